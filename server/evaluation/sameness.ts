/** Whether two values are the same for all that a program can tell: equal constants, one object, or new objects alike. */

import type { Content } from "./journal.ts";
import type { Stepper } from "./stepper.ts";
import type { Binding, Deferred, DictEntry, NativeObject, Value } from "./values.ts";

const DEPTH = 12;

/** Objects with an epoch from `since` on are new: two of them are the same where they look alike. */
export function same(
  left: Value | Deferred,
  right: Value | Deferred | undefined,
  since: number,
  depth = 0,
): boolean {
  if (left === right) return true;
  if (right === undefined || depth > DEPTH) return false;
  const deeper = depth + 1;
  switch (left.kind) {
    case "deferred":
      return right.kind === "deferred" && left.module === right.module && left.name === right.name;
    case "none":
    case "ellipsis":
      return right.kind === left.kind;
    case "bool":
    case "int":
    case "float":
    case "text":
    case "bytes":
      return right.kind === left.kind && Object.is(left.value, right.value);
    case "tuple":
      return (
        right.kind === "tuple" &&
        left.cls === right.cls &&
        sameItems(left.items, right.items, since, deeper)
      );
    case "method":
      return (
        right.kind === "method" &&
        same(left.self, right.self, since, deeper) &&
        same(left.callee, right.callee, since, deeper)
      );
    case "unknown":
      // The same place gave both.
      return (
        right.kind === "unknown" &&
        left.reason.code === right.reason.code &&
        left.reason.text === right.reason.text &&
        left.reason.origin?.node === right.reason.origin?.node
      );
    case "oneOf":
      return right.kind === "oneOf" && sameItems(left.values, right.values, since, deeper);
    default:
      break;
  }
  if (left.kind === "native") {
    return right.kind === "native" && sameSteppers(left, right, since, deeper);
  }
  if (left.kind === "module" || left.kind === "nativeFunction") return false;
  if (right.kind !== left.kind || !("epoch" in right)) return false;
  if (left.epoch < since || right.epoch < since) return false;
  switch (left.kind) {
    case "list":
      return (
        right.kind === "list" &&
        left.open === right.open &&
        sameItems(left.items, right.items, since, deeper)
      );
    case "set":
      return (
        right.kind === "set" &&
        left.frozen === right.frozen &&
        left.open === right.open &&
        left.items.size === right.items.size &&
        [...left.items.keys()].every((key) => right.items.has(key))
      );
    case "dict":
      return (
        right.kind === "dict" &&
        left.open === right.open &&
        left.fallback === right.fallback &&
        sameEntries(left.entries, right.entries, since, deeper)
      );
    case "instance":
      return (
        right.kind === "instance" &&
        left.cls === right.cls &&
        left.open === right.open &&
        samePayload(left.payload, right.payload, since, deeper) &&
        sameValues(left.attributes, right.attributes, since, deeper)
      );
    case "function":
      return (
        right.kind === "function" &&
        left.definition === right.definition &&
        left.module === right.module &&
        left.closure.length === right.closure.length &&
        left.closure.every((scope, i) => {
          const other = right.closure[i];
          if (other === undefined) return false;
          return scope === other || sameEntries(scope.names, other.names, since, deeper);
        }) &&
        sameValues(left.defaults, right.defaults, since, deeper)
      );
    case "class":
      return (
        right.kind === "class" &&
        left.definition !== undefined &&
        left.definition === right.definition &&
        sameItems(left.bases, right.bases, since, deeper) &&
        sameEntries(left.attributes, right.attributes, since, deeper)
      );
  }
}

function samePayload(
  left: Value | undefined,
  right: Value | undefined,
  since: number,
  depth: number,
): boolean {
  return left === undefined ? right === undefined : same(left, right, since, depth);
}

function sameItems(
  left: readonly Value[],
  right: readonly Value[],
  since: number,
  depth: number,
): boolean {
  return (
    left.length === right.length && left.every((item, i) => same(item, right[i], since, depth))
  );
}

function sameValues(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
  since: number,
  depth: number,
): boolean {
  if (left.size !== right.size) return false;
  for (const [name, value] of left) {
    if (!same(value, right.get(name), since, depth)) return false;
  }
  return true;
}

function sameEntries(
  left: ReadonlyMap<string, Binding | DictEntry>,
  right: ReadonlyMap<string, Binding | DictEntry>,
  since: number,
  depth: number,
): boolean {
  if (left.size !== right.size) return false;
  for (const [name, entry] of left) {
    const other = right.get(name);
    if (other === undefined || entry.maybe !== other.maybe) return false;
    if (entry !== other && !same(entry.value, other.value, since, depth)) return false;
  }
  return true;
}

/** Whether two contents of one object are the same. */
export function sameContent(left: Content, right: Content, since: number): boolean {
  for (const field of new Set([...left.keys(), ...right.keys()])) {
    if (!sameField(left.get(field), right.get(field), since, 0)) return false;
  }
  return true;
}

/** Plain data, with values in it. */
function sameField(left: unknown, right: unknown, since: number, depth: number): boolean {
  if (left === right) return true;
  if (depth > DEPTH * 2) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, i) => sameField(item, right[i], since, depth + 1))
    );
  }
  if (left instanceof Map && right instanceof Map) {
    if (left.size !== right.size) return false;
    const others = [...right.entries()];
    return [...left.entries()].every(
      ([key, value], i) =>
        others[i]?.[0] === key && sameField(value, others[i]?.[1], since, depth + 1),
    );
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  if (isValue(left)) return isValue(right) && same(left, right, since, depth);
  // Records: bindings, dict entries, where a generator stands. Where they came from does not matter.
  const fields = Object.keys(left);
  return (
    fields.length === Object.keys(right).length &&
    fields.every(
      (field) => field === "origin" || sameField(left[field], right[field], since, depth + 1),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    (!("epoch" in value) || "kind" in value)
  );
}

function isValue(value: object): value is Value {
  return "kind" in value && typeof value.kind === "string" && KINDS.has(value.kind);
}

const KINDS: ReadonlySet<string> = new Set<Value["kind"]>([
  "none",
  "ellipsis",
  "bool",
  "int",
  "float",
  "text",
  "bytes",
  "tuple",
  "list",
  "set",
  "dict",
  "function",
  "method",
  "nativeFunction",
  "class",
  "instance",
  "module",
  "native",
  "oneOf",
  "unknown",
]);

/** Iterators that tell what they step through. */
function sameSteppers(
  left: NativeObject,
  right: NativeObject,
  since: number,
  depth: number,
): boolean {
  if (left.type !== right.type) return false;
  const [a, b] = [left.data, right.data] as [Partial<Stepper>, Partial<Stepper>];
  if (a?.source === undefined || b?.source === undefined) return false;
  if ((a.epoch ?? 0) < since || (b.epoch ?? 0) < since) return false;
  return a.index === b.index && a.open === b.open && sameField(a.source, b.source, since, depth);
}
