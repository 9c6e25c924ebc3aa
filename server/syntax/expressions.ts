/** Turns tree-sitter's expressions into ours. */

import type { Continue, Convert } from "./grammar.ts";
import { numeral } from "./numbers.ts";
import { parameters } from "./parameters.ts";
import { string, strings } from "./strings.ts";
import type {
  Call,
  ComprehensionClause,
  Comprehension,
  Expression,
  Keyword,
  Singleton,
  UnaryOperator,
} from "./tree.ts";
import type { Walk } from "./walk.ts";

export const expressions: Readonly<Record<string, Convert<Expression>>> = {
  identifier: name,
  integer: number,
  float: number,
  string,
  concatenated_string: strings,
  true: (walk) => singleton(walk, true),
  false: (walk) => singleton(walk, false),
  none: (walk) => singleton(walk, null),
  ellipsis: (walk) => singleton(walk, "Ellipsis"),
  parenthesized_expression: inner,
  parenthesized_list_splat: inner,
  list: (walk) => ({ kind: "List", elements: walk.expressions(), ...walk.range() }),
  list_pattern: (walk) => ({ kind: "List", elements: walk.expressions(), ...walk.range() }),
  set: (walk) => ({ kind: "SetDisplay", elements: walk.expressions(), ...walk.range() }),
  tuple,
  expression_list: tuple,
  pattern_list: tuple,
  tuple_pattern: tupleOrGroup,
  dictionary,
  list_comprehension: (walk) => comprehension(walk, "list"),
  set_comprehension: (walk) => comprehension(walk, "set"),
  dictionary_comprehension: (walk) => comprehension(walk, "dict"),
  generator_expression: (walk) => comprehension(walk, "generator"),
  list_splat: starred,
  list_splat_pattern: starred,
  splat_type: starred,
  slice,
  lambda,
  await: (walk) => ({ kind: "Await", value: inner(walk), ...walk.range() }),
  yield: yielding,
  named_expression: named,
  unary_operator: unary,
  not_operator: (walk) => ({
    kind: "Unary",
    operator: "not",
    operand: inner(walk),
    ...walk.range(),
  }),
  // `a as b` stands here only while something is being typed.
  as_pattern: inner,
  as_pattern_target: inner,
  type: inner,
  generic_type: genericType,
  union_type: unionType,
  member_type: memberType,
  constrained_type: inner,
};

export const continuations: Readonly<Record<string, Continue>> = {
  ".": attribute,
  "[": subscript,
  argument_list: call,
  generator_expression: call,
  if: conditional,
  and: boolean,
  or: boolean,
  ...Object.fromEntries(
    ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"].map((operator) => [
      operator,
      binary,
    ]),
  ),
  ...Object.fromEntries(
    ["==", "!=", "<>", "<", "<=", ">", ">=", "is", "is not", "in", "not in"].map((operator) => [
      operator,
      compare,
    ]),
  ),
};

/** Reads positional and keyword arguments: of a call, or of a class. */
export function readArguments(walk: Walk, positional: Expression[], keywords: Keyword[]): void {
  if (!walk.downNamed()) return;
  do {
    if (walk.name === "keyword_argument") keywords.push(keyword(walk));
    else if (walk.name === "dictionary_splat")
      keywords.push({ name: undefined, value: inner(walk), ...walk.range() });
    else positional.push(walk.expression());
  } while (walk.nextNamed());
  walk.up();
}

/** The first expression inside. */
export function inner(walk: Walk): Expression {
  if (!walk.downNamed()) return walk.missing();
  const value = walk.expression();
  walk.up();
  return value;
}

function name(walk: Walk): Expression {
  const { id, start, end } = walk.identifier();
  return id === "" ? { kind: "Missing", start, end } : { kind: "Name", id, start, end };
}

function number(walk: Walk): Expression {
  const { start, end } = walk.range();
  return numeral(walk.text.slice(start, end), start, end);
}

function singleton(walk: Walk, value: Singleton["value"]): Singleton {
  return { kind: "Singleton", value, ...walk.range() };
}

function tuple(walk: Walk): Expression {
  return { kind: "Tuple", elements: walk.expressions(), ...walk.range() };
}

/** As the target of an assignment, `(a)` is no tuple and `(a,)` is one. */
function tupleOrGroup(walk: Walk): Expression {
  let isTuple = false;
  const elements: Expression[] = [];
  if (walk.down()) {
    do {
      if (walk.named) elements.push(walk.expression());
      else if (walk.name === ",") isTuple = true;
    } while (walk.next());
    walk.up();
  }
  const [only] = elements;
  if (!isTuple && only !== undefined) return only;
  return { kind: "Tuple", elements, ...walk.range() };
}

function dictionary(walk: Walk): Expression {
  const entries: { key: Expression | undefined; value: Expression }[] = [];
  if (walk.downNamed()) {
    do {
      if (walk.name === "pair") entries.push(pair(walk));
      else if (walk.name === "dictionary_splat")
        entries.push({ key: undefined, value: inner(walk) });
    } while (walk.nextNamed());
    walk.up();
  }
  return { kind: "Dict", entries, ...walk.range() };
}

