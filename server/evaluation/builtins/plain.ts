/** Reads JavaScript values out of Python's, through instances of subclasses of the built-in types. */

import type { Machine, Unknown, Value } from "../values.ts";

/** The `str`, `dict`, … inside an instance of a subclass of it; other values as they are. */
export function payloadOf(value: Value): Value {
  return value.kind === "instance" && value.payload !== undefined ? value.payload : value;
}

/** The text of a `str`, or of an instance of a subclass of it. */
export function textOf(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const plain = payloadOf(value);
  return plain.kind === "text" ? plain.value : undefined;
}

/** The integer of an `int` or a `bool`. */
export function integerOf(value: Value | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  const plain = payloadOf(value);
  if (plain.kind === "int") return plain.value;
  if (plain.kind === "bool") return plain.value ? 1n : 0n;
  return undefined;
}

/** The number of an `int`, a `bool` or a `float`. */
export function numberOf(value: Value | undefined): number | undefined {
  const integer = integerOf(value);
  if (integer !== undefined) return Number(integer);
  const plain = value === undefined ? undefined : payloadOf(value);
  return plain?.kind === "float" ? plain.value : undefined;
}

export function isNone(value: Value | undefined): boolean {
  return value === undefined || value.kind === "none";
}

/** The text of an argument that Python wants to be a `str`; raises `TypeError` for others. */
export function needText(machine: Machine, value: Value, what: string): string {
  const found = textOf(value);
  if (found !== undefined) return found;
  return machine.raise("TypeError", `${what} must be str, not ${typeName(machine, value)}`);
}

/** As an index or a count: a number of JavaScript; raises `TypeError` for what is no integer. */
export function needInteger(machine: Machine, value: Value): number {
  return Number(needBigint(machine, value));
}

export function needBigint(machine: Machine, value: Value): bigint {
  const found = integerOf(value);
  if (found !== undefined) return found;
  const index = value.kind === "instance" ? machine.findAttribute(value, "__index__") : undefined;
  if (index !== undefined && index.kind !== "unknown") {
    const integer = integerOf(machine.decide(machine.invoke(index, [])));
    if (integer !== undefined) return integer;
  }
  return machine.raise(
    "TypeError",
    `'${typeName(machine, value)}' object cannot be interpreted as an integer`,
  );
}

/** The name of the value's class, as messages have it. */
export function typeName(machine: Machine, value: Value): string {
  const cls = machine.classOf(value);
  return cls.kind === "class" ? cls.name : "object";
}

/** The items of an iterable, each decided; the Unknown where they, or one of them, are not known. */
export function decidedItems(machine: Machine, value: Value): readonly Value[] | Unknown {
  const items = machine.iterate(value);
  if (!isItems(items)) return items;
  const decided: Value[] = [];
  for (const item of items) {
    const one = machine.decide(item);
    if (one.kind === "unknown") return one;
    decided.push(one);
  }
  return decided;
}

/** Tells the items of an iterable from an Unknown. */
export function isItems(items: readonly Value[] | Unknown): items is readonly Value[] {
  return Array.isArray(items);
}

/** Resolves the bounds of `x[start:stop]` as Python's sequences do. */
export function bounds(
  machine: Machine,
  start: Value | undefined,
  stop: Value | undefined,
  length: number,
): [number, number] {
  const place = (value: Value | undefined, fallback: number): number => {
    if (isNone(value) || value === undefined) return fallback;
    const index = needInteger(machine, value);
    return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
  };
  return [place(start, 0), place(stop, length)];
}
