/** The classes `int`, `bool`, `float` and `complex`. */

import { bool, bytes, float, int, tuple } from "../../make.ts";
import { define, nativeClass } from "../../nativeClasses.ts";
import type { Interpreter } from "../../core.ts";
import type { Machine, NativeCall, NativeFunction, Unknown, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { caller, fn, methodFn } from "../define.ts";
import {
  integerOf,
  isItems,
  needBigint,
  needInteger,
  needText,
  numberOf,
  payloadOf,
  textOf,
  typeName,
} from "../plain.ts";

import { exactFraction } from "../text/floatDigits.ts";
import { formatSpecial } from "../text/formatValue.ts";
import { byteText } from "../text/encoding.ts";
import { notKnown } from "../unknowns.ts";
import { readFloat, readInteger } from "./readNumber.ts";

const makeInt = caller("int", ["x?", "base?"], (machine, x, base) => {
  if (x === undefined) return int(0);
  const written = textOf(x) ?? (payloadOf(x).kind === "bytes" ? bytesOf(x) : undefined);
  const radix = base === undefined ? 10 : needInteger(machine, base);
  if (written !== undefined) {
    const value = readInteger(written, radix);
    return value === undefined
      ? machine.raise(
          "ValueError",
          `invalid literal for int() with base ${radix}: ${machine.repr(x) ?? ""}`,
        )
      : int(value);
  }
  if (base !== undefined) {
    return machine.raise("TypeError", "int() can't convert non-string with explicit base");
  }
  return truncated(machine, x);
});

const makeFloat = caller("float", ["x?"], (machine, x) => {
  if (x === undefined) return float(0);
  const written = textOf(x);
  if (written !== undefined) {
    const value = readFloat(written);
    return value === undefined
      ? machine.raise("ValueError", `could not convert string to float: ${machine.repr(x) ?? ""}`)
      : float(value);
  }
  const value = numberOf(x);
  if (value !== undefined) {
    return Number.isFinite(value) || payloadOf(x).kind === "float"
      ? float(value)
      : machine.raise("OverflowError", "int too large to convert to float");
  }
  return (
    bySpecial(machine, x, ["__float__", "__index__"], (result) => float(numberOf(result) ?? 0)) ??
    machine.raise(
      "TypeError",
      `float() argument must be a string or a real number, not '${typeName(machine, x)}'`,
    )
  );
});

const makeBool: NativeCall = caller("bool", ["~x?"], (machine, x) => {
  if (x === undefined) return bool(false);
  const decided = machine.decide(x);
  return decided.kind === "unknown" ? decided : bool(machine.truth(decided));
});

function truncated(machine: Machine, x: Value): Value {
  const whole = integerOf(x);
  if (whole !== undefined) return int(whole);
  const plain = payloadOf(x);
  if (plain.kind === "float") {
    if (Number.isNaN(plain.value)) {
      return machine.raise("ValueError", "cannot convert float NaN to integer");
    }
    if (!Number.isFinite(plain.value)) {
      return machine.raise("OverflowError", "cannot convert float infinity to integer");
    }
    return int(BigInt(Math.trunc(plain.value)));
  }
  return (
    bySpecial(machine, x, ["__int__", "__index__", "__trunc__"], (result) =>
      int(integerOf(result) ?? 0),
    ) ??
    machine.raise(
      "TypeError",
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(machine, x)}'`,
    )
  );
}

/** What a conversion method of the object's class gives. */
function bySpecial(
  machine: Machine,
  value: Value,
  names: readonly string[],
  read: (result: Value) => Value,
): Value | undefined {
  if (value.kind !== "instance" && value.kind !== "native") return undefined;
  for (const name of names) {
    const method =
      value.kind === "native"
        ? machine.findAttribute(value, name)
        : (machine as Interpreter).special(value, name);
    if (method === undefined) continue;
    if (method.kind === "unknown") return method;
    const result = machine.decide(machine.invoke(method, []));
    return result.kind === "unknown" ? result : read(result);
  }
  return undefined;
}

function bytesOf(value: Value): string | undefined {
  const plain = payloadOf(value);
  return plain.kind === "bytes" ? plain.value : undefined;
}

