/** Judges what a query does beside reading: locks, INTO, parts that change rows, functions with effects. */
import { bareName, nextAt, type Item } from "./code.ts";
import type { Dialect } from "./dialect.ts";
import { functionEffect } from "./functions.ts";
import { doesPragma } from "./pragma.ts";
import { combine, type Verdict } from "./verdict.ts";

/** What the items do if they are a query; every query inside counts. */
export function judgeQuery(items: readonly Item[], dialect: Dialect): Verdict {
  const verdicts: Verdict[] = [judgeCalls(items, dialect)];
  for (const [at, item] of items.entries()) {
    const found = judgeWord(items, at, item, dialect);
    if (found) verdicts.push(found);
  }
  return combine(verdicts);
}

/** What the functions do that are called anywhere in the items. */
export function judgeCalls(items: readonly Item[], dialect: Dialect): Verdict {
  const verdicts: Verdict[] = [{ kind: "read", reasons: [] }];
  for (const [at, item] of items.entries()) {
    if (items[at + 1]?.raw !== "(") continue;
    const isName = item.kind === "word" || item.kind === "name";
    // What looks like a placeholder may be an operator and a function: `a[1:f(2)]`, `5 %s(1)`.
    // SQLite takes a string for the name of a function after FROM.
    const isDoubtful =
      item.kind === "parameter" || (item.kind === "string" && dialect === "sqlite");
    if (isDoubtful) verdicts.push({ kind: "unknown", reasons: [`${item.raw} may be called`] });
    const found = isName ? judgeCall(items, at, item, dialect) : undefined;
    if (found) verdicts.push(found);
  }
  return combine(verdicts);
}

const locks = new Set(["UPDATE", "SHARE", "NO", "KEY"]);
const changes = new Set(["INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE"]);

function judgeWord(
  items: readonly Item[],
  at: number,
  { word, raw }: Item,
  dialect: Dialect,
): Verdict | undefined {
  const next = items[at + 1];
  if (raw === ":" && next?.raw === "=" && dialect === "mysql")
    return { kind: "session", reasons: ["`:=` sets a variable of the session"] };
  if (raw === ";") return { kind: "unknown", reasons: ["there are several statements"] };
  if (word === "INTO" && !changes.has(items[at - 1]?.word ?? "")) return judgeInto(next, dialect);
  if ((word === "FOR" && locks.has(next?.word ?? "")) || (word === "LOCK" && next?.word === "IN"))
    return { kind: "write", reasons: ["it locks the rows that it reads"] };
  if (dialect === "sqlite" && doesPragma(raw))
    return { kind: "unknown", reasons: [`nothing is known of ${raw}`] };
  if (dialect === "mysql" && items[at - 1]?.raw === "." && raw.toUpperCase() === "NEXTVAL")
    return { kind: "write", reasons: ["NEXTVAL advances a sequence"] };
  if (word === "NEXT" && next?.word === "VALUE")
    return { kind: "write", reasons: ["NEXT VALUE FOR advances a sequence"] };
  const isCall = next?.raw === "(" && dialect !== "postgresql";
  if (changes.has(word) && !(isCall && (word === "INSERT" || word === "REPLACE")))
    return { kind: "write", reasons: [`it contains ${word}`] };
  return undefined;
}

function judgeInto(target: Item | undefined, dialect: Dialect): Verdict {
  if (target?.word === "OUTFILE" || target?.word === "DUMPFILE")
    return { kind: "write", reasons: [`INTO ${target.word} writes a file on the server`] };
  if (target?.kind === "parameter" && dialect === "mysql")
    return { kind: "session", reasons: ["INTO sets a variable of the session"] };
  if (dialect === "postgresql") return { kind: "ddl", reasons: ["SELECT INTO creates a table"] };
  return { kind: "write", reasons: ["it has an INTO"] };
}

/** Words before a parenthesis that call nothing. */
const structural = new Set(
  [
    "AND OR NOT IN EXISTS ANY ALL SOME WHERE HAVING ON USING FROM JOIN SELECT DISTINCT AS CASE WHEN THEN ELSE",
    "UNION INTERSECT EXCEPT LATERAL VALUES WITH LIMIT OFFSET IS LIKE BETWEEN GROUP",
    "CUBE ROLLUP RETURNING ROW ARRAY INTO TABLE",
  ].flatMap((line) => line.split(" ")),
);
const ownStructural: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  postgresql: new Set("ILIKE SIMILAR ORDINALITY OPERATOR TABLESAMPLE".split(" ")),
  mysql: new Set("INDEX KEY PARTITION DIV XOR RLIKE REGEXP BINARY SEPARATOR JSON_TABLE".split(" ")),
  sqlite: new Set("GLOB MATCH REGEXP INDEX".split(" ")),
};
const orderings = new Set(["GROUP", "ORDER", "PARTITION"]);

function judgeCall(
  items: readonly Item[],
  at: number,
  item: Item,
  dialect: Dialect,
): Verdict | undefined {
  const { word, raw } = item;
  if (structural.has(word) || ownStructural[dialect].has(word)) return undefined;
  const qualified = items[at - 1]?.raw === ".";
  const before = items[qualified ? at - 3 : at - 1];
  if (word === "BY" && orderings.has(before?.word ?? "")) return undefined;
  if (word === "SETS" && before?.word === "GROUPING") return undefined;
  if ((word === "OVER" || word === "FILTER") && before?.raw === ")") return undefined;
  if (word === "MATERIALIZED" && before?.word === "NOT" && items[at - 2]?.word === "AS")
    return undefined;
  if (word === "CONFLICT" && before?.word === "ON") return undefined;
  // An alias with columns, a type, a table's columns.
  if (before?.word === "AS" || before?.word === "INTO") return undefined;
  if (!qualified && (isCast(items, at) || isCommonTable(items, at))) return undefined;
  const quoted = item.kind === "name";
  const name = quoted && dialect === "postgresql" ? bareName(item) : bareName(item).toLowerCase();
  const schema = qualified ? bareName(items[at - 2] ?? item).toLowerCase() : "";
  const effect = functionEffect(name, dialect);
  if (effect === "effect")
    return { kind: "write", reasons: [`${raw}() has effects beside its value`] };
  const known = schema === "" ? !(quoted && dialect === "mysql") : schema === "pg_catalog";
  if (effect === "unknown" || !known)
    return { kind: "unknown", reasons: [`nothing is known of the function ${raw}()`] };
  if (dialect === "mysql" && name === "last_insert_id" && items[at + 2]?.raw !== ")")
    return { kind: "session", reasons: ["LAST_INSERT_ID(…) sets what the session remembers"] };
  return undefined;
}

/** `x::numeric(10, 2)`; a single colon is a slice of an array, and what follows it is called. */
function isCast(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.raw === ":" && items[at - 2]?.raw === ":";
}

/** `WITH name(columns) AS (SELECT …)`: a name, and no call. */
function isCommonTable(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (before?.word === "WITH" || before?.word === "RECURSIVE") return true;
  if (before?.raw !== "," || items[at - 2]?.raw !== ")") return false;
  const close = nextAt(items, at + 2, items[at]?.depth ?? 0);
  const [as, open, query] = items.slice(close + 1, close + 4);
  return as?.word === "AS" && open?.raw === "(" && query?.word === "SELECT";
}
