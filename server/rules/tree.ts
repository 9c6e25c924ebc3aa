/** Walks syntax trees, and finds what stands at a place. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Expression, Module, Statement } from "#server/syntax/tree.ts";
import type { Range } from "#server/text/span.ts";

export type Node = Statement | Expression;

const trees = new WeakMap<ProjectFacts, Map<string, { text: string; tree: Module | undefined }>>();

/** The whole tree of a file of the project, parsed once for each of its texts. */
export function treeOf(facts: ProjectFacts, path: string): Module | undefined {
  const text = facts.modules.text(path);
  if (text === undefined) return undefined;
  let known = trees.get(facts);
  if (known === undefined) trees.set(facts, (known = new Map()));
  let parsed = known.get(path);
  if (parsed?.text !== text) known.set(path, (parsed = { text, tree: facts.modules.tree(path) }));
  return parsed.tree;
}

/** Every statement and expression below `root`, in the order of the text; patterns are passed over. */
export function* nodesOf(root: Module | Node): Generator<Node> {
  const waiting: object[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (isNode(next) && next !== root) yield next;
    const below: object[] = [];
    for (const value of Object.values(next) as readonly unknown[]) {
      if (Array.isArray(value)) below.push(...value.filter(isObject));
      else if (isObject(value)) below.push(value);
    }
    waiting.push(...below.toSorted(byStart).reverse());
  }
}

/** What holds a range, from the outermost statement to the innermost node. */
export function pathTo(root: Module, range: Range): readonly Node[] {
  const path: Node[] = [];
  const waiting: object[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next !== root && isNode(next)) path.push(next);
    for (const value of Object.values(next) as readonly unknown[]) {
      const below = Array.isArray(value) ? (value as readonly unknown[]) : [value];
      for (const child of below) if (isObject(child) && mayHold(child, range)) waiting.push(child);
    }
  }
  return path.toSorted((one, other) => other.end - other.start - (one.end - one.start));
}

/** Whether the range can lie in it: what has no range of its own is looked into. */
function mayHold(child: object, range: Range): boolean {
  if (!("start" in child && "end" in child)) return true;
  const { start, end } = child as Range;
  return start <= range.start && range.end <= end;
}

/** The innermost node of a kind that holds a range. */
export function enclosing<Kind extends Node["kind"]>(
  root: Module | undefined,
  range: Range,
  kind: Kind,
): Extract<Node, { kind: Kind }> | undefined {
  if (root === undefined) return undefined;
  return pathTo(root, range).findLast(
    (node): node is Extract<Node, { kind: Kind }> => node.kind === kind,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isNode(value: object): value is Node {
  return "kind" in value && "start" in value && !String(value.kind).startsWith("Match");
}

function byStart(one: object, other: object): number {
  return startOf(one) - startOf(other);
}

function startOf(value: object): number {
  return "start" in value && typeof value.start === "number" ? value.start : 0;
}
