/** Says what a failure did to the transaction that was open. */
import type { SessionState } from "../driver.ts";

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
