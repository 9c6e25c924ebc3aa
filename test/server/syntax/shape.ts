/** Our tree in the shape in which `tree.py` prints Python's own, to compare the two. */

import type {
  ComprehensionClause,
  Expression,
  FormattedText,
  Keyword,
  Parameter,
  Pattern,
  Statement,
} from "#server/syntax/tree.ts";

type Shape = unknown[];

/** The statements of a body. */
export function shapes(body: readonly Statement[]): Shape[] {
  return body.map(statement);
}

function statement(node: Statement): Shape {
  return [node.kind, node.start, node.end, ...statementFields(node)];
}

function statementFields(node: Statement): Shape {
  switch (node.kind) {
    case "FunctionDef":
      return [
        node.name.id,
        node.parameters.map(parameter),
        optional(node.returns),
        node.decorators.map(expression),
        node.isAsync,
        node.isGenerator,
        shapes(node.body ?? []),
      ];
    case "ClassDef":
      return [
        node.name.id,
        node.bases.map(expression),
        node.keywords.map(keyword),
        node.decorators.map(expression),
        shapes(node.body),
      ];
    case "Return":
      return [optional(node.value)];
    case "Delete":
      return [node.targets.map(expression)];
    case "Assign":
      return [node.targets.map(expression), expression(node.value)];
    case "AugAssign":
      return [expression(node.target), node.operator, expression(node.value)];
    case "AnnAssign":
      return [expression(node.target), expression(node.annotation), optional(node.value)];
    case "TypeAlias":
      return [node.name.id, expression(node.value)];
    case "For":
      return [
        expression(node.target),
        expression(node.iterable),
        shapes(node.body),
        shapes(node.orElse),
        node.isAsync,
      ];
    case "While":
    case "If":
      return [expression(node.test), shapes(node.body), shapes(node.orElse)];
    case "With":
      return [
        node.items.map(({ context, target }) => [expression(context), optional(target)]),
        shapes(node.body),
        node.isAsync,
      ];
    case "Match":
      return [
        expression(node.subject),
        node.cases.map((one) => [pattern(one.pattern), optional(one.guard), shapes(one.body)]),
      ];
    case "Raise":
      return [optional(node.exception), optional(node.cause)];
    case "Try":
      return [
        shapes(node.body),
        node.handlers.map((one) => [
          optional(one.type),
          one.name?.id ?? null,
          shapes(one.body),
          one.isGroup,
        ]),
        shapes(node.orElse),
        shapes(node.finalBody),
      ];
    case "Assert":
      return [expression(node.test), optional(node.message)];
    case "Import":
      return [node.names.map(({ module, asName }) => [module, asName?.id ?? null])];
    case "ImportFrom":
      return [
        node.module,
        node.level,
        node.names === "star"
          ? "star"
          : node.names.map(({ name, asName }) => [name.id, asName?.id ?? null]),
      ];
    case "Global":
    case "Nonlocal":
      return [node.names.map(({ id }) => id)];
    case "ExpressionStatement":
      return [expression(node.value)];
    case "Pass":
    case "Break":
    case "Continue":
      return [];
  }
}

function optional(node: Expression | undefined): Shape | null {
  return node ? expression(node) : null;
}

function expression(node: Expression): Shape {
  return [node.kind, node.start, node.end, ...expressionFields(node)];
}

