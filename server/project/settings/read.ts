/** Reads values of settings: what they hold for certain, what perhaps, and whether that is all. */

import type { DictEntry, DictValue, Machine, Reason, Value } from "#server/evaluation/values.ts";
import type { Origin } from "#server/text/span.ts";

export interface Items {
  readonly items: readonly {
    readonly value: Value;
    readonly origin: Origin | undefined;
    readonly maybe: Reason | undefined;
  }[];
  /** Why there may be others. */
  readonly open: Reason | undefined;
}

/** The items of a list, tuple or set; of several possible lists those of each. */
export function itemsOf(value: Value): Items {
  switch (value.kind) {
    case "list": {
      const possible = (value.possible ?? []).map((item) => ({
        ...certain(item),
        maybe: value.open ?? chance,
      }));
      return { items: [...value.items.map(certain), ...possible], open: value.open };
    }
    case "tuple":
      return { items: value.items.map(certain), open: undefined };
    case "set":
      return { items: [...value.items.values()].map(certain), open: value.open };
    case "oneOf":
      return union(value.values.map(itemsOf), value.because ?? chance);
    case "unknown":
      return { items: [], open: value.reason };
    case "instance":
      return value.payload === undefined ? nothing : itemsOf(value.payload);
    default:
      return nothing;
  }
}

export interface Entries {
  readonly entries: ReadonlyMap<string, DictEntry>;
  readonly open: Reason | undefined;
  /** The dicts behind it; none where it is no dict. */
  readonly dicts: readonly DictValue[];
}

/** The entries of a dict with texts as keys; of several possible dicts those of each. */
export function entriesOf(value: Value): Entries {
  switch (value.kind) {
    case "dict": {
      const entries = new Map<string, DictEntry>();
      for (const entry of value.entries.values()) {
        const name = textOf(entry.key);
        if (name !== undefined) entries.set(name, entry);
      }
      return { entries, open: value.open ?? unreadKey(value), dicts: [value] };
    }
    case "oneOf":
      return unionOfEntries(value.values.map(entriesOf), value.because ?? chance);
    case "unknown":
      return { entries: new Map(), open: value.reason, dicts: [] };
    case "instance":
      return value.payload === undefined ? empty : entriesOf(value.payload);
    default:
      return empty;
  }
}

/** A known text, also within a subclass of `str`. */
export function textOf(value: Value): string | undefined {
  if (value.kind === "text") return value.value;
  return value.kind === "instance" && value.payload?.kind === "text"
    ? value.payload.value
    : undefined;
}

/** What `str(value)` gives where that is known, for a `NAME` that is a path. */
export function shownOf(machine: Machine, value: Value): string | undefined {
  return value.kind === "oneOf" || value.kind === "unknown" ? undefined : machine.text(value);
}

const nothing: Items = { items: [], open: undefined };
const empty: Entries = { entries: new Map(), open: undefined, dicts: [] };
const chance: Reason = { code: "state", text: "it is one of several", origin: undefined };

function certain(value: Value): Items["items"][number] {
  return { value, origin: value.origin, maybe: undefined };
}

function union(sides: readonly Items[], because: Reason): Items {
  const found = new Map<string, { item: Items["items"][number]; times: number }>();
  for (const side of sides) {
    for (const item of side.items) {
      const key = textOf(item.value) ?? `#${found.size}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { item, times: 1 });
      else known.times += 1;
    }
  }
  return {
    items: [...found.values()].map(({ item, times }) =>
      times < sides.length ? { ...item, maybe: item.maybe ?? because } : item,
    ),
    open: sides.find((side) => side.open !== undefined)?.open,
  };
}

function unionOfEntries(sides: readonly Entries[], because: Reason): Entries {
  const entries = new Map<string, DictEntry>();
  for (const side of sides) {
    for (const [name, entry] of side.entries) {
      const known = entries.get(name);
      if (known === undefined) {
        const everywhere = sides.every((other) => other.entries.has(name));
        entries.set(name, everywhere ? entry : { ...entry, maybe: entry.maybe ?? because });
      } else if (known.value !== entry.value) {
        entries.set(name, { ...known, value: oneOf([known.value, entry.value], because) });
      }
    }
  }
  return {
    entries,
    open: sides.find((side) => side.open !== undefined)?.open,
    dicts: sides.flatMap((side) => side.dicts),
  };
}

function oneOf(values: readonly Value[], because: Reason): Value {
  const flat = values.flatMap((value) => (value.kind === "oneOf" ? value.values : [value]));
  return { kind: "oneOf", values: flat, because, origin: flat[0]?.origin };
}

function unreadKey(dict: DictValue): Reason | undefined {
  for (const entry of dict.entries.values()) {
    if (entry.key.kind === "unknown") return entry.key.reason;
    if (entry.key.kind === "oneOf") return entry.key.because ?? chance;
  }
  return undefined;
}
