/** The module `copy`. */

import type { Interpreter } from "../../../core.ts";
import { dict, instance, list, set, tuple } from "../../../make.ts";
import type { DictEntry, InstanceValue, Machine, ModuleValue, Value } from "../../../values.ts";
import { copyDict } from "../../containers/dictMethods.ts";
import { fn } from "../../define.ts";
import { moduleOf } from "../library.ts";

/** As `copy.copy(value)`. */
function shallow(machine: Machine, value: Value): Value {
  switch (value.kind) {
    case "list":
      return list([...value.items], value.origin, value.open);
    case "dict":
      return copyDict(value);
    case "set":
      return copySet(value);
    case "instance":
      return hooked(machine, value, "__copy__", []) ?? copyInstance(value, (inner) => inner);
    default:
      return value;
  }
}

/** As `copy.deepcopy(value)`; what was copied once is the same copy everywhere. */
function deep(machine: Machine, given: Value, made: Map<Value, Value>): Value {
  const known = made.get(given);
  if (known !== undefined) return known;
  switch (given.kind) {
    case "list": {
      const copy = list([], given.origin, given.open);
      made.set(given, copy);
      copy.items = given.items.map((item) => deep(machine, item, made));
      return copy;
    }
    case "tuple": {
      const items = given.items.map((item) => deep(machine, item, made));
      return items.every((item, index) => item === given.items[index])
        ? given
        : tuple(items, given.origin, given.cls);
    }
    case "dict": {
      const copy = dict(new Map<string, DictEntry>(), given.origin, given.open);
      copy.fallback = given.fallback;
      made.set(given, copy);
      for (const [key, entry] of given.entries) {
        copy.entries.set(key, { ...entry, value: deep(machine, entry.value, made) });
      }
      return copy;
    }
    case "set":
      return copySet(given);
    case "oneOf":
      return { ...given, values: given.values.map((value) => deep(machine, value, made)) };
    case "instance": {
      const own = hooked(machine, given, "__deepcopy__", [dict()]);
      if (own !== undefined) return own;
      if (given.payload === undefined && given.attributes.size === 0)
        return copyInstance(given, (inner) => inner);
      const copy = copyInstance(given, (inner) => inner);
      made.set(given, copy);
      copy.attributes = new Map(
        Array.from(given.attributes, ([name, inner]) => [name, deep(machine, inner, made)]),
      );
      return given.payload === undefined
        ? copy
        : Object.assign(copy, { payload: deep(machine, given.payload, made) });
    }
    default:
      return given;
  }
}

function copySet(value: Value & { kind: "set" }): Value {
  const copy = set([], value.origin, value.frozen);
  copy.items = new Map(value.items);
  copy.open = value.open;
  return copy;
}

function copyInstance(value: InstanceValue, map: (inner: Value) => Value): InstanceValue {
  const { payload } = value;
  const inside =
    payload?.kind === "list"
      ? list([...payload.items], undefined, payload.open)
      : payload?.kind === "dict"
        ? copyDict(payload)
        : payload;
  const copy = instance(value.cls, inside, value.origin);
  copy.attributes = new Map(Array.from(value.attributes, ([name, inner]) => [name, map(inner)]));
  copy.open = value.open;
  return copy;
}

function hooked(
  machine: Machine,
  value: InstanceValue,
  name: string,
  args: readonly Value[],
): Value | undefined {
  const method = (machine as Interpreter).special(value, name);
  if (method === undefined) return undefined;
  return method.kind === "unknown" ? method : machine.invoke(method, args);
}

export function copy(): ModuleValue {
  return moduleOf("copy", [
    fn("copy", ["x"], shallow),
    fn("deepcopy", ["x", "~memo?"], (machine, x) => deep(machine, x, new Map())),
    fn("replace", ["~obj", "~**changes"], (machine, obj, changes) =>
      machine.invoke(machine.getAttribute(obj, "__replace__"), [], changes),
    ),
  ]);
}
