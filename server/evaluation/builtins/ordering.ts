/** Which of two values comes first: for sorting, `min` and `max`. */

import type { Interpreter } from "../core.ts";
import type { Machine, Value } from "../values.ts";
import { payloadOf, typeName } from "./plain.ts";

/**
 * As `left < right`; undefined where it is not known.
 * @throws by the machine the `TypeError` of values that have no order.
 */
export function lessThan(machine: Machine, left: Value, right: Value): boolean | undefined {
  const a = machine.decide(left);
  const b = machine.decide(right);
  if (a.kind === "unknown" || b.kind === "unknown") return undefined;
  const own = bySpecial(machine, a, "__lt__", b) ?? bySpecial(machine, b, "__gt__", a);
  if (own !== undefined) return own === "unknown" ? undefined : own;
  return plainLess(machine, payloadOf(a), payloadOf(b));
}

/**
 * Sorts as `sorted(items, key=key, reverse=reverse)`; undefined where the order is not known.
 * Items that are equal keep their order, also in reverse.
 */
export function sortValues(
  machine: Machine,
  items: readonly Value[],
  key: Value | undefined,
  reverse: boolean,
): Value[] | undefined {
  const keyed = items.map((item) => ({
    item,
    key: key === undefined || key.kind === "none" ? item : machine.invoke(key, [item]),
  }));
  let known = true;
  const before = (a: Value, b: Value): boolean => {
    const less = lessThan(machine, a, b);
    if (less === undefined) known = false;
    return less ?? false;
  };
  const order = keyed.toSorted((a, b) => {
    const [first, second] = reverse ? [b, a] : [a, b];
    if (before(first.key, second.key)) return -1;
    return before(second.key, first.key) ? 1 : 0;
  });
  return known || items.length < 2 ? order.map(({ item }) => item) : undefined;
}

function bySpecial(
  machine: Machine,
  value: Value,
  name: string,
  other: Value,
): boolean | "unknown" | undefined {
  if (value.kind === "native") {
    const result = value.behavior.binary?.(
      machine,
      value,
      name === "__lt__" ? "<" : ">",
      other,
      false,
    );
    return result === undefined ? undefined : truthOf(machine, result);
  }
  if (value.kind !== "instance") return undefined;
  const method = (machine as Interpreter).special(value, name);
  if (method === undefined) return undefined;
  if (method.kind === "unknown") return "unknown";
  const result = machine.decide(machine.invoke(method, [other]));
  if (isNotImplemented(result)) return undefined;
  return truthOf(machine, result);
}

function truthOf(machine: Machine, value: Value): boolean | "unknown" {
  return value.kind === "unknown" ? "unknown" : machine.truth(value);
}

/** Whether a value is the constant `NotImplemented`. */
export function isNotImplemented(value: Value): boolean {
  return value.kind === "native" && value.type === "NotImplementedType";
}

function plainLess(machine: Machine, a: Value, b: Value): boolean | undefined {
  const left = numeric(a);
  const right = numeric(b);
  // JavaScript compares bigints and numbers by their exact values, as Python does.
  if (left !== undefined && right !== undefined) return left < right;
  if (a.kind === "text" && b.kind === "text") return textLess(a.value, b.value);
  if (a.kind === "bytes" && b.kind === "bytes") return a.value < b.value;
  if (a.kind === "tuple" && b.kind === "tuple") return itemsLess(machine, a.items, b.items);
  if (a.kind === "list" && b.kind === "list") {
    return a.open === undefined && b.open === undefined
      ? itemsLess(machine, a.items, b.items)
      : undefined;
  }
  if (a.kind === "set" && b.kind === "set") {
    if (a.open !== undefined || b.open !== undefined) return undefined;
    return a.items.size < b.items.size && [...a.items.keys()].every((key) => b.items.has(key));
  }
  if (a.kind === "native" || b.kind === "native") return undefined;
  return machine.raise(
    "TypeError",
    `'<' not supported between instances of '${typeName(machine, a)}' and '${typeName(machine, b)}'`,
  );
}

function numeric(value: Value): bigint | number | undefined {
  switch (value.kind) {
    case "int":
    case "float":
      return value.value;
    case "bool":
      return value.value ? 1n : 0n;
    default:
      return undefined;
  }
}

/** By code points: JavaScript compares code units, which differs beyond the first plane. */
function textLess(a: string, b: string): boolean {
  const left = Array.from(a);
  const right = Array.from(b);
  for (const [index, character] of left.entries()) {
    const other = right[index];
    if (other === undefined) return false;
    if (character !== other) return (character.codePointAt(0) ?? 0) < (other.codePointAt(0) ?? 0);
  }
  return left.length < right.length;
}

function itemsLess(
  machine: Machine,
  a: readonly Value[],
  b: readonly Value[],
): boolean | undefined {
  for (const [index, item] of a.entries()) {
    const other = b[index];
    if (other === undefined) return false;
    const equal = machine.equals(item, other);
    if (equal === undefined) return undefined;
    if (!equal) return lessThan(machine, item, other);
  }
  return a.length < b.length;
}
