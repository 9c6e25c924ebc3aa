/** How a server would run a statement, or has run it: one tree for every engine. */

/** A step of the plan; its children hand their rows to it. */
export interface PlanNode {
  /** What it does, and to what: `Seq Scan on orders_order`. */
  readonly label: string;
  /** Further facts in the server's words: the condition, the index, the key of a sort. */
  readonly details: readonly string[];
  /** The server's estimate of the whole cost up to here, in its own unit. */
  readonly cost?: number;
  /** The rows it is expected to give, each time it runs. */
  readonly rows?: number;
  /** The rows it gave, on the average of its runs; only where the statement was run. */
  readonly actualRows?: number;
  /** How often it ran. */
  readonly loops?: number;
  /** Milliseconds, all runs together. */
  readonly milliseconds?: number;
  /** Rows that were read and thrown away by a condition. */
  readonly removed?: number;
  readonly children: readonly PlanNode[];
}

export interface Plan {
  readonly roots: readonly PlanNode[];
  /** Of the whole statement: `Planning: 0.2 ms`. */
  readonly totals: readonly string[];
}

/** Builds a node without the facts that are not known. */
export function planNode(
  label: string,
  facts: { readonly [Key in keyof PlanNode]?: PlanNode[Key] | undefined },
): PlanNode {
  const known = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  );
  return { details: [], children: [], ...known, label };
}

/** How many times the estimate of the rows was off; undefined where that is not known or no matter. */
export function misjudged({ rows, actualRows }: PlanNode): number | undefined {
  if (rows === undefined || actualRows === undefined) return undefined;
  const more = Math.max(rows, actualRows, 1);
  const factor = more / Math.max(Math.min(rows, actualRows), 1);
  return factor >= 10 && more >= 100 ? factor : undefined;
}
