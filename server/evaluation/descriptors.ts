/** Descriptors: what an attribute of a class gives when it is asked for through an instance or the class. */

import type { Interpreter } from "./core.ts";
import { NONE, method } from "./make.ts";
import type { ClassValue, Value } from "./values.ts";

/** Whether a class attribute comes before the instance's own. */
export function isDataDescriptor(m: Interpreter, value: Value): boolean {
  if (value.kind === "native") return value.behavior.set !== undefined;
  if (value.kind !== "instance") return false;
  const set = m.lookUpInClass(value.cls, "__set__");
  return set !== undefined && "value" in set;
}

/** What an attribute found in a class gives for an instance, or for the class itself. */
export function bindFound(
  m: Interpreter,
  value: Value,
  instance: Value | undefined,
  owner: ClassValue,
): Value {
  switch (value.kind) {
    case "function":
      return instance === undefined ? value : method(instance, value);
    case "nativeFunction":
      return instance === undefined || !value.binds ? value : method(instance, value);
    case "native":
      return value.behavior.get?.(m, value, instance, owner) ?? value;
    case "instance": {
      const get = m.lookUpInClass(value.cls, "__get__");
      if (get === undefined || !("value" in get)) return value;
      return m.invoke(bindFound(m, get.value, value, value.cls), [instance ?? NONE, owner]);
    }
    default:
      return value;
  }
}
