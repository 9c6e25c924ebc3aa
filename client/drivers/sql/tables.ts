/** Names the tables of a statement where its words leave no doubt. */
import { bareName, type Item } from "./code.ts";

const before = new Set(["FROM", "JOIN", "INTO", "UPDATE", "TABLE", "TRUNCATE", "DESCRIBE", "DESC"]);
const between = new Set(["ONLY", "IF", "NOT", "EXISTS", "TABLE", "LOW_PRIORITY", "IGNORE", "FROM"]);
/** What may follow those words and is no table. */
const others = new Set(
  "SELECT SET LATERAL OUTFILE DUMPFILE STDIN STDOUT PROGRAM VALUES WHERE OF SKIP NOWAIT TEMP TEMPORARY UNLOGGED STRICT OR AS ON NOTHING DUAL CONCURRENTLY".split(
    " ",
  ),
);

/** The tables in the order of the text, each once; names of common table expressions are left out. */
export function tablesOf(items: readonly Item[]): readonly string[] {
  const common = new Set(
    items.filter((_, at) => isCommonTable(items, at)).map((item) => bareName(item).toLowerCase()),
  );
  const found = new Set<string>();
  for (const [at, { word }] of items.entries()) {
    if (!before.has(word) || isOther(items, at)) continue;
    let next = at + 1;
    while (between.has(items[next]?.word ?? "")) next++;
    const name = nameAt(items, next);
    if (name && !common.has(name.toLowerCase())) found.add(name);
  }
  return [...found];
}

/** FROM in `EXTRACT(day FROM x)` and `IS DISTINCT FROM`, UPDATE in `FOR UPDATE` and its like. */
function isOther(items: readonly Item[], at: number): boolean {
  const item = items[at];
  const previous = items[at - 1]?.word ?? "";
  if (item?.word === "UPDATE") return ["FOR", "KEY", "DO", "ON", "THEN", "NO"].includes(previous);
  if (item?.word !== "FROM") return false;
  if (previous === "DISTINCT") return true;
  let open = at - 1;
  while (open >= 0 && (items[open]?.depth ?? 0) >= item.depth) open--;
  const caller = item.depth > 0 ? (items[open - 1]?.word ?? "") : "";
  return ["EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION", "SUBSTR"].includes(caller);
}

function isCommonTable(items: readonly Item[], at: number): boolean {
  if (items[at + 1]?.word !== "AS" && items[at + 1]?.raw !== "(") return false;
  const previous = items[at - 1];
  if (previous?.word === "WITH" || previous?.word === "RECURSIVE") return true;
  const query = items[at + 2];
  return previous?.raw === "," && (query?.raw === "(" || query?.word === "MATERIALIZED");
}

/** A name with its schema; undefined for a function, a query in parentheses or a word of the language. */
function nameAt(items: readonly Item[], from: number): string | undefined {
  const parts: string[] = [];
  for (let at = from; ; at += 2) {
    const item = items[at];
    if (!item || (item.kind !== "word" && item.kind !== "name") || others.has(item.word)) return;
    parts.push(bareName(item));
    if (items[at + 1]?.raw === ".") continue;
    const isCall =
      items[at + 1]?.raw === "(" && !["INTO", "TABLE"].includes(items[from - 1]?.word ?? "");
    return isCall ? undefined : parts.join(".");
  }
}
