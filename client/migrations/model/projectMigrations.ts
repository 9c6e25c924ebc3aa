/** One project's migrations as every view shows them: rows by app and name, with a state on each alias. */
import type { MatrixAlias, MatrixMigration, MigrationMatrix } from "#shared/migrations.ts";
import { cellState, missingState, type CellState } from "./cellState.ts";

export interface ProjectMigrations {
  /** The project's path. */
  readonly project: string;
  readonly matrix: MigrationMatrix;
  /** By app, then by name; with those that are recorded somewhere and have no file. */
  readonly rows: readonly MigrationRow[];
  /** By app, in the order of the rows: the project's own first. */
  readonly apps: readonly AppMigrations[];
}

export interface AppMigrations {
  readonly label: string;
  /** Whether it has files in the project itself. */
  readonly isOwn: boolean;
  readonly rows: readonly MigrationRow[];
}

export interface MigrationRow {
  /** `app_label.name`. */
  readonly key: string;
  readonly app: string;
  readonly name: string;
  readonly isOwn: boolean;
  /** Undefined where no file has it. */
  readonly migration: MatrixMigration | undefined;
  /** By alias. */
  readonly states: ReadonlyMap<string, CellState>;
}

export function projectMigrations(project: string, matrix: MigrationMatrix): ProjectMigrations {
  const columns = matrix.aliases.map((alias) => ({ alias, pending: new Set(alias.pending) }));
  const missing = new Set(matrix.aliases.flatMap((alias) => alias.missing));
  const rows = [
    ...matrix.migrations.map((migration) => rowOf(migration, columns)),
    ...[...missing].map((key) => missingRow(key, matrix.aliases)),
  ];
  const labels = [...new Set(rows.map(({ app }) => app))];
  const apps = labels
    .map((label): AppMigrations => {
      const ofApp = rows.filter(({ app }) => app === label);
      const isOwn = ofApp.some((row) => row.isOwn);
      return { label, isOwn, rows: ofApp.toSorted((one, other) => compare(one.name, other.name)) };
    })
    .toSorted(
      (one, other) => Number(other.isOwn) - Number(one.isOwn) || compare(one.label, other.label),
    );
  return { project, matrix, rows: apps.flatMap((app) => app.rows), apps };
}

/** How much `migrate` has still to do on an alias. */
export interface PendingCount {
  /** Migrations that would change the database. */
  readonly effective: number;
  /** Those that would only be recorded. */
  readonly recordOnly: number;
}

/** Zeros for an alias that was not read. */
export function pendingOn(rows: readonly MigrationRow[], alias: string): PendingCount {
  const pending = rows.flatMap(({ states }) => {
    const state = states.get(alias);
    return state?.isPending === true ? [state] : [];
  });
  const effective = pending.filter(({ takesEffect }) => takesEffect).length;
  return { effective, recordOnly: pending.length - effective };
}

/** Those of an alias that would change its database, by key, in the order of `migrate`. */
export function effectivelyPending(
  { rows }: ProjectMigrations,
  alias: MatrixAlias,
): readonly string[] {
  const effective = new Set(
    rows.filter(({ states }) => states.get(alias.name)?.takesEffect === true).map(({ key }) => key),
  );
  return alias.pending.filter((key) => effective.has(key));
}

/** "2 pending", "1 only to be recorded"; empty where nothing is. */
export function pendingWords({ effective, recordOnly }: PendingCount): readonly string[] {
  return [
    ...(effective === 0 ? [] : [`${effective} pending`]),
    ...(recordOnly === 0 ? [] : [`${recordOnly} only to be recorded`]),
  ];
}

/** What keeps `migrate` from working on an alias, or should be known before: sentences without full stops. */
export function troublesOf(alias: MatrixAlias): readonly string[] {
  const { conflicts, broken, cycle, inconsistent, missing } = alias;
  return [
    ...conflicts.map((keys) => `Conflict: ${keys.join(" and ")} are both last; merge them`),
    ...broken.map(({ migration, on }) => `${migration} rests on ${on}, which is not there`),
    ...(cycle.length === 0 ? [] : [`Migrations rest on one another: ${cycle.join(", ")}`]),
    ...inconsistent.map(({ migration, before }) => `${migration} is applied before ${before}`),
    ...missing.map((key) => `${key} is recorded, and no file has it`),
  ];
}

function rowOf(
  migration: MatrixMigration,
  columns: readonly { readonly alias: MatrixAlias; readonly pending: ReadonlySet<string> }[],
): MigrationRow {
  const { key, app, name, isOwn } = migration;
  const states = columns.map(
    ({ alias, pending }) => [alias.name, cellState(migration, alias, pending)] as const,
  );
  return { key, app, name, isOwn, migration, states: new Map(states) };
}

function missingRow(key: string, aliases: readonly MatrixAlias[]): MigrationRow {
  const dot = key.indexOf(".");
  const states = new Map(aliases.map((alias) => [alias.name, missingState(alias, key)]));
  return {
    ...{ key, app: key.slice(0, dot), name: key.slice(dot + 1) },
    ...{ isOwn: false, migration: undefined, states },
  };
}

/** By code points, as Django and the language server sort. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
