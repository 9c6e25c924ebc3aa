/** The special methods of the built-in types, for code that calls them by name or by `super()`. */

import type { BinaryOperator, CompareOperator } from "#server/syntax/tree.ts";
import { bool, dict, NONE, text } from "../make.ts";
import { define } from "../nativeClasses.ts";
import { NOT_IMPLEMENTED } from "../singletons.ts";
import type { ClassValue, Machine, NativeFunction, Value } from "../values.ts";
import { merge } from "./containers/dictChanges.ts";
import { methodFn } from "./define.ts";
import { payloadOf } from "./plain.ts";
import { notKnown } from "./unknowns.ts";

const comparisons: Readonly<Record<string, CompareOperator>> = {
  __eq__: "==",
  __ne__: "!=",
  __lt__: "<",
  __le__: "<=",
  __gt__: ">",
  __ge__: ">=",
};

const operators: Readonly<Record<string, BinaryOperator>> = {
  __add__: "+",
  __sub__: "-",
  __mul__: "*",
  __truediv__: "/",
  __floordiv__: "//",
  __mod__: "%",
  __and__: "&",
  __or__: "|",
  __xor__: "^",
};

const comparing = Object.entries(comparisons).map(([name, operator]) =>
  methodFn(name, ["other"], (machine, self, other) => {
    const right = payloadOf(other);
    if (!isComparable(self, right)) return NOT_IMPLEMENTED;
    return machine.compare(operator, self, right);
  }),
);

const computing = Object.entries(operators).map(([name, operator]) =>
  methodFn(name, ["other"], (machine, self, other) =>
    machine.binary(operator, self, payloadOf(other)),
  ),
);

const showing: readonly NativeFunction[] = [
  methodFn("__str__", [], (machine, self) =>
    shown(machine, machine.text(plain(machine, self)), self),
  ),
  methodFn("__repr__", [], (machine, self) =>
    shown(machine, machine.repr(plain(machine, self)), self),
  ),
];

/** A view of names that counts as a `dict` shows what it holds. */
function plain(machine: Machine, self: Value): Value {
  if (self.kind !== "native") return self;
  const copy = dict();
  merge(machine, copy, self);
  return copy;
}

const holding: readonly NativeFunction[] = [
  methodFn("__len__", [], (machine, self) => machine.length(self)),
  methodFn("__contains__", ["~item"], (machine, self, item) => machine.contains(self, item)),
  methodFn("__iter__", [], (machine, self) => machine.iterator(self)),
  methodFn("__getitem__", ["~key"], (machine, self, key) => machine.getItem(self, key)),
];

const changing: readonly NativeFunction[] = [
  methodFn("__setitem__", ["~key", "~value"], (machine, self, key, value) => {
    machine.setItem(self, key, value);
    return NONE;
  }),
  methodFn("__delitem__", ["~key"], (machine, self, key) => {
    machine.deleteItem(self, key);
    return NONE;
  }),
];

const counting: readonly NativeFunction[] = [
  methodFn("__bool__", [], (machine, self) => bool(machine.truth(self))),
];

/** The special methods that a class has beyond those of all. */
const own: Readonly<Record<string, string>> = {
  int: "__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __and__ __or__ __xor__ __bool__",
  float: "__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __bool__",
  str: "__len__ __contains__ __iter__ __getitem__ __add__ __mul__",
  bytes: "__len__ __contains__ __iter__ __getitem__ __add__ __mul__",
  tuple: "__len__ __contains__ __iter__ __getitem__ __add__ __mul__",
  list: "__len__ __contains__ __iter__ __getitem__ __add__ __mul__ __setitem__ __delitem__",
  dict: "__len__ __contains__ __iter__ __getitem__ __setitem__ __delitem__",
  set: "__len__ __contains__ __iter__",
  frozenset: "__len__ __contains__ __iter__",
};

const named = new Map(
  [...computing, ...holding, ...changing, ...counting].map((method) => [method.name, method]),
);

/** Adds the special methods that a class does not define already. */
export function defineSpecials(cls: ClassValue): void {
  const names = (own[cls.name] ?? "").split(" ");
  const more = names.flatMap((name) => named.get(name) ?? []);
  for (const method of [...comparing, ...showing, ...more]) {
    if (!cls.attributes.has(method.name)) define(cls, method.name, method);
  }
}

function isComparable(left: Value, right: Value): boolean {
  const isNumber = (value: Value): boolean => ["int", "bool", "float"].includes(value.kind);
  return left.kind === right.kind || (isNumber(left) && isNumber(right));
}

function shown(machine: Machine, written: string | undefined, cause: Value): Value {
  return written === undefined ? notKnown(machine, "its text is not known", cause) : text(written);
}
