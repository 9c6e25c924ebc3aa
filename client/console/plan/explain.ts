/** How each engine is asked for a plan, and how its answer is read. */
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import type { Cell } from "#client/drivers/values.ts";
import { mysqlPlan } from "./mysql.ts";
import type { Plan } from "./plan.ts";
import { postgresqlPlan } from "./postgresql.ts";
import { sqlitePlan } from "./sqlite.ts";

/** What goes before a statement to get its plan, and why it cannot be had. */
export type Asking =
  | { readonly kind: "asking"; readonly prefix: string }
  | { readonly kind: "refused"; readonly message: string };

/**
 * @param analyze run the statement and measure it: only where the user has asked for just that
 * @param product the server's name, since MariaDB and MySQL say it differently
 */
export function explainPrefix(
  dialect: Dialect | undefined,
  product: string,
  analyze: boolean,
): Asking {
  switch (dialect) {
    case "postgresql":
      return asking(`EXPLAIN (FORMAT JSON${analyze ? ", ANALYZE, BUFFERS" : ""}) `);
    case "mysql":
      if (!analyze) return asking("EXPLAIN FORMAT=JSON ");
      return asking(product === "MariaDB" ? "ANALYZE FORMAT=JSON " : "EXPLAIN ANALYZE ");
    case "sqlite":
      if (!analyze) return asking("EXPLAIN QUERY PLAN ");
      return { kind: "refused", message: "SQLite does not measure the steps of a plan" };
    case undefined:
      return { kind: "refused", message: `How ${product} explains a statement is not known` };
  }
}

function asking(prefix: string): Asking {
  return { kind: "asking", prefix };
}

/**
 * The plan out of the rows that the server answered.
 * Undefined where they are in no form that we know: then they are shown as they are.
 */
export function readPlan(
  dialect: Dialect | undefined,
  rows: readonly (readonly Cell[])[],
): Plan | undefined {
  const texts = rows.map((row) => row.map((cell) => textOf(cell)));
  if (dialect === "sqlite") return sqlitePlan(texts);
  const answer = texts.map(([first]) => first ?? "").join("\n");
  if (dialect === "mysql" && answer.startsWith("->")) return treeText(answer);
  const json = parse(answer);
  if (json === undefined) return undefined;
  return dialect === "postgresql" ? postgresqlPlan(json) : mysqlPlan(json);
}

function textOf(cell: Cell): string {
  return cell === null ? "" : typeof cell === "string" ? cell : cell.text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** MySQL's `EXPLAIN ANALYZE`: one line a step, indented by four. */
function treeText(text: string): Plan | undefined {
  const rows = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => ({ line, index, depth: line.search(/\S/) }));
  const parents: { depth: number; id: number }[] = [];
  return sqlitePlan(
    rows.map(({ line, index, depth }) => {
      while ((parents.at(-1)?.depth ?? -1) >= depth) parents.pop();
      const parent = parents.at(-1)?.id ?? 0;
      parents.push({ depth, id: index + 1 });
      return [String(index + 1), String(parent), "0", line.trim().replace(/^-> /, "")];
    }),
  );
}
