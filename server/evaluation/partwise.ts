/** Works out the parts of a statement each by itself, where together they have too many ways. */

import type { Expression, Statement } from "#server/syntax/tree.ts";
import type { Frame, Interpreter } from "./core.ts";
import type { Value } from "./values.ts";

/** What parts of a statement have come to; taken in their places when the statement runs. */
export type Given = Map<Expression, Value>;

/**
 * The values of the parts that are evaluated in any case, in Python's order, each joined over its own ways. Which
 * of them go together is lost: a dict of ten settings that are looked up needs ten joins, not every combination.
 * Undefined where the statement has no such parts.
 */
export function partsOf(m: Interpreter, statement: Statement, frame: Frame): Given | undefined {
  const root = valueOf(statement);
  if (root === undefined || m.given !== undefined) return undefined;
  const given: Given = new Map();
  m.given = given;
  try {
    for (const part of partsIn(root)) evaluatePart(m, part, frame, given);
  } finally {
    m.given = undefined;
  }
  return given.size === 0 ? undefined : given;
}

function evaluatePart(m: Interpreter, node: Expression, frame: Frame, given: Given): void {
  if (isPlain(node)) return;
  for (const part of partsIn(node)) evaluatePart(m, part, frame, given);
  given.set(
    node,
    m.merged(() => m.evaluate(node, frame)),
  );
}

function valueOf(statement: Statement): Expression | undefined {
  switch (statement.kind) {
    case "Assign":
    case "AnnAssign":
    case "AugAssign":
    case "ExpressionStatement":
      return statement.value;
    default:
      return undefined;
  }
}

/** What Python evaluates before the expression itself, whatever the values are. */
function partsIn(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "List":
    case "Tuple":
    case "SetDisplay":
      return node.elements.map(unstarred);
    case "Dict":
      return node.entries.flatMap(({ key, value }) => (key === undefined ? [value] : [key, value]));
    case "Call":
      return [
        // The object of a method is a part, the method itself belongs to the call.
        ...(node.callee.kind === "Attribute" ? [node.callee.value] : []),
        ...node.arguments.map(unstarred),
        ...node.keywords.map(({ value }) => value),
      ];
    case "Binary":
      return [node.left, node.right];
    case "Attribute":
      return [node.value];
    case "Subscript":
      return [node.value, node.index];
    default:
      return [];
  }
}

function unstarred(node: Expression): Expression {
  return node.kind === "Starred" ? node.value : node;
}

/** What has one way only, or stands for nothing by itself. */
function isPlain(node: Expression): boolean {
  switch (node.kind) {
    case "Name":
    case "Text":
    case "Numeral":
    case "Singleton":
    case "Slice":
    case "Lambda":
    case "Starred":
      return true;
    default:
      return false;
  }
}