function pair(walk: Walk): { key: Expression; value: Expression } {
  const missing = walk.missing();
  if (!walk.downNamed()) return { key: missing, value: missing };
  const key = walk.expression();
  const value = walk.nextNamed() ? walk.expression() : missing;
  walk.up();
  return { key, value };
}

function starred(walk: Walk): Expression {
  return { kind: "Starred", value: inner(walk), ...walk.range() };
}

function slice(walk: Walk): Expression {
  const parts: [Expression | undefined, Expression | undefined, Expression | undefined] = [
    undefined,
    undefined,
    undefined,
  ];
  let place = 0;
  if (walk.down()) {
    do {
      if (walk.named) parts[Math.min(place, 2)] = walk.expression();
      else place += 1;
    } while (walk.next());
    walk.up();
  }
  const [lower, upper, step] = parts;
  return { kind: "Slice", lower, upper, step, ...walk.range() };
}

function lambda(walk: Walk): Expression {
  const range = walk.range();
  const outer = walk.yields;
  let found: ReturnType<typeof parameters> = [];
  let body: Expression = { kind: "Missing", ...range };
  if (walk.downNamed()) {
    do {
      if (walk.name === "lambda_parameters") found = parameters(walk);
      else body = walk.expression();
    } while (walk.nextNamed());
    walk.up();
  }
  walk.yields = outer;
  return { kind: "Lambda", parameters: found, body, ...range };
}

function yielding(walk: Walk): Expression {
  const range = walk.range();
  walk.yields = true;
  let isFrom = false;
  let value: Expression | undefined;
  if (walk.down()) {
    do {
      if (walk.named) value = walk.expression();
      else if (walk.name === "from") isFrom = true;
    } while (walk.next());
    walk.up();
  }
  return { kind: "Yield", isFrom, value, ...range };
}

function named(walk: Walk): Expression {
  const range = walk.range();
  if (!walk.downNamed()) return { kind: "Missing", ...range };
  const target = walk.identifier();
  const value: Expression = walk.nextNamed() ? walk.expression() : { kind: "Missing", ...range };
  walk.up();
  return { kind: "NamedExpression", target, value, ...range };
}

function unary(walk: Walk): Expression {
  const range = walk.range();
  const operator = walk.text[range.start];
  const operand = inner(walk);
  if (!isUnary(operator)) return operand;
  return { kind: "Unary", operator, operand, ...range };
}

function isUnary(operator: string | undefined): operator is UnaryOperator {
  return operator === "-" || operator === "+" || operator === "~";
}

function comprehension(walk: Walk, form: Comprehension["form"]): Expression {
  const range = walk.range();
  const clauses: ComprehensionClause[] = [];
  let element: Expression = { kind: "Missing", ...range };
  let value: Expression | undefined;
  if (walk.downNamed()) {
    do {
      if (walk.name === "for_in_clause") clauses.push(clause(walk));
      else if (walk.name === "if_clause") condition(clauses, inner(walk));
      else if (walk.name === "pair") ({ key: element, value } = pair(walk));
      else element = walk.expression();
    } while (walk.nextNamed());
    walk.up();
  }
  return { kind: "Comprehension", form, element, value, clauses, ...range };
}

function condition(clauses: ComprehensionClause[], test: Expression): void {
  const last = clauses.pop();
  if (last) clauses.push({ ...last, conditions: [...last.conditions, test], end: test.end });
}

function clause(walk: Walk): ComprehensionClause {
  const range = walk.range();
  let isAsync = false;
  let target: Expression | undefined;
  const iterables: Expression[] = [];
  if (walk.down()) {
    do {
      if (walk.name === "async") isAsync = true;
      else if (!walk.named) continue;
      else if (target === undefined) target = walk.expression();
      else iterables.push(walk.expression());
    } while (walk.next());
    walk.up();
  }
  const [first] = iterables;
  const iterable: Expression =
    first === undefined || iterables.length > 1
      ? { kind: "Tuple", elements: iterables, ...range }
      : first;
  target ??= { kind: "Missing", ...range };
  return { target, iterable, conditions: [], isAsync, ...range };
}

/** `Dict[str, int]` as an annotation: the grammar knows it as a type of its own. */
function genericType(walk: Walk): Expression {
  const range = walk.range();
  if (!walk.downNamed()) return { kind: "Missing", ...range };
  const value = walk.expression();
  let index: Expression = { kind: "Missing", ...range };
  if (walk.nextNamed()) {
    const elements = walk.expressions();
    const [only] = elements;
    index =
      elements.length === 1 && only && only.kind !== "Starred"
        ? only
        : { kind: "Tuple", elements, start: only?.start ?? walk.start, end: endOf(walk, elements) };
  }
  walk.up();
  return { kind: "Subscript", value, index, ...range };
}

/** Where a tuple without brackets ends: behind its last element, or behind the comma after it. */
function endOf({ text, end }: Walk, elements: readonly Expression[]): number {
  const last = elements.at(-1)?.end ?? end;
  const comma = /^\s*,/.exec(text.slice(last, end));
  return last + (comma?.[0].length ?? 0);
}

