/** The routers refuse a model's table on every database. */

import { defineRule } from "#server/rules/define.ts";
import { groupByPlace, isMeantForOthers, refusals } from "#server/rules/refusals.ts";
import { decided } from "#server/rules/places.ts";
import { isMigrated, usableAliases } from "#server/rules/homes.ts";
import { allowSomewhere } from "#server/rules/migrateFixes.ts";
import { list } from "#server/rules/words.ts";

export const rule = defineRule({
  name: "migrated-nowhere",
  severity: "error",
  since: "0.1.0",
  summary: "A model whose table no database gets",
  message: "The routers allow {models} on no database, so {tables} never made",
  project: (facts, report) => {
    const { aliases, open } = facts.settings.databases;
    if (open !== undefined) return;
    // An alias that may be there, or whose engine is not known, may be the one that has the table.
    if ([...aliases.values()].some(({ maybe }) => maybe !== undefined)) return;
    const found = [...facts.models.models.values()].flatMap((model) => {
      const { migrate } = facts.routing.of(model.label);
      const answers = usableAliases(facts).map((alias) => migrate.get(alias));
      if (!isMigrated(model) || answers.length === 0) return [];
      if (!answers.every((answer) => answer?.allowed === false)) return [];
      const refused = refusals(facts, model, undefined);
      if (refused === undefined || isMeantForOthers(facts, model, refused)) return [];
      return [{ at: refused.at, model, refused }];
    });
    for (const group of groupByPlace(found, () => "")) {
      const [{ at, model, refused }] = group;
      report({
        at,
        arguments: {
          models: list(group.map((one) => one.model.label)),
          tables: group.length === 1 ? "its table is" : "their tables are",
        },
        related: decided(facts, refused.decisions, "allow_migrate", model.label),
        fixes: allowSomewhere(facts, at, refused.decisions),
      });
    }
  },
});
