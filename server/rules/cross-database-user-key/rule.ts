/** A key to the users, who live in another database. */

import { crossingsOf, whyCrossing } from "#server/rules/crossings.ts";
import { defineRule } from "#server/rules/define.ts";
import { keyFixes } from "#server/rules/keyFixes.ts";
import { list } from "#server/rules/words.ts";

export const rule = defineRule({
  name: "cross-database-user-key",
  severity: "error",
  since: "0.1.0",
  summary: "A key to the user model from another database",
  message: "{from} {points} from '{fromAlias}' to the user model {to}, which lives on '{toAlias}'",
  project: (facts, report) => {
    for (const group of crossingsOf(facts, "user")) {
      const [one] = group;
      report({
        at: one.at,
        arguments: {
          from: list(group.map(({ owner, relation }) => `${owner.label}.${relation.name}`)),
          points: group.length === 1 ? "points" : "point",
          fromAlias: one.ownerHome.alias,
          to: one.target.label,
          toAlias: one.targetHome.alias,
        },
        related: whyCrossing(facts, one),
        fixes: keyFixes(facts, one),
      });
    }
  },
});
