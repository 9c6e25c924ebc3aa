/** Content types, permissions or sites whose tables are made on several databases. */

import { defineRule } from "#server/rules/define.ts";
import { foreignApps } from "#server/rules/claims.ts";
import { homeOf, isUsable } from "#server/rules/homes.ts";
import { decided, decidingPlace } from "#server/rules/places.ts";
import { groupByPlace } from "#server/rules/refusals.ts";
import { allowOnly } from "#server/rules/migrateFixes.ts";
import { methodsOf } from "#server/rules/signatures.ts";
import { list, quoted } from "#server/rules/words.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Decision } from "#server/project/routers/facts.ts";

export const rule = defineRule({
  name: "contrib-on-several-databases",
  severity: "warning",
  since: "0.1.0",
  summary: "Content types, permissions or sites on several databases",
  message: "The tables of {apps} are made on {aliases}, and their rows get different ids on each",
  project: (facts, report) => {
    const found = apps.flatMap(([app, label]) => {
      const allowed = allowedOn(facts, app, label);
      const pools = [...new Set(allowed.map(({ alias }) => facts.poolOf(alias)))];
      const decisions = allowed.flatMap((one) => one.decisions);
      const at = decidingPlace(facts, decisions, "allow_migrate");
      return pools.length < 2 || at === undefined ? [] : [{ at, app, label, pools, decisions }];
    });
    for (const group of groupByPlace(found, ({ pools }) => pools.join())) {
      const [{ at, label, pools, decisions }] = group;
      const home = homeOf(facts, label);
      report({
        at,
        arguments: { apps: list(group.map(({ app }) => app)), aliases: list(quoted(pools)) },
        related: decided(facts, decisions, "allow_migrate", label),
        fixes:
          home === undefined
            ? []
            : allowOnly(facts, at, decisions, databaseName(facts, decisions), home.alias),
      });
    }
  },
});

/** The models whose ids other rows hold. */
const apps: readonly (readonly [string, string])[] = [
  ["contenttypes", "contenttypes.ContentType"],
  ["auth", "auth.Permission"],
  ["sites", "sites.Site"],
];

interface AllowedOn {
  readonly alias: string;
  readonly decisions: readonly Decision[];
}

/** Without those that follow from a router that forgot to refuse the others: that is reported itself. */
function allowedOn(facts: ProjectFacts, app: string, label: string): readonly AllowedOn[] {
  const forgotten = new Set(
    foreignApps(facts)
      .filter(({ foreign }) => foreign.some((other) => other.label === app))
      .map(({ alias }) => alias),
  );
  return [...facts.routing.of(label).migrate].flatMap(([alias, { allowed, decisions }]) => {
    // A string instead of a yes is a mistake of its own.
    const isString = decisions.some(({ value }) => value?.kind === "text");
    const isSure = allowed === true && !isString && isUsable(facts, alias);
    return isSure && !forgotten.has(alias) ? [{ alias, decisions }] : [];
  });
}

/** What the deciding method calls its database. */
function databaseName(facts: ProjectFacts, decisions: readonly Decision[]): string {
  const index = decisions.find(({ router }) => router !== undefined)?.router;
  const method = methodsOf(facts, ["allow_migrate"]).find(({ router }) => router.index === index);
  return method?.parameters[0]?.name.id ?? "db";
}
