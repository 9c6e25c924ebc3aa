/** The classes `set` and `frozenset`. */

import { bool, FALSE, int, NONE, nativeFunction, oneOf, set, TRUE } from "../../make.ts";
import { define, nativeClass } from "../../nativeClasses.ts";
import type { Machine, NativeCall, NativeFunction, SetValue, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { caller, methodFn } from "../define.ts";

import { keyOf } from "../keys.ts";
import { isItems, payloadOf } from "../plain.ts";
import {
  difference,
  intersection,
  isDisjoint,
  isSubset,
  setBinary,
  union,
} from "./setOperations.ts";

/** The set of the items of an iterable; open where they are not all known. */
function setOf(machine: Machine, value: Value | undefined, frozen: boolean): SetValue {
  const result = set([], undefined, frozen);
  if (value !== undefined) fill(machine, result, value);
  return result;
}

function fill(machine: Machine, target: SetValue, value: Value): void {
  const source = payloadOf(machine.decide(value));
  if (source.kind === "set") {
    for (const [key, item] of source.items) if (!target.items.has(key)) target.items.set(key, item);
    target.open ??= source.open;
    return;
  }
  if (source.kind === "list" && source.open !== undefined) target.open ??= source.open;
  const items = source.kind === "list" ? source.items : machine.iterate(value);
  if (!isItems(items)) {
    target.open ??= items.reason;
    return;
  }
  for (const item of items) add(machine, target, item);
}

function add(machine: Machine, target: SetValue, item: Value): void {
  const key = keyOf(machine, item);
  if (typeof key !== "string") target.open ??= key.reason;
  else if (!target.items.has(key)) target.items.set(key, machine.decide(item));
}

function self(machine: Machine, value: Value): SetValue {
  return value.kind === "set"
    ? value
    : machine.raise("TypeError", "descriptor requires a 'set' object");
}

const makeSet: NativeCall = caller("set", ["~iterable?"], (machine, iterable) =>
  setOf(machine, iterable, false),
);
const makeFrozen: NativeCall = caller("frozenset", ["~iterable?"], (machine, iterable) =>
  setOf(machine, iterable, true),
);

type Algebra = (left: SetValue, right: SetValue) => SetValue;

/** `union` and its like: of any number of iterables. */
function algebra(name: string, how: Algebra): NativeFunction {
  return methodFn(name, ["~*others"], (machine, own, others) =>
    others.reduce<SetValue>(
      (result, other) => how(result, setOf(machine, other, false)),
      copy(self(machine, own)),
    ),
  );
}

/** `update` and its like: the same in place. */
function updating(name: string, how: Algebra): NativeFunction {
  return methodFn(name, ["~*others"], (machine, own, others) => {
    const target = self(machine, own);
    const sets = others.map((other) => setOf(machine, other, false));
    machine.touch(target);
    for (const other of sets) {
      const result = how(target, other);
      target.items = result.items;
      target.open = result.open;
    }
    return NONE;
  });
}

function comparing(
  name: string,
  how: (machine: Machine, left: SetValue, right: SetValue) => Value,
): NativeFunction {
  return methodFn(name, ["~other"], (machine, own, other) =>
    how(machine, self(machine, own), setOf(machine, other, false)),
  );
}

function binary(name: string, operator: string): NativeFunction {
  return methodFn(name, ["other"], (machine, own, other) => {
    const right = payloadOf(other);
    return right.kind === "set"
      ? (setBinary(machine, self(machine, own), operator, right) ?? NONE)
      : machine.raise("TypeError", `unsupported operand type(s) for ${operator}: 'set'`);
  });
}

function copy(own: SetValue): SetValue {
  const result = set([], undefined, own.frozen);
  result.items = new Map(own.items);
  result.open = own.open;
  return result;
}

const shared: readonly NativeFunction[] = [
  algebra("union", union),
  algebra("intersection", intersection),
  algebra("difference", difference),
  methodFn("symmetric_difference", ["~other"], (machine, own, other) =>
    symmetric(self(machine, own), setOf(machine, other, false)),
  ),
  comparing("issubset", isSubset),
  comparing("issuperset", (machine, left, right) => isSubset(machine, right, left)),
  comparing("isdisjoint", isDisjoint),
  binary("__or__", "|"),
  binary("__and__", "&"),
  binary("__sub__", "-"),
  binary("__xor__", "^"),
  methodFn("copy", [], (machine, own) => copy(self(machine, own))),
  methodFn("__contains__", ["~item"], (machine, own, item) => {
    const target = self(machine, own);
    const key = keyOf(machine, item);
    if (typeof key !== "string") return key;
    if (target.items.has(key)) return TRUE;
    return target.open === undefined ? FALSE : machine.unknown(target.open.code, target.open.text);
  }),
  methodFn("__len__", [], (machine, own) => {
    const { items, open } = self(machine, own);
    return open === undefined
      ? int(items.size)
      : machine.unknown(open.code, open.text, open.origin);
  }),
  methodFn("__iter__", [], (machine, own) => machine.iterator(own)),
  methodFn("__eq__", ["~other"], (machine, own, other) => {
    const equal = machine.equals(own, payloadOf(machine.decide(other)));
    return equal === undefined
      ? machine.unknown("unsupported", "one of the sets is not fully known")
      : bool(equal);
  }),
];

const changing: readonly NativeFunction[] = [
  methodFn("add", ["~item"], (machine, own, item) => {
    const target = self(machine, own);
    machine.touch(target);
    add(machine, target, item);
    return NONE;
  }),
  removing("discard", false),
  removing("remove", true),
  methodFn("pop", [], (machine, own) => {
    const target = self(machine, own);
    if (target.open !== undefined) return machine.unknown(target.open.code, target.open.text);
    if (target.items.size === 0) return machine.raise("KeyError", "pop from an empty set");
    // Which one comes first differs from process to process.
    const item = machine.decide(oneOf([...target.items.values()], undefined));
    const key = keyOf(machine, item);
    machine.touch(target);
    if (typeof key === "string") target.items.delete(key);
    return item;
  }),
  methodFn("clear", [], (machine, own) => {
    const target = self(machine, own);
    machine.touch(target);
    target.items = new Map();
    target.open = undefined;
    return NONE;
  }),
  updating("update", union),
  updating("intersection_update", intersection),
  updating("difference_update", difference),
  updating("symmetric_difference_update", symmetric),
];

function removing(name: string, raises: boolean): NativeFunction {
  return methodFn(name, ["~item"], (machine, own, item) => {
    const target = self(machine, own);
    const key = keyOf(machine, item);
    machine.touch(target);
    if (typeof key !== "string") {
      target.open ??= key.reason;
      target.items = new Map();
    } else if (!target.items.delete(key) && raises && target.open === undefined) {
      return machine.raiseValue(machine.invoke(machine.builtin("KeyError"), [item]));
    }
    return NONE;
  });
}

function symmetric(left: SetValue, right: SetValue): SetValue {
  return union(difference(left, right), difference(right, left));
}

const named = (methods: readonly NativeFunction[]): (readonly [string, NativeFunction])[] =>
  methods.map((method) => [method.name, method] as const);

export const SET = nativeClass("set", { construct: makeSet }, named([...shared, ...changing]));
define(
  SET,
  "__new__",
  allocator("set", () => set([])),
);
define(
  SET,
  "__init__",
  nativeFunction(
    "__init__",
    caller("__init__", ["self", "~iterable?"], (machine, own, iterable) => {
      if (own.kind === "set" && iterable !== undefined) {
        machine.touch(own);
        fill(machine, own, iterable);
      }
      return NONE;
    }),
    true,
  ),
);

export const FROZEN_SET = nativeClass("frozenset", { construct: makeFrozen }, named(shared));
define(FROZEN_SET, "__new__", allocator("frozenset", makeFrozen));
