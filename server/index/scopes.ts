/** The scopes of a module, and what is bound to names in them: imports, literals, anything else. */

import type {
  Expression,
  Module,
  Parameter,
  Pattern,
  Statement,
  Text,
} from "#server/syntax/tree.ts";
import { walk, type Node } from "#server/syntax/visit.ts";

/** What one binding of a name gives it. */
export type Bound =
  | { readonly kind: "literals"; readonly literals: readonly Text[] }
  | { readonly kind: "import"; readonly dotted: string }
  /** One assignment of something else. */
  | { readonly kind: "value"; readonly value: Expression }
  /** A parameter, the target of a loop, a definition, … */
  | { readonly kind: "other" };

/** A module, class body, function, lambda or comprehension, and the nodes that stand in it alone. */
export interface Scope {
  readonly kind: "module" | "class" | "function";
  /** Where a name is looked up next; class bodies are left out for the functions in them. */
  readonly parent: Scope | undefined;
  readonly bindings: ReadonlyMap<string, readonly Bound[]>;
  /** Names that are compared with something: a literal bound to one may be a mark, not an alias. */
  readonly compared: ReadonlySet<string>;
  readonly nodes: readonly Node[];
  /** Whether there is an `import *`. */
  readonly star: boolean;
}

/** All scopes, the module's first. Nodes are in source order within each. */
export function scopesOf(module: Module): readonly Scope[] {
  const found: Scope[] = [];
  const waiting: Waiting[] = [
    { kind: "module", parent: undefined, roots: module.body, bindings: new Map() },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    found.push(new Reader(next, waiting).read());
  return found;
}

/** A scope that is still to be read. */
interface Waiting {
  readonly kind: Scope["kind"];
  readonly parent: Scope | undefined;
  readonly roots: readonly Node[];
  readonly bindings: Map<string, Bound[]>;
}

class Reader {
  readonly #scope: Scope & {
    readonly bindings: Map<string, Bound[]>;
    readonly compared: Set<string>;
    readonly nodes: Node[];
    star: boolean;
  };
  readonly #roots: readonly Node[];
  readonly #waiting: Waiting[];

  constructor({ kind, parent, roots, bindings }: Waiting, waiting: Waiting[]) {
    this.#scope = {
      kind,
      parent,
      bindings,
      compared: new Set(),
      nodes: [],
      star: false,
    };
    this.#roots = roots;
    this.#waiting = waiting;
  }

  read(): Scope {
    for (const root of this.#roots) walk(root, (node) => this.#visit(node));
    return this.#scope;
  }

  /** What functions in this scope see beyond themselves. */
  get #outer(): Scope | undefined {
    return this.#scope.kind === "class" ? this.#scope.parent : this.#scope;
  }

  #visit(node: Node): "skip" | undefined {
    this.#scope.nodes.push(node);
    switch (node.kind) {
      case "FunctionDef": {
        this.#bind(node.name.id, other);
        this.#headers(node.parameters, [...node.decorators, node.returns]);
        this.#enter("function", node.body ?? [], node.parameters);
        return "skip";
      }
      case "Lambda": {
        this.#headers(node.parameters, []);
        this.#enter("function", [node.body], node.parameters);
        return "skip";
      }
      case "ClassDef": {
        this.#bind(node.name.id, other);
        const headers = [...node.decorators, ...node.bases];
        for (const { value } of node.keywords) headers.push(value);
        this.#headers([], headers);
        this.#waiting.push({
          kind: "class",
          parent: this.#outer,
          roots: node.body,
          bindings: new Map(),
        });
        return "skip";
      }
      case "Comprehension": {
        const bindings = new Map<string, Bound[]>();
        const roots: Expression[] = [node.element];
        if (node.value) roots.push(node.value);
        for (const { target, iterable, conditions } of node.clauses) {
          bindTarget(bindings, target, iterated(iterable));
          roots.push(iterable, ...conditions);
        }
        this.#waiting.push({ kind: "function", parent: this.#scope, roots, bindings });
        return "skip";
      }
      default: {
        this.#bindings(node);
        return undefined;
      }
    }
  }

  /** Decorators, defaults and annotations are evaluated outside of what they belong to. */
  #headers(parameters: readonly Parameter[], others: readonly (Expression | undefined)[]): void {
    const expressions = [
      ...others,
      ...parameters.flatMap(({ annotation, fallback }) => [annotation, fallback]),
    ];
    for (const expression of expressions)
      if (expression) walk(expression, (node) => this.#visit(node));
  }

  #enter(kind: Scope["kind"], roots: readonly Node[], parameters: readonly Parameter[]): void {
    const bindings = new Map<string, Bound[]>();
    for (const { name } of parameters) bindings.set(name.id, [other]);
    this.#waiting.push({ kind, parent: this.#outer, roots, bindings });
  }

  #bind(name: string, bound: Bound): void {
    bind(this.#scope.bindings, name, bound);
  }

  #bindings(node: Statement | Expression | Pattern | Module): void {
    switch (node.kind) {
      case "Assign": {
        for (const target of node.targets)
          bindTarget(this.#scope.bindings, target, assigned(node.value));
        break;
      }
      case "AnnAssign": {
        if (node.value) bindTarget(this.#scope.bindings, node.target, assigned(node.value));
        break;
      }
      case "AugAssign": {
        bindTarget(this.#scope.bindings, node.target, other);
        break;
      }
      case "For": {
        bindTarget(this.#scope.bindings, node.target, iterated(node.iterable));
        break;
      }
      case "With": {
        for (const { target } of node.items)
          if (target) bindTarget(this.#scope.bindings, target, other);
        break;
      }
      case "Try": {
        for (const { name } of node.handlers) if (name) this.#bind(name.id, other);
        break;
      }
      case "NamedExpression": {
        this.#bind(node.target.id, other);
        break;
      }
      case "MatchAs":
      case "MatchStar": {
        if (node.name) this.#bind(node.name.id, other);
        break;
      }
      case "MatchMapping": {
        if (node.rest) this.#bind(node.rest.id, other);
        break;
      }
      case "Global":
      case "Nonlocal": {
        // Another scope's name is changed here: what it holds is not known anywhere.
        for (const { id } of node.names)
          for (let scope: Scope | undefined = this.#scope; scope; scope = scope.parent)
            bind(scope.bindings as Map<string, Bound[]>, id, other);
        break;
      }
      case "Import": {
        for (const { module, asName } of node.names) {
          const [first = module] = module.split(".");
          const bound: Bound = { kind: "import", dotted: asName ? module : first };
          this.#bind(asName?.id ?? first, bound);
        }
        break;
      }
      case "ImportFrom": {
        if (node.names === "star") this.#scope.star = true;
        else {
          const from = `${".".repeat(node.level)}${node.module}`;
          for (const { name, asName } of node.names)
            this.#bind(asName?.id ?? name.id, { kind: "import", dotted: `${from}.${name.id}` });
        }
        break;
      }
      case "Compare": {
        for (const side of [node.left, ...node.comparators])
          if (side.kind === "Name") this.#scope.compared.add(side.id);
        break;
      }
      default: {
        break;
      }
    }
  }
}

const other: Bound = { kind: "other" };

function bind(bindings: Map<string, Bound[]>, name: string, bound: Bound): void {
  const known = bindings.get(name);
  if (known) known.push(bound);
  else bindings.set(name, [bound]);
}

/** Binds the names of a target; of several names none gets a value that is known. */
function bindTarget(bindings: Map<string, Bound[]>, target: Expression, bound: Bound): void {
  if (target.kind === "Name") bind(bindings, target.id, bound);
  else if (target.kind === "Starred") bindTarget(bindings, target.value, other);
  else if (target.kind === "Tuple" || target.kind === "List")
    for (const element of target.elements) bindTarget(bindings, element, other);
}

function assigned(value: Expression): Bound {
  const literals = literalsOf(value);
  return literals ? { kind: "literals", literals } : { kind: "value", value };
}

/** `for alias in ("a", "b")`. */
function iterated(iterable: Expression): Bound {
  if (iterable.kind !== "Tuple" && iterable.kind !== "List" && iterable.kind !== "SetDisplay")
    return other;
  const literals = iterable.elements.map(literalsOf);
  const known = literals.filter((some) => some !== undefined);
  return known.length === literals.length ? { kind: "literals", literals: known.flat() } : other;
}

/** The texts that an expression can be, where it can be nothing else (but None). */
export function literalsOf(value: Expression): readonly Text[] | undefined {
  if (value.kind === "Text") return value.isBytes ? undefined : [value];
  if (value.kind === "Singleton" && value.value === null) return [];
  if (value.kind !== "Conditional") return undefined;
  const body = literalsOf(value.body);
  const orElse = literalsOf(value.orElse);
  return body && orElse ? [...body, ...orElse] : undefined;
}
