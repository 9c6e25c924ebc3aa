/** Reads what MySQL and MariaDB answer to `EXPLAIN FORMAT=JSON` and `ANALYZE FORMAT=JSON`. */
import { planNode, type Plan, type PlanNode } from "./plan.ts";

/** Undefined for what is not such an answer. */
export function mysqlPlan(json: unknown): Plan | undefined {
  if (!isRecord(json)) return undefined;
  // The second version of MySQL's format names each operation itself.
  if (isRecord(json["query_plan"])) return { roots: [operation(json["query_plan"])], totals: [] };
  if (typeof json["operation"] === "string") return { roots: [operation(json)], totals: [] };
  const block = json["query_block"];
  if (!isRecord(block)) return undefined;
  const optimizing = isRecord(json["query_optimization"])
    ? numberIn(json["query_optimization"], "r_total_time_ms")
    : undefined;
  return {
    roots: [named("query_block", block)],
    totals: optimizing === undefined ? [] : [`Planning: ${optimizing.toFixed(3)} ms`],
  };
}

type Json = Readonly<Record<string, unknown>>;

/** Lists whose items are the steps themselves. */
const lists = new Set([
  "nested_loop",
  "query_specifications",
  "subqueries",
  "attached_subqueries",
  "optimized_away_subqueries",
  "select_list_subqueries",
  "having_subqueries",
  "order_by_subqueries",
  "group_by_subqueries",
  "update_value_subqueries",
]);
/** Objects that hold figures and no step. */
const figures = new Set(["cost_info", "r_engine_stats", "r_filesort", "chart"]);
const words: Readonly<Record<string, string>> = {
  query_block: "Query block",
  ordering_operation: "Order",
  grouping_operation: "Group",
  duplicates_removal: "Distinct",
  windowing: "Window functions",
  union_result: "Union",
  filesort: "Sort",
  temporary_table: "Temporary table",
  read_sorted_file: "Read sorted",
  materialized_from_subquery: "Materialize",
  materialized: "Materialize",
  "block-nl-join": "Block nested loop join",
  buffer_result: "Buffer",
  expression_cache: "Cache",
  having_condition: "Having",
  subqueries: "Subqueries",
};

function named(key: string, value: Json): PlanNode {
  const id = value["select_id"];
  const table = value["table_name"];
  const isTable = typeof table === "string" && key !== "union_result";
  const label = isTable
    ? tableLabel(table, value)
    : `${words[key] ?? key.replaceAll("_", " ")}${typeof id === "number" ? ` ${id}` : ""}`;
  const cost = isRecord(value["cost_info"]) ? value["cost_info"] : value;
  const time = sum(value, "r_total_time_ms") ?? sum(value, "r_table_time_ms", "r_other_time_ms");
  const removed = numberIn(value, "r_filtered");
  const actual = numberIn(value, "r_rows");
  return planNode(label, {
    details: detailsOf(value),
    cost: ["query_cost", "prefix_cost", "sort_cost", "cost"]
      .map((name) => numberIn(cost, name))
      .find((found) => found !== undefined),
    rows: numberIn(value, "rows") ?? numberIn(value, "rows_examined_per_scan"),
    actualRows: actual,
    loops: numberIn(value, "r_loops"),
    milliseconds: time,
    removed:
      actual === undefined || removed === undefined || removed === 100
        ? undefined
        : Math.round(actual * (1 - removed / 100)),
    children: childrenOf(value),
  });
}

function childrenOf(value: Json): readonly PlanNode[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    if (figures.has(key)) return [];
    if (Array.isArray(inner) && lists.has(key)) {
      const nodes = inner.filter(isRecord).flatMap((item) => childrenOf(item));
      return key.endsWith("subqueries") && nodes.length > 0
        ? [planNode("Subqueries", { children: nodes })]
        : nodes;
    }
    if (!isRecord(inner)) return [];
    return [named(key, inner)];
  });
}

const accesses: Readonly<Record<string, string>> = {
  ALL: "Full scan of",
  index: "Full index scan of",
  range: "Range scan of",
  ref: "Index lookup in",
  ref_or_null: "Index lookup in",
  eq_ref: "Unique lookup in",
  const: "Single row of",
  system: "Single row of",
  fulltext: "Full-text search in",
  index_merge: "Index merge in",
};

function tableLabel(table: string, value: Json): string {
  const access = value["access_type"];
  const how = typeof access === "string" ? (accesses[access] ?? `${access} on`) : "Table";
  const key = value["key"];
  return `${how} ${table}${typeof key === "string" ? ` using ${key}` : ""}`;
}

const detailNames: Readonly<Record<string, string>> = {
  attached_condition: "Condition",
  index_condition: "Index condition",
  having_condition: "Having",
  sort_key: "Sort key",
  message: "Message",
  join_type: "Join",
  using_filesort: "Uses a sort",
  using_temporary_table: "Uses a temporary table",
  using_index: "Index only",
  possible_keys: "Possible keys",
  ref: "Compared with",
};

function detailsOf(value: Json): readonly string[] {
  return Object.entries(detailNames).flatMap(([name, title]) => {
    const found = value[name];
    if (found === undefined || found === false) return [];
    if (found === true) return [title];
    return [`${title}: ${Array.isArray(found) ? found.join(", ") : String(found)}`];
  });
}

function operation(value: Json): PlanNode {
  const inputs = value["inputs"];
  const loops = numberIn(value, "actual_loops");
  const last = numberIn(value, "actual_last_row_ms");
  return planNode(String(value["operation"] ?? "Step"), {
    cost: numberIn(value, "estimated_total_cost"),
    rows: numberIn(value, "estimated_rows"),
    actualRows: numberIn(value, "actual_rows"),
    loops,
    milliseconds: last === undefined ? undefined : last * (loops ?? 1),
    children: Array.isArray(inputs) ? inputs.filter(isRecord).map(operation) : [],
  });
}

/** MySQL writes costs as texts. */
function numberIn(value: Json, name: string): number | undefined {
  const found = value[name];
  if (typeof found === "number") return found;
  const number = typeof found === "string" ? Number(found) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

function sum(value: Json, ...names: readonly string[]): number | undefined {
  const found = names.map((name) => numberIn(value, name)).filter((it) => it !== undefined);
  return found.length === 0 ? undefined : found.reduce((one, other) => one + other, 0);
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
