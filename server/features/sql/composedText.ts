/** The text that an expression of texts makes, as far as the code tells. */

import type { Call, Expression, FormattedField, FormattedText } from "#server/syntax/tree.ts";
import type { Code } from "./code.ts";

export interface ComposedText {
  readonly text: string;
  /** Why that is not all; undefined where it is. */
  readonly partly: string | undefined;
}

/** How far names are followed. */
const deepest = 5;

/**
 * The text of a literal, of several that are joined or formatted, or of a name that stands for one.
 * What is put in at run time stays as it is written.
 * @returns undefined where the expression is no text
 */
export function composedText(
  code: Code,
  expression: Expression,
  depth = 0,
): ComposedText | undefined {
  const inner = (one: Expression): ComposedText | undefined => composedText(code, one, depth);
  switch (expression.kind) {
    case "Text":
      return expression.isBytes ? undefined : whole(expression.value);
    case "FormattedText":
      return formatted(code, expression);
    case "Binary":
      if (expression.operator === "%") return placed(inner(expression.left));
      return expression.operator === "+"
        ? joined([expression.left, expression.right], "", code, inner)
        : undefined;
    case "Call":
      return called(code, expression, inner);
    case "NamedExpression":
      return inner(expression.value);
    case "Conditional": {
      const [one, other] = [inner(expression.body), inner(expression.orElse)];
      const known = one ?? other;
      return known && { ...known, partly: known.partly ?? "it is one of two" };
    }
    case "Name":
    case "Attribute":
      return depth < deepest && code.step() ? named(code, expression, depth) : undefined;
    default:
      return undefined;
  }
}

function whole(text: string): ComposedText {
  return { text, partly: undefined };
}

/** A text with `%s` or `{}` in it, which stay. */
function placed(made: ComposedText | undefined): ComposedText | undefined {
  return made && { ...made, partly: made.partly ?? "it is formatted at run time" };
}

function formatted(code: Code, { parts }: FormattedText): ComposedText {
  const fields = parts.filter((part): part is FormattedField => typeof part !== "string");
  const [first] = fields;
  return {
    text: parts.map((part) => (typeof part === "string" ? part : code.source(part))).join(""),
    partly: first && `${code.source(first)} is put in at run time`,
  };
}

function joined(
  parts: readonly Expression[],
  between: string,
  code: Code,
  inner: (one: Expression) => ComposedText | undefined,
): ComposedText | undefined {
  const made = parts.map(inner);
  if (made.every((one) => one === undefined)) return undefined;
  let partly: string | undefined;
  const texts = parts.map((part, index) => {
    const known = made[index];
    partly ??= known === undefined ? `${code.source(part)} is put in at run time` : known.partly;
    return known?.text ?? `{${code.source(part)}}`;
  });
  return { text: texts.join(between), partly };
}

/** `dedent(…)`, `"…".format(…)`, `"…".strip()`, `" ".join([…])`, `SQL("…")`. */
function called(
  code: Code,
  call: Call,
  inner: (one: Expression) => ComposedText | undefined,
): ComposedText | undefined {
  const { callee } = call;
  const [first] = call.arguments;
  const imported = code.importedAs(callee);
  const change = imported === undefined ? undefined : changes.get(imported);
  if (change !== undefined) return map(first && inner(first), change);
  if (callee.kind !== "Attribute") {
    const isPlain = callee.kind === "Name" && callee.id === "str" && imported === undefined;
    return isPlain && first !== undefined ? inner(first) : undefined;
  }
  const { id } = callee.name;
  if (id === "join" && (first?.kind === "List" || first?.kind === "Tuple")) {
    const between = inner(callee.value);
    return between && joined(first.elements, between.text, code, inner);
  }
  const strip = call.arguments.length === 0 ? strips.get(id) : undefined;
  if (strip !== undefined) return map(inner(callee.value), strip);
  return id === "format" || id === "format_map" || id === "replace"
    ? placed(inner(callee.value))
    : undefined;
}

function map(
  made: ComposedText | undefined,
  change: (text: string) => string,
): ComposedText | undefined {
  return made && { ...made, text: change(made.text) };
}

function named(
  code: Code,
  expression: Extract<Expression, { kind: "Name" | "Attribute" }>,
  depth: number,
): ComposedText | undefined {
  const definitions =
    expression.kind === "Name"
      ? code.definitions(expression)
      : code.attributeDefinitions(expression.name.id);
  const [first] = definitions.flatMap((one) => (one.kind === "assigned" ? one.value : []));
  const made = first && composedText(code, first, depth + 1);
  if (made !== undefined)
    return definitions.length > 1
      ? { ...made, partly: made.partly ?? "it is set in several places" }
      : made;
  const chain = chainOf(expression);
  const known = chain && code.facts.modules.globalText(code.path, chain);
  return known && whole(known.value);
}

/** `a.b.c` as its names. */
export function chainOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === "Name") return [expression.id];
  const before = expression.kind === "Attribute" ? chainOf(expression.value) : undefined;
  return before && expression.kind === "Attribute" ? [...before, expression.name.id] : undefined;
}

/** `textwrap.dedent`: the indent that all lines have in common goes, lines of blanks become empty. */
function dedent(text: string): string {
  const lines = text.split("\n").map((line) => (line.trim() === "" ? "" : line));
  let margin: string | undefined;
  for (const line of lines) {
    if (line === "") continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    margin ??= indent;
    while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  }
  const width = margin?.length ?? 0;
  return lines.map((line) => line.slice(line === "" ? 0 : width)).join("\n");
}

const unchanged = (text: string): string => text;

const changes: ReadonlyMap<string, (text: string) => string> = new Map([
  ["textwrap.dedent", dedent],
  ["inspect.cleandoc", (text: string) => dedent(text).trim()],
  ["psycopg.sql.SQL", unchanged],
  ["psycopg2.sql.SQL", unchanged],
  ["django.utils.safestring.mark_safe", unchanged],
]);

const strips: ReadonlyMap<string, (text: string) => string> = new Map([
  ["strip", (text: string) => text.trim()],
  ["lstrip", (text: string) => text.trimStart()],
  ["rstrip", (text: string) => text.trimEnd()],
]);
