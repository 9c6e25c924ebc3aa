/** The class `list`. */

import { bool, FALSE, int, list, nativeFunction, NONE, TRUE } from "../../make.ts";
import { define, nativeClass } from "../../nativeClasses.ts";
import type { ListValue, Machine, NativeFunction, Reason, Unknown, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { caller, methodFn } from "../define.ts";

import { sortValues } from "../ordering.ts";
import { bounds, isItems, needInteger, payloadOf } from "../plain.ts";

/** A list of the items of an iterable; open where they are not all known. */
export function listOf(machine: Machine, value: Value | undefined): ListValue {
  const result = list([]);
  if (value !== undefined) extend(machine, result, value);
  return result;
}

function extend(machine: Machine, target: ListValue, value: Value): void {
  const source = payloadOf(machine.decide(value));
  if (source.kind === "list" || (source.kind === "set" && source.open !== undefined)) {
    const open = source.open;
    for (const item of source.items.values()) target.items.push(item);
    target.open ??= open;
    return;
  }
  if (source.kind === "dict" && source.open !== undefined) {
    for (const entry of source.entries.values()) target.items.push(entry.key);
    target.open ??= source.open;
    return;
  }
  const items = machine.iterate(value);
  if (isItems(items)) for (const item of items) target.items.push(item);
  else target.open ??= items.reason;
}

function self(machine: Machine, value: Value): ListValue {
  return value.kind === "list"
    ? value
    : machine.raise("TypeError", "descriptor requires a 'list' object");
}

function unknownIn(reason: Reason): Unknown {
  return { kind: "unknown", reason, origin: reason.origin };
}

/** What may stand anywhere is not known any more. */
function blurred(target: ListValue, reason: Reason): Unknown {
  target.open ??= reason;
  target.items = [];
  return unknownIn(reason);
}

/** The place of a value, or why it is not known. */
export function placeOf(
  machine: Machine,
  items: readonly Value[],
  value: Value,
  from = 0,
  to = items.length,
): number | undefined | Unknown {
  for (let index = from; index < to; index++) {
    const item = items[index];
    if (item === undefined) continue;
    const equal =
      item === value ? true : machine.equals(machine.decide(item), machine.decide(value));
    if (equal === undefined) {
      return machine.unknown("unsupported", "one of the values is not known");
    }
    if (equal) return index;
  }
  return undefined;
}

const construct = caller("list", ["~iterable?"], (machine, iterable) => listOf(machine, iterable));

const methods: readonly NativeFunction[] = [
  methodFn("append", ["~item"], (machine, own, item) => {
    const target = self(machine, own);
    machine.touch(target);
    target.items.push(item);
    return NONE;
  }),
  methodFn("extend", ["~iterable"], (machine, own, iterable) => {
    const target = self(machine, own);
    const added = listOf(machine, iterable);
    machine.touch(target);
    target.items.push(...added.items);
    target.open ??= added.open;
    return NONE;
  }),
  methodFn("insert", ["index", "~item"], (machine, own, index, item) => {
    const target = self(machine, own);
    const [place] = bounds(machine, index, undefined, target.items.length);
    machine.touch(target);
    target.items.splice(place, 0, item);
    return NONE;
  }),
  methodFn("remove", ["~item"], (machine, own, item) => {
    const target = self(machine, own);
    const place = placeOf(machine, target.items, item);
    machine.touch(target);
    if (typeof place === "number") target.items.splice(place, 1);
    else if (place !== undefined) blurred(target, place.reason);
    else if (target.open === undefined) {
      return machine.raise("ValueError", "list.remove(x): x not in list");
    }
    return NONE;
  }),
  methodFn("pop", ["index?"], (machine, own, index) => {
    const target = self(machine, own);
    machine.touch(target);
    if (target.open !== undefined) return blurred(target, target.open);
    const size = target.items.length;
    if (size === 0) return machine.raise("IndexError", "pop from empty list");
    const given = index === undefined ? -1 : needInteger(machine, index);
    const [item] = target.items.splice(
      given < 0 ? checked(machine, given + size, size) : checked(machine, given, size),
      1,
    );
    return item ?? NONE;
  }),
  methodFn("clear", [], (machine, own) => {
    const target = self(machine, own);
    machine.touch(target);
    target.items = [];
    target.open = undefined;
    return NONE;
  }),
  methodFn("index", ["~value", "start?", "stop?"], (machine, own, value, start, stop) => {
    const { items, open } = self(machine, own);
    const [from, to] = bounds(machine, start, stop, items.length);
    if (open !== undefined) return unknownIn(open);
    return indexOf(machine, items, value, from, to, "list");
  }),
  methodFn("count", ["~value"], (machine, own, value) => {
    const { items, open } = self(machine, own);
    return open === undefined ? count(machine, items, value) : unknownIn(open);
  }),
  methodFn("sort", ["~:key?", ":reverse?"], (machine, own, key, reverse) => {
    const target = self(machine, own);
    if (target.open !== undefined) return NONE;
    const backwards = reverse !== undefined && machine.truth(reverse);
    const sorted = sortValues(machine, target.items, key, backwards);
    machine.touch(target);
    if (sorted !== undefined) target.items = sorted;
    else
      blurred(target, machine.unknown("unsupported", "the order of its items is not known").reason);
    return NONE;
  }),
  methodFn("reverse", [], (machine, own) => {
    const target = self(machine, own);
    machine.touch(target);
    target.items = target.items.toReversed();
    return NONE;
  }),
  methodFn("copy", [], (machine, own) => {
    const { items, open } = self(machine, own);
    return list([...items], undefined, open);
  }),
  methodFn("__getitem__", ["~key"], (machine, own, key) => machine.getItem(own, key)),
  methodFn("__setitem__", ["~key", "~value"], (machine, own, key, value) => {
    machine.setItem(own, key, value);
    return NONE;
  }),
  methodFn("__contains__", ["~item"], (machine, own, item) => {
    const { items, open } = self(machine, own);
    const place = placeOf(machine, items, item);
    if (typeof place === "number") return TRUE;
    return place ?? (open === undefined ? FALSE : unknownIn(open));
  }),
  methodFn("__len__", [], (machine, own) => {
    const { items, open } = self(machine, own);
    return open === undefined ? int(items.length) : unknownIn(open);
  }),
  methodFn("__iter__", [], (machine, own) => machine.iterator(own)),
  methodFn("__eq__", ["~other"], (machine, own, other) => {
    const equal = machine.equals(own, payloadOf(machine.decide(other)));
    return equal === undefined
      ? machine.unknown("unsupported", "one of the values is not known")
      : bool(equal);
  }),
  methodFn("__add__", ["other"], (machine, own, other) => {
    const right = payloadOf(other);
    if (right.kind !== "list") {
      return machine.raise("TypeError", "can only concatenate list to list");
    }
    const { items, open } = self(machine, own);
    return list([...items, ...right.items], undefined, open ?? right.open);
  }),
];

export const LIST = nativeClass(
  "list",
  { construct },
  methods.map((method) => [method.name, method] as const),
);
define(
  LIST,
  "__new__",
  allocator("list", () => list([])),
);
define(
  LIST,
  "__init__",
  nativeFunction(
    "__init__",
    caller("__init__", ["self", "~iterable?"], (machine, own, iterable) => {
      if (own.kind === "list" && iterable !== undefined) {
        machine.touch(own);
        own.items = [];
        extend(machine, own, iterable);
      }
      return NONE;
    }),
    true,
  ),
);

/** As `items.index(value)`; raises `ValueError` where it is not there. */
export function indexOf(
  machine: Machine,
  items: readonly Value[],
  value: Value,
  from: number,
  to: number,
  type: "list" | "tuple",
): Value {
  const place = placeOf(machine, items, value, from, to);
  if (typeof place === "number") return int(place);
  if (place !== undefined) return place;
  return machine.raise(
    "ValueError",
    type === "list"
      ? `${machine.repr(value) ?? "x"} is not in list`
      : "tuple.index(x): x not in tuple",
  );
}

export function count(machine: Machine, items: readonly Value[], value: Value): Value {
  let found = 0;
  for (const item of items) {
    const equal =
      item === value ? true : machine.equals(machine.decide(item), machine.decide(value));
    if (equal === undefined) {
      return machine.unknown("unsupported", "one of the values is not known");
    }
    if (equal) found++;
  }
  return int(found);
}

function checked(machine: Machine, index: number, size: number): number {
  return index >= 0 && index < size ? index : machine.raise("IndexError", "pop index out of range");
}
