/** `value[key]`: read, written, deleted, by index, key or slice. */

import type { Origin } from "#server/text/span.ts";
import type { Interpreter } from "./core.ts";
import { bytes, int, list, oneOf, text, tuple, unknown } from "./make.ts";
import { sliceOf, type SliceParts } from "./builtins/containers/rangeClass.ts";
import type { DictValue, ListValue, Reason, Value } from "./values.ts";

export function getItem(
  m: Interpreter,
  valueGiven: Value,
  keyGiven: Value,
  origin: Origin | undefined,
): Value {
  const value = m.decide(valueGiven);
  const key = m.decide(keyGiven);
  switch (value.kind) {
    case "unknown": {
      m.mayRaise(value.reason);
      if (key.kind === "text" || key.kind === "int") return m.derived(value, `[${key.value}]`);
      return unknown(value.reason, origin);
    }
    case "list":
    case "tuple":
    case "text":
    case "bytes":
      return itemOfSequence(m, value, key, origin);
    case "dict":
      return itemOfDict(m, value, key, origin, value);
    case "native":
      if (value.behavior.getItem !== undefined) {
        const found = value.behavior.getItem(m, value, key, origin);
        if (found.kind === "unknown") m.mayRaise(found.reason);
        return found;
      }
      break;
    default:
  }
  if (value.kind === "class") return itemOfClass(m, value, key);
  const own = m.special(value, "__getitem__");
  if (own !== undefined)
    return m.call(own, { positional: [key], keywords: new Map(), origin, open: undefined });
  if (value.kind === "instance" && value.payload !== undefined) {
    if (value.payload.kind === "dict") return itemOfDict(m, value.payload, key, origin, value);
    return getItem(m, value.payload, key, origin);
  }
  return notSubscriptable(m, value, "object is not subscriptable");
}

function itemOfClass(m: Interpreter, value: Extract<Value, { kind: "class" }>, key: Value): Value {
  const meta = m.special(value, "__getitem__");
  if (meta !== undefined) return m.invoke(meta, [key]);
  const own = m.lookUpInClass(value, "__class_getitem__");
  if (own !== undefined && "value" in own) {
    const callee = m.getAttribute(value, "__class_getitem__");
    const isBound = callee.kind === "method" || callee.kind === "nativeFunction";
    return m.invoke(callee, isBound ? [key] : [value, key]);
  }
  // A class whose bases are not known, or one of ours: a type argument changes nothing.
  if (value.open !== undefined || value.native !== undefined) return value;
  if (value.mro.some((cls) => cls.definition?.isGeneric === true)) return value;
  return m.raise("TypeError", `type '${value.name}' is not subscriptable`);
}

function notSubscriptable(m: Interpreter, value: Value, what: string): Value {
  const cls = m.classOf(value);
  if (cls.kind !== "class") return cls;
  if (cls.open !== undefined) return unknown(cls.open);
  return m.raise("TypeError", `'${cls.name}' ${what}`);
}

type Sequence = Extract<Value, { kind: "list" | "tuple" | "text" | "bytes" }>;

function itemOfSequence(
  m: Interpreter,
  value: Sequence,
  key: Value,
  origin: Origin | undefined,
): Value {
  if (key.kind === "unknown") {
    m.mayRaise(key.reason);
    return unknown(key.reason, origin);
  }
  const open = value.kind === "list" ? value.open : undefined;
  if (open !== undefined) return m.unknown(open.code, open.text, origin);
  const slice = sliceOf(key);
  const units = unitsOf(value);
  if (slice !== undefined) {
    const indices = sliceIndices(m, slice, units.length);
    if (!Array.isArray(indices)) return unknown(indices, origin);
    const part = indices.map((at: number) => units[at]).filter((one) => one !== undefined);
    return rebuild(value, part, origin);
  }
  const index = indexOf(m, key);
  if (index === undefined) {
    const cls = m.classOf(key);
    const name = cls.kind === "class" ? cls.name : "object";
    const message =
      value.kind === "text"
        ? `string indices must be integers, not '${name}'`
        : `${value.kind === "bytes" ? "byte" : value.kind} indices must be integers or slices, not ${name}`;
    return m.raise("TypeError", message);
  }
  const found = units[index < 0 ? index + units.length : index];
  if (found === undefined) {
    const name = { text: "string", bytes: "index", list: "list", tuple: "tuple" }[value.kind];
    return m.raise(
      "IndexError",
      value.kind === "bytes" ? "index out of range" : `${name} index out of range`,
    );
  }
  if (typeof found !== "string") return found;
  return value.kind === "text" ? text(found, origin) : int(found.charCodeAt(0), origin);
}

