/** Every migration on every alias: what takes effect there, and, where databases were read, what is applied. */

import type { Migration, Operation } from "#server/project/migrations/facts.ts";
import { compareKeys, inconsistencies } from "#server/project/migrations/graph.ts";
import type { ProjectMigrations } from "#server/project/migrations/migrations.ts";
import type { AliasMigrations, OperationOnAlias } from "#server/project/migrations/onAlias.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Origin } from "#server/text/span.ts";
import type { Place } from "#shared/databases.ts";
import type {
  MatrixAlias,
  MatrixCell,
  MatrixEffect,
  MatrixMigration,
  MatrixOperation,
  MigrationMatrix,
  MigrationState,
  Recorded,
} from "#shared/migrations.ts";

export interface MatrixInputs {
  readonly facts: ProjectFacts;
  readonly migrations: ProjectMigrations;
  readonly recorded: Readonly<Record<string, Recorded>>;
  readonly placeOf: (origin: Origin) => Place | undefined;
}

export function migrationMatrixOf(inputs: MatrixInputs): MigrationMatrix {
  const { facts, migrations, placeOf } = inputs;
  const place = (origin: Origin | undefined): Place | undefined =>
    origin === undefined ? undefined : placeOf(origin);
  const columns = [...facts.settings.databases.aliases.values()].map(
    (alias) => new Column(alias.name, alias.mirrorOf, migrations, inputs.recorded[alias.name]),
  );
  const rows = [...migrations.facts.migrations.values()].toSorted((left, right) =>
    compareKeys(left.key, right.key),
  );
  return {
    settings: facts.settings.module,
    aliases: columns.map((column) => column.summary(migrations)),
    migrations: rows.map((migration) => rowOf(migration, columns, place)),
    problems: migrations.facts.problems.map(({ app, message, origin }) => ({
      app,
      message,
      place: place(origin),
    })),
    unmigratedApps: [...migrations.facts.unmigratedApps].toSorted(),
  };
}

type PlaceOf = (origin: Origin | undefined) => Place | undefined;

/** One alias. */
class Column {
  readonly name: string;
  readonly #mirrorOf: string | undefined;
  readonly #recorded: Recorded | undefined;
  readonly #on: AliasMigrations;
  /** When each recorded migration was applied, by key. */
  readonly #rows: ReadonlyMap<string, string | undefined>;

  constructor(
    name: string,
    mirrorOf: string | undefined,
    migrations: ProjectMigrations,
    recorded: Recorded | undefined,
  ) {
    this.name = name;
    this.#mirrorOf = mirrorOf;
    this.#recorded = recorded;
    const rows = recorded?.kind === "read" ? recorded.rows : [];
    this.#rows = new Map(rows.map((row) => [`${row.app}.${row.name}`, row.applied]));
    this.#on = migrations.on(name, new Set(this.#rows.keys()));
  }

  summary({ facts }: ProjectMigrations): MatrixAlias {
    const { graph, tables, tablesOpen } = this.#on;
    const isRead = this.#recorded?.kind === "read";
    return {
      name: this.name,
      mirrorOf: this.#mirrorOf,
      unread: this.#recorded?.kind === "unread" ? this.#recorded.because : undefined,
      isRead,
      pending: isRead ? graph.plan : [],
      missing: [...this.#rows.keys()]
        .filter((key) => this.#isMissing(key, facts))
        .toSorted(compareKeys),
      inconsistent: isRead ? inconsistencies(graph, new Set(this.#rows.keys())) : [],
      conflicts: [...graph.conflicts.values()],
      broken: graph.missing.map(({ of, on }) => ({ migration: of, on })),
      cycle: graph.cycle,
      tables: [...tables].toSorted(),
      tablesOpen,
    };
  }

  cell(migration: Migration, place: PlaceOf): MatrixCell {
    const known = this.#on.migrations.get(migration.key);
    const applied = this.#rows.get(migration.key);
    return {
      state: this.#stateOf(migration),
      effect: known?.effect ?? "unknown",
      ...(applied === undefined ? {} : { applied }),
      operations: (known?.operations ?? []).map((operation) => effectOf(operation, place)),
    };
  }

  #stateOf({ key }: Migration): MigrationState {
    const { graph } = this.#on;
    if (!graph.nodes.has(key)) return this.#rows.has(key) ? "applied" : "replaced";
    if (this.#recorded?.kind !== "read") return "unread";
    if (graph.applied.has(key)) return "applied";
    const above = graph.parents.get(key) ?? [];
    return above.every((parent) => graph.applied.has(parent)) ? "pending" : "blocked";
  }

  /** A migration that an installed app no longer has; rows of apps that are gone stay behind unharmed. */
  #isMissing(key: string, facts: ProjectMigrations["facts"]): boolean {
    return !facts.migrations.has(key) && facts.migratedApps.has(key.slice(0, key.indexOf(".")));
  }
}

function rowOf(migration: Migration, columns: readonly Column[], place: PlaceOf): MatrixMigration {
  return {
    key: migration.key,
    app: migration.app,
    name: migration.name,
    place: place(migration.origin),
    isOwn: migration.isOwn,
    replaces: migration.replaces,
    dependencies: migration.dependencies.map(({ app, name }) => `${app}.${name}`),
    operations: migration.operations.map((operation) => operationOf(operation, place)),
    cells: Object.fromEntries(
      columns.map((column) => [column.name, column.cell(migration, place)]),
    ),
  };
}

function operationOf(operation: Operation, place: PlaceOf): MatrixOperation {
  const old = operation.base === "RenameModel" ? operation.arguments.get("old_name") : undefined;
  return {
    kind: operation.kind,
    describes: operation.describes,
    place: place(operation.origin),
    ...(operation.model === undefined ? {} : { model: operation.model }),
    ...(old?.kind === "text" ? { renamedFrom: old.value } : {}),
    destructive: operation.destructive,
    reversible: operation.reversible,
    parts: operation.database.map((part) => operationOf(part, place)),
  };
}

function effectOf({ effect, parts }: OperationOnAlias, place: PlaceOf): MatrixEffect {
  const by = place(effect.origin);
  return {
    effect: effect.kind,
    ...(effect.because === undefined ? {} : { because: effect.because }),
    ...(by === undefined ? {} : { by }),
    ...(parts.length === 0 ? {} : { parts: parts.map((part) => effectOf(part, place)) }),
  };
}
