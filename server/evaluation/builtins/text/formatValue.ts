/** Formats a value: `format(value, spec)`, the fields of f-strings and of `str.format`. */

import { text } from "../../make.ts";
import type { InstanceValue, Machine, NativeFunction, Value } from "../../values.ts";
import { rawMethod } from "../define.ts";
import { needText, payloadOf, typeName } from "../plain.ts";
import { notKnown } from "../unknowns.ts";
import { formatFloat, formatInteger, formatText, readFormatSpec } from "./formatSpec.ts";

/**
 * As `format(value, spec)`; undefined where it is not known.
 * @throws by the machine the `ValueError` or `TypeError` that Python raises for a wrong format.
 */
export function formatValue(machine: Machine, value: Value, spec: string): string | undefined {
  const decided = machine.decide(value);
  if (decided.kind === "unknown") return undefined;
  if (decided.kind === "instance") return formatInstance(machine, decided, spec);
  if (spec === "") return machine.text(decided);
  return formatPlain(machine, decided, spec);
}

/** `__format__` of the built-in types. */
export const formatSpecial: NativeFunction = rawMethod(
  "__format__",
  ["format_spec"],
  (machine, self, spec) => {
    const value = machine.decide(self);
    const shown = formatValue(machine, value, needText(machine, spec, "format spec"));
    return shown === undefined ? notKnown(machine, "its text is not known", value) : text(shown);
  },
);

/** As `str(value)`, `repr(value)` or `ascii(value)`, by the letter after the `!`. */
export function convert(
  machine: Machine,
  value: Value,
  conversion: string | undefined,
): string | undefined {
  const decided = machine.decide(value);
  if (conversion === "s") return machine.text(decided);
  const shown = machine.repr(decided);
  return conversion === "a" && shown !== undefined ? ascii(shown) : shown;
}

/** Escapes what is not ASCII, as `ascii()` does. */
export function ascii(shown: string): string {
  return Array.from(shown, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return character;
    const hex = point.toString(16);
    if (point < 0x100) return `\\x${hex.padStart(2, "0")}`;
    return point < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  }).join("");
}

function formatInstance(machine: Machine, value: InstanceValue, spec: string): string | undefined {
  for (const cls of value.cls.mro) {
    const own = cls.attributes.get("__format__")?.value;
    if (own === undefined || own.kind === "deferred" || own.kind === "nativeFunction") continue;
    const result = machine.decide(machine.invoke(own, [value, text(spec)]));
    return result.kind === "text" ? result.value : undefined;
  }
  if (value.cls.open !== undefined) return undefined;
  if (spec === "") return machine.text(value);
  return value.payload === undefined
    ? unsupported(machine, value)
    : formatPlain(machine, payloadOf(value), spec);
}

function formatPlain(machine: Machine, value: Value, spec: string): string | undefined {
  const read = readFormatSpec(spec);
  let formatted: string | undefined;
  switch (value.kind) {
    case "text":
      formatted = read && formatText(value.value, read);
      break;
    case "int":
      formatted = read && formatInteger(value.value, read);
      break;
    case "bool":
      // A bool is formatted as the integer that it is.
      formatted = read && formatInteger(value.value ? 1n : 0n, read);
      break;
    case "float":
      formatted = read && formatFloat(value.value, read);
      break;
    case "native":
    case "unknown":
      return undefined;
    default:
      return unsupported(machine, value);
  }
  if (formatted !== undefined) return formatted;
  return machine.raise(
    "ValueError",
    read === undefined
      ? `Invalid format specifier '${spec}'`
      : `Unknown format code '${read.type}' for object of type '${typeName(machine, value)}'`,
  );
}

function unsupported(machine: Machine, value: Value): never {
  return machine.raise(
    "TypeError",
    `unsupported format string passed to ${typeName(machine, value)}.__format__`,
  );
}
