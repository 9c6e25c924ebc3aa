/** A suppression that suppresses nothing: found by the check itself, which knows what each one did. */

import { defineRule } from "#server/rules/define.ts";

export const rule = defineRule({
  name: "unused-suppression",
  severity: "information",
  since: "0.1.0",
  summary: "A suppression that suppresses nothing",
  message: "Nothing of {rules} is found here, so the suppression can go",
});
