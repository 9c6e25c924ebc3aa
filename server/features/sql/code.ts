/** One file's code, and what its names stand for where they are used. */

import { importedAs } from "#server/index/names.ts";
import { scopesOf, type Scope } from "#server/index/scopes.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import { pathTo, treeOf, type Node } from "#server/rules/tree.ts";
import type {
  Call,
  Expression,
  FunctionDef,
  Module,
  Name,
  Parameter,
  Statement,
} from "#server/syntax/tree.ts";
import type { Node as AnyNode } from "#server/syntax/visit.ts";
import type { Range } from "#server/text/span.ts";

/** What gave a name, or an attribute, its value. */
export type Definition =
  | { readonly kind: "assigned"; readonly value: Expression }
  /** `with value as name`. */
  | { readonly kind: "entered"; readonly value: Expression }
  /** `for name in value`. */
  | { readonly kind: "each"; readonly value: Expression }
  | { readonly kind: "parameter"; readonly of: FunctionDef; readonly parameter: Parameter }
  | { readonly kind: "other" };

/** So many names, calls and helpers are followed for one question. */
const mostSteps = 400;

export class Code {
  readonly facts: ProjectFacts;
  readonly path: string;
  readonly tree: Module;
  readonly text: string;
  readonly #scopes: readonly Scope[];
  readonly #scopeOf = new Map<AnyNode, Scope>();
  #steps = 0;

  private constructor(facts: ProjectFacts, path: string, tree: Module, text: string) {
    this.facts = facts;
    this.path = path;
    this.tree = tree;
    this.text = text;
    this.#scopes = scopesOf(tree);
    for (const scope of this.#scopes)
      for (const node of scope.nodes) this.#scopeOf.set(node, scope);
  }

  /** Undefined where the file is not there. */
  static of(facts: ProjectFacts, path: string): Code | undefined {
    const [tree, text] = [treeOf(facts, path), facts.modules.text(path)];
    return tree === undefined || text === undefined ? undefined : new Code(facts, path, tree, text);
  }

  /** Counts a step; whether there are steps left. */
  step(): boolean {
    this.#steps += 1;
    return this.#steps <= mostSteps;
  }

  /** What holds a place, from the outside in. */
  holding(range: Range): readonly Node[] {
    return pathTo(this.tree, range);
  }

  /** As it is written. */
  source({ start, end }: Range): string {
    return this.text.slice(start, end);
  }

  /** Where a name comes from, dotted; undefined where it is not imported. */
  importedAs(expression: Expression): string | undefined {
    let root = expression;
    while (root.kind === "Attribute") root = root.value;
    const scope = this.#scopeOf.get(root);
    return scope && importedAs(expression, scope);
  }

  scopeOf(node: AnyNode): Scope | undefined {
    return this.#scopeOf.get(node);
  }

  /** Whatever may have given a name its value where it is used; empty where nothing in the file does. */
  definitions(name: Name): readonly Definition[] {
    const own = this.#scopeOf.get(name);
    const owner = this.ownerOf(name.id, own);
    if (owner === undefined) return [];
    const all = definitionsIn(owner, name.id);
    const parameter = this.#parameter(name, owner);
    if (owner !== own) {
      const found = all.map(({ definition }) => definition);
      return parameter === undefined ? found : [parameter, ...found];
    }
    const entered = all.findLast(
      ({ node, definition }) =>
        (definition.kind === "entered" || definition.kind === "each") && holds(node, name),
    );
    if (entered !== undefined) return [entered.definition];
    const reaching: Definition[] = [];
    const before = all.filter(({ node }) => node.end <= name.start && !isApart(owner, node, name));
    for (const { node, definition } of before.toReversed()) {
      reaching.push(definition);
      if (!isConditional(owner, node, name)) return reaching;
    }
    if (parameter !== undefined) return [parameter, ...reaching];
    return reaching.length > 0 ? reaching : all.map(({ definition }) => definition);
  }

  /** The scope in which a name is bound that is seen from another one. */
  ownerOf(name: string, from: Scope | undefined): Scope | undefined {
    let scope = from;
    while (scope !== undefined && !scope.bindings.has(name)) scope = scope.parent;
    return scope;
  }

  /** `self.name = value` anywhere, and `name = value` in class bodies. */
  attributeDefinitions(name: string): readonly Definition[] {
    const found: Definition[] = [];
    for (const scope of this.#scopes) {
      if (scope.kind === "class")
        found.push(...definitionsIn(scope, name).map(({ definition }) => definition));
      for (const node of scope.nodes) {
        if (node.kind !== "Assign") continue;
        const isSet = node.targets.some((one) => isOwnAttribute(one) && one.name.id === name);
        if (isSet) found.push({ kind: "assigned", value: node.value });
      }
    }
    return found;
  }

  /** Every use of a name that is bound in a scope. */
  usesOf(name: string, owner: Scope): readonly Name[] {
    const found: Name[] = [];
    for (const scope of this.#scopes)
      for (const node of scope.nodes)
        if (node.kind === "Name" && node.id === name && this.ownerOf(name, scope) === owner)
          found.push(node);
    return found;
  }

  /** `self.name`, `cls.name`, `Class.name`. */
  attributeUsesOf(name: string): readonly Expression[] {
    return this.#all().flatMap((node) =>
      node.kind === "Attribute" && node.name.id === name && node.value.kind === "Name" ? node : [],
    );
  }

  /** The calls of a function of the file, as `f(…)`, `self.f(…)`, or `X.f(…)`. */
  callsOf({ name }: FunctionDef): readonly Call[] {
    return this.#all().flatMap((node) =>
      node.kind === "Call" && calledName(node) === name.id ? node : [],
    );
  }

