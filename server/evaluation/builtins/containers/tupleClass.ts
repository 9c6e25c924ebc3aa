/** The class `tuple`. */

import { bool, FALSE, int, TRUE, tuple } from "../../make.ts";
import { nativeClass } from "../../nativeClasses.ts";
import type { Machine, NativeFunction, TupleValue, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { caller, methodFn } from "../define.ts";

import { bounds, isItems, payloadOf } from "../plain.ts";
import { count, indexOf, placeOf } from "./listClass.ts";

const construct = caller("tuple", ["iterable?"], (machine, iterable) => {
  if (iterable === undefined) return tuple([]);
  if (iterable.kind === "tuple" && iterable.cls === undefined) return iterable;
  const items = machine.iterate(iterable);
  return isItems(items) ? tuple([...items]) : items;
});

function self(machine: Machine, value: Value): TupleValue {
  return value.kind === "tuple"
    ? value
    : machine.raise("TypeError", "descriptor requires a 'tuple' object");
}

const methods: readonly NativeFunction[] = [
  methodFn("index", ["~value", "start?", "stop?"], (machine, own, value, start, stop) => {
    const { items } = self(machine, own);
    const [from, to] = bounds(machine, start, stop, items.length);
    return indexOf(machine, items, value, from, to, "tuple");
  }),
  methodFn("count", ["~value"], (machine, own, value) =>
    count(machine, self(machine, own).items, value),
  ),
  methodFn("__getitem__", ["~key"], (machine, own, key) =>
    machine.getItem(tuple(self(machine, own).items), key),
  ),
  methodFn("__contains__", ["~item"], (machine, own, item) => {
    const place = placeOf(machine, self(machine, own).items, item);
    return typeof place === "number" ? TRUE : (place ?? FALSE);
  }),
  methodFn("__len__", [], (machine, own) => int(self(machine, own).items.length)),
  methodFn("__iter__", [], (machine, own) => machine.iterator(tuple(self(machine, own).items))),
  methodFn("__eq__", ["~other"], (machine, own, other) => {
    const equal = machine.equals(own, payloadOf(machine.decide(other)));
    return equal === undefined
      ? machine.unknown("unsupported", "one of the values is not known")
      : bool(equal);
  }),
];

export const TUPLE = nativeClass("tuple", { construct }, [
  ["__new__", allocator("tuple", construct)],
  ...methods.map((method) => [method.name, method] as const),
]);
