/** Code that asks whether an alias is there, or expects that it is not. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Expression, Try, With } from "#server/syntax/tree.ts";
import type { Span } from "#server/text/span.ts";
import { nodesOf, pathTo, treeOf, type Node } from "./tree.ts";

/**
 * Whether the use of a name that is no alias is meant: where the file asks `"x" in connections`,
 * where `ConnectionDoesNotExist` is caught, and where a test expects an exception. A query is lazy: the test may
 * expect it further down.
 */
export function isProbed(facts: ProjectFacts, use: Span, name: string): boolean {
  const tree = treeOf(facts, use.path);
  if (tree === undefined) return false;
  const holders = pathTo(tree, use);
  if (holders.some((node) => node.kind === "With" && expectsException(node))) return true;
  const functions = holders.filter((node) => node.kind === "FunctionDef");
  if (functions.some((node) => [...nodesOf(node)].some(expectsMissing))) return true;
  if (holders.some((node) => node.kind === "Try" && catches(node, use))) return true;
  for (const node of nodesOf(tree)) {
    if (node.kind !== "Compare" || (node.left.kind === "Text" && node.left.value !== name))
      continue;
    const isMembership = node.operators.every(
      (operator) => operator === "in" || operator === "not in",
    );
    if (isMembership && node.comparators.some(mentionsDatabases)) return true;
  }
  return false;
}

/** `self.assertRaises(…)`, `pytest.raises(…)`. */
function expectsException({ items }: With): boolean {
  return items.some(({ context }) => {
    if (context.kind !== "Call") return false;
    const name = nameOf(context.callee);
    return name === "raises" || name?.startsWith("assertRaises") === true;
  });
}

/** `self.assertRaises(ConnectionDoesNotExist)`. */
function expectsMissing(node: Node): boolean {
  if (node.kind !== "With" || !expectsException(node)) return false;
  return node.items.some(
    ({ context }) =>
      context.kind === "Call" &&
      context.arguments.some((argument) => nameOf(argument) === "ConnectionDoesNotExist"),
  );
}

function catches({ body, handlers }: Try, use: Span): boolean {
  if (!body.some(({ start, end }) => start <= use.start && use.end <= end)) return false;
  return handlers.some(({ type }) => {
    const types = type?.kind === "Tuple" ? type.elements : [type];
    return types.some((one) => one === undefined || caught.has(nameOf(one) ?? ""));
  });
}

const caught = new Set(["ConnectionDoesNotExist", "Exception", "BaseException"]);

function mentionsDatabases(expression: Expression): boolean {
  const inside = [expression, ...nodesOf(expression)];
  return inside.some((node) => {
    const name = node.kind === "Name" || node.kind === "Attribute" ? nameOf(node) : undefined;
    return name === "connections" || name === "DATABASES";
  });
}

function nameOf(expression: Expression): string | undefined {
  if (expression.kind === "Name") return expression.id;
  return expression.kind === "Attribute" ? expression.name.id : undefined;
}
