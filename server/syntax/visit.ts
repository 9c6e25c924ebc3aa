/** Walks a syntax tree: each node once, parents before children, without recursion on deep trees. */

import type { Range } from "#server/text/span.ts";
import type { Expression, Module, Pattern, Statement } from "./tree.ts";

/** A node that says what it is. */
export type Node = Module | Statement | Expression | Pattern;

/** Calls `visit` for a node and all below it, in source order; where it answers "skip", not below that one. */
export function walk(root: Node, visit: (node: Node) => "skip" | void): void {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) waiting.push(value[index]);
    } else if (isObject(value)) {
      if (isNode(value) && visit(value) === "skip") continue;
      const members = Object.values(value);
      for (let index = members.length - 1; index >= 0; index -= 1) {
        if (typeof members[index] === "object") waiting.push(members[index]);
      }
    }
  }
}

function isObject(value: unknown): value is Range {
  return typeof value === "object" && value !== null;
}

function isNode(value: Range): value is Node {
  return "kind" in value;
}
