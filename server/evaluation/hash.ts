/** The key under which a value stands in a dict or a set: equal for values that Python takes as equal. */

import type { Value } from "./values.ts";

/**
 * The key of a value whose hash Python's own types define; objects go by their identity.
 * Undefined for what cannot be hashed (lists, dicts, sets) and for what is not known:
 * `Machine.key` tells these apart, decides a OneOf, and asks `__hash__`.
 */
export function hashKey(value: Value): string | undefined {
  switch (value.kind) {
    case "text":
      return `s${value.value}`;
    case "int":
      return `n${value.value}`;
    case "bool":
      return value.value ? "n1" : "n0";
    case "float":
      return Number.isInteger(value.value) ? `n${BigInt(value.value)}` : `f${value.value}`;
    case "none":
      return "none";
    case "ellipsis":
      return "ellipsis";
    case "bytes":
      return `b${value.value}`;
    case "tuple":
      return tupleKey(value.items);
    case "set":
      return value.frozen && value.open === undefined
        ? `{${[...value.items.keys()].sort().map(framed).join("")}}`
        : undefined;
    case "list":
    case "dict":
    case "unknown":
    case "oneOf":
      return undefined;
    case "instance":
      return value.payload === undefined ? identityKey(value) : hashKey(value.payload);
    case "native":
      return value.behavior.hash?.(value) ?? identityKey(value);
    case "method": {
      const callee = hashKey(value.callee);
      return `m${identityKey(value.self)},${callee ?? ""}`;
    }
    default:
      return identityKey(value);
  }
}

/** A key that is the object's own, as long as it lives: `id(value)`. */
export function identityKey(value: object): string {
  let id = identities.get(value);
  if (id === undefined) identities.set(value, (id = ++lastIdentity));
  return `o${id}`;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function tupleKey(items: readonly Value[]): string | undefined {
  let key = "(";
  for (const item of items) {
    const part = hashKey(item);
    if (part === undefined) return undefined;
    key += framed(part);
  }
  return `${key})`;
}

/** With its length in front, so that no two lists of keys give the same text. */
export function framed(key: string): string {
  return `${key.length}:${key}`;
}
