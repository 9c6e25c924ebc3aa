/** Built-in functions over iterables: `len`, `sorted`, `zip`, `map`, `enumerate`, `any`, `next` and their like. */

import { FALSE, int, list, NONE, tuple, TRUE } from "../../make.ts";
import { nativeClass } from "../../nativeClasses.ts";
import type { Interpreter } from "../../core.ts";
import type {
  ClassValue,
  Machine,
  NativeCall,
  NativeFunction,
  NativeObject,
  Value,
} from "../../values.ts";
import { listOf } from "../containers/listClass.ts";
import { caller, fn } from "../define.ts";
import { iterateAll, iterator, overItems, progress } from "../iterators.ts";
import { sortValues } from "../ordering.ts";
import { isItems, isNone, needInteger, payloadOf, typeName } from "../plain.ts";
import { notKnown } from "../unknowns.ts";

/** `any` and `all`: a value that is not known matters only if no other decides. */
function quantifier(name: "any" | "all"): NativeFunction {
  const decisive = name === "any";
  return fn(name, ["iterable"], (machine, iterable) => {
    const source = machine.iterator(iterable);
    if (source.kind === "unknown") {
      return decided(machine, payloadOf(iterable), decisive) ?? source;
    }
    for (;;) {
      const item = machine.next(source);
      if (item === undefined) return decisive ? FALSE : TRUE;
      if (machine.truth(item) === decisive) return decisive ? TRUE : FALSE;
    }
  });
}

/** Of an open list, what is known of it can decide alone. */
function decided(machine: Machine, value: Value, decisive: boolean): Value | undefined {
  if (value.kind !== "list" && value.kind !== "set") return undefined;
  for (const item of value.items.values()) {
    if (item.kind !== "unknown" && item.kind !== "oneOf" && machine.truth(item) === decisive) {
      return decisive ? TRUE : FALSE;
    }
  }
  return undefined;
}

/** A class whose instances are iterators of ours. */
function iteratorClass(name: string, construct: NativeCall): ClassValue {
  return nativeClass(name, { construct });
}

/** Takes one value from each source; undefined where one of them has ended. */
function row(machine: Machine, sources: readonly Value[]): Value[] | undefined {
  const values: Value[] = [];
  for (const source of sources) {
    const value = machine.next(source);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

export const ENUMERATE = iteratorClass(
  "enumerate",
  caller("enumerate", ["iterable", "start?"], (machine, iterable, start) => {
    const source = machine.iterator(iterable);
    if (source.kind === "unknown") return source;
    return iterator(
      "enumerate",
      (m, state) => {
        const value = m.next(source);
        return value === undefined ? undefined : tuple([int(state.position++), value]);
      },
      progress(start === undefined ? 0 : needInteger(machine, start)),
    );
  }),
);

export const ZIP = iteratorClass(
  "zip",
  caller("zip", ["~*iterables", "~:strict?"], (machine, iterables, strict) => {
    const sources = iterateAll(machine, iterables);
    if (!isItems(sources)) return sources;
    const exact = strict !== undefined && machine.truth(strict);
    return iterator("zip", (m) => {
      if (sources.length === 0) return undefined;
      const values = row(m, sources);
      if (values !== undefined) return tuple(values);
      if (exact) checkLengths(m, sources);
      return undefined;
    });
  }),
);

/** One source of `zip(strict=True)` has ended: the others must have ended too. */
function checkLengths(machine: Machine, sources: readonly Value[]): void {
  const longer = sources.findIndex((source) => machine.next(source) !== undefined);
  if (longer < 0) return;
  const others = longer === 1 ? "argument 1" : `arguments 1-${longer}`;
  machine.raise(
    "ValueError",
    longer === 0
      ? "zip() argument 2 is shorter than argument 1"
      : `zip() argument ${longer + 1} is longer than ${others}`,
  );
}

export const MAP = iteratorClass(
  "map",
  caller("map", ["~function", "~*iterables"], (machine, function_, iterables) => {
    const sources = iterateAll(machine, iterables);
    if (!isItems(sources)) return sources;
    return iterator("map", (m) => {
      const values = row(m, sources);
      return values === undefined ? undefined : m.invoke(function_, values);
    });
  }),
);

export const FILTER = iteratorClass(
  "filter",
  caller("filter", ["~function", "iterable"], (machine, function_, iterable) => {
    const source = machine.iterator(iterable);
    if (source.kind === "unknown") return source;
    return filtered(source, function_, true);
  }),
);

/** The values for which a function answers as wanted; without a function, their own truth counts. */
export function filtered(source: Value, function_: Value, wanted: boolean): NativeObject {
  return iterator("filter", (m) => {
    for (;;) {
      const value = m.next(source);
      if (value === undefined) return undefined;
      const answer = isNone(function_) ? value : m.invoke(function_, [value]);
      if (m.truth(answer) === wanted) return value;
    }
  });
}

export const REVERSED = iteratorClass(
  "reversed",
  caller("reversed", ["sequence"], (machine, sequence) => {
    const own =
      sequence.kind === "instance"
        ? (machine as Interpreter).special(sequence, "__reversed__")
        : undefined;
    if (own !== undefined) return own.kind === "unknown" ? own : machine.invoke(own, []);
    const plain = payloadOf(sequence);
    if (plain.kind === "set" || (plain.kind === "native" && plain.behavior.next !== undefined)) {
      return machine.raise("TypeError", `'${typeName(machine, plain)}' object is not reversible`);
    }
    const items = machine.iterate(sequence);
    return isItems(items) ? overItems("reversed", items.toReversed()) : items;
  }),
);

/** Which items of a set come first differs from process to process; beyond two, nobody looks. */
function inAnyOrder(items: readonly Value[]): NativeObject {
  const state = progress();
  state.kept = [...items];
  return iterator(
    "set_iterator",
    (m) => {
      const count = state.kept.length;
      const isOpen = count > 1 && state.position++ < 2;
      const [item] = state.kept.splice(isOpen ? m.choose({}, count, undefined) : 0, 1);
      return item;
    },
    state,
  );
}

export const sequenceFunctions: readonly NativeFunction[] = [
  fn("len", ["obj"], (machine, obj) => machine.length(obj)),
  quantifier("any"),
  quantifier("all"),
  fn("iter", ["object", "~sentinel?"], (machine, object, sentinel) => {
    if (object.kind === "set" && object.open === undefined && sentinel === undefined) {
      return inAnyOrder([...object.items.values()]);
    }
    if (sentinel === undefined) return machine.iterator(object);
    return iterator("callable_iterator", (m) => {
      const value = m.invoke(object, []);
      return m.equals(value, sentinel) === true ? undefined : value;
    });
  }),
  fn("next", ["iterator", "~default?"], (machine, source, fallback) => {
    const value = machine.next(source);
    return value ?? fallback ?? machine.raise("StopIteration", "");
  }),
  fn("sorted", ["iterable", "~:key?", ":reverse?"], (machine, iterable, key, reverse) => {
    const items = listOf(machine, iterable);
    if (items.open !== undefined) return items;
    const backwards = reverse !== undefined && machine.truth(reverse);
    const sorted = sortValues(machine, items.items, key, backwards);
    if (sorted !== undefined) return list(sorted);
    // The items are known, their places are not.
    return notKnown(machine, "the order of its items is not known", items);
  }),
  fn("print", ["~*args", "~**kwargs"], () => NONE),
];
