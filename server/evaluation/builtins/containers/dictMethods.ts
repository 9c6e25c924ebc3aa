/** The methods of `dict`. */

import { bool, dict, int, NONE, nativeFunction, text, tuple } from "../../make.ts";
import type { DictValue, Machine, NativeFunction, Value } from "../../values.ts";
import { fn, methodFn, rawMethod } from "../define.ts";

import { keyOf } from "../keys.ts";
import { isItems, payloadOf } from "../plain.ts";
import { dictView } from "./dictViews.ts";
import { merge, put, without } from "./dictChanges.ts";
import { contains, isThere, lookUp, unknownIn } from "./dictLookup.ts";

function self(machine: Machine, value: Value): DictValue {
  if (value.kind === "dict") return value;
  return machine.raise("TypeError", "descriptor requires a 'dict' object");
}

function pop(machine: Machine, own: DictValue, key: Value, fallback: Value | undefined): Value {
  const found = keyOf(machine, key);
  if (typeof found !== "string") {
    machine.touch(own);
    own.open ??= found.reason;
    return found;
  }
  const entry = own.entries.get(found);
  if (entry !== undefined && isThere(machine, entry)) {
    without(machine, own, found);
    return entry.value;
  }
  if (entry !== undefined) without(machine, own, found);
  else if (own.open !== undefined) return unknownIn(own.open);
  if (fallback !== undefined) return fallback;
  return machine.raiseValue(machine.invoke(machine.builtin("KeyError"), [key]));
}

function setDefault(machine: Machine, own: DictValue, key: Value, fallback: Value): Value {
  const found = keyOf(machine, key);
  if (typeof found !== "string") {
    machine.touch(own);
    own.open ??= found.reason;
    return found;
  }
  const entry = own.entries.get(found);
  if (entry !== undefined && isThere(machine, entry)) {
    if (entry.maybe !== undefined) put(machine, own, key, entry.value);
    return entry.value;
  }
  const value = entry === undefined && own.open !== undefined ? unknownIn(own.open) : fallback;
  put(machine, own, key, value);
  return value;
}

const methods: readonly NativeFunction[] = [
  methodFn("get", ["~key", "~default?"], (machine, own, key, fallback = NONE) =>
    lookUp(machine, self(machine, own), key, fallback),
  ),
  methodFn("pop", ["~key", "~default?"], (machine, own, key, fallback) =>
    pop(machine, self(machine, own), key, fallback),
  ),
  methodFn("setdefault", ["~key", "~default?"], (machine, own, key, fallback = NONE) =>
    setDefault(machine, self(machine, own), key, fallback),
  ),
  nativeFunction(
    "update",
    (machine, call) => {
      const [target, other] = call.positional;
      const own = target === undefined ? undefined : payloadOf(machine.decide(target));
      if (own?.kind !== "dict")
        return machine.raise("TypeError", "descriptor 'update' needs a dict");
      if (call.positional.length > 2) {
        return machine.raise("TypeError", "update expected at most 1 argument");
      }
      if (other !== undefined) merge(machine, own, other);
      for (const [name, value] of call.keywords) put(machine, own, text(name), value);
      if (call.open !== undefined) {
        machine.touch(own);
        own.open ??= call.open;
      }
      return NONE;
    },
    true,
  ),
  methodFn("keys", [], (machine, own) => dictView(self(machine, own), "keys")),
  methodFn("values", [], (machine, own) => dictView(self(machine, own), "values")),
  methodFn("items", [], (machine, own) => dictView(self(machine, own), "items")),
  methodFn("copy", [], (machine, own) => copyDict(self(machine, own))),
  methodFn("clear", [], (machine, own) => {
    const target = self(machine, own);
    machine.touch(target);
    target.entries = new Map();
    target.open = undefined;
    return NONE;
  }),
  methodFn("popitem", [], (machine, own) => {
    const target = self(machine, own);
    if (target.open !== undefined) return unknownIn(target.open);
    for (;;) {
      const last = [...target.entries].at(-1);
      if (last === undefined) return machine.raise("KeyError", "popitem(): dictionary is empty");
      const [key, entry] = last;
      const there = isThere(machine, entry);
      without(machine, target, key);
      if (there) return tuple([entry.key, entry.value]);
    }
  }),
  methodFn("__getitem__", ["~key"], (machine, own, key) => machine.getItem(own, key)),
  methodFn("__setitem__", ["~key", "~value"], (machine, own, key, value) => {
    machine.setItem(own, key, value);
    return NONE;
  }),
  methodFn("__delitem__", ["~key"], (machine, own, key) => {
    pop(machine, self(machine, own), key, undefined);
    return NONE;
  }),
  methodFn("__contains__", ["~key"], (machine, own, key) =>
    contains(machine, self(machine, own), key),
  ),
  methodFn("__len__", [], (machine, own) => {
    const target = self(machine, own);
    if (target.open !== undefined) return unknownIn(target.open);
    let count = 0;
    for (const entry of target.entries.values()) if (isThere(machine, entry)) count++;
    return int(count);
  }),
  methodFn("__iter__", [], (machine, own) => machine.iterator(own)),
  methodFn("__reversed__", [], (machine, own) => {
    const keys = machine.iterate(own);
    return isItems(keys) ? machine.iterator(tuple(keys.toReversed())) : keys;
  }),
  methodFn("__eq__", ["~other"], (machine, own, other) => {
    const equal = machine.equals(own, payloadOf(machine.decide(other)));
    return equal === undefined
      ? machine.unknown("unsupported", "one of the values is not known")
      : bool(equal);
  }),
  methodFn("__or__", ["~other"], (machine, own, other) => {
    const result = copyDict(self(machine, own));
    merge(machine, result, other);
    return result;
  }),
  rawMethod("__ior__", ["~other"], (machine, own, other) => {
    const target = payloadOf(machine.decide(own));
    merge(machine, self(machine, target), other);
    return own;
  }),
];

/** The methods by name. */
export const dictMethods: readonly (readonly [string, NativeFunction])[] = methods.map(
  (method) => [method.name, method] as const,
);

/** `dict.fromkeys(keys, value)`: makes a dict of the class that it is asked of. */
export const fromKeys: NativeFunction = fn(
  "fromkeys",
  ["cls", "iterable", "~value?"],
  (machine, cls, iterable, value = NONE) => {
    const made = machine.invoke(cls, []);
    const keys = machine.iterate(iterable);
    if (made.kind === "dict" && !isItems(keys)) made.open = keys.reason;
    if (!isItems(keys)) return made.kind === "dict" ? made : keys;
    for (const key of keys) machine.setItem(made, key, value);
    return made;
  },
);

/** A copy with the same values. */
export function copyDict(own: DictValue): DictValue {
  const copy = dict(new Map(own.entries), own.origin, own.open);
  copy.fallback = own.fallback;
  return copy;
}
