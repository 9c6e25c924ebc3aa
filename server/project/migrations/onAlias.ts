/** What the migrations do on one alias: operation by operation, in the order in which `migrate` runs them. */

import type { LongestName } from "#server/project/models/tables.ts";
import type { Effect, Effects } from "./effects.ts";
import type { Migration, MigrationKey, MigrationsFacts, Operation } from "./facts.ts";
import { graphOf, type MigrationGraph } from "./graph.ts";
import { ProjectState, type StateModel } from "./state.ts";
import { TablesOn } from "./tables.ts";

export interface AliasMigrations {
  readonly alias: string;
  readonly graph: MigrationGraph;
  /** In the order of `graph.order`. */
  readonly migrations: ReadonlyMap<MigrationKey, MigrationOnAlias>;
  /** The tables that all of them leave there. */
  readonly tables: ReadonlySet<string>;
  /** Why there may be other tables. */
  readonly tablesOpen: string | undefined;
}

export interface MigrationOnAlias {
  readonly migration: Migration;
  readonly operations: readonly OperationOnAlias[];
  readonly effect: MigrationEffect;
}

/**
 * `no-op`: it has operations for a database, and none takes effect there; Django records it all the same.
 * `empty`: it has none. `partly`: some take effect.
 */
export type MigrationEffect = "runs" | "partly" | "no-op" | "empty" | "unknown" | "raises";

export interface OperationOnAlias {
  readonly operation: Operation;
  readonly effect: Effect;
  /** The parts of a `SeparateDatabaseAndState`. */
  readonly parts: readonly OperationOnAlias[];
}

export interface TableNames {
  readonly tableOf: (model: StateModel) => string | undefined;
  /** The longest name of a table on the default alias. */
  readonly longest: LongestName;
}

/** @param recorded what `django_migrations` has there; nothing for an empty database */
export function migrationsOn(
  alias: string,
  facts: MigrationsFacts,
  effects: Effects,
  names: TableNames,
  recorded?: ReadonlySet<MigrationKey>,
): AliasMigrations {
  const graph = graphOf(facts, recorded);
  const state = new ProjectState();
  const tables = new TablesOn(names.tableOf, names.longest);
  const migrations = new Map<MigrationKey, MigrationOnAlias>();
  for (const key of graph.order) {
    const migration = graph.nodes.get(key);
    if (migration === undefined) continue;
    const walk = new Walk(alias, migration.app, effects, tables);
    const operations = migration.operations.map((operation) => walk.carryOut(operation, state));
    if (migration.open !== undefined) tables.open ??= migration.open.text;
    migrations.set(key, { migration, operations, effect: summaryOf(migration, operations) });
  }
  return { alias, graph, migrations, tables: tables.names, tablesOpen: tables.open };
}

class Walk {
  readonly #alias: string;
  readonly #app: string;
  readonly #effects: Effects;
  readonly #tables: TablesOn;

  constructor(alias: string, app: string, effects: Effects, tables: TablesOn) {
    this.#alias = alias;
    this.#app = app;
    this.#effects = effects;
    this.#tables = tables;
  }

  /** Changes the state as the operation does, and says what it does to the database. */
  carryOut(operation: Operation, state: ProjectState): OperationOnAlias {
    const before = this.#modelOf(operation, state, false);
    // The parts for the database go their own way from the state before.
    const aside = operation.scope === "separate" ? state.clone() : undefined;
    const parts =
      aside === undefined ? [] : operation.database.map((part) => this.carryOut(part, aside));
    state.apply(this.#app, operation);
    const effect = this.#effects.of(this.#alias, this.#app, operation, before, state);
    if (effect.kind === "unknown" || effect.kind === "raises")
      this.#tables.open ??= effect.because ?? "an operation's effect is not known";
    if (effect.kind === "runs" && operation.scope !== "separate")
      this.#tables.run(operation, before, this.#modelOf(operation, state, true));
    return { operation, effect, parts };
  }

  #modelOf(operation: Operation, state: ProjectState, after: boolean): StateModel | undefined {
    if (operation.model === undefined) return undefined;
    const old = operation.arguments.get("old_name");
    const isRename = operation.base === "RenameModel";
    const name = isRename && !after && old?.kind === "text" ? old.value : operation.model;
    return state.get(this.#app, name);
  }
}

function summaryOf(migration: Migration, operations: readonly OperationOnAlias[]): MigrationEffect {
  const kinds = operations
    .flatMap((one) => (one.operation.scope === "separate" ? one.parts : [one]))
    .map(({ effect }) => effect.kind)
    .filter((kind) => kind !== "state");
  if (kinds.includes("raises")) return "raises";
  const runs = kinds.filter((kind) => kind === "runs").length;
  if (runs > 0 && runs < kinds.length && !kinds.includes("unknown")) return "partly";
  if (kinds.includes("unknown") || migration.open !== undefined) return "unknown";
  if (kinds.length === 0) return "empty";
  return runs === 0 ? "no-op" : "runs";
}
