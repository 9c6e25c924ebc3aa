/** A model and the model it inherits from live in different databases. */

import { defineRule } from "#server/rules/define.ts";
import { crossing, presenceOn } from "#server/rules/homes.ts";
import { decided, decidingPlace, ownSpan } from "#server/rules/places.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Related } from "#server/rules/rule.ts";
import { spanOf } from "#server/text/span.ts";

export const rule = defineRule({
  name: "cross-database-inheritance",
  severity: "error",
  since: "0.1.0",
  summary: "A model whose parent's table is in another database",
  message:
    "{child} lives on '{childAlias}', but the table of its parent {parent} is on '{parentAlias}'",
  project: (facts, report) => {
    for (const child of facts.models.models.values()) {
      const found = apart(facts, child);
      if (found === undefined) continue;
      const { parent, homes } = found;
      const own = child.isOwn ? ownSpan(facts, child.origin) : undefined;
      const at = own ?? decidingPlace(facts, homes.owner.decisions, "db_for_write");
      if (at === undefined) continue;
      const shown: readonly Related[] =
        parent.origin === undefined || !parent.isOwn
          ? []
          : [
              {
                at: spanOf(parent.origin),
                message: `${parent.label} lives on '${homes.target.alias}'`,
              },
            ];
      report({
        at,
        arguments: {
          child: child.label,
          childAlias: homes.owner.alias,
          parent: parent.label,
          parentAlias: homes.target.alias,
        },
        related: [
          ...decided(facts, homes.owner.decisions, "db_for_write", child.label),
          ...decided(facts, homes.target.decisions, "db_for_write", parent.label),
          ...shown,
        ],
      });
    }
  },
});

/** The nearest parent with a table that lives elsewhere. */
function apart(facts: ProjectFacts, child: Model) {
  for (const label of child.parents) {
    const parent = facts.models.models.get(label);
    if (parent === undefined || parent.proxy) continue;
    const homes = crossing(facts, child.label, label);
    if (homes === undefined) continue;
    // A proxy reads its parent's table, which may well be on both databases.
    if (child.proxy && presenceOn(facts, label, homes.owner.pool) !== "no") continue;
    return { parent, homes };
  }
  return undefined;
}
