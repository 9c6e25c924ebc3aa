/** Compares the indexes of a table, unique ones among them, by what they are and not by what they are called. */
import type { Description, IndexDescription } from "#client/drivers/catalog.ts";
import type { DjangoIndex, DjangoTable } from "#client/python/schema.ts";
import type { Difference } from "./difference.ts";
import { isSameExpression } from "./expressions.ts";
import type { DriftEngine } from "./types.ts";

/** An index as both sides tell of it. */
interface Shape {
  readonly name: string;
  readonly unique: boolean;
  /** Names, with ` DESC`. */
  readonly columns: readonly string[];
  readonly where: string;
  readonly method: string;
  readonly include: readonly string[];
  /** Whether it is one for LIKE, beside the plain one. */
  readonly pattern: boolean;
}

interface Wanted extends Shape {
  readonly from: DjangoIndex;
  readonly isOfExpressions: boolean;
}

/** @param engine decides what is made without a word */
export function compareIndexes(
  table: DjangoTable,
  actual: Description,
  engine: DriftEngine,
): readonly Difference[] {
  const found = new Set(actualShapes(table, actual, engine));
  const wanted = [
    ...table.uniques.map((index) => wantedShape(index, true)),
    ...table.indexes.map((index) => wantedShape(index, false)),
  ];
  const differences: Difference[] = [];
  const names = table.columns.map(({ name }) => name);
  const rest = wanted.filter((want) => {
    const match =
      [...found].find((each) => isSameName(each, want) && isSame(each, want, names)) ??
      [...found].find((each) => isSame(each, want, names));
    if (match === undefined) return true;
    found.delete(match);
    differences.push(...wrongName(table, want, match));
    return false;
  });
  for (const want of rest) {
    const namesake = [...found].find(
      (each) => isSameName(each, want) && each.unique === want.unique,
    );
    if (namesake) found.delete(namesake);
    const about = { table: table.table, columns: plainNames(want.columns), sql: want.from.sql };
    differences.push(
      namesake
        ? {
            ...{ kind: "index-differs", part: want.name, ...about },
            ...{ expected: wordsOf(want), actual: wordsOf(namesake) },
          }
        : {
            ...{
              kind: want.unique ? "unique-missing" : "index-missing",
              part: want.name,
              ...about,
            },
            ...{ expected: wordsOf(want) },
          },
    );
  }
  for (const each of found)
    differences.push({
      kind: each.unique ? "unique-extra" : "index-extra",
      table: table.table,
      part: each.name,
      columns: plainNames(each.columns),
      actual: wordsOf(each),
    });
  return differences;
}

function wrongName(table: DjangoTable, want: Wanted, match: Shape): readonly Difference[] {
  // SQLite keeps no names of the constraints within a table.
  if (!want.from.named || isSameName(match, want) || match.name.startsWith("sqlite_autoindex_"))
    return [];
  return [
    {
      ...{ kind: "index-name", table: table.table, part: want.name },
      ...{ columns: plainNames(want.columns), expected: want.name, actual: match.name },
      note: "a migration that renames or removes it will not find it",
    },
  ];
}

function isSameName(one: Shape, other: Shape): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

function isSame(found: Shape, want: Wanted, names: readonly string[]): boolean {
  if (found.unique !== want.unique) return false;
  if ((found.where === "") !== (want.where === "")) return false;
  if (want.where !== "" && !isSameExpression(want.where, found.where, names)) return false;
  // Expressions come back rewritten; their models have to name such an index.
  if (want.isOfExpressions) return isSameName(found, want);
  return (
    lower(found.columns) === lower(want.columns) &&
    found.pattern === want.pattern &&
    lower(found.include) === lower(want.include) &&
    (want.method === "" || found.method === "" || want.method === found.method)
  );
}

const lower = (names: readonly string[]): string => names.join(",").toLowerCase();

function plainNames(columns: readonly string[]): readonly string[] {
  return columns.map((column) => column.replace(/ DESC$/, ""));
}

