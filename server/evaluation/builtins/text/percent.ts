/** `"%s of %(name)s" % values`, as Python's printf-style formatting. */

import { text } from "../../make.ts";
import type { Machine, TupleValue, Value } from "../../values.ts";
import { integerOf, needInteger, numberOf, textOf, typeName } from "../plain.ts";
import { notKnown } from "../unknowns.ts";
import { formatFloat, formatInteger, pad, type FormatSpec } from "./formatSpec.ts";
import { convert } from "./formatValue.ts";

const field =
  /%(?:\((?<name>[^)]*)\))?(?<flags>[-+ #0]*)(?<width>\*|\d+)?(?:\.(?<precision>\*|\d*))?[hlL]?(?<type>[^])?/g;

/** Formats; an Unknown where one of the values is not known. */
export function percentFormat(machine: Machine, format: string, values: Value): Value {
  const given = machine.decide(values);
  if (given.kind === "unknown") return given;
  const arguments_ = new Arguments(machine, given);
  let result = "";
  let end = 0;
  for (const found of format.matchAll(field)) {
    result += format.slice(end, found.index);
    end = found.index + found[0].length;
    const piece = one(machine, found.groups ?? {}, arguments_);
    if (typeof piece !== "string") return piece;
    result += piece;
  }
  if (arguments_.isLeft) {
    return machine.raise("TypeError", "not all arguments converted during string formatting");
  }
  return text(result + format.slice(end));
}

function one(
  machine: Machine,
  groups: Readonly<Record<string, string | undefined>>,
  given: Arguments,
): string | Value {
  const type = groups["type"];
  if (type === undefined) return machine.raise("ValueError", "incomplete format");
  if (type === "%") return "%";
  const flags = groups["flags"] ?? "";
  let left = flags.includes("-");
  let width = size(machine, groups["width"], given) ?? 0;
  const precision = size(machine, groups["precision"], given);
  if (width < 0) {
    left = true;
    width = -width;
  }
  if (width > 100_000 || (precision ?? 0) > 10_000)
    return notKnown(machine, "the text is too long");
  const value = machine.decide(given.take(groups["name"]));
  if (value.kind === "unknown") return value;
  const spec: FormatSpec = {
    fill: flags.includes("0") && !left ? "0" : " ",
    align: left ? "<" : flags.includes("0") ? "=" : ">",
    sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "-",
    alternate: flags.includes("#"),
    width,
    group: "",
    precision,
    type,
  };
  switch (type) {
    case "s":
    case "r":
    case "a": {
      const shown = convert(machine, value, type);
      if (shown === undefined) return notKnown(machine, "its text is not known", value);
      const cut = precision === undefined ? shown : Array.from(shown).slice(0, precision).join("");
      return pad(cut, { fill: " ", align: left ? "<" : ">", width }, ">");
    }
    case "d":
    case "i":
    case "u":
    case "x":
    case "X":
    case "o":
      return integer(machine, value, spec);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return float(machine, value, spec);
    case "c": {
      const point = integerOf(value);
      const character = point === undefined ? textOf(value) : String.fromCodePoint(Number(point));
      if (character === undefined || Array.from(character).length !== 1) {
        return machine.raise("TypeError", "%c requires int or char");
      }
      return pad(character, { fill: " ", align: left ? "<" : ">", width }, ">");
    }
    default:
      return machine.raise("ValueError", `unsupported format character '${type}'`);
  }
}

function integer(machine: Machine, value: Value, spec: FormatSpec): string {
  const decimal = "diu".includes(spec.type);
  const number = integerOf(value);
  const whole =
    number ?? (decimal && value.kind === "float" ? BigInt(Math.trunc(value.value)) : undefined);
  if (whole === undefined) {
    return machine.raise(
      "TypeError",
      `%${spec.type} format: ${decimal ? "a real number" : "an integer"} is required, not ${typeName(machine, value)}`,
    );
  }
  const { precision } = spec;
  if (precision !== undefined) {
    const digits = (whole < 0n ? -whole : whole).toString().padStart(precision, "0");
    const sign = whole < 0n ? "-" : spec.sign === "-" ? "" : spec.sign;
    return pad(sign + digits, { ...spec, fill: " ", align: spec.align === "<" ? "<" : ">" }, ">");
  }
  const plain = { ...spec, type: decimal ? "d" : spec.type };
  return formatInteger(whole, plain) ?? "";
}

function float(machine: Machine, value: Value, spec: FormatSpec): string {
  const number = numberOf(value);
  if (number === undefined) {
    return machine.raise("TypeError", `must be real number, not ${typeName(machine, value)}`);
  }
  const finite = Number.isFinite(number);
  const plain: FormatSpec = finite || spec.fill !== "0" ? spec : { ...spec, fill: " ", align: ">" };
  return formatFloat(number, plain) ?? "";
}

/** A width or a precision: written out, taken from the values, or left out. */
function size(machine: Machine, written: string | undefined, given: Arguments): number | undefined {
  if (written === undefined) return undefined;
  return written === "*"
    ? needInteger(machine, machine.decide(given.take(undefined)))
    : Number(written);
}

/** The right-hand side of `%`: a tuple, a mapping, or one value. */
class Arguments {
  readonly #machine: Machine;
  readonly #given: Value;
  #position = 0;
  #named = false;

  constructor(machine: Machine, given: Value) {
    this.#machine = machine;
    this.#given = given;
  }

  take(name: string | undefined): Value {
    if (name !== undefined) {
      this.#named = true;
      return this.#machine.getItem(this.#given, text(name));
    }
    const items = this.#items;
    const value = items[this.#position++];
    return value ?? this.#machine.raise("TypeError", "not enough arguments for format string");
  }

  /** Whether a value was given that no field asked for; a mapping may hold more than is asked for. */
  get isLeft(): boolean {
    if (this.#named || this.#position >= this.#items.length) return false;
    const tuple = tupleIn(this.#given);
    if (tuple !== undefined) return true;
    const given = this.#given;
    if (given.kind === "text" || given.kind === "bytes") return true;
    if (given.kind === "native") return given.behavior.getItem === undefined;
    return (
      !["dict", "list", "class"].includes(given.kind) &&
      !(given.kind === "instance" && given.payload?.kind !== "text")
    );
  }

  get #items(): readonly Value[] {
    return tupleIn(this.#given)?.items ?? [this.#given];
  }
}

function tupleIn(value: Value): TupleValue | undefined {
  if (value.kind === "tuple") return value;
  return value.kind === "instance" && value.payload?.kind === "tuple" ? value.payload : undefined;
}
