/** Why the routers refuse a model's table, and whether they mean to. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { Decision } from "#server/project/routers/facts.ts";
import type { Span } from "#server/text/span.ts";
import { sourceAt } from "./edits.ts";
import { usableAliases } from "./homes.ts";
import { decidingPlace, keyOf, ownSpan } from "./places.ts";

export interface Refusals {
  readonly decisions: readonly Decision[];
  readonly at: Span;
}

/** The answers "no" for a model, on one pool or on all; undefined where no line of the project gave them. */
export function refusals(
  facts: ProjectFacts,
  model: Model,
  pool: string | undefined,
): Refusals | undefined {
  const { migrate } = facts.routing.of(model.label);
  const decisions = usableAliases(facts)
    .filter((alias) => pool === undefined || facts.poolOf(alias) === pool)
    .flatMap((alias) => migrate.get(alias)?.decisions ?? [])
    .filter(({ answer }) => answer === false);
  const at = decidingPlace(facts, decisions, "allow_migrate");
  return at === undefined ? undefined : { decisions, at };
}

/**
 * Whether the table is somebody else's to make: a router singles the app out and says plainly
 * `return False`, and the app has no migrations. Such a model is as good as unmanaged.
 */
export function isMeantForOthers(facts: ProjectFacts, model: Model, refused: Refusals): boolean {
  const isPlain = refused.decisions.every(({ origin, trace }) => {
    const at = ownSpan(facts, origin);
    const lastTest = trace.findLast(({ kind }) => kind === "test");
    return (
      at !== undefined &&
      lastTest?.taken === true &&
      sourceAt(facts, at).replace("return", "").trim() === "False"
    );
  });
  return isPlain && !hasMigrations(facts, model);
}

function hasMigrations(facts: ProjectFacts, model: Model): boolean {
  const app = facts.models.apps.find(({ label }) => label === model.appLabel);
  if (app?.path === undefined || !app.isOwn) return true;
  return facts.modules.text(`${app.path}/migrations/__init__.py`) !== undefined;
}

/** At least one. */
type Group<One> = readonly [One, ...One[]];

/** What stands at one place and has one key makes one finding. */
export function groupByPlace<One extends { readonly at: Span }>(
  found: readonly One[],
  keyFor: (one: One) => string,
): readonly Group<One>[] {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of found) {
    const key = `${keyOf(one.at)} ${keyFor(one)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
