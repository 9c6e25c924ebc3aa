/** What is in a dict: for a key that may be unknown, in a dict that may be open. */

import { FALSE, oneOf, TRUE } from "../../make.ts";
import type { DictEntry, DictValue, Machine, Reason, Value } from "../../values.ts";
import { keyOf } from "../keys.ts";

/** Values of a dict beyond this number are not tried out for an unknown key. */
const manyValues = 64;

/** What `mapping.get(key, fallback)` answers. */
export function lookUp(machine: Machine, self: DictValue, key: Value, fallback: Value): Value {
  const found = keyOf(machine, key);
  if (typeof found !== "string") {
    if (self.open !== undefined || self.entries.size > manyValues) return found;
    const values = Array.from(self.entries.values(), (entry) => entry.value);
    return values.some((value) => value.kind === "unknown")
      ? found
      : oneOf([...values, fallback], found.reason);
  }
  const entry = self.entries.get(found);
  if (entry === undefined) return self.open === undefined ? fallback : unknownIn(self.open);
  if (entry.maybe === undefined) return entry.value;
  return entry.value.kind === "unknown" || fallback.kind === "unknown"
    ? unknownIn(entry.maybe)
    : oneOf([entry.value, fallback], entry.maybe);
}

/** Whether an entry that may be absent is there; forks. */
export function isThere(machine: Machine, entry: DictEntry): boolean {
  return entry.maybe === undefined || machine.choose(entry, 2, entry.maybe) === 0;
}

export function unknownIn(reason: Reason): Value {
  return { kind: "unknown", reason, origin: reason.origin };
}

/** As `key in mapping`. */
export function contains(machine: Machine, own: DictValue, key: Value): Value {
  const found = keyOf(machine, key);
  if (typeof found !== "string") {
    return own.entries.size === 0 && own.open === undefined ? FALSE : found;
  }
  const entry = own.entries.get(found);
  if (entry === undefined) return own.open === undefined ? FALSE : unknownIn(own.open);
  return entry.maybe === undefined ? TRUE : oneOf([TRUE, FALSE], entry.maybe);
}