const integerMethods: readonly NativeFunction[] = [
  formatSpecial,
  methodFn("bit_length", [], (machine, self) => {
    const value = needBigint(machine, self);
    return int(value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length);
  }),
  methodFn("bit_count", [], (machine, self) => {
    const value = needBigint(machine, self);
    return int((value < 0n ? -value : value).toString(2).replaceAll("0", "").length);
  }),
  methodFn("conjugate", [], (machine, self) => int(needBigint(machine, self))),
  methodFn("as_integer_ratio", [], (machine, self) =>
    tuple([int(needBigint(machine, self)), int(1)]),
  ),
  methodFn(
    "to_bytes",
    ["length?", "byteorder?", ":signed?"],
    (machine, self, length, order, signed) => {
      let rest = needBigint(machine, self);
      const size = length === undefined ? 1 : needInteger(machine, length);
      if (size > 10_000) return notKnown(machine, "there are too many bytes");
      const twos = signed !== undefined && machine.truth(signed);
      if (rest < 0n && !twos) {
        return machine.raise("OverflowError", "can't convert negative int to unsigned");
      }
      if (rest < 0n) rest += 1n << BigInt(size * 8);
      const digits: number[] = [];
      for (let index = 0; index < size; index++) {
        digits.unshift(Number(rest & 0xffn));
        rest >>= 8n;
      }
      if (rest !== 0n) return machine.raise("OverflowError", "int too big to convert");
      return bytes(byteText(textOf(order) === "little" ? digits.toReversed() : digits));
    },
  ),
  methodFn("__index__", [], (machine, self) => int(needBigint(machine, self))),
  methodFn("__int__", [], (machine, self) => int(needBigint(machine, self))),
];

const fromBytes = fn(
  "from_bytes",
  ["bytes", "byteorder?", ":signed?"],
  (machine, given, order, signed) => {
    const source = bytesOf(given) ?? itemsOf(machine, given);
    if (typeof source !== "string") return source;
    const digits = Array.from(source, (byte) => BigInt(byte.charCodeAt(0)));
    if (textOf(order) === "little") digits.reverse();
    const value = digits.reduce((sum, digit) => (sum << 8n) | digit, 0n);
    const negative = signed !== undefined && machine.truth(signed) && (digits[0] ?? 0n) > 127n;
    return int(negative ? value - (1n << BigInt(digits.length * 8)) : value);
  },
);

function itemsOf(machine: Machine, value: Value): string | Unknown {
  const items = machine.iterate(value);
  return isItems(items) ? byteText(items.map((item) => needInteger(machine, item))) : items;
}

const floatMethods: readonly NativeFunction[] = [
  formatSpecial,
  methodFn("is_integer", [], (machine, self) => bool(Number.isInteger(needFloat(machine, self)))),
  methodFn("conjugate", [], (machine, self) => float(needFloat(machine, self))),
  methodFn("as_integer_ratio", [], (machine, self) => {
    const value = needFloat(machine, self);
    if (!Number.isFinite(value)) {
      return machine.raise("OverflowError", "cannot convert Infinity to integer ratio");
    }
    const { numerator, denominator } = exactFraction(value);
    return tuple([int(numerator), int(denominator)]);
  }),
  methodFn("hex", [], (machine) => notKnown(machine, "hexadecimal floats are not written")),
  methodFn("__float__", [], (machine, self) => float(needFloat(machine, self))),
  methodFn("__int__", [], (machine, self) => truncated(machine, self)),
];

function needFloat(machine: Machine, value: Value): number {
  return (
    numberOf(value) ??
    machine.raise("TypeError", `must be real number, not ${typeName(machine, value)}`)
  );
}

const named = (methods: readonly NativeFunction[]): (readonly [string, NativeFunction])[] =>
  methods.map((method) => [method.name, method] as const);

export const INT = nativeClass("int", { construct: makeInt }, named(integerMethods));
define(INT, "__new__", allocator("int", makeInt));
define(INT, "from_bytes", fromBytes);

export const BOOL = nativeClass("bool", { construct: makeBool }, [], [INT]);
define(BOOL, "__new__", allocator("bool", makeBool));

export const FLOAT = nativeClass("float", { construct: makeFloat }, named(floatMethods));
define(FLOAT, "__new__", allocator("float", makeFloat));
define(
  FLOAT,
  "fromhex",
  fn("fromhex", ["string"], (machine, written) =>
    notKnown(machine, `hexadecimal floats are not read: ${needText(machine, written, "argument")}`),
  ),
);

export const COMPLEX = nativeClass("complex", {
  construct: (machine) => notKnown(machine, "complex numbers are not computed"),
});

/** The attributes of numbers that are no methods. */
export function numberAttribute(value: Value, name: string): Value | undefined {
  const integer = integerOf(value);
  switch (name) {
    case "real":
      return value.kind === "bool" && integer !== undefined ? int(integer) : value;
    case "imag":
      return integer === undefined ? float(0) : int(0);
    case "numerator":
      return integer === undefined ? undefined : int(integer);
    case "denominator":
      return integer === undefined ? undefined : int(1);
    default:
      return undefined;
  }
}
