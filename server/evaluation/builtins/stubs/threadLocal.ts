/** Thread-local objects: what this call has put into one is known, what earlier ones have is not. */

import { plainInstanceAttribute } from "../../attributes.ts";
import type { Interpreter } from "../../core.ts";
import { NONE } from "../../make.ts";
import type { InstanceValue, Machine, NativeFunction, Unknown, Value } from "../../values.ts";
import { fn } from "../define.ts";
import { needText } from "../plain.ts";

/** On which path an attribute was set last: another path is another call, perhaps another thread. */
const setters = new WeakMap<InstanceValue, Map<string, object | undefined>>();

/** `_local_get(object, name)`: the attribute of a thread-local object. */
export const localGet: NativeFunction = fn(
  "_local_get",
  ["object", "name"],
  (machine, object, given) => {
    const name = needText(machine, given, "attribute name");
    if (object.kind !== "instance") return perThread(machine, name);
    if (object.attributes.has(name)) {
      const known =
        setters.get(object)?.has(name) === true &&
        setters.get(object)?.get(name) === pathOf(machine);
      return known ? (object.attributes.get(name) ?? NONE) : perThread(machine, name);
    }
    const found = plainInstanceAttribute(machine as Interpreter, object, name);
    // A default in the class is one of the values that it can have; a method is the method.
    if (found === undefined) return perThread(machine, name);
    return isBehavior(found) || name.startsWith("__") ? found : perThread(machine, name);
  },
);

/** `_local_set(object, name)`: notes that this call has set the attribute. */
export const localSet: NativeFunction = fn(
  "_local_set",
  ["object", "name"],
  (machine, object, name) => {
    if (object.kind === "instance") {
      const names = setters.get(object) ?? new Map<string, object | undefined>();
      setters.set(object, names.set(needText(machine, name, "attribute name"), pathOf(machine)));
    }
    return NONE;
  },
);

/** The path that is being followed; undefined where a module is run. */
export function pathOf(machine: Machine): object | undefined {
  return (machine as Interpreter).path;
}

export function perThread(machine: Machine, name: string): Unknown {
  return machine.unknown("thread-local", `${name} is set for each thread or request`);
}

function isBehavior(value: Value): boolean {
  return ["function", "method", "nativeFunction", "class"].includes(value.kind);
}
