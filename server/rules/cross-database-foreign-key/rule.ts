/** A key whose two ends live in different databases. */

import { crossingsOf, whyCrossing } from "#server/rules/crossings.ts";
import { defineRule } from "#server/rules/define.ts";
import { keyFixes } from "#server/rules/keyFixes.ts";
import { list } from "#server/rules/words.ts";

export const rule = defineRule({
  name: "cross-database-foreign-key",
  severity: "error",
  since: "0.1.0",
  summary: "A key whose two ends live in different databases",
  message: "{from} {lives} on '{fromAlias}', but {to} lives on '{toAlias}'",
  yieldsTo: ["cross-database-user-key"],
  project: (facts, report) => {
    for (const group of crossingsOf(facts, "key")) {
      const [one] = group;
      report({
        at: one.at,
        arguments: {
          from: list(group.map(({ owner, relation }) => `${owner.label}.${relation.name}`)),
          lives: group.length === 1 ? "lives" : "live",
          fromAlias: one.ownerHome.alias,
          to: list(new Set(group.map(({ target }) => target.label))),
          toAlias: one.targetHome.alias,
        },
        related: whyCrossing(facts, one),
        fixes: keyFixes(facts, one),
      });
    }
  },
});
