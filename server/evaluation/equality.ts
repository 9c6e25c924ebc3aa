/** Whether two values are equal, as far as Python's own types decide it. */

import type { DictValue, SetValue, Value } from "./values.ts";

/** Asked for objects whose class may define `__eq__`. */
type Objects = (left: Value, right: Value) => boolean | undefined;

/** Deeper containers are not compared: they may contain themselves. */
const DEPTH = 60;

/** As `==`; undefined where it is not known. A OneOf is taken as not known. */
export function equalValues(
  left: Value,
  right: Value,
  objects: Objects,
  depth = 0,
): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind === "oneOf" || right.kind === "oneOf") return undefined;
  if (depth > DEPTH) return undefined;
  if (left.kind === "instance" || right.kind === "instance") return objects(left, right);
  if (left.kind === "native" || right.kind === "native") return objects(left, right);
  // A class may be of a metaclass with an `__eq__` of its own.
  if (left.kind === "class" || right.kind === "class") {
    return left === right ? true : objects(left, right);
  }
  switch (left.kind) {
    case "int":
    case "bool":
    case "float":
      return equalNumbers(left.value, right);
    case "text":
    case "bytes":
      return right.kind === left.kind && left.value === right.value;
    case "none":
    case "ellipsis":
      return right.kind === left.kind;
    case "tuple":
      if (right.kind !== "tuple") return false;
      return equalItems(left.items, right.items, objects, depth + 1);
    case "list":
      if (right.kind !== "list") return false;
      if (left === right) return true;
      if (left.open !== undefined || right.open !== undefined) return undefined;
      return equalItems(left.items, right.items, objects, depth + 1);
    case "set":
      return right.kind === "set" ? equalSets(left, right) : false;
    case "dict":
      return right.kind === "dict" ? equalDicts(left, right, objects, depth + 1) : false;
    case "method":
      return right.kind === "method" && left.self === right.self && left.callee === right.callee;
    default:
      return left === right;
  }
}

function equalNumbers(left: bigint | boolean | number, right: Value): boolean {
  if (right.kind !== "int" && right.kind !== "bool" && right.kind !== "float") return false;
  const a = typeof left === "boolean" ? Number(left) : left;
  const b = typeof right.value === "boolean" ? Number(right.value) : right.value;
  // JavaScript compares a bigint and a number by their exact values, as Python does.
  // oxlint-disable-next-line eqeqeq
  return a == b;
}

function equalItems(
  left: readonly Value[],
  right: readonly Value[],
  objects: Objects,
  depth: number,
): boolean | undefined {
  if (left.length !== right.length) return false;
  let known = true;
  for (const [i, item] of left.entries()) {
    const other = right[i];
    if (other === undefined) return false;
    // An object equals itself in a container, whatever its `__eq__` says.
    if (item === other) continue;
    const equal = equalValues(item, other, objects, depth);
    if (equal === false) return false;
    if (equal === undefined) known = false;
  }
  return known ? true : undefined;
}

function equalSets(left: SetValue, right: SetValue): boolean | undefined {
  if (left === right) return true;
  if (left.open !== undefined || right.open !== undefined) return undefined;
  if (left.items.size !== right.items.size) return false;
  for (const key of left.items.keys()) if (!right.items.has(key)) return false;
  return true;
}

function equalDicts(
  left: DictValue,
  right: DictValue,
  objects: Objects,
  depth: number,
): boolean | undefined {
  if (left === right) return true;
  if (isUncertain(left) || isUncertain(right)) return undefined;
  if (left.entries.size !== right.entries.size) return false;
  let known = true;
  for (const [key, entry] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined) return false;
    if (entry.value === other.value) continue;
    const equal = equalValues(entry.value, other.value, objects, depth);
    if (equal === false) return false;
    if (equal === undefined) known = false;
  }
  return known ? true : undefined;
}

function isUncertain(value: DictValue): boolean {
  if (value.open !== undefined) return true;
  for (const entry of value.entries.values()) if (entry.maybe !== undefined) return true;
  return false;
}
