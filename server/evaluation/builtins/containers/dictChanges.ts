/** Changes of dicts, each saved before it is made. */

import { oneOf } from "../../make.ts";
import type { DictEntry, DictValue, Machine, Unknown, Value } from "../../values.ts";
import { spoilDict } from "../../spoiling.ts";
import { keyOf } from "../keys.ts";
import { isItems, payloadOf } from "../plain.ts";

/** Sets an entry; a key that is not known makes the dict open. */
export function put(machine: Machine, target: DictValue, key: Value, value: Value): void {
  const found = keyOf(machine, key);
  machine.touch(target);
  if (typeof found !== "string") {
    target.open ??= found.reason;
    return;
  }
  const decided = machine.decide(key);
  const before = target.entries.get(found);
  // A key that is there stays the object that it was.
  target.entries.set(found, {
    key: before?.key ?? decided,
    value,
    origin: decided.origin ?? value.origin,
    maybe: undefined,
  });
}

/** Removes an entry by its `hashKey`. */
export function without(machine: Machine, target: DictValue, key: string): void {
  machine.touch(target);
  target.entries.delete(key);
}

/** As `target.update(other)`: of a mapping, or of pairs. */
export function merge(machine: Machine, target: DictValue, other: Value): void {
  const decided = machine.decide(other);
  const source = payloadOf(decided);
  machine.touch(target);
  if (source.kind === "unknown") {
    opened(target, source.reason);
  } else if (source.kind === "dict") {
    if (source.open !== undefined) spoilDict(target, source.open, source);
    for (const [key, entry] of source.entries) {
      target.entries.set(key, merged(target.entries.get(key), entry));
    }
  } else if (!mergeMapping(machine, target, decided)) {
    mergePairs(machine, target, decided);
  }
}

/** What is in a dict that others may have been put into: every value may have been replaced. */
function opened(target: DictValue, reason: NonNullable<DictValue["open"]>): void {
  spoilDict(target, reason);
}

function merged(before: DictEntry | undefined, entry: DictEntry): DictEntry {
  if (before === undefined || entry.maybe === undefined) return entry;
  const either =
    before.value.kind === "unknown" || entry.value.kind === "unknown"
      ? { kind: "unknown" as const, reason: entry.maybe, origin: entry.origin }
      : oneOf([before.value, entry.value], entry.maybe);
  return { ...entry, value: either, maybe: before.maybe };
}

function mergeMapping(machine: Machine, target: DictValue, source: Value): boolean {
  if (source.kind !== "instance" && source.kind !== "native") return false;
  const keys = machine.findAttribute(source, "keys");
  if (keys === undefined) return false;
  const names: readonly Value[] | Unknown =
    keys.kind === "unknown" ? keys : machine.iterate(machine.invoke(keys, []));
  if (isItems(names)) {
    for (const key of names) put(machine, target, key, machine.getItem(source, key));
  } else {
    opened(target, names.reason);
  }
  return true;
}

function mergePairs(machine: Machine, target: DictValue, source: Value): void {
  const pairs = machine.iterate(source);
  if (!isItems(pairs)) return opened(target, pairs.reason);
  for (const [index, pair] of pairs.entries()) {
    const items = machine.iterate(pair);
    if (!isItems(items)) {
      opened(target, items.reason);
      continue;
    }
    const [key, value, ...rest] = items;
    if (key === undefined || value === undefined || rest.length > 0) {
      machine.raise(
        "ValueError",
        `dictionary update sequence element #${index} has length ${items.length}; 2 is required`,
      );
    }
    put(machine, target, key, value);
  }
}
