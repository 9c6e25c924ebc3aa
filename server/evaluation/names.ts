/** Which names a function or a class body binds itself, found without running it. */

import type {
  Expression,
  FunctionDef,
  Lambda,
  Parameter,
  Pattern,
  Statement,
} from "#server/syntax/tree.ts";

export interface Names {
  /** Names that the code binds and that are its own. */
  readonly own: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Of a module, whose names are looked up where they stand. */
export const NO_NAMES: Names = { own: NOTHING, globals: NOTHING, nonlocals: NOTHING };

/** The names of a function; computed once for a definition. */
export function namesOfFunction(
  definition: FunctionDef | Lambda,
  body: readonly Statement[],
): Names {
  const known = cache.get(definition);
  if (known !== undefined) return known;
  const found = new Finder();
  for (const parameter of definition.parameters) found.own.add(parameter.name.id);
  if (definition.kind === "Lambda") found.expression(definition.body);
  else found.body(body);
  const names = found.names();
  cache.set(definition, names);
  return names;
}

/** The names that a class body declares as global or nonlocal, and those it binds. */
export function namesOfBody(body: readonly Statement[]): Names {
  const known = bodies.get(body);
  if (known !== undefined) return known;
  const found = new Finder();
  found.body(body);
  const names = found.names();
  bodies.set(body, names);
  return names;
}

const cache = new WeakMap<object, Names>();
const bodies = new WeakMap<readonly Statement[], Names>();

/** Walks statements and the expressions in which a walrus can stand. */
class Finder {
  readonly own = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();

  names(): Names {
    for (const name of this.globals) this.own.delete(name);
    for (const name of this.nonlocals) this.own.delete(name);
    return { own: this.own, globals: this.globals, nonlocals: this.nonlocals };
  }

  body(statements: readonly Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  statement(statement: Statement): void {
    switch (statement.kind) {
      case "FunctionDef":
        this.own.add(statement.name.id);
        this.expressions(statement.decorators);
        this.parameters(statement.parameters);
        return;
      case "ClassDef":
        this.own.add(statement.name.id);
        this.expressions(statement.decorators);
        this.expressions(statement.bases);
        for (const keyword of statement.keywords) this.expression(keyword.value);
        return;
      case "Return":
        return this.expression(statement.value);
      case "Delete":
        return this.targets(statement.targets);
      case "Assign":
        this.targets(statement.targets);
        return this.expression(statement.value);
      case "AugAssign":
        this.target(statement.target);
        return this.expression(statement.value);
      case "AnnAssign":
        this.target(statement.target);
        return this.expression(statement.value);
      case "TypeAlias":
        this.own.add(statement.name.id);
        return;
      case "For":
        this.target(statement.target);
        this.expression(statement.iterable);
        this.body(statement.body);
        return this.body(statement.orElse);
      case "While":
      case "If":
        this.expression(statement.test);
        this.body(statement.body);
        return this.body(statement.orElse);
      case "With":
        for (const item of statement.items) {
          this.expression(item.context);
          if (item.target !== undefined) this.target(item.target);
        }
        return this.body(statement.body);
      case "Match":
        this.expression(statement.subject);
        for (const one of statement.cases) {
          this.pattern(one.pattern);
          this.expression(one.guard);
          this.body(one.body);
        }
        return;
      case "Raise":
        this.expression(statement.exception);
        return this.expression(statement.cause);
      case "Try":
        this.body(statement.body);
        for (const handler of statement.handlers) {
          this.expression(handler.type);
          if (handler.name !== undefined) this.own.add(handler.name.id);
          this.body(handler.body);
        }
        this.body(statement.orElse);
        return this.body(statement.finalBody);
      case "Assert":
        this.expression(statement.test);
        return this.expression(statement.message);
      case "Import":
        for (const name of statement.names) {
          this.own.add(name.asName?.id ?? name.module.split(".", 1)[0] ?? name.module);
        }
        return;
      case "ImportFrom":
        if (statement.names === "star") return;
        for (const name of statement.names) this.own.add((name.asName ?? name.name).id);
        return;
      case "Global":
        for (const name of statement.names) this.globals.add(name.id);
        return;
      case "Nonlocal":
        for (const name of statement.names) this.nonlocals.add(name.id);
        return;
      case "ExpressionStatement":
        return this.expression(statement.value);
      case "Pass":
      case "Break":
      case "Continue":
        return;
    }
  }

  parameters(parameters: readonly Parameter[]): void {
    for (const parameter of parameters) this.expression(parameter.fallback);
  }

  targets(targets: readonly Expression[]): void {
    for (const target of targets) this.target(target);
  }

  target(target: Expression): void {
    if (target.kind === "Name") this.own.add(target.id);
    else if (target.kind === "Tuple" || target.kind === "List") this.targets(target.elements);
    else if (target.kind === "Starred") this.target(target.value);
    else this.expression(target);
  }

  pattern(pattern: Pattern): void {
    switch (pattern.kind) {
      case "MatchValue":
        return;
      case "MatchSequence":
      case "MatchOr":
        for (const inner of pattern.patterns) this.pattern(inner);
        return;
      case "MatchMapping":
        for (const inner of pattern.patterns) this.pattern(inner);
        if (pattern.rest !== undefined) this.own.add(pattern.rest.id);
        return;
      case "MatchClass":
        for (const inner of pattern.patterns) this.pattern(inner);
        for (const keyword of pattern.keywords) this.pattern(keyword.pattern);
        return;
      case "MatchStar":
        if (pattern.name !== undefined) this.own.add(pattern.name.id);
        return;
      case "MatchAs":
        if (pattern.pattern !== undefined) this.pattern(pattern.pattern);
        if (pattern.name !== undefined) this.own.add(pattern.name.id);
        return;
    }
  }

  expressions(expressions: readonly Expression[]): void {
    for (const expression of expressions) this.expression(expression);
  }

  /** Only a walrus binds in an expression; one in a comprehension binds in the function around it. */
  expression(root: Expression | undefined): void {
    if (root === undefined) return;
    const waiting: unknown[] = [root];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (Array.isArray(node)) {
        for (const item of node) if (typeof item === "object" && item !== null) waiting.push(item);
        continue;
      }
      const fields = node as { readonly kind?: string; readonly target?: { readonly id?: string } };
      if (fields.kind === "Lambda") continue;
      if (fields.kind === "NamedExpression" && fields.target?.id !== undefined) {
        this.own.add(fields.target.id);
      }
      if (fields.kind === "Name" || fields.kind === "Text" || fields.kind === "Numeral") continue;
      for (const value of Object.values(fields)) {
        if (typeof value === "object" && value !== null) waiting.push(value);
      }
    }
  }
}
