/** Built-in functions over numbers: `abs`, `divmod`, `round`, `hex`, `min`, `max`, `sum` and their like. */

import type { Interpreter } from "../../core.ts";
import { float, int, text, tuple } from "../../make.ts";
import type { Machine, NativeFunction, Value } from "../../values.ts";
import { fn } from "../define.ts";
import { lessThan } from "../ordering.ts";
import {
  integerOf,
  isItems,
  isNone,
  needBigint,
  needInteger,
  numberOf,
  payloadOf,
  textOf,
  typeName,
} from "../plain.ts";
import { roundFloat } from "../text/floatDigits.ts";
import { notKnown } from "../unknowns.ts";

function based(name: string, base: number, prefix: string): NativeFunction {
  return fn(name, ["number"], (machine, number) => {
    const value = needBigint(machine, number);
    return text(`${value < 0n ? "-" : ""}${prefix}${(value < 0n ? -value : value).toString(base)}`);
  });
}

/** `min` and `max`: of one iterable or of the arguments. */
function extreme(name: "min" | "max"): NativeFunction {
  return fn(name, ["~*args", "~:key?", "~:default?"], (machine, args, key, fallback) => {
    const [only] = args;
    const items =
      args.length === 1 && only !== undefined ? machine.iterate(machine.decide(only)) : args;
    if (!isItems(items)) return items;
    if (args.length === 0) {
      return machine.raise("TypeError", `${name} expected at least 1 argument, got 0`);
    }
    let best: { item: Value; key: Value } | undefined;
    for (const item of items) {
      const own =
        isNone(key) || key === undefined ? machine.decide(item) : machine.invoke(key, [item]);
      if (best === undefined) {
        best = { item, key: own };
        continue;
      }
      const better =
        name === "min" ? lessThan(machine, own, best.key) : lessThan(machine, best.key, own);
      if (better === undefined)
        return notKnown(machine, "the order of the values is not known", own);
      if (better) best = { item, key: own };
    }
    return (
      best?.item ?? fallback ?? machine.raise("ValueError", `${name}() iterable argument is empty`)
    );
  });
}

function round(machine: Machine, number: Value, digits: Value | undefined): Value {
  const places = digits === undefined || isNone(digits) ? undefined : needInteger(machine, digits);
  const whole = integerOf(number);
  if (whole !== undefined) {
    return places === undefined || places >= 0 ? int(whole) : int(roundWhole(whole, -places));
  }
  const value = numberOf(number);
  if (value === undefined) return roundObject(machine, number, digits);
  if (places !== undefined) return float(roundFloat(value, places));
  if (!Number.isFinite(value)) {
    return Number.isNaN(value)
      ? machine.raise("ValueError", "cannot convert float NaN to integer")
      : machine.raise("OverflowError", "cannot convert float infinity to integer");
  }
  return int(BigInt(roundFloat(value, 0)));
}

function roundObject(machine: Machine, number: Value, digits: Value | undefined): Value {
  const method =
    number.kind === "instance" ? (machine as Interpreter).special(number, "__round__") : undefined;
  if (method === undefined) {
    return machine.raise(
      "TypeError",
      `type ${typeName(machine, number)} doesn't define __round__ method`,
    );
  }
  return method.kind === "unknown"
    ? method
    : machine.invoke(method, digits === undefined ? [] : [digits]);
}

/** To a power of ten, ties to the even one. */
function roundWhole(value: bigint, places: number): bigint {
  if (places > 1000) return 0n;
  const unit = 10n ** BigInt(places);
  const size = value < 0n ? -value : value;
  const twice = (size % unit) * 2n;
  const units = size / unit;
  const rounded = twice > unit || (twice === unit && units % 2n === 1n) ? units + 1n : units;
  return (value < 0n ? -rounded : rounded) * unit;
}

function power(machine: Machine, base: Value, exponent: Value, modulus: Value | undefined): Value {
  if (modulus === undefined || isNone(modulus)) return machine.binary("**", base, exponent);
  let rest = needBigint(machine, exponent);
  const unit = needBigint(machine, modulus);
  if (unit === 0n) return machine.raise("ValueError", "pow() 3rd argument cannot be 0");
  if (rest < 0n || unit < 0n) return notKnown(machine, "such a power is not computed");
  let factor = ((needBigint(machine, base) % unit) + unit) % unit;
  let result = 1n % unit;
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % unit;
    factor = (factor * factor) % unit;
  }
  return int(result);
}

export const numericFunctions: readonly NativeFunction[] = [
  fn("abs", ["x"], (machine, x) => {
    const whole = integerOf(x);
    if (whole !== undefined) return int(whole < 0n ? -whole : whole);
    const plain = payloadOf(x);
    if (plain.kind === "float") return float(Math.abs(plain.value));
    const method =
      x.kind === "instance" ? (machine as Interpreter).special(x, "__abs__") : undefined;
    if (method !== undefined)
      return method.kind === "unknown" ? method : machine.invoke(method, []);
    return machine.raise("TypeError", `bad operand type for abs(): '${typeName(machine, x)}'`);
  }),
  based("bin", 2, "0b"),
  based("oct", 8, "0o"),
  based("hex", 16, "0x"),
  fn("chr", ["i"], (machine, i) => {
    const point = needInteger(machine, i);
    return point >= 0 && point <= 0x10ffff
      ? text(String.fromCodePoint(point))
      : machine.raise("ValueError", "chr() arg not in range(0x110000)");
  }),
  fn("ord", ["c"], (machine, c) => {
    const plain = payloadOf(c);
    const written = plain.kind === "bytes" ? plain.value : textOf(plain);
    const points = Array.from(written ?? "");
    return points.length === 1
      ? int(points[0]?.codePointAt(0) ?? 0)
      : machine.raise("TypeError", "ord() expected a character");
  }),
  fn("divmod", ["x", "y"], (machine, x, y) => {
    return tuple([machine.binary("//", x, y), machine.binary("%", x, y)]);
  }),
  fn("pow", ["base", "exp", "mod?"], power),
  fn("round", ["number", "ndigits?"], round),
  extreme("min"),
  extreme("max"),
  fn("sum", ["iterable", "start?"], (machine, iterable, start) => {
    const items = machine.iterate(iterable);
    if (!isItems(items)) return items;
    if (start?.kind === "text") {
      return machine.raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
    }
    let total: Value = start ?? int(0);
    for (const item of items) total = machine.binary("+", total, item);
    return total;
  }),
];
