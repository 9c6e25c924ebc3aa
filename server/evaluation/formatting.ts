/** Evaluates f-strings. */

import type { FormattedField, FormattedText } from "#server/syntax/tree.ts";
import type { Frame, Interpreter } from "./core.ts";
import { text, unknown } from "./make.ts";
import type { Unknown, Value } from "./values.ts";

/** The value of an f-string. */
export function evaluateFormatted(m: Interpreter, node: FormattedText, frame: Frame): Value {
  const made = formatParts(m, node.parts, frame);
  const origin = m.originOf(node, frame);
  return typeof made === "string" ? text(made, origin) : unknown(made.reason, origin);
}

function formatParts(
  m: Interpreter,
  parts: readonly (string | FormattedField)[],
  frame: Frame,
): string | Unknown {
  let made = "";
  let missing: Unknown | undefined;
  for (const part of parts) {
    const piece = typeof part === "string" ? part : formatField(m, part, frame);
    if (typeof piece === "string") made += piece;
    else missing ??= piece;
  }
  return missing ?? made;
}

function formatField(m: Interpreter, field: FormattedField, frame: Frame): string | Unknown {
  const value = m.decide(m.evaluate(field.value, frame));
  const { debug } = field;
  const conversion = field.conversion ?? (debug !== undefined && !field.format ? "r" : undefined);
  const spec = field.format === undefined ? "" : formatParts(m, field.format, frame);
  if (typeof spec !== "string") return spec;
  if (value.kind === "unknown") return value;
  let converted: Value = value;
  if (conversion !== undefined) {
    const plain = conversion === "s" ? m.text(value) : m.repr(value);
    if (plain === undefined) return noText(m, value);
    converted = text(conversion === "a" ? escaped(plain) : plain);
  }
  const formatted = formatValue(m, converted, spec);
  if (typeof formatted !== "string") return formatted;
  return debug === undefined ? formatted : `${debug}=${formatted}`;
}

/** `format(value, spec)`. */
function formatValue(m: Interpreter, value: Value, spec: string): string | Unknown {
  const own = value.kind === "instance" ? m.special(value, "__format__") : undefined;
  if (own !== undefined) {
    const answer = m.decide(m.invoke(own, [text(spec)]));
    return answer.kind === "text" ? answer.value : noText(m, value);
  }
  if (spec === "") return m.text(value) ?? noText(m, value);
  const payload = value.kind === "instance" ? (value.payload ?? value) : value;
  const format = m.methodOf(payload, "__format__");
  if (format === undefined) return noText(m, value);
  const answer = m.decide(m.invoke(format, [text(spec)]));
  return answer.kind === "text" ? answer.value : noText(m, value);
}

function noText(m: Interpreter, value: Value): Unknown {
  if (value.kind === "unknown") return value;
  return m.unknown("unsupported", "the text of a value is not known", value.origin);
}

function escaped(plain: string): string {
  return plain.replace(/[^\0-\x7f]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
    if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
    return `\\U${code.toString(16).padStart(8, "0")}`;
  });
}
