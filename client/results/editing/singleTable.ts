/** Tells whether a statement reads rows of one table as they are, so that a row of its result is a row of the table. */
import { itemsOf, type Item } from "#client/drivers/sql/code.ts";
import type { Dialect, Modes } from "#client/drivers/sql/dialect.ts";
import { tokenize } from "#client/drivers/sql/lexer.ts";

/** Words after which a result's row may be of several rows, or of none. */
const mixing = new Set(
  "WITH JOIN UNION INTERSECT EXCEPT MINUS DISTINCT GROUP HAVING LATERAL TABLESAMPLE WINDOW".split(
    " ",
  ),
);
const afterFrom = new Set("WHERE ORDER LIMIT OFFSET FETCH FOR".split(" "));

/** Careful: a statement that is not plainly of one table counts as of several. */
export function isOfOneTable(sql: string, dialect: Dialect, modes: Modes): boolean {
  const items = itemsOf(sql, tokenize(sql, dialect, modes), { start: 0, end: sql.length });
  if (items[0]?.word !== "SELECT") return false;
  const from = items.findIndex(({ word, depth }) => word === "FROM" && depth === 0);
  if (from < 0) return false;
  const rest = items.slice(from + 1);
  const ends = rest.findIndex(({ word, depth }) => depth === 0 && afterFrom.has(word));
  const table = ends < 0 ? rest : rest.slice(0, ends);
  const conditions = ends < 0 ? [] : rest.slice(ends);
  // A subquery among the columns is told as if it were a column of its table.
  const isPlain = !items.slice(1, from).some(isMixing) && !table.some(isMixing);
  const isOne = !table.some(({ raw }) => raw === "," || raw === "(");
  // What conditions look up makes no rows.
  return isPlain && isOne && !conditions.some((item) => item.depth === 0 && isMixing(item));
}

function isMixing({ word }: Item): boolean {
  return word === "SELECT" || mixing.has(word);
}
