/** Where models live: the pool of aliases on which each is written, and on which its table is made. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { Decision } from "#server/project/routers/facts.ts";

/** The engine that Django puts in the place of a missing one; each query through it fails. */
const dummy = "django.db.backends.dummy";

/** Where a model lives, for certain. */
export interface Home {
  /** The alias on which it is written; the first where there are several of one pool. */
  readonly alias: string;
  readonly pool: string;
  /** The ways to that answer. */
  readonly decisions: readonly Decision[];
}

/** Whether an alias is there for certain and has a database behind it. */
export function isUsable(facts: ProjectFacts, name: string): boolean {
  const alias = facts.settings.databases.aliases.get(name);
  return alias !== undefined && alias.maybe === undefined && alias.engine !== dummy;
}

/** The usable aliases that do not mirror another one. */
export function usableAliases(facts: ProjectFacts): readonly string[] {
  return [...facts.settings.databases.aliases.keys()].filter((name) => isUsable(facts, name));
}

const homes = new WeakMap<ProjectFacts, Map<string, Home | undefined>>();

/**
 * The home of a model: known only where its writing and its reading are decided, and both stay in
 * one pool of usable aliases.
 */
export function homeOf(facts: ProjectFacts, label: string): Home | undefined {
  let known = homes.get(facts);
  if (known === undefined) homes.set(facts, (known = new Map()));
  if (!known.has(label)) known.set(label, findHome(facts, label));
  return known.get(label);
}

function findHome(facts: ProjectFacts, label: string): Home | undefined {
  const { read, write } = facts.routing.of(label);
  if (!read.exact || !write.exact || read.error || write.error) return undefined;
  const names = [...write.aliases, ...read.aliases];
  const [alias] = write.aliases;
  if (alias === undefined || !names.every((name) => isUsable(facts, name))) return undefined;
  const pools = new Set(names.map(facts.poolOf));
  if (pools.size !== 1) return undefined;
  return { alias, pool: facts.poolOf(alias), decisions: write.decisions };
}

/**
 * Whether a model's table is made on a pool: "stated" where a router says so, "left" where none
 * has an opinion, "no" where it is refused on every alias of the pool.
 */
export type Presence = "stated" | "left" | "no" | "unknown";

/** @param pool the name of a pool, as `ProjectFacts.poolOf` gives it */
export function presenceOn(facts: ProjectFacts, label: string, pool: string): Presence {
  const { migrate } = facts.routing.of(label);
  let presence: Presence = "no";
  for (const alias of usableAliases(facts)) {
    if (facts.poolOf(alias) !== pool) continue;
    const answer = migrate.get(alias);
    if (answer === undefined || (answer.allowed === undefined && answer.error === undefined))
      return "unknown";
    if (answer.allowed !== true) continue;
    if (answer.decisions.some(({ router }) => router !== undefined)) return "stated";
    presence = "left";
  }
  return presence;
}

/** The pools on which a model's table is made for certain. */
export function migratedPools(facts: ProjectFacts, label: string): ReadonlySet<string> {
  const { migrate } = facts.routing.of(label);
  const allowed = usableAliases(facts).filter((alias) => migrate.get(alias)?.allowed === true);
  return new Set(allowed.map(facts.poolOf));
}

/** Whether `migrate` makes a table for it at all: not for proxies, unmanaged models and automatic tables. */
export function isMigrated(model: Model): boolean {
  // An automatic through table is made with its owner, without a question of its own.
  return model.managed && !model.proxy && !model.autoCreated;
}

/**
 * The homes of a key's two ends, where they differ for certain and the target is not meant to be
 * on both sides (a shared app).
 */
export function crossing(
  facts: ProjectFacts,
  owner: string,
  target: string,
): { readonly owner: Home; readonly target: Home } | undefined {
  const homes = { owner: homeOf(facts, owner), target: homeOf(facts, target) };
  if (homes.owner === undefined || homes.target === undefined) return undefined;
  if (homes.owner.pool === homes.target.pool) return undefined;
  const presence = presenceOn(facts, target, homes.owner.pool);
  if (presence === "stated" || presence === "unknown") return undefined;
  return { owner: homes.owner, target: homes.target };
}
