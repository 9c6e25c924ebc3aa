/** Iteration: over what is known item by item, over what is not known not at all and once. */

import type { Origin } from "#server/text/span.ts";
import type { Interpreter } from "./core.ts";
import { clock } from "./journal.ts";
import { int, native, text } from "./make.ts";
import type { Stepper } from "./stepper.ts";
import type { DictValue, ListValue, NativeState, Reason, Unknown, Value } from "./values.ts";

/** Answers whether the iteration goes on. */
type Visit = (item: Value) => boolean;

/** Visits the items one after the other; answers whether it came to the end. */
export function iterateLazily(
  m: Interpreter,
  iterable: Value,
  origin: Origin | undefined,
  visit: Visit,
): boolean {
  const value = m.decide(iterable);
  switch (value.kind) {
    case "tuple":
      return value.items.every((item) => visit(item));
    case "list":
      for (let i = 0; i < value.items.length; i++) {
        const item = value.items[i];
        if (item !== undefined && !visit(item)) return false;
      }
      return perhapsMore(m, value.open, visit);
    case "set":
      for (const item of value.items.values()) if (!visit(item)) return false;
      return perhapsMore(m, value.open, visit);
    case "dict":
      return visitKeys(m, value, visit) && perhapsMore(m, value.open, visit);
    case "text":
      for (const character of value.value) if (!visit(text(character))) return false;
      return true;
    case "bytes":
      for (const character of value.value) {
        if (!visit(int(character.charCodeAt(0)))) return false;
      }
      return true;
    case "unknown":
      m.mayRaise(value.reason);
      return perhapsMore(m, value.reason, visit, m.derived(value, "[]"));
    default:
      return visitObject(m, value, origin, visit);
  }
}

/** An unknown number of further items: none and one stand for all the rest. */
function perhapsMore(
  m: Interpreter,
  because: Reason | undefined,
  visit: Visit,
  item?: Value,
): boolean {
  if (because === undefined) return true;
  if (m.choose({}, 2, because) === 0) return true;
  m.markOpen(because);
  return visit(item ?? m.unknown(because.code, because.text, because.origin));
}

function visitKeys(m: Interpreter, value: DictValue, visit: Visit): boolean {
  const { size } = value.entries;
  for (const entry of value.entries.values()) {
    if (entry.maybe !== undefined && m.choose(entry, 2, entry.maybe) === 1) continue;
    if (!visit(entry.key)) return false;
    if (value.entries.size !== size) {
      m.raise("RuntimeError", "dictionary changed size during iteration");
    }
  }
  return true;
}

function visitObject(
  m: Interpreter,
  value: Value,
  origin: Origin | undefined,
  visit: Visit,
): boolean {
  if (value.kind === "native" && value.behavior.next === undefined) {
    const items = value.behavior.iterate?.(m, value);
    if (items !== undefined) {
      if (isItems(items)) return items.every((item) => visit(item));
      return iterateLazily(m, items, origin, visit);
    }
  }
  const iterator = m.iterator(value, origin);
  if (iterator.kind === "unknown") return iterateLazily(m, iterator, origin, visit);
  for (;;) {
    m.step();
    const item = m.next(iterator);
    if (item === undefined) return true;
    if (!visit(item)) return false;
    // It may have been the end.
    if (item.kind === "unknown" && isSpent(iterator)) {
      m.markOpen(item.reason);
      return true;
    }
  }
}

/** Whether an iterator cannot tell how it goes on. */
function isSpent(iterator: Value): boolean {
  return (
    iterator.kind !== "native" ||
    iterator.behavior.next === undefined ||
    (iterator.data as Partial<NativeState> | undefined)?.open !== undefined
  );
}

