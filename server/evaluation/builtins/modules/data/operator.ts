/** The module `operator`. */

import type { BinaryOperator, CompareOperator, UnaryOperator } from "#server/syntax/tree.ts";
import type { Interpreter } from "../../../core.ts";
import { bool, native, NONE, tuple } from "../../../make.ts";
import { unary } from "../../../operators.ts";
import type { Machine, ModuleValue, NativeFunction, NativeObject, Value } from "../../../values.ts";
import { fn } from "../../define.ts";
import { needText } from "../../plain.ts";
import { moduleOf } from "../library.ts";

const binaries: Readonly<Record<string, BinaryOperator>> = {
  add: "+",
  sub: "-",
  mul: "*",
  truediv: "/",
  floordiv: "//",
  mod: "%",
  pow: "**",
  matmul: "@",
  lshift: "<<",
  rshift: ">>",
  and_: "&",
  or_: "|",
  xor: "^",
  concat: "+",
  iadd: "+",
  ior: "|",
  iand: "&",
};

const comparisons: Readonly<Record<string, CompareOperator>> = {
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};

const unaries: Readonly<Record<string, UnaryOperator>> = {
  neg: "-",
  pos: "+",
  inv: "~",
  invert: "~",
};

/** An object that is called with the one argument that it looks something up in. */
function getter(type: string, get: (machine: Machine, from: Value) => Value): NativeObject {
  const run = fn(type, ["obj"], get);
  return native(`operator.${type}`, { call: (machine, _self, call) => run.call(machine, call) });
}

/** One result for one name, a tuple for several. */
function eachOf(names: readonly Value[], get: (name: Value) => Value): Value {
  const [first = NONE] = names;
  return names.length === 1 ? get(first) : tuple(names.map(get));
}

const functions: readonly NativeFunction[] = [
  fn("not_", ["~a"], (machine, a) => bool(!machine.truth(a))),
  fn("truth", ["~a"], (machine, a) => bool(machine.truth(a))),
  fn("is_", ["~a", "~b"], (machine, a, b) => machine.compare("is", a, b)),
  fn("is_not", ["~a", "~b"], (machine, a, b) => machine.compare("is not", a, b)),
  fn("contains", ["~a", "~b"], (machine, a, b) => machine.contains(a, b)),
  fn("getitem", ["~a", "~b"], (machine, a, b) => machine.getItem(a, b)),
  fn("setitem", ["~a", "~b", "~c"], (machine, a, b, c) => {
    machine.setItem(a, b, c);
    return NONE;
  }),
  fn("delitem", ["~a", "~b"], (machine, a, b) => {
    machine.deleteItem(a, b);
    return NONE;
  }),
  fn("index", ["a"], (_machine, a) => a),
  fn("itemgetter", ["*items"], (_machine, items) =>
    getter("itemgetter", (machine, from) => eachOf(items, (item) => machine.getItem(from, item))),
  ),
  fn("attrgetter", ["*attrs"], (_machine, names) =>
    getter("attrgetter", (machine, from) =>
      eachOf(names, (name) =>
        needText(machine, name, "attribute name")
          .split(".")
          .reduce<Value>((value, part) => machine.getAttribute(value, part), from),
      ),
    ),
  ),
  fn("methodcaller", ["name", "~*args", "~**kwargs"], (_machine, name, args, kwargs) =>
    getter("methodcaller", (machine, from) =>
      machine.invoke(
        machine.getAttribute(from, needText(machine, name, "method name")),
        args,
        kwargs,
      ),
    ),
  ),
];

export function operator(): ModuleValue {
  return moduleOf("operator", [
    ...functions,
    ...Object.entries(binaries).map(([name, sign]) =>
      fn(name, ["~a", "~b"], (machine, a, b) => machine.binary(sign, a, b)),
    ),
    ...Object.entries(comparisons).map(([name, sign]) =>
      fn(name, ["~a", "~b"], (machine, a, b) => machine.compare(sign, a, b)),
    ),
    ...Object.entries(unaries).map(([name, sign]) =>
      fn(name, ["a"], (machine, a) => unary(machine as Interpreter, sign, a, undefined)),
    ),
  ]);
}
