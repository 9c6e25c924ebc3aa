/** Permissions on a database that has no content types. */

import { defineRule } from "#server/rules/define.ts";
import { listTogether, splitOf } from "#server/rules/splits.ts";

export const rule = defineRule({
  name: "contrib-split-auth-contenttypes",
  severity: "error",
  since: "0.1.0",
  summary: "The apps auth and contenttypes are kept apart",
  message: "Permissions need content types in their own database, but {how}",
  project: (facts, report) => {
    const split = splitOf(facts, "auth.Permission", "contenttypes.ContentType");
    if (split === undefined) return;
    report({
      at: split.at,
      arguments: { how: split.how },
      related: split.related,
      fixes: listTogether(facts, split, "auth", "contenttypes"),
    });
  },
});
