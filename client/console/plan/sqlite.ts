/** Reads the rows that SQLite answers to `EXPLAIN QUERY PLAN`: id, parent, an unused column, what is done. */
import { planNode, type Plan, type PlanNode } from "./plan.ts";

/** Undefined for rows of another form. A parent stands before its children; one that does not is the statement. */
export function sqlitePlan(rows: readonly (readonly string[])[]): Plan | undefined {
  if (rows.length === 0 || rows.some((row) => row.length !== 4)) return undefined;
  const roots: PlanNode[] = [];
  const childrenOf = new Map<string, PlanNode[]>();
  for (const [id = "", parent = "", , label = ""] of rows) {
    const children: PlanNode[] = [];
    (childrenOf.get(parent) ?? roots).push(planNode(label, { children }));
    childrenOf.set(id, children);
  }
  return { roots, totals: [] };
}