function unionType(walk: Walk): Expression {
  const { start, end } = walk.range();
  let left: Expression | undefined;
  if (walk.downNamed()) {
    do {
      const from = walk.start;
      const right = walk.expression();
      left = left === undefined ? right : joined(left, right, start, from);
    } while (walk.nextNamed());
    walk.up();
  }
  return left ?? { kind: "Missing", start, end };
}

/** `a | (b | c)` as the grammar has it for `a | b | c`: the first operators bind first. */
function joined(left: Expression, right: Expression, start: number, from: number): Expression {
  const chained = right.kind === "Binary" && right.operator === "|" && right.start === from;
  if (!chained) return { kind: "Binary", left, operator: "|", right, start, end: right.end };
  return { ...right, left: joined(left, right.left, start, from), start };
}

function memberType(walk: Walk): Expression {
  const range = walk.range();
  if (!walk.downNamed()) return { kind: "Missing", ...range };
  const value = walk.expression();
  const attributeName = walk.nextNamed() ? walk.identifier() : undefined;
  walk.up();
  if (attributeName === undefined) return value;
  return { kind: "Attribute", value, name: attributeName, ...range };
}

function attribute(walk: Walk, value: Expression, start: number): Expression {
  const attributeName = walk.next() ? walk.identifier() : undefined;
  if (attributeName === undefined || attributeName.id === "")
    return { kind: "Missing", start, end: attributeName?.end ?? value.end };
  return { kind: "Attribute", value, name: attributeName, start, end: attributeName.end };
}

function subscript(walk: Walk, value: Expression, start: number): Expression {
  const opened = walk.end;
  const indices: Expression[] = [];
  let comma = false;
  let last = opened;
  let end = opened;
  while (walk.next()) {
    last = end;
    end = walk.end;
    if (walk.named) indices.push(walk.expression());
    else if (walk.name === ",") comma = true;
  }
  const [only] = indices;
  const index: Expression =
    only === undefined
      ? { kind: "Missing", start: opened, end: opened }
      : comma || (only.kind === "Starred" && indices.length === 1)
        ? { kind: "Tuple", elements: indices, start: only.start, end: last }
        : only;
  return { kind: "Subscript", value, index, start, end };
}

function call(walk: Walk, callee: Expression, start: number): Call {
  const positional: Expression[] = [];
  const keywords: Keyword[] = [];
  const { end } = walk;
  if (walk.name === "generator_expression") positional.push(comprehension(walk, "generator"));
  else readArguments(walk, positional, keywords);
  return { kind: "Call", callee, arguments: positional, keywords, start, end };
}

function keyword(walk: Walk): Keyword {
  const range = walk.range();
  if (!walk.downNamed()) return { name: undefined, value: walk.missing(), ...range };
  const keywordName = walk.identifier();
  const value: Expression = walk.nextNamed() ? walk.expression() : { kind: "Missing", ...range };
  walk.up();
  return { name: keywordName, value, ...range };
}

function conditional(walk: Walk, body: Expression, start: number): Expression {
  const place = walk.range();
  const test: Expression = walk.nextNamed() ? walk.expression() : { kind: "Missing", ...place };
  const orElse: Expression = walk.nextNamed() ? walk.expression() : { kind: "Missing", ...place };
  return { kind: "Conditional", test, body, orElse, start, end: walk.end };
}

function boolean(walk: Walk, left: Expression, start: number): Expression {
  const operator = walk.name === "and" ? "and" : "or";
  const right: Expression = walk.nextNamed() ? walk.expression() : walk.missing();
  // `a and b and c` is one; `(a and b) and c`, whose left side starts at the bracket, is two.
  const continued = left.kind === "Boolean" && left.operator === operator && left.start === start;
  const values = continued ? [...left.values, right] : [left, right];
  return { kind: "Boolean", operator, values, start, end: walk.end };
}

function binary(walk: Walk, left: Expression, start: number): Expression {
  const operator = walk.name;
  const right: Expression = walk.nextNamed() ? walk.expression() : walk.missing();
  if (!isBinary(operator)) return left;
  return { kind: "Binary", left, operator, right, start, end: walk.end };
}

type BinaryOperator = Extract<Expression, { kind: "Binary" }>["operator"];
type CompareOperator = Extract<Expression, { kind: "Compare" }>["operators"][number];

function isBinary(operator: string): operator is BinaryOperator {
  return continuations[operator] === binary;
}

function isCompare(operator: string): operator is CompareOperator {
  return continuations[operator] === compare;
}

function compare(walk: Walk, left: Expression, start: number): Expression {
  const operators: CompareOperator[] = [];
  const comparators: Expression[] = [];
  let end = left.end;
  do {
    const operator = walk.name === "<>" ? "!=" : walk.name;
    if (!isCompare(operator)) continue;
    operators.push(operator);
    comparators.push(walk.nextNamed() ? walk.expression() : walk.missing());
    end = walk.end;
  } while (walk.next());
  return { kind: "Compare", left, operators, comparators, start, end };
}