function unitsOf(value: Sequence): readonly (Value | string)[] {
  if (value.kind === "list" || value.kind === "tuple") return value.items;
  // Python counts code points.
  return value.kind === "text" ? [...value.value] : value.value.split("");
}

function rebuild(
  value: Sequence,
  part: readonly (Value | string)[],
  origin: Origin | undefined,
): Value {
  switch (value.kind) {
    case "list":
      return list(part as Value[], origin);
    case "tuple":
      return tuple(part as Value[], origin);
    case "text":
      return text(part.join(""), origin);
    case "bytes":
      return bytes(part.join(""), origin);
  }
}

/** As a JavaScript number; undefined for what is no index. */
function indexOf(m: Interpreter, key: Value): number | undefined {
  const plain = key.kind === "instance" ? (key.payload ?? key) : key;
  if (plain.kind === "int" || plain.kind === "bool") return Number(plain.value);
  if (plain.kind !== "instance") return undefined;
  const own = m.special(plain, "__index__");
  if (own === undefined) return undefined;
  const answer = m.decide(m.invoke(own, []));
  return answer.kind === "int" ? Number(answer.value) : undefined;
}

/** The places that a slice takes; a reason where they are not known. */
function sliceIndices(m: Interpreter, slice: SliceParts, length: number): number[] | Reason {
  const parts: (number | undefined)[] = [];
  for (const part of [slice.start, slice.stop, slice.step]) {
    if (part.kind === "unknown") return part.reason;
    if (part.kind === "none") {
      parts.push(undefined);
      continue;
    }
    const index = indexOf(m, part);
    if (index === undefined) {
      m.raise("TypeError", "slice indices must be integers or None or have an __index__ method");
    }
    parts.push(index);
  }
  const [startGiven, stopGiven, step = 1] = parts;
  if (step === 0) m.raise("ValueError", "slice step cannot be zero");
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const place = (given: number | undefined, fallback: number): number => {
    if (given === undefined) return fallback;
    const at = given < 0 ? given + length : given;
    return Math.min(Math.max(at, low), high);
  };
  const start = place(startGiven, step > 0 ? low : high);
  const stop = place(stopGiven, step > 0 ? high : low);
  const indices: number[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) indices.push(at);
  return indices;
}

function itemOfDict(
  m: Interpreter,
  value: DictValue,
  key: Value,
  origin: Origin | undefined,
  whole: Value,
): Value {
  const place = m.key(key);
  if (typeof place !== "string") {
    m.mayRaise(place.reason);
    return m.derived(place, "as key");
  }
  const entry = value.entries.get(place);
  if (entry !== undefined) {
    const present = entry.maybe === undefined || m.choose(entry, 2, entry.maybe) === 0;
    if (present) return entry.value;
  }
  if (value.open !== undefined && entry === undefined) {
    m.mayRaise(value.open);
    return m.unknown(value.open.code, value.open.text, origin);
  }
  if (value.fallback !== undefined && value.fallback.kind !== "none") {
    const made = m.invoke(value.fallback, []);
    m.touch(value);
    value.entries.set(place, { key, value: made, origin, maybe: undefined });
    return made;
  }
  if (whole.kind === "instance") {
    const missing = m.special(whole, "__missing__");
    if (missing !== undefined) return m.invoke(missing, [key]);
  }
  return m.raiseValue(m.invoke(m.exceptionClass("KeyError"), [key]));
}

export function setItem(
  m: Interpreter,
  valueGiven: Value,
  keyGiven: Value,
  to: Value,
  origin: Origin | undefined,
): void {
  const value = m.decide(valueGiven);
  const key = m.decide(keyGiven);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return;
    case "dict":
      setInDict(m, value, key, to, origin);
      return;
    case "list":
      setInList(m, value, key, to);
      return;
    case "native":
      if (value.behavior.setItem !== undefined) {
        value.behavior.setItem(m, value, key, to);
        return;
      }
      break;
    default:
  }
  const own = m.special(value, "__setitem__");
  if (own !== undefined) m.invoke(own, [key, to]);
  else if (value.kind === "instance" && value.payload !== undefined) {
    setItem(m, value.payload, key, to, origin);
  } else notSubscriptable(m, value, "object does not support item assignment");
}

function setInDict(
  m: Interpreter,
  value: DictValue,
  key: Value,
  to: Value,
  origin: Origin | undefined,
): void {
  const place = m.key(key);
  m.touch(value);
  if (typeof place === "string") {
    const before = value.entries.get(place);
    value.entries.set(place, { key: before?.key ?? key, value: to, origin, maybe: undefined });
    return;
  }
  // Any entry may have been overwritten.
  value.open ??= place.reason;
  for (const [at, entry] of value.entries) {
    value.entries.set(at, { ...entry, value: oneOf([entry.value, to], place.reason) });
  }
}