/** All items; Unknown where they are not all known. */
export function iterate(
  m: Interpreter,
  iterable: Value,
  origin: Origin | undefined,
): readonly Value[] | Unknown {
  const value = m.decide(iterable);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return value;
    case "tuple":
      return value.items;
    case "list":
      return value.open === undefined ? value.items.slice() : asUnknown(m, value.open);
    case "set":
      return value.open === undefined ? [...value.items.values()] : asUnknown(m, value.open);
    case "dict":
      if (value.open !== undefined) return asUnknown(m, value.open);
      break;
    case "native":
      if (value.behavior.next === undefined && value.behavior.iterate !== undefined) {
        return value.behavior.iterate(m, value);
      }
      break;
    case "instance":
      if (
        (value.payload?.kind === "list" || value.payload?.kind === "dict") &&
        value.payload.open !== undefined
      ) {
        return asUnknown(m, value.payload.open);
      }
      break;
    default:
  }
  const items: Value[] = [];
  let unknown: Unknown | undefined;
  iterateLazily(m, value, origin, (item) => {
    m.step();
    if (item.kind === "unknown" && isStepped(value)) {
      unknown = item;
      return false;
    }
    items.push(item);
    return true;
  });
  return unknown ?? items;
}

/** Whether an Unknown among its items may be its end. */
function isStepped(value: Value): boolean {
  return value.kind === "native" && (value.data as Partial<NativeState>)?.open !== undefined;
}

function asUnknown(m: Interpreter, because: Reason): Unknown {
  return m.unknown(because.code, because.text, because.origin);
}

function isItems(items: readonly Value[] | Unknown): items is readonly Value[] {
  return Array.isArray(items);
}

/** `iter(value)`. */
export function iterator(m: Interpreter, given: Value, origin: Origin | undefined): Value {
  const value = m.decide(given);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return value;
    case "list":
      return value.open === undefined ? overList(value) : asUnknown(m, value.open);
    case "tuple":
      return overItems("tuple_iterator", value.items);
    case "set":
    case "dict":
    case "text":
    case "bytes": {
      const items = iterate(m, value, origin);
      return isItems(items) ? overItems(`${value.kind}_iterator`, items) : items;
    }
    case "native": {
      if (value.behavior.next !== undefined) return value;
      const items = value.behavior.iterate?.(m, value);
      if (items !== undefined) return isItems(items) ? overItems("iterator", items) : items;
      break;
    }
    default:
  }
  const own = m.special(value, "__iter__");
  if (own !== undefined && own.kind !== "none") return m.decide(m.invoke(own, []));
  if (value.kind === "instance" && value.payload !== undefined) {
    return iterator(m, value.payload, origin);
  }
  if (m.special(value, "__getitem__") !== undefined) return overIndices(value);
  const cls = m.classOf(value);
  if (cls.kind === "class" && cls.open !== undefined) return asUnknown(m, cls.open);
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `'${name}' object is not iterable`);
}

/** `next(iterator)`; undefined at the end. */
export function next(m: Interpreter, given: Value): Value | undefined {
  const value = m.decide(given);
  if (value.kind === "unknown") {
    m.mayRaise(value.reason);
    return m.derived(value, "next");
  }
  if (value.kind === "native" && value.behavior.next !== undefined) {
    return value.behavior.next(m, value);
  }
  const own = m.special(value, "__next__");
  if (own !== undefined) {
    return m.attempt<Value | undefined>(
      "StopIteration",
      () => m.invoke(own, []),
      () => undefined,
    );
  }
  const cls = m.classOf(value);
  if (cls.kind === "class" && cls.open !== undefined) return asUnknown(m, cls.open);
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `'${name}' object is not an iterator`);
}

function stepper(
  type: string,
  source: unknown,
  step: (m: Interpreter, index: number) => Value | undefined,
): Value {
  const place: Stepper = { epoch: clock.epoch, open: undefined, index: 0, source };
  return native(
    type,
    {
      next(machine) {
        const m = machine as Interpreter;
        if (place.open !== undefined) return asUnknown(m, place.open);
        const item = step(m, place.index);
        m.touch(place);
        place.index = item === undefined ? Infinity : place.index + 1;
        return item;
      },
    },
    place,
  );
}

function overList(value: ListValue): Value {
  return stepper("list_iterator", value, (_, index) => value.items[index]);
}

function overItems(type: string, items: readonly Value[]): Value {
  return stepper(type, items, (_, index) => items[index]);
}

/** The old protocol: `x[0]`, `x[1]`, … until IndexError. */
function overIndices(value: Value): Value {
  return stepper("iterator", value, (m, index) =>
    index === Infinity
      ? undefined
      : m.attempt<Value | undefined>(
          "IndexError",
          () => m.getItem(value, int(index)),
          () => undefined,
        ),
  );
}
