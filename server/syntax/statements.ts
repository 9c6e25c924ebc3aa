/** Turns tree-sitter's simple statements into ours. */

import { inner } from "./expressions.ts";
import type { Convert } from "./grammar.ts";
import type {
  Assert,
  Assign,
  BinaryOperator,
  Expression,
  Identifier,
  ImportFrom,
  ImportedModule,
  ImportedName,
  Raise,
  Statement,
} from "./tree.ts";
import type { Walk } from "./walk.ts";

export const simpleStatements: Readonly<Record<string, Convert<Statement | readonly Statement[]>>> =
  {
    expression_statement: expressionStatement,
    return_statement: (walk) => ({ kind: "Return", value: optional(walk), ...walk.range() }),
    delete_statement: deletion,
    raise_statement: raising,
    assert_statement: assertion,
    import_statement: (walk) => ({ kind: "Import", names: importedModules(walk), ...walk.range() }),
    import_from_statement: importFrom,
    future_import_statement: importFrom,
    global_statement: (walk) => ({ kind: "Global", names: identifiers(walk), ...walk.range() }),
    nonlocal_statement: (walk) => ({ kind: "Nonlocal", names: identifiers(walk), ...walk.range() }),
    pass_statement: (walk) => ({ kind: "Pass", ...walk.range() }),
    break_statement: (walk) => ({ kind: "Break", ...walk.range() }),
    continue_statement: (walk) => ({ kind: "Continue", ...walk.range() }),
    type_alias_statement: typeAlias,
    print_statement: print,
    exec_statement: (walk) => ({
      kind: "ExpressionStatement",
      value: walk.missing(),
      ...walk.range(),
    }),
  };

/** The expression inside, if there is one; the walk may stand on `return`. */
function optional(walk: Walk): Expression | undefined {
  if (!walk.downNamed()) return undefined;
  const value = walk.expression();
  walk.up();
  return value;
}

function expressionStatement(walk: Walk): Statement {
  const range = walk.range();
  const found: Expression[] = [];
  let comma = false;
  let statement: Statement | undefined;
  if (walk.down()) {
    do {
      if (walk.name === ",") comma = true;
      else if (walk.name === "assignment") statement = assignment(walk);
      else if (walk.name === "augmented_assignment") statement = augmented(walk);
      else if (walk.named) found.push(walk.expression());
    } while (walk.next());
    walk.up();
  }
  if (statement) return statement;
  const [only] = found;
  const value: Expression = only && !comma ? only : { kind: "Tuple", elements: found, ...range };
  return { kind: "ExpressionStatement", value, ...range };
}

/** `a = b = c` nests to the right: its targets are collected on the way down. */
function assignment(walk: Walk): Statement {
  const range = walk.range();
  const targets: Expression[] = [];
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  let levels = 0;
  while (walk.downNamed()) {
    levels += 1;
    targets.push(walk.expression());
    let chained = false;
    while (walk.nextNamed()) {
      if (walk.name === "type") annotation = walk.expression();
      else if (walk.name === "assignment") {
        chained = true;
        break;
      } else value = rightSide(walk);
    }
    if (!chained) break;
  }
  for (; levels > 0; levels -= 1) walk.up();
  const [target = { kind: "Missing", ...range }] = targets;
  if (annotation !== undefined && targets.length === 1)
    return { kind: "AnnAssign", target, annotation, value, ...range };
  value ??= { kind: "Missing", start: range.end, end: range.end };
  return { kind: "Assign", targets, value, ...range } satisfies Assign;
}

/** What stands right of `=`. `x = y += 1` is no Python, but the grammar takes it. */
function rightSide(walk: Walk): Expression {
  return walk.name === "augmented_assignment" ? walk.missing() : walk.expression();
}

const augmentedOperator = /^(.+)=$/;

function augmented(walk: Walk): Statement {
  const range = walk.range();
  const operands: Expression[] = [];
  let operator = "+";
  if (walk.down()) {
    do {
      if (walk.named) operands.push(rightSide(walk));
      else operator = augmentedOperator.exec(walk.name)?.[1] ?? operator;
    } while (walk.next());
    walk.up();
  }
  const missing = { kind: "Missing", start: range.end, end: range.end } as const;
  const [target = missing, value = missing] = operands;
  return { kind: "AugAssign", target, operator: operator as BinaryOperator, value, ...range };
}

function deletion(walk: Walk): Statement {
  const value = optional(walk);
  const targets =
    value?.kind === "Tuple" && walk.text[value.start] !== "("
      ? value.elements
      : value === undefined
        ? []
        : [value];
  return { kind: "Delete", targets, ...walk.range() };
}

function raising(walk: Walk): Raise {
  const range = walk.range();
  let exception: Expression | undefined;
  let cause: Expression | undefined;
  let from = false;
  if (walk.down()) {
    do {
      if (walk.name === "from") from = true;
      else if (!walk.named) continue;
      else if (from) cause = walk.expression();
      else exception = walk.expression();
    } while (walk.next());
    walk.up();
  }
  return { kind: "Raise", exception, cause, ...range };
}

function assertion(walk: Walk): Assert {
  const range = walk.range();
  const [test = { kind: "Missing", ...range }, message] = walk.expressions();
  return { kind: "Assert", test, message, ...range };
}

