/** Reads what PostgreSQL answers to `EXPLAIN (FORMAT JSON)`. */
import { planNode, type Plan, type PlanNode } from "./plan.ts";

/** Undefined for what is not such an answer. */
export function postgresqlPlan(json: unknown): Plan | undefined {
  if (!Array.isArray(json)) return undefined;
  const statements = json.filter(isRecord).filter((it) => isRecord(it["Plan"]));
  if (statements.length === 0) return undefined;
  return {
    roots: statements.map((it) => nodeOf(it["Plan"] as Json)),
    totals: statements.flatMap((it) =>
      ["Planning Time", "Execution Time"].flatMap((name) => {
        const time = numberIn(it, name);
        return time === undefined ? [] : [`${name.replace(" Time", "")}: ${time} ms`];
      }),
    ),
  };
}

type Json = Readonly<Record<string, unknown>>;

/** The facts that are shown as they come, in this order. */
const detailNames = [
  "Index Cond",
  "Recheck Cond",
  "Hash Cond",
  "Merge Cond",
  "Join Filter",
  "Filter",
  "TID Cond",
  "Order By",
  "Sort Key",
  "Presorted Key",
  "Sort Method",
  "Group Key",
  "Conflict Resolution",
  "Function Name",
  "Workers Planned",
  "Workers Launched",
  "Heap Fetches",
  "Temp Written Blocks",
];

function nodeOf(node: Json): PlanNode {
  const loops = numberIn(node, "Actual Loops");
  const each = numberIn(node, "Actual Total Time");
  const plans = node["Plans"];
  return planNode(labelOf(node), {
    details: detailNames.flatMap((name) => {
      const value = node[name];
      if (value === undefined || value === 0) return [];
      return [`${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`];
    }),
    cost: numberIn(node, "Total Cost"),
    rows: numberIn(node, "Plan Rows"),
    actualRows: numberIn(node, "Actual Rows"),
    loops,
    milliseconds: each === undefined ? undefined : each * (loops ?? 1),
    removed: numberIn(node, "Rows Removed by Filter"),
    children: Array.isArray(plans) ? plans.filter(isRecord).map(nodeOf) : [],
  });
}

/** As `EXPLAIN` in text form has it: `Hash Left Join`, `Index Scan using i on t a`. */
function labelOf(node: Json): string {
  const text = (name: string) => (typeof node[name] === "string" ? node[name] : undefined);
  const type = text("Node Type") ?? "Step";
  const join = text("Join Type");
  const strategy = text("Strategy");
  const kind =
    join !== undefined && join !== "Inner"
      ? type.replace(/ ?(?:Join)?$/, ` ${join} Join`)
      : type === "Aggregate" && strategy === "Hashed"
        ? "HashAggregate"
        : type === "Aggregate" && strategy === "Sorted"
          ? "GroupAggregate"
          : type === "ModifyTable"
            ? (text("Operation") ?? type)
            : type;
  const index = text("Index Name");
  const schema = text("Schema");
  const relation = text("Relation Name") ?? text("CTE Name") ?? text("Function Name");
  const alias = text("Alias");
  const parts = [
    text("Subplan Name") === undefined ? "" : `${text("Subplan Name")}: `,
    node["Parallel Aware"] === true ? "Parallel " : "",
    kind,
    index === undefined ? "" : ` using ${index}`,
    relation === undefined ? "" : ` on ${schema === undefined ? "" : `${schema}.`}${relation}`,
    alias === undefined || alias === relation ? "" : ` ${alias}`,
  ];
  return parts.join("");
}

function numberIn(node: Json, name: string): number | undefined {
  const value = node[name];
  return typeof value === "number" ? value : undefined;
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
