/** Tells the worker what a statement is: whether its rows can be read one by one, and what it does to the transaction. */
import type { ServerFacts } from "../driver.ts";
import { classify } from "../sql/classify.ts";
import type { TransactionEffect } from "../sql/transaction.ts";

export interface Reading {
  /** Whether it is sure to be a query that a cursor of the server can stand for. */
  readonly query: boolean;
  readonly effect: TransactionEffect;
}

/** Where the dialect is not known, the words that end a transaction are those of the standard. */
export function readingOf(sql: string, { dialect, modes }: ServerFacts): Reading {
  const { kind, verbs, transaction } = classify(sql, dialect ?? "postgresql", modes);
  if (dialect === undefined) return { query: false, effect: transaction };
  const [first = ""] = verbs;
  const cursors = dialect !== "postgresql" || ["SELECT", "VALUES", "WITH", "TABLE"].includes(first);
  return { query: kind === "read" && cursors, effect: transaction };
}
