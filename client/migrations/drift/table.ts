/** Compares one table with what Django means it to be. */
import type { ColumnDescription, Description } from "#client/drivers/catalog.ts";
import type { DjangoColumn, DjangoTable } from "#client/python/schema.ts";
import { compareColumn, renamedColumns } from "./columns.ts";
import { compareChecks, compareExclusions, compareForeignKeys } from "./constraints.ts";
import type { Difference } from "./difference.ts";
import { compareIndexes } from "./indexes.ts";
import { patternOf } from "./texts.ts";
import type { DriftEngine } from "./types.ts";

export interface TableContext {
  readonly engine: DriftEngine;
  /** Whether Django's name is that of the table which the server tells. */
  readonly isSameTable: (ours: string, theirs: string) => boolean;
  /** Whether a table is not there at all: keys that lead to it cannot be there either. */
  readonly isMissing: (table: string) => boolean;
}

/** What follows from a difference that is told, such as the index of a column that is gone, is not told again. */
export function compareTable(
  table: DjangoTable,
  actual: Description,
  context: TableContext,
): readonly Difference[] {
  const { engine } = context;
  const columns = pairColumns(table, actual, engine);
  const gone = new Set(columns.missing.map(({ name }) => name.toLowerCase()));
  const unknown = new Set(columns.extra.map(({ name }) => name.toLowerCase()));
  const named = renamedBack(actual, columns.renamed);
  const isTold = ({ columns: about = [] }: Difference): boolean =>
    about.some((name) => gone.has(name.toLowerCase()) || unknown.has(name.toLowerCase()));
  const parts = [
    ...compareIndexes(table, named, engine),
    ...compareChecks(table, named, engine),
    ...compareExclusions(table, named),
    ...compareForeignKeys(table, named, context.isSameTable),
  ].filter((each) => !isTold(each) && !isAboutUnknown(each, [...gone, ...unknown]));
  const isToMissing = ({ kind, part }: Difference): boolean =>
    kind === "foreign-key-missing" &&
    table.foreignKeys.some((key) => key.column === part && context.isMissing(key.table));
  return [
    ...comparePrimaryKey(table, named, gone),
    ...columns.missing.map((column) => missingColumn(table, column)),
    ...columns.extra.map((column) => extraColumn(table, column)),
    ...[...columns.renamed].map(([is, was]): Difference => ({
      kind: "column-renamed",
      ...{ table: table.table, part: was, expected: was, actual: is },
    })),
    ...columns.both.flatMap(([wanted, found]) =>
      compareColumn(table, wanted, found, { actual: named, engine }),
    ),
    ...parts.filter((each) => !isToMissing(each)),
    ...compareComment(table, actual),
  ];
}

/** Checks and expressions tell their columns only in their text. */
function isAboutUnknown(
  { kind, expected = "", actual = "" }: Difference,
  names: readonly string[],
): boolean {
  const text = `${expected} ${actual}`.toLowerCase();
  return /^(?:check|index|unique)-/.test(kind) && names.some((name) => patternOf(name).test(text));
}

interface Paired {
  readonly both: readonly (readonly [DjangoColumn, ColumnDescription])[];
  readonly missing: readonly DjangoColumn[];
  readonly extra: readonly ColumnDescription[];
  /** By the name that it has, the one that it should have. */
  readonly renamed: ReadonlyMap<string, string>;
}

function pairColumns(table: DjangoTable, { columns }: Description, engine: DriftEngine): Paired {
  // Only SQLite and MySQL take `Name` for `name`; no table has both.
  const found = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  const wanted = new Map(table.columns.map((column) => [column.name.toLowerCase(), column]));
  const missing = table.columns.filter(({ name }) => !found.has(name.toLowerCase()));
  const extra = columns.filter(({ name }) => !wanted.has(name.toLowerCase()));
  const renamed = renamedColumns(missing, extra, engine);
  const back = new Set(renamed.values());
  return {
    both: [...wanted].flatMap(([name, column]) => {
      const is = found.get(name);
      return is ? [[column, is] as const] : [];
    }),
    missing: missing.filter(({ name }) => !back.has(name)),
    extra: extra.filter(({ name }) => !renamed.has(name)),
    renamed,
  };
}

/** As if the columns had the names that they should have: what hangs on them took part in the renaming. */
function renamedBack(actual: Description, renamed: ReadonlyMap<string, string>): Description {
  if (renamed.size === 0) return actual;
  const name = (column: string): string => {
    const plain = column.replace(/ DESC$/, "");
    return (renamed.get(plain) ?? plain) + column.slice(plain.length);
  };
  const text = (sql: string): string =>
    [...renamed].reduce((all, [is, was]) => all.replaceAll(patternOf(is, "g"), () => was), sql);
  return {
    ...actual,
    primaryKey: actual.primaryKey.map(name),
    indexes: actual.indexes.map((index) => ({
      ...index,
      columns: index.columns.map(name),
      where: index.where === undefined ? undefined : text(index.where),
    })),
    constraints: actual.constraints.map((constraint) => ({
      ...constraint,
      columns: constraint.columns.map(name),
      definition: text(constraint.definition),
    })),
    foreignKeys: actual.foreignKeys.map((key) => ({ ...key, columns: key.columns.map(name) })),
  };
}

function comparePrimaryKey(
  { table, primaryKey }: DjangoTable,
  actual: Description,
  gone: ReadonlySet<string>,
): readonly Difference[] {
  const words = (names: readonly string[]): string =>
    names.length === 0 ? "none" : `(${names.join(", ")})`;
  const [expected, is] = [words(primaryKey), words(actual.primaryKey)];
  if (expected.toLowerCase() === is.toLowerCase()) return [];
  // A key goes with its column.
  if (is === "none" && primaryKey.some((name) => gone.has(name.toLowerCase()))) return [];
  return [{ kind: "primary-key", table, expected, actual: is }];
}

function missingColumn({ table }: DjangoTable, column: DjangoColumn): Difference {
  const { name, type, definition } = column;
  return {
    ...{ kind: "column-missing", table, part: name, expected: definition ?? type },
    note: "queries of the model fail",
  };
}

function extraColumn({ table }: DjangoTable, column: ColumnDescription): Difference {
  const { name, type, null: isNull, default: given, generated } = column;
  const isNeeded = !isNull && given === undefined && generated === undefined;
  return {
    ...{ kind: "column-extra", table, part: name },
    actual: `${type}${isNull ? "" : " NOT NULL"}${given === undefined ? "" : ` DEFAULT ${given}`}`,
    ...(isNeeded && {
      note: "it is NOT NULL and has no default: rows that Django saves without it are refused",
    }),
  };
}

function compareComment(table: DjangoTable, { comment }: Description): readonly Difference[] {
  return table.comment === "" || table.comment === (comment ?? "")
    ? []
    : [
        {
          kind: "table-comment",
          ...{ table: table.table, expected: table.comment, actual: comment ?? "no comment" },
        },
      ];
}
