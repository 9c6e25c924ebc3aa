/** Finds what has drifted on an alias, and tells it from what is merely not migrated, or not yet in a migration. */
import type { DjangoModel, DjangoSchema, DjangoTable, OtherTable } from "#client/python/schema.ts";
import { nameOf, type ActualSchema } from "./actual.ts";
import { explain, type Explained } from "./causes.ts";
import { keyOfDifference, type Difference } from "./difference.ts";
import { compareTables } from "./tables.ts";

export interface Drift {
  /** What is otherwise than it should be, each with its likely cause. */
  readonly findings: readonly Explained[];
  /** What a migration's own SQL accounts for. */
  readonly intended: readonly Explained[];
  /** What models have and no migration makes: `makemigrations` is missing, wherever the database is. */
  readonly unmade: readonly Unmade[];
  /** How many tables were compared. */
  readonly compared: number;
  readonly pending: readonly string[];
}

/** A table for which migrations are yet to be made. */
export interface Unmade {
  readonly app: string;
  readonly table: string;
  /** What is otherwise, in a few words each. */
  readonly what: readonly string[];
}

export function compareSchemas(expected: DjangoSchema, actual: ActualSchema): Drift {
  const known = knownTables(expected, actual);
  const compare = (tables: readonly DjangoTable[]): readonly Difference[] =>
    compareTables(tables, actual, (name) => known.has(name));
  const now = compare(expected.tables);
  // Equal states give equal answers.
  const before = expected.before.length === 0 ? now : compare(stateOf(expected, expected.before));
  const wanted = expected.wanted.length === 0 ? now : compare(stateOf(expected, expected.wanted));
  const keys = {
    now: new Set(now.map(keyOfDifference)),
    before: new Set(before.map(keyOfDifference)),
    wanted: new Set(wanted.map(keyOfDifference)),
  };
  const all = [
    ...now,
    ...before.filter((each) => !keys.now.has(keyOfDifference(each))),
    ...unmanagedDifferences(expected, actual),
  ];
  const seen = all.map((difference) => {
    const key = keyOfDifference(difference);
    return {
      difference,
      isPending: keys.now.has(key) && !keys.before.has(key),
      isUnrecorded: keys.before.has(key) && !keys.now.has(key),
      isOfModels: keys.now.has(key) && !keys.wanted.has(key),
    };
  });
  const explained = explain(seen, expected, actual);
  return {
    findings: explained.filter(({ cause }) => cause !== "migration-sql"),
    intended: explained.filter(({ cause }) => cause === "migration-sql"),
    unmade: unmadeOf(expected),
    compared: expected.tables.length,
    pending: expected.pending,
  };
}

/** Tables that are nobody's drift: Django's own, caches, and those of models that Django does not make. */
function knownTables(
  { models, caches }: DjangoSchema,
  { engine, schema }: ActualSchema,
): ReadonlySet<string> {
  const unmanaged = models.filter(({ managed }) => !managed);
  return new Set([
    nameOf(engine, schema, "django_migrations"),
    ...caches.map((table) => nameOf(engine, schema, table)),
    ...unmanaged.map((model) => nameOf(engine, model.schema ?? schema, model.table)),
    // PostGIS and SpatiaLite bring them along.
    ...["spatial_ref_sys", "geometry_columns"].map((table) => nameOf(engine, schema, table)),
  ]);
}

/** The tables of a state that is told by its differences from the last. */
function stateOf({ tables }: DjangoSchema, others: readonly OtherTable[]): readonly DjangoTable[] {
  const changed = new Set(others.map(({ table }) => table));
  const written = ({ schema, table }: DjangoTable): string =>
    schema === null ? table : `"${schema}"."${table}"`;
  return [
    ...tables.filter((table) => !changed.has(written(table)) && !changed.has(`"${table.table}"`)),
    ...others.flatMap(({ is }) => (is === null ? [] : [is])),
  ];
}

/** Of models that Django does not make, only what their queries need is looked for. */
function unmanagedDifferences(
  { models }: DjangoSchema,
  actual: ActualSchema,
): readonly Difference[] {
  return models
    .filter(({ managed, used }) => !managed && used)
    .flatMap((model) => unmanagedDifference(model, actual));
}

function unmanagedDifference(
  { schema, table, columns }: DjangoModel,
  actual: ActualSchema,
): readonly Difference[] {
  const name = nameOf(actual.engine, schema ?? actual.schema, table);
  if (!actual.objects.has(name))
    return [{ kind: "table-missing", table, note: "queries of the model fail" }];
  const found = new Set((actual.columns.get(name) ?? []).map((each) => each.name.toLowerCase()));
  return columns
    .filter((column) => !found.has(column.toLowerCase()))
    .map((part) => ({ kind: "column-missing", table, part, note: "queries of the model fail" }));
}

function unmadeOf({ tables, wanted }: DjangoSchema): readonly Unmade[] {
  return wanted.map(({ table, is }) => {
    const was = tables.find((each) => each.table === table || `"${each.table}"` === table);
    const app = (is ?? was)?.app ?? "";
    if (is === null || was === undefined)
      return { app, table, what: [is === null ? "the table is to go" : "a new table"] };
    return { app, table, what: whatDiffers(was, is) };
  });
}

function whatDiffers(was: DjangoTable, is: DjangoTable): readonly string[] {
  const names = new Set([...was.columns, ...is.columns].map(({ name }) => name));
  const columns = [...names].flatMap((name) => {
    const [one, other] = [was, is].map((each) =>
      each.columns.find((column) => column.name === name),
    );
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    if (one === undefined) return [`new column ${name}`];
    return [other === undefined ? `column ${name} is to go` : `column ${name} is to change`];
  });
  const parts = (
    ["primaryKey", "indexes", "uniques", "checks", "exclusions", "foreignKeys"] as const
  )
    .filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]))
    .map((part) => `${partWords[part]} are to change`);
  const all = [...columns, ...parts];
  return all.length > 0 ? all : ["its comment or its owner is to change"];
}

const partWords = {
  primaryKey: "columns of the primary key",
  indexes: "indexes",
  uniques: "unique constraints",
  checks: "checks",
  exclusions: "exclusion constraints",
  foreignKeys: "foreign keys",
} as const;
