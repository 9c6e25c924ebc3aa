/** What a statement does, and how several opinions of it become one. */

/** Kinds of statements; only `read` is sure to change nothing, and `unknown` may do anything. */
export type Kind = "read" | "write" | "ddl" | "transaction" | "session" | "admin" | "unknown";

/** One opinion, with what speaks for it. */
export interface Verdict {
  readonly kind: Kind;
  /** Clauses in plain English without a full stop; empty for a plain read. */
  readonly reasons: readonly string[];
}

const strictness: readonly Kind[] = [
  "read",
  "session",
  "transaction",
  "write",
  "ddl",
  "admin",
  "unknown",
];

/**
 * The strictest of the opinions, with the reasons of all.
 * What is known to write stays so, even where a part of it is not understood.
 */
export function combine(verdicts: readonly Verdict[]): Verdict {
  const kinds = verdicts.map(({ kind }) => kind);
  const known = kinds.filter((kind) => kind !== "unknown");
  const strictest = known.reduce<Kind>(
    (one, other) => (strictness.indexOf(other) > strictness.indexOf(one) ? other : one),
    "read",
  );
  const isHarmless = strictest === "read" || strictest === "session";
  const kind = kinds.includes("unknown") && isHarmless ? "unknown" : strictest;
  return { kind, reasons: [...new Set(verdicts.flatMap(({ reasons }) => reasons))] };
}