function setInList(m: Interpreter, value: ListValue, key: Value, to: Value): void {
  const slice = sliceOf(key);
  const index = indexOf(m, key);
  if (slice === undefined && index === undefined && key.kind !== "unknown") wrongIndex(m, key);
  m.touch(value);
  const because = key.kind === "unknown" ? key.reason : value.open;
  if (because !== undefined) {
    value.open ??= because;
    value.items = value.items.map((item) => oneOf([item, to], because));
    return;
  }
  if (slice !== undefined) {
    setSlice(m, value, slice, m.iterate(to));
    return;
  }
  const at = (index ?? 0) < 0 ? (index ?? 0) + value.items.length : (index ?? 0);
  if (at < 0 || at >= value.items.length) {
    m.raise("IndexError", "list assignment index out of range");
  }
  value.items[at] = to;
}

function wrongIndex(m: Interpreter, key: Value): never {
  const cls = m.classOf(key);
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `list indices must be integers or slices, not ${name}`);
}

function setSlice(
  m: Interpreter,
  value: ListValue,
  slice: SliceParts,
  items: ReturnType<Interpreter["iterate"]>,
): void {
  const indices = sliceIndices(m, slice, value.items.length);
  if (!Array.isArray(indices) || "kind" in items) {
    const because = Array.isArray(indices) ? (items as { reason: Reason }).reason : indices;
    value.items = [];
    value.open = because;
    return;
  }
  const step = slice.step.kind === "none" ? 1 : (indexOf(m, slice.step) ?? 1);
  if (step !== 1) {
    if (indices.length !== items.length) {
      m.raise(
        "ValueError",
        `attempt to assign sequence of size ${items.length} to extended slice of size ${indices.length}`,
      );
    }
    for (const [i, at] of indices.entries()) {
      const item = items[i];
      if (item !== undefined) value.items[at] = item;
    }
    return;
  }
  const length = value.items.length;
  const given = slice.start.kind === "none" ? 0 : (indexOf(m, slice.start) ?? 0);
  const start = Math.min(Math.max(given < 0 ? given + length : given, 0), length);
  value.items.splice(start, indices.length, ...items);
}

export function deleteItem(m: Interpreter, valueGiven: Value, keyGiven: Value): void {
  const value = m.decide(valueGiven);
  const key = m.decide(keyGiven);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return;
    case "dict":
      deleteInDict(m, value, key);
      return;
    case "list":
      deleteInList(m, value, key);
      return;
    case "native":
      if (value.behavior.deleteItem !== undefined) {
        value.behavior.deleteItem(m, value, key);
        return;
      }
      break;
    default:
  }
  const own = m.special(value, "__delitem__");
  if (own !== undefined) m.invoke(own, [key]);
  else if (value.kind === "instance" && value.payload !== undefined) {
    deleteItem(m, value.payload, key);
  } else notSubscriptable(m, value, "object doesn't support item deletion");
}

function deleteInDict(m: Interpreter, value: DictValue, key: Value): void {
  const place = m.key(key);
  m.touch(value);
  if (typeof place !== "string") {
    for (const [at, entry] of value.entries) {
      value.entries.set(at, { ...entry, maybe: entry.maybe ?? place.reason });
    }
    return;
  }
  const entry = value.entries.get(place);
  const absent =
    entry === undefined ||
    (entry.maybe !== undefined && m.tries > 0 && m.choose(entry, 2, entry.maybe) === 1);
  if (absent && value.open === undefined) {
    m.raiseValue(m.invoke(m.exceptionClass("KeyError"), [key]));
  }
  value.entries.delete(place);
}

function deleteInList(m: Interpreter, value: ListValue, key: Value): void {
  const slice = sliceOf(key);
  const index = indexOf(m, key);
  if (slice === undefined && index === undefined && key.kind !== "unknown") wrongIndex(m, key);
  m.touch(value);
  const because = key.kind === "unknown" ? key.reason : value.open;
  if (because !== undefined) {
    value.items = [];
    value.open ??= because;
    return;
  }
  if (slice !== undefined) {
    const indices = sliceIndices(m, slice, value.items.length);
    if (Array.isArray(indices)) {
      const gone = new Set(indices);
      value.items = value.items.filter((_, at) => !gone.has(at));
    } else {
      value.items = [];
      value.open = indices;
    }
    return;
  }
  const at = (index ?? 0) < 0 ? (index ?? 0) + value.items.length : (index ?? 0);
  if (at < 0 || at >= value.items.length) {
    m.raise("IndexError", "list assignment index out of range");
  }
  value.items.splice(at, 1);
}
