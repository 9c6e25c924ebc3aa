/** What the walk needs to know of tree-sitter's grammar, by the numbers of its node types. */

import type { Language } from "web-tree-sitter";
import type { Expression, Statement } from "./tree.ts";
import type { Walk } from "./walk.ts";

/** Turns the node on which the walk stands into one of ours, and leaves the walk there. */
export type Convert<Node> = (walk: Walk) => Node;

/** Continues an expression (`left`) at the token on which the walk stands. */
export type Continue = (walk: Walk, left: Expression, start: number) => Expression;

export interface Converters {
  /** By the name of the node's type. */
  readonly expressions: Readonly<Record<string, Convert<Expression>>>;
  readonly statements: Readonly<Record<string, Convert<Statement | readonly Statement[]>>>;
  /** By the token, or the type, that follows the left operand. */
  readonly continuations: Readonly<Record<string, Continue>>;
}

/** The type id of an ERROR node. */
export const errorType = 0xffff;

/**
 * Nodes whose first child is an expression that goes on: `a.b`, `a(b)`, `a + b`. Chains of them
 * lean to the left without end, and are walked in a loop.
 */
const leaning = new Set([
  "attribute",
  "call",
  "subscript",
  "binary_operator",
  "boolean_operator",
  "comparison_operator",
  "conditional_expression",
]);

/** The grammar's tables: each is indexed by type id. */
export interface Grammar {
  readonly names: readonly string[];
  readonly named: readonly boolean[];
  readonly skipped: readonly boolean[];
  readonly leaning: readonly boolean[];
  readonly expressions: readonly (Convert<Expression> | undefined)[];
  readonly statements: readonly (Convert<Statement | readonly Statement[]> | undefined)[];
  readonly continuations: readonly (Continue | undefined)[];
}

/** Looks the names of node types up once, so that the walk compares numbers. */
export function grammarOf(language: Language, converters: Converters): Grammar {
  const names = Array.from({ length: language.nodeTypeCount }, (_, id) => language.types[id] ?? "");
  const named = names.map((_, id) => language.nodeTypeIsNamed(id));
  const ifNamed = <Entry>(table: Readonly<Record<string, Entry>>) =>
    names.map((name, id) => (named[id] && Object.hasOwn(table, name) ? table[name] : undefined));
  return {
    names,
    named,
    skipped: names.map((name, id) => {
      return named[id] === true && (name === "comment" || name === "line_continuation");
    }),
    leaning: names.map((name, id) => named[id] === true && leaning.has(name)),
    expressions: ifNamed(converters.expressions),
    statements: ifNamed(converters.statements),
    continuations: names.map((name) =>
      Object.hasOwn(converters.continuations, name) ? converters.continuations[name] : undefined,
    ),
  };
}