function wantedShape(index: DjangoIndex, unique: boolean): Wanted {
  const { name, columns, expressions = "", opclasses = [], where = "", include = [] } = index;
  return {
    ...{ name: name ?? "", unique, where, include, from: index },
    columns: expressions === "" ? columns : [expressions],
    method: plainMethod(index.method ?? ""),
    pattern: opclasses.some((each) => each.endsWith("_pattern_ops")),
    isOfExpressions: expressions !== "",
  };
}

/** The usual kind of index is not told. */
function plainMethod(method: string): string {
  const text = method.toLowerCase();
  return text === "btree" ? "" : text;
}

/** Without the primary key, and without what other things bring along. */
function actualShapes(
  table: DjangoTable,
  { indexes, constraints, create }: Description,
  engine: DriftEngine,
): readonly Shape[] {
  const exclusions = new Set(
    constraints.filter(({ type }) => type === "exclusion").map(({ name }) => name),
  );
  const shapes = indexes
    .filter(({ primary, name }) => !primary && !exclusions.has(name))
    .map((index) => (engine === "postgresql" ? postgresqlShape(index, create) : plainShape(index)));
  if (engine !== "mysql") return shapes;
  // InnoDB makes an index for each foreign key where there is none; Django counts on that.
  const owed = new Set(table.foreignKeys.map(({ column }) => column.toLowerCase()));
  return shapes.filter(
    ({ unique, columns }) => unique || columns.length !== 1 || !owed.delete(lower(columns)),
  );
}

function plainShape({ name, columns, unique, where, method }: IndexDescription): Shape {
  return {
    ...{ name, columns, unique, where: where ?? "", include: [], pattern: false },
    method: plainMethod(method ?? ""),
  };
}

/** The order, the operator classes and the further columns stand only in the statement. */
function postgresqlShape(index: IndexDescription, create: string): Shape {
  const plain = plainShape(index);
  const statement = create
    .split("\n")
    .find((line) => /^CREATE (?:UNIQUE )?INDEX /.test(line) && nameIn(line) === index.name);
  if (statement === undefined) return plain;
  const open = statement.indexOf("(", statement.indexOf(" USING "));
  const close = closing(statement, open);
  const parts = partsOf(statement.slice(open + 1, close));
  const include = /^ INCLUDE \((?<names>[^)]*)\)/.exec(statement.slice(close + 1))?.groups;
  return {
    ...plain,
    columns: index.columns.map((column, at) =>
      / DESC\b/.test(parts[at] ?? "") ? `${column} DESC` : column,
    ),
    include: include?.["names"]?.split(", ").map(unquoted) ?? [],
    pattern:
      parts.some((part) => /_pattern_ops\b/.test(part)) &&
      !parts.some((part) => part.includes("(")),
  };
}

function nameIn(statement: string): string | undefined {
  const name = /INDEX (?<name>"(?:[^"]|"")+"|\S+) ON /.exec(statement)?.groups?.["name"];
  return name === undefined ? undefined : unquoted(name);
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** Where the parenthesis that opens at a place closes; texts may hold some too. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "'" || text[at] === '"') at = text.indexOf(text[at]!, at + 1);
    if (at < 0) return text.length;
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
}

/** What stands between the commas. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'" || text[at] === '"') at = Math.max(at, text.indexOf(text[at]!, at + 1));
    if (text[at] === "(") depth++;
    if (text[at] === ")") depth--;
    if (text[at] !== "," || depth > 0) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  return [...parts, text.slice(start)];
}

function wordsOf({ unique, columns, where, method, include, pattern }: Shape): string {
  return [
    ...(unique ? ["unique"] : []),
    ...(method === "" ? [] : [method]),
    `(${columns.join(", ")})`,
    ...(pattern ? ["for LIKE"] : []),
    ...(include.length > 0 ? [`including (${include.join(", ")})`] : []),
    ...(where === "" ? [] : [`where ${where}`]),
  ].join(" ");
}
