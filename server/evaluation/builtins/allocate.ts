/** `__new__` of the built-in types: makes their instances, and those of their subclasses. */

import { instance, nativeFunction } from "../make.ts";
import type { CallArguments, NativeCall, NativeFunction, Value } from "../values.ts";

/**
 * `cls.__new__(cls, …)`: the value itself for the type of that name, otherwise an instance with the
 * value inside.
 * @param construct - Makes the value from the arguments after the class.
 */
export function allocator(name: string, construct: NativeCall): NativeFunction {
  return nativeFunction("__new__", (machine, call) => {
    const cls = call.positional[0] === undefined ? undefined : machine.decide(call.positional[0]);
    if (cls?.kind === "unknown") return cls;
    if (cls?.kind !== "class") {
      return machine.raise("TypeError", `${name}.__new__(): not enough arguments`);
    }
    return wrapped(cls, name, construct(machine, without(call)));
  });
}

function wrapped(cls: Value & { kind: "class" }, name: string, value: Value): Value {
  if ((cls.moduleName === "builtins" && cls.name === name) || value.kind === "unknown") {
    return value;
  }
  if (value.kind === "tuple") return { ...value, cls };
  return instance(cls, value);
}

function without(call: CallArguments): CallArguments {
  return { ...call, positional: call.positional.slice(1) };
}