function expressionFields(node: Expression): Shape {
  switch (node.kind) {
    case "Name":
      return [node.id];
    case "Text":
      return [node.value, node.isBytes];
    case "FormattedText":
      return [parts(node.parts)];
    case "Numeral":
      return [number(node.value), node.form];
    case "Singleton":
      return [node.value];
    case "List":
    case "Tuple":
    case "SetDisplay":
      return [node.elements.map(expression)];
    case "Dict":
      return [node.entries.map(({ key, value }) => [optional(key), expression(value)])];
    case "Attribute":
      return [expression(node.value), node.name.id];
    case "Subscript":
      return [expression(node.value), expression(node.index)];
    case "Slice":
      return [optional(node.lower), optional(node.upper), optional(node.step)];
    case "Call":
      return [expression(node.callee), node.arguments.map(expression), node.keywords.map(keyword)];
    case "Unary":
      return [node.operator, expression(node.operand)];
    case "Binary":
      return [expression(node.left), node.operator, expression(node.right)];
    case "Boolean":
      return [node.operator, node.values.map(expression)];
    case "Compare":
      return [expression(node.left), node.operators, node.comparators.map(expression)];
    case "Conditional":
      return [expression(node.test), expression(node.body), expression(node.orElse)];
    case "Lambda":
      return [node.parameters.map(parameter), expression(node.body)];
    case "Comprehension":
      return [node.form, expression(node.element), optional(node.value), node.clauses.map(clause)];
    case "NamedExpression":
      return [node.target.id, expression(node.value)];
    case "Starred":
    case "Await":
      return [expression(node.value)];
    case "Yield":
      return [node.isFrom, optional(node.value)];
    case "Missing":
      return [];
  }
}

function parameter({ name, form, annotation, fallback }: Parameter): Shape {
  return [name.id, form, optional(annotation), optional(fallback)];
}

function keyword({ name, value }: Keyword): Shape {
  return [name?.id ?? null, expression(value)];
}

function clause({ target, iterable, conditions, isAsync }: ComprehensionClause): Shape {
  return [expression(target), expression(iterable), conditions.map(expression), isAsync];
}

/** A large integer as Python's `hex` writes it, an infinite float as its `str`. */
function number(value: number | bigint): unknown {
  if (typeof value === "bigint") return `0x${value.toString(16)}`;
  if (Number.isFinite(value)) return value;
  return value > 0 ? "inf" : "-inf";
}

/** Python has the source before a debug field's `=` among the texts, and takes its `repr`. */
function parts(found: FormattedText["parts"]): unknown[] {
  const flat: unknown[] = [];
  const text = (value: string): void => {
    const last = flat.at(-1);
    if (typeof last === "string") flat[flat.length - 1] = last + value;
    else flat.push(value);
  };
  for (const part of found) {
    if (typeof part === "string") {
      text(part);
      continue;
    }
    if (part.debug !== undefined) text(`${part.debug}=`);
    const implied = part.debug !== undefined && part.format === undefined ? "r" : null;
    flat.push([
      withoutPlaces(expression(part.value)),
      part.conversion ?? implied,
      part.format ? parts(part.format) : null,
    ]);
  }
  return flat;
}

/** Inside f-strings, places are wrong in Python before 3.12. */
function withoutPlaces(node: unknown): unknown {
  if (!Array.isArray(node)) return node;
  const items: readonly unknown[] = node;
  const placed =
    typeof items[0] === "string" && typeof items[1] === "number" && typeof items[2] === "number";
  const [first, , , ...rest] = items;
  return (placed ? [first, 0, 0, ...rest] : items).map(withoutPlaces);
}

function pattern(node: Pattern): Shape {
  return [node.kind, node.start, node.end, ...patternFields(node)];
}

function patternFields(node: Pattern): Shape {
  switch (node.kind) {
    case "MatchValue":
      return [expression(node.value)];
    case "MatchSequence":
    case "MatchOr":
      return [node.patterns.map(pattern)];
    case "MatchMapping":
      return [node.keys.map(expression), node.patterns.map(pattern), node.rest?.id ?? null];
    case "MatchClass":
      return [
        expression(node.cls),
        node.patterns.map(pattern),
        node.keywords.map((one) => [one.name.id, pattern(one.pattern)]),
      ];
    case "MatchStar":
      return [node.name?.id ?? null];
    case "MatchAs":
      return [node.pattern ? pattern(node.pattern) : null, node.name?.id ?? null];
  }
}
