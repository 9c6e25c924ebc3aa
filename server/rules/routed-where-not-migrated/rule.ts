/** A model is written to a database on which its table is never made. */

import { defineRule } from "#server/rules/define.ts";
import { groupByPlace, isMeantForOthers, refusals } from "#server/rules/refusals.ts";
import { decided } from "#server/rules/places.ts";
import { homeOf, isMigrated, migratedPools, presenceOn } from "#server/rules/homes.ts";
import { compareWithHome } from "#server/rules/migrateFixes.ts";
import { list, quoted } from "#server/rules/words.ts";

export const rule = defineRule({
  name: "routed-where-not-migrated",
  severity: "error",
  since: "0.1.0",
  summary: "A model is written where its table is not made",
  message: "{models} {are} written to '{home}', but the routers allow {tables} on {migrated} only",
  project: (facts, report) => {
    const found = [...facts.models.models.values()].flatMap((model) => {
      const home = homeOf(facts, model.label);
      if (home === undefined || !isMigrated(model)) return [];
      if (presenceOn(facts, model.label, home.pool) !== "no") return [];
      const migrated = [...migratedPools(facts, model.label)];
      // Nowhere at all is another rule's.
      if (migrated.length === 0) return [];
      const refused = refusals(facts, model, home.pool);
      if (refused === undefined || isMeantForOthers(facts, model, refused)) return [];
      return [{ at: refused.at, model, home, migrated, refused }];
    });
    for (const group of groupByPlace(found, ({ home }) => home.pool)) {
      const [{ at, home, migrated, refused, model }] = group;
      report({
        at,
        arguments: {
          models: list(group.map((one) => one.model.label)),
          are: group.length === 1 ? "is" : "are",
          tables: group.length === 1 ? "its table" : "their tables",
          home: home.alias,
          migrated: list(quoted(migrated)),
        },
        related: [
          ...decided(facts, home.decisions, "db_for_write", model.label),
          ...decided(facts, refused.decisions, "allow_migrate", model.label),
        ],
        fixes: compareWithHome(facts, at, home.alias),
      });
    }
  },
});
