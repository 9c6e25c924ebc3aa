/** Says what became of a transaction that was open, and of rows that are asked for too late. */
import type { Rows, SessionState } from "../driver.ts";

type Transaction = SessionState["transaction"];

/** The words for `Failed`, where the failure changed something. */
export function whatBecame(before: Transaction, after: Transaction): { transaction?: string } {
  if (before !== "open" && before !== "failed") return {};
  if (after === "closed")
    return {
      transaction: "The open transaction is lost with the connection; the server rolls it back",
    };
  if (after === "none") return { transaction: "The open transaction was rolled back" };
  if (before === "open" && after === "failed")
    return { transaction: "The transaction has failed: nothing but a rollback is accepted now" };
  return {};
}

/** A page of a result that can no longer be read. */
export function stoppedRows(from: number, because: string): Rows {
  return { kind: "rows", from, rows: [], read: 0, end: "stopped", because };
}
