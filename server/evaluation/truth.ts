/** Truth and length of values. */

import type { Interpreter } from "./core.ts";
import { int } from "./make.ts";
import type { DictValue, Value } from "./values.ts";

/** Whether Python takes a value as true; decided by the path where that is not known. */
export function truthOf(m: Interpreter, given: Value): boolean {
  const value = m.decide(given);
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "text":
    case "bytes":
      return value.value !== "";
    case "tuple":
      return value.items.length > 0;
    case "list":
      if (value.items.length > 0) return true;
      return value.open === undefined ? false : m.choose(value, 2, value.open) === 0;
    case "set":
      if (value.items.size > 0) return true;
      return value.open === undefined ? false : m.choose(value, 2, value.open) === 0;
    case "dict":
      return dictTruth(m, value);
    case "unknown":
      return m.guess(value);
    case "native":
      if (value.behavior.truth !== undefined) return m.truth(value.behavior.truth(m, value));
      if (value.behavior.length !== undefined) return m.truth(value.behavior.length(m, value));
      return true;
    case "instance": {
      const own = m.special(value, "__bool__");
      if (own !== undefined) return m.truth(m.invoke(own, []));
      const length = m.special(value, "__len__");
      if (length !== undefined) return m.truth(m.invoke(length, []));
      return value.payload === undefined ? true : truthOf(m, value.payload);
    }
    case "class": {
      const own = m.special(value, "__bool__") ?? m.special(value, "__len__");
      return own === undefined ? true : m.truth(m.invoke(own, []));
    }
    default:
      return true;
  }
}

function dictTruth(m: Interpreter, value: DictValue): boolean {
  const entries = [...value.entries.values()];
  if (entries.some((entry) => entry.maybe === undefined)) return true;
  for (const entry of entries) {
    if (entry.maybe !== undefined && m.choose(entry, 2, entry.maybe) === 0) return true;
  }
  return value.open === undefined ? false : m.choose(value, 2, value.open) === 0;
}

/** `len(value)`. */
export function lengthOf(m: Interpreter, given: Value): Value {
  const value = m.decide(given);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return m.derived(value, "len");
    case "text":
      return int(codePoints(value.value));
    case "bytes":
      return int(value.value.length);
    case "tuple":
      return int(value.items.length);
    case "list":
    case "set":
    case "dict": {
      const { open } = value;
      if (open !== undefined) return m.unknown(open.code, open.text, open.origin);
      if (value.kind === "list") return int(value.items.length);
      return value.kind === "set" ? int(value.items.size) : int(present(m, value));
    }
    case "native":
      if (value.behavior.length !== undefined) return value.behavior.length(m, value);
      break;
    default:
  }
  const own = m.special(value, "__len__");
  if (own !== undefined) return m.invoke(own, []);
  if (value.kind === "instance" && value.payload !== undefined) return lengthOf(m, value.payload);
  const cls = m.classOf(value);
  if (cls.kind === "class" && cls.open !== undefined) {
    return m.unknown(cls.open.code, cls.open.text, cls.open.origin);
  }
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `object of type '${name}' has no len()`);
}

function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function present(m: Interpreter, value: DictValue): number {
  let count = 0;
  for (const entry of value.entries.values()) {
    if (entry.maybe === undefined || m.choose(entry, 2, entry.maybe) === 0) count++;
  }
  return count;
}
