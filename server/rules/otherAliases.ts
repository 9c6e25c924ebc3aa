/** The aliases that a project has under other settings, or adds at run time: names that are no mistakes. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Expression } from "#server/syntax/tree.ts";
import { basename } from "#server/text/paths.ts";
import { nodesOf, treeOf, type Node } from "./tree.ts";

interface OtherAliases {
  readonly names: ReadonlySet<string>;
  /** Whether some code adds aliases whose names are not written there. */
  readonly open: boolean;
}

const known = new WeakMap<ProjectFacts, OtherAliases>();

/** Whether some other file of the project makes it an alias; looked for when a name is no alias under the settings in use. */
export function mayBeElsewhere(facts: ProjectFacts, name: string): boolean {
  let others = known.get(facts);
  if (others === undefined) known.set(facts, (others = findOthers(facts)));
  return others.open || others.names.has(name);
}

function findOthers(facts: ProjectFacts): OtherAliases {
  const { path, databases } = facts.settings;
  // What these say is known exactly.
  const evaluated = new Set([path, databases.origin?.path]);
  for (const { origin } of databases.aliases.values()) evaluated.add(origin?.path);
  const names = new Set<string>();
  let open = false;
  for (const file of facts.modules.files()) {
    if (evaluated.has(file) || facts.modules.summary(file)?.databases !== true) continue;
    const tree = treeOf(facts, file);
    if (tree === undefined) continue;
    for (const node of nodesOf(tree)) {
      for (const key of addedKeys(node)) {
        const name = textOf(facts, file, key);
        if (name !== undefined) names.add(name);
        else if (!isTest(file)) open = true;
      }
    }
  }
  return { names, open };
}

/** What is written there, or what the constant holds that is named there. */
function textOf(
  facts: ProjectFacts,
  file: string,
  key: Expression | undefined,
): string | undefined {
  if (key?.kind === "Text") return key.value;
  return key?.kind === "Name" ? facts.modules.globalText(file, [key.id])?.value : undefined;
}

/** The keys that a node adds to the databases; undefined for those of a dict that is spread into them. */
function addedKeys(node: Node): readonly (Expression | undefined)[] {
  switch (node.kind) {
    case "Assign":
      return node.targets.flatMap((target) => assignedKeys(target, node.value));
    case "AnnAssign":
      return node.value === undefined ? [] : assignedKeys(node.target, node.value);
    case "Call":
      return calledKeys(node);
    default:
      return [];
  }
}

function assignedKeys(target: Expression, value: Expression): readonly (Expression | undefined)[] {
  if (target.kind === "Subscript" && isDatabases(target.value)) return [target.index];
  return isDatabases(target) ? keysOf(value) : [];
}

/** `settings.configure(DATABASES={…})`, `DATABASES.update({…})`, `connections.databases.setdefault(…)`. */
function calledKeys(call: Extract<Node, { kind: "Call" }>): readonly (Expression | undefined)[] {
  const named = call.keywords.filter(({ name }) => name?.id === "DATABASES");
  const keys = named.flatMap(({ value }) => keysOf(value));
  const { callee } = call;
  if (callee.kind !== "Attribute" || !isDatabases(callee.value)) return keys;
  const [first] = call.arguments;
  if (callee.name.id === "setdefault") return [...keys, first];
  return callee.name.id === "update" && first !== undefined ? [...keys, ...keysOf(first)] : keys;
}

/** Of a dict display; a value that is none of these says nothing. */
function keysOf(value: Expression): readonly (Expression | undefined)[] {
  if (value.kind === "Dict") return value.entries.map(({ key }) => key);
  return value.kind === "Comprehension" ? [undefined] : [];
}

/** `DATABASES`, `settings.DATABASES`, `connections.databases`, `connections.settings`, `connections` itself. */
function isDatabases(expression: Expression): boolean {
  if (expression.kind === "Name")
    return expression.id === "DATABASES" || expression.id === "connections";
  if (expression.kind !== "Attribute") return false;
  if (expression.name.id === "DATABASES") return true;
  const { value, name } = expression;
  return (
    value.kind === "Name" &&
    value.id === "connections" &&
    (name.id === "databases" || name.id === "settings")
  );
}

/** What a test adds is there for that test. */
function isTest(path: string): boolean {
  const name = basename(path);
  return (
    ["/tests/", "/testing/", "/test/"].some((part) => path.includes(part)) ||
    name.startsWith("test") ||
    name === "conftest.py"
  );
}
