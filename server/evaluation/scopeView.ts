/** A dict that shows names as they are now, and writes through: `globals()`, `instance.__dict__`. */

import { DICT } from "./builtins/containers/dictClass.ts";
import { OBJECT } from "./nativeClasses.ts";
import { FALSE, NONE, TRUE, dict, int, native, nativeFunction, text, tuple } from "./make.ts";
import type { DictEntry, DictValue, Machine, Reason, Value } from "./values.ts";

export interface Names {
  readonly get: (name: string) => Value | undefined;
  /** Unbinds where no value is given. */
  readonly set: (name: string, value: Value | undefined) => void;
  readonly entries: () => readonly {
    readonly name: string;
    readonly value: Value;
    readonly maybe: Reason | undefined;
  }[];
  /** Why there may be other names. */
  readonly open: () => Reason | undefined;
  /** Something unknown may have changed them. */
  readonly spoil: (because: Reason) => void;
}

/** What the view holds, for code that is given one. */
export interface ScopeViewData {
  readonly names: Names;
}

export function scopeView(names: Names): Value {
  const self = native(
    "dict",
    {
      cls: () => DICT,
      getItem: (machine, _self, key) => read(machine, names, key),
      setItem: (machine, _self, key, value) => write(machine, names, key, value),
      deleteItem: (machine, _self, key) => write(machine, names, key, undefined),
      contains: (machine, _self, key) => has(machine, names, key),
      iterate: (machine) => machine.iterate(snapshot(names)),
      length: (machine) => machine.length(snapshot(names)),
      truth: (machine) => (machine.truth(snapshot(names)) ? TRUE : FALSE),
      equals: (machine, own, other) =>
        own === other ? true : machine.equals(snapshot(names), other),
      text: (machine) => machine.repr(snapshot(names)) ?? "{...}",
      getAttribute: (machine, _self, name) => methodOf(machine, names, name),
    },
    { names } satisfies ScopeViewData,
  );
  return self;
}

/** The names as a dict of their own. */
function snapshot(names: Names): DictValue {
  const entries = new Map<string, DictEntry>();
  for (const { name, value, maybe } of names.entries()) {
    entries.set(`s${name}`, { key: text(name), value, origin: value.origin, maybe });
  }
  return dict(entries, undefined, names.open());
}

function read(machine: Machine, names: Names, key: Value): Value {
  if (key.kind === "unknown") return key;
  const found = key.kind === "text" ? names.get(key.value) : undefined;
  if (found !== undefined) return found;
  const open = names.open();
  if (open !== undefined) return machine.unknown(open.code, open.text, open.origin);
  return machine.raiseValue(machine.invoke(machine.builtin("KeyError"), [key]));
}

function write(machine: Machine, names: Names, key: Value, value: Value | undefined): void {
  const decided = machine.decide(key);
  if (decided.kind === "text") names.set(decided.value, value);
  else if (decided.kind === "unknown") names.spoil(decided.reason);
}

function has(machine: Machine, names: Names, key: Value): Value {
  if (key.kind !== "text") return key.kind === "unknown" ? key : FALSE;
  return machine.contains(snapshot(names), key);
}

function methodOf(machine: Machine, names: Names, name: string): Value | undefined {
  switch (name) {
    case "update":
      return nativeFunction(name, (m, call) => {
        const added = m.invoke(m.builtin("dict"), call.positional, call.keywords);
        if (added.kind !== "dict" || added.open !== undefined || call.open !== undefined) {
          names.spoil(
            call.open ??
              (added.kind === "dict" ? added.open : undefined) ??
              (added.kind === "unknown" ? added.reason : UNKNOWN_NAMES),
          );
        }
        if (added.kind === "dict") {
          for (const entry of added.entries.values()) write(m, names, entry.key, entry.value);
        }
        return NONE;
      });
    case "setdefault":
      return nativeFunction(name, (m, call) => {
        const [key = NONE, value = NONE] = call.positional;
        if (m.truth(has(m, names, m.decide(key)))) return read(m, names, m.decide(key));
        write(m, names, key, value);
        return value;
      });
    case "pop":
      return nativeFunction(name, (m, call) => {
        const [given = NONE, fallback] = call.positional;
        const key = m.decide(given);
        if (!m.truth(has(m, names, key)) && fallback !== undefined) return fallback;
        const value = read(m, names, key);
        write(m, names, key, undefined);
        return value;
      });
    case "__setitem__":
      return nativeFunction(name, (m, call) => {
        const [key = NONE, value = NONE] = call.positional;
        write(m, names, key, value);
        return NONE;
      });
    case "__len__":
      return nativeFunction(name, () => int(names.entries().length));
    case "clear":
    case "popitem":
      return nativeFunction(name, (m) => {
        names.spoil(UNKNOWN_NAMES);
        return name === "clear" ? NONE : tuple([NONE, m.unknown("unsupported", "its order")]);
      });
    default:
      if (OBJECT.attributes.has(name)) return undefined;
      // What only reads works on a copy.
      return machine.findAttribute(snapshot(names), name);
  }
}

const UNKNOWN_NAMES: Reason = {
  code: "unsupported",
  text: "names are written through a dictionary in a way that is not followed",
  origin: undefined,
};
