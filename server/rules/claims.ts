/** Which router keeps which apps on which database, and what else gets in there for want of an opinion. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { App, Model } from "#server/project/models/facts.ts";
import type { Decision, Router } from "#server/project/routers/facts.ts";
import type { Origin, Span } from "#server/text/span.ts";
import { homeOf, isMigrated, usableAliases } from "./homes.ts";
import { decidingPlace } from "./places.ts";

/** One router's database that other apps' tables are made on too. */
export interface Claim {
  readonly router: Router;
  readonly alias: string;
  /** Labels of the apps that the router keeps there. */
  readonly own: readonly string[];
  readonly foreign: readonly Foreign[];
  /** The line that keeps the router's own apps there, or its method's name where there are several. */
  readonly at: Span;
  readonly decisions: readonly Decision[];
}

export interface Foreign {
  /** The app's label. */
  readonly label: string;
  /** The alias on which its models live. */
  readonly home: string;
  /** One of its models. */
  readonly origin: Origin | undefined;
}

/** Each router and alias once, certain ones only. */
export function foreignApps(facts: ProjectFacts): readonly Claim[] {
  const models = [...facts.models.models.values()].filter((model) => !model.proxy);
  const others = models.filter(isMigratedForSure(facts));
  return facts.routing.routers.flatMap((router) =>
    usableAliases(facts).flatMap((alias) => claimOf(facts, models, others, router, alias) ?? []),
  );
}

function claimOf(
  facts: ProjectFacts,
  models: readonly Model[],
  others: readonly Model[],
  router: Router,
  alias: string,
): Claim | undefined {
  if (router.maybe !== undefined || router.problem !== undefined) return undefined;
  const own = models.filter((model) => keeps(facts, router, alias, model));
  if (own.length === 0) return undefined;
  const foreign = new Map<string, Foreign>();
  for (const model of others) {
    const home = homeOf(facts, model.label);
    if (home === undefined || home.pool === facts.poolOf(alias)) continue;
    const answer = facts.routing.of(model.label).migrate.get(alias);
    // An answer that no router gave: every router was asked, and none had an opinion.
    const isLeft =
      answer?.allowed === true && answer.decisions.every(({ router: by }) => by === undefined);
    if (!isLeft || foreign.has(model.appLabel)) continue;
    const origin = model.isOwn ? model.origin : undefined;
    foreign.set(model.appLabel, { label: model.appLabel, home: home.alias, origin });
  }
  const decisions = own.flatMap(({ label }) => [
    ...(facts.routing.of(label).migrate.get(alias)?.decisions ?? []),
  ]);
  const at = decidingPlace(facts, decisions, "allow_migrate");
  if (foreign.size === 0 || at === undefined) return undefined;
  const labels = [...new Set(own.map(({ appLabel }) => appLabel))];
  return { router, alias, own: labels, foreign: [...foreign.values()], at, decisions };
}

/** Whether a router says yes to a model on this alias, and no on one outside its pool. */
function keeps(facts: ProjectFacts, router: Router, alias: string, model: Model): boolean {
  const { migrate } = facts.routing.of(model.label);
  const isBy = (name: string, answer: boolean): boolean => {
    const allowed = migrate.get(name);
    return (
      allowed?.allowed === answer &&
      allowed.decisions.every((decision) => decision.router === router.index)
    );
  };
  const pool = facts.poolOf(alias);
  const elsewhere = usableAliases(facts).filter((name) => facts.poolOf(name) !== pool);
  return isBy(alias, true) && elsewhere.some((name) => isBy(name, false));
}

/** Models of the project and of Django itself whose app is there for certain. */
function isMigratedForSure(facts: ProjectFacts): (model: Model) => boolean {
  const apps = new Map<string, App>(facts.models.apps.map((app) => [app.label, app]));
  return (model) => {
    const app = apps.get(model.appLabel);
    if (app === undefined || app.maybe !== undefined || !isMigrated(model)) return false;
    return app.isOwn || app.name.startsWith("django.contrib.");
  };
}
