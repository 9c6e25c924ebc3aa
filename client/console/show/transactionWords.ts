/** What a console says about its connection and transaction, in the status bar and at its cells. */
import type { SessionView } from "#client/console/statements/session.ts";

export interface TransactionWords {
  /** For the status bar, with icons. */
  readonly text: string;
  /** The same for the ear. */
  readonly spoken: string;
  /** Whether there is something to commit or roll back. */
  readonly isOpen: boolean;
}

/**
 * @param alias as people are shown it
 * @param inPython aliases on which the console's Python has a transaction open
 */
export function transactionWords(
  alias: string,
  view: SessionView,
  autocommit: boolean,
  isReadOnly: boolean,
  inPython: readonly string[] = [],
): TransactionWords {
  const parts: { icon: string; word: string }[] = [{ icon: "$(database)", word: alias }];
  if (isReadOnly) parts.push({ icon: "$(lock)", word: "read-only" });
  if (view.kind === "closed") parts.push({ icon: "", word: "not connected" });
  if (view.kind === "lost") parts.push({ icon: "$(debug-disconnect)", word: "connection lost" });
  const transaction = view.kind === "open" ? view.state.transaction : "none";
  if (transaction === "open") parts.push({ icon: "$(warning)", word: "transaction open" });
  if (transaction === "failed") parts.push({ icon: "$(error)", word: "transaction failed" });
  if (inPython.length > 0)
    parts.push({
      icon: "$(warning)",
      word: `transaction open in Python on ${inPython.join(", ")}`,
    });
  if (!autocommit && transaction === "none") parts.push({ icon: "", word: "autocommit off" });
  return {
    text: parts.map(({ icon, word }) => [icon, word].filter(Boolean).join(" ")).join(" · "),
    spoken: `Console of ${parts.map(({ word }) => word).join(", ")}`,
    isOpen: transaction === "open" || transaction === "failed" || inPython.length > 0,
  };
}

/** What is wrong with leaving a console now. */
export function leavingText({ id, session, python }: Leaving): string {
  const { view } = session;
  const others = (python?.transactions ?? []).filter((alias) => alias !== id.alias);
  const aliases = [id.alias, ...others].map((alias) => `'${alias}'`).join(", ");
  return view.kind === "open" && view.state.transaction === "failed"
    ? `The transaction on ${aliases} has failed; it can only be rolled back.`
    : `A transaction on ${aliases} is open. Uncommitted changes are lost when the connection ends.`;
}

/** What is looked at of a console. */
interface Leaving {
  readonly id: { readonly alias: string };
  readonly session: { readonly view: SessionView };
  readonly python: { readonly transactions: readonly string[] } | undefined;
}