function identifiers(walk: Walk): Identifier[] {
  const found: Identifier[] = [];
  if (!walk.downNamed()) return found;
  do found.push(walk.identifier());
  while (walk.nextNamed());
  walk.up();
  return found;
}

/** A dotted name without the blanks that may stand in it. */
function dotted(walk: Walk): string {
  const { start, end } = walk.range();
  const written = walk.text.slice(start, end);
  return /\s|\\/.test(written) ? written.replace(/[\s\\]+/g, "") : written;
}

function importedModules(walk: Walk): ImportedModule[] {
  const found: ImportedModule[] = [];
  if (!walk.downNamed()) return found;
  do {
    const range = walk.range();
    if (walk.name !== "aliased_import")
      found.push({ module: dotted(walk), asName: undefined, ...range });
    else if (walk.downNamed()) {
      const module = dotted(walk);
      const asName = walk.nextNamed() ? walk.identifier() : undefined;
      walk.up();
      found.push({ module, asName, ...range });
    }
  } while (walk.nextNamed());
  walk.up();
  return found;
}

function importFrom(walk: Walk): ImportFrom {
  const range = walk.range();
  let module = "";
  let moduleRange = { start: range.start, end: range.start };
  const names: ImportedName[] = [];
  let star = false;
  let imported = false;
  if (walk.down()) {
    do {
      if (walk.name === "import") imported = true;
      else if (walk.name === "wildcard_import") star = true;
      else if (imported && walk.named) importedName(walk, names);
      else if (walk.named || walk.name === "__future__") {
        module = dotted(walk);
        moduleRange = walk.range();
      }
    } while (walk.next());
    walk.up();
  }
  const level = /^\.*/.exec(module)?.[0].length ?? 0;
  return {
    kind: "ImportFrom",
    module: module.slice(level),
    level,
    moduleRange,
    names: star ? "star" : names,
    ...range,
  };
}

function importedName(walk: Walk, names: ImportedName[]): void {
  const range = walk.range();
  if (walk.name !== "aliased_import") {
    names.push({ name: { ...walk.identifier() }, asName: undefined, ...range });
    return;
  }
  if (!walk.downNamed()) return;
  const name = walk.identifier();
  const asName = walk.nextNamed() ? walk.identifier() : undefined;
  walk.up();
  names.push({ name, asName, ...range });
}

function typeAlias(walk: Walk): Statement {
  const range = walk.range();
  const missing = { kind: "Missing", ...range } as const;
  let name: Identifier = { id: "", start: range.start, end: range.start };
  let value: Expression = missing;
  let left: Expression = missing;
  let leftStart = range.start;
  if (walk.downNamed()) {
    leftStart = walk.start;
    left = walk.expression();
    const target = left.kind === "Subscript" ? left.value : left;
    if (target.kind === "Name") name = { id: target.id, start: target.start, end: target.end };
    if (walk.nextNamed()) value = walk.expression();
    walk.up();
  }
  if (walk.text[leftStart] === "(" || walk.text[leftStart] === "[") {
    const target = called(walk.text, left, leftStart, range.start);
    return { kind: "Assign", targets: [target], value, ...range };
  }
  return { kind: "TypeAlias", name, value, ...range };
}

/** The grammar takes `type(a).b = c` for an alias of `(a).b`: puts `type` back before the bracket. */
function called(text: string, left: Expression, bracket: number, start: number): Expression {
  const callee: Expression = { kind: "Name", id: "type", start, end: start + "type".length };
  if (left.start === bracket) {
    if (left.kind === "Attribute" || left.kind === "Subscript")
      return { ...left, value: called(text, left.value, bracket, start), start };
    if (left.kind === "Call")
      return { ...left, callee: called(text, left.callee, bracket, start), start };
  }
  if (left.kind === "List") {
    const [only = left] = left.elements;
    const index: Expression = left.elements.length === 1 ? only : { ...left, kind: "Tuple" };
    return { kind: "Subscript", value: callee, index, start, end: left.end };
  }
  const isTuple = left.kind === "Tuple" && left.start === bracket;
  const end = isTuple ? left.end : Math.max(left.end, text.indexOf(")", left.end) + 1);
  const positional = isTuple ? left.elements : [left];
  return { kind: "Call", callee, arguments: positional, keywords: [], start, end };
}

/** `print >>stream, x` is a tuple in Python 3; other print statements are no Python 3. */
function print(walk: Walk): Statement {
  const range = walk.range();
  const elements: Expression[] = [];
  if (walk.downNamed()) {
    do {
      if (walk.name !== "chevron") {
        elements.push(walk.expression());
        continue;
      }
      const right = inner(walk);
      const left: Expression = {
        kind: "Name",
        id: "print",
        start: range.start,
        end: range.start + "print".length,
      };
      const { end } = walk;
      elements.push({ kind: "Binary", left, operator: ">>", right, start: range.start, end });
    } while (walk.nextNamed());
    walk.up();
  }
  const [first] = elements;
  const shifted = first?.kind === "Binary" && first.start === range.start;
  const value: Expression = shifted
    ? elements.length === 1
      ? first
      : { kind: "Tuple", elements, ...range }
    : { kind: "Missing", ...range };
  return { kind: "ExpressionStatement", value, ...range };
}
