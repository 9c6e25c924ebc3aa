/** Where the `yield`s of a function stand, and generator expressions as statements with one. */

import type { Comprehension, Expression, Statement, Yield } from "#server/syntax/tree.ts";

/** The `yield` that is the whole value of a statement. */
export function yieldOf(statement: Statement): Yield | undefined {
  switch (statement.kind) {
    case "ExpressionStatement":
    case "Assign":
    case "AnnAssign":
    case "Return": {
      const { value } = statement;
      if (value?.kind !== "Yield" || (value.value !== undefined && containsYield(value.value))) {
        return undefined;
      }
      return value;
    }
    default:
      return undefined;
  }
}

const yielding = new WeakMap<object, boolean>();

/** Whether a `yield` of this function stands in a statement. */
export function yields(statement: Statement): boolean {
  let known = yielding.get(statement);
  if (known === undefined) yielding.set(statement, (known = containsYield(statement)));
  return known;
}

function containsYield(root: object): boolean {
  const waiting: object[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!Array.isArray(node)) {
      const { kind } = node as { readonly kind?: string };
      if (kind === "Yield") return true;
      if (kind === "Lambda") continue;
      if (node !== root && (kind === "FunctionDef" || kind === "ClassDef")) continue;
      if ((kind === "FunctionDef" || kind === "ClassDef") && node === root) continue;
    }
    for (const value of Object.values(node)) {
      if (typeof value === "object" && value !== null) waiting.push(value as object);
    }
  }
  return false;
}

/** A generator expression as statements: nested loops around a `yield`; its first iterable is `.0`. */
export function statementsOf(node: Comprehension): readonly Statement[] {
  let made = expressions.get(node);
  if (made !== undefined) return made;
  const { start, end } = node;
  const item: Yield = { kind: "Yield", isFrom: false, value: node.element, start, end };
  let body: Statement[] = [{ kind: "ExpressionStatement", value: item, start, end }];
  for (const [i, clause] of [...node.clauses.entries()].reverse()) {
    for (const test of clause.conditions.toReversed()) {
      body = [{ kind: "If", test, body, orElse: [], start: test.start, end: test.end }];
    }
    const iterable: Expression = i === 0 ? { kind: "Name", id: ".0", start, end } : clause.iterable;
    const { target, isAsync } = clause;
    body = [{ kind: "For", target, iterable, body, orElse: [], isAsync, start, end }];
  }
  made = body;
  expressions.set(node, made);
  return made;
}

const expressions = new WeakMap<Comprehension, readonly Statement[]>();
