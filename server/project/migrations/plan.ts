/** What `migrate` would do on one database, forwards or back (`MigrationExecutor.migration_plan`). */

import type { MigrationKey } from "./facts.ts";
import { compareKeys, depthFirst, type MigrationGraph } from "./graph.ts";

/** What `migrate` is told: nothing, an app, or an app and a migration (or `zero`). */
interface PlanTarget {
  readonly app?: string;
  /** The full name, or `zero`. */
  readonly name?: string;
}

interface PlanStep {
  readonly key: MigrationKey;
  readonly backwards: boolean;
}

/** The steps in their order; none where nothing is to be done or the target is not there. */
export function planTo(graph: MigrationGraph, target: PlanTarget): readonly PlanStep[] {
  const planner = new Planner(graph);
  const { app, name } = target;
  if (app === undefined) planner.forwardsTo(graph.leaves);
  else if (name === undefined) planner.forwardsTo(graph.leaves.filter((key) => appOf(key) === app));
  else if (name === "zero") planner.backFrom(graph.roots.filter((key) => appOf(key) === app));
  else planner.to(`${app}.${name}`);
  return planner.steps;
}

class Planner {
  readonly steps: PlanStep[] = [];
  readonly #graph: MigrationGraph;
  readonly #applied: Set<MigrationKey>;
  readonly #children = new Map<MigrationKey, MigrationKey[]>();

  constructor(graph: MigrationGraph) {
    this.#graph = graph;
    this.#applied = new Set(graph.applied);
    for (const [key, parents] of graph.parents) {
      for (const parent of parents) {
        const known = this.#children.get(parent);
        if (known === undefined) this.#children.set(parent, [key]);
        else known.push(key);
      }
    }
    for (const keys of this.#children.values()) keys.sort(compareKeys);
  }

  /** An applied target stays, and what follows it in its app goes back. */
  to(key: MigrationKey): void {
    if (!this.#applied.has(key)) return this.forwardsTo([key]);
    const following = this.#children.get(key) ?? [];
    this.backFrom(following.filter((next) => appOf(next) === appOf(key)));
  }

  forwardsTo(targets: readonly MigrationKey[]): void {
    for (const target of targets) {
      // Django asks the same question of each target in turn; for a leaf that is applied nothing follows.
      if (this.#applied.has(target) || !this.#graph.nodes.has(target)) continue;
      for (const key of depthFirst([target], this.#graph.parents).order) {
        if (this.#applied.has(key)) continue;
        this.steps.push({ key, backwards: false });
        this.#applied.add(key);
      }
    }
  }

  backFrom(starts: readonly MigrationKey[]): void {
    for (const start of starts) {
      for (const key of depthFirst([start], this.#children).order) {
        if (!this.#applied.delete(key)) continue;
        this.steps.push({ key, backwards: true });
      }
    }
  }
}

function appOf(key: MigrationKey): string {
  return key.slice(0, key.indexOf("."));
}