  /** The functions of the file that a call may run. */
  functionsOf(call: Call): readonly FunctionDef[] {
    const name = calledName(call);
    const isOwn = call.callee.kind === "Name" || isOwnAttribute(call.callee);
    return this.#all().flatMap((node) =>
      isOwn && node.kind === "FunctionDef" && node.name.id === name ? node : [],
    );
  }

  /** What a function returns or yields. */
  resultsOf(definition: FunctionDef): readonly Expression[] {
    const [first] = definition.body ?? [];
    const scope = first && this.#scopeOf.get(first);
    return (scope?.nodes ?? []).flatMap((node) =>
      (node.kind === "Return" || node.kind === "Yield") && node.value !== undefined
        ? node.value
        : [],
    );
  }

  #all(): readonly AnyNode[] {
    return [...this.#scopeOf.keys()];
  }

  #parameter(name: Name, owner: Scope): Definition | undefined {
    for (const node of this.holding(name).toReversed()) {
      if (node.kind !== "FunctionDef") continue;
      const parameter = node.parameters.find((one) => one.name.id === name.id);
      const [first] = node.body ?? [];
      if (first !== undefined && this.#scopeOf.get(first) === owner)
        return parameter && { kind: "parameter", of: node, parameter };
    }
    return undefined;
  }
}

interface Placed {
  readonly node: Statement | Expression;
  readonly definition: Definition;
}

function definitionsIn(scope: Scope, name: string): readonly Placed[] {
  const found: Placed[] = [];
  const is = (target: Expression | undefined): boolean =>
    target?.kind === "Name" && target.id === name;
  for (const node of scope.nodes) {
    const add = (definition: Definition): void => {
      if (node.kind !== "Module" && !isPattern(node)) found.push({ node, definition });
    };
    if (node.kind === "Assign" && node.targets.some(is))
      add({ kind: "assigned", value: node.value });
    else if (node.kind === "AnnAssign" && node.value !== undefined && is(node.target))
      add({ kind: "assigned", value: node.value });
    else if (node.kind === "NamedExpression" && node.target.id === name)
      add({ kind: "assigned", value: node.value });
    else if (node.kind === "AugAssign" && is(node.target)) add({ kind: "other" });
    else if (node.kind === "For" && is(node.target)) add({ kind: "each", value: node.iterable });
    else if (node.kind === "With")
      for (const item of node.items)
        if (is(item.target)) add({ kind: "entered", value: item.context });
  }
  return found;
}

function isPattern(node: AnyNode): node is Exclude<AnyNode, Module | Statement | Expression> {
  return node.kind.startsWith("Match") && node.kind !== "Match";
}

/** Whether a statement may be passed by on the way to a place. */
function isConditional(scope: Scope, node: Range, place: Range): boolean {
  return scope.nodes.some(
    (one) => branching.has(one.kind) && one !== node && holds(one, node) && !holds(one, place),
  );
}

/** Whether they stand in two branches of one `if`. */
function isApart(scope: Scope, node: Range, place: Range): boolean {
  return scope.nodes.some((one) => {
    if (one.kind !== "If" || !holds(one, node) || !holds(one, place)) return false;
    return (
      one.body.some((each) => holds(each, node)) !== one.body.some((each) => holds(each, place))
    );
  });
}

const branching: ReadonlySet<string> = new Set(["If", "For", "While", "Try", "Match"]);

function isOwnAttribute(node: Expression): node is Extract<Expression, { kind: "Attribute" }> {
  return (
    node.kind === "Attribute" &&
    node.value.kind === "Name" &&
    (node.value.id === "self" || node.value.id === "cls")
  );
}

function calledName({ callee }: Call): string | undefined {
  if (callee.kind === "Name") return callee.id;
  return callee.kind === "Attribute" ? callee.name.id : undefined;
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The argument that a call hands to a parameter of a function; undefined where its default holds, or it is not told. */
export function argumentFor(
  call: Call,
  definition: FunctionDef,
  parameter: Parameter,
): Expression | undefined {
  const named = call.keywords.find(({ name }) => name?.id === parameter.name.id);
  if (named !== undefined) return named.value;
  if (parameter.form !== "normal" && parameter.form !== "positionalOnly") return undefined;
  const [first] = definition.parameters;
  const isBound = call.callee.kind === "Attribute" && /^(self|cls)$/.test(first?.name.id ?? "");
  const index = definition.parameters.indexOf(parameter) - (isBound ? 1 : 0);
  const before = call.arguments.slice(0, index + 1);
  return before.some(({ kind }) => kind === "Starred") ? undefined : before[index];
}
