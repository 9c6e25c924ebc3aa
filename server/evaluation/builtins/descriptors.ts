/** `property`, `classmethod` and `staticmethod`. */

import { method, native, NONE } from "../make.ts";
import { nativeClass } from "../nativeClasses.ts";
import type { ClassValue, NativeObject, Value } from "../values.ts";
import { caller, fn } from "./define.ts";

export interface PropertyParts {
  readonly get: Value | undefined;
  readonly set: Value | undefined;
  readonly delete: Value | undefined;
}

export interface WrappedFunction {
  readonly function: Value;
}

export const PROPERTY: ClassValue = nativeClass("property", {
  construct: caller(
    "property",
    ["~fget?", "~fset?", "~fdel?", "~doc?"],
    (_machine, get, set, remove) => makeProperty(given(get), given(set), given(remove)),
  ),
});

export const CLASS_METHOD: ClassValue = wrapper("classmethod");
export const STATIC_METHOD: ClassValue = wrapper("staticmethod");

/** A property with these functions. */
function makeProperty(get: Value | undefined, set?: Value, remove?: Value): NativeObject {
  const parts: PropertyParts = { get, set, delete: remove };
  return native(
    "property",
    {
      cls: () => PROPERTY,
      get: (machine, self, instance) => {
        if (instance === undefined) return self;
        return get === undefined
          ? machine.raise("AttributeError", "property has no getter")
          : machine.invoke(get, [instance]);
      },
      set: (machine, _self, instance, value) => {
        if (set === undefined) return machine.raise("AttributeError", "property has no setter");
        machine.invoke(set, [instance, value]);
      },
      delete: (machine, _self, instance) => {
        if (remove === undefined) {
          return machine.raise("AttributeError", "property has no deleter");
        }
        machine.invoke(remove, [instance]);
      },
      getAttribute: (_machine, _self, name) => {
        switch (name) {
          case "fget":
            return get ?? NONE;
          case "fset":
            return set ?? NONE;
          case "fdel":
            return remove ?? NONE;
          case "getter":
            return fn("getter", ["~fget"], (_m, other) => makeProperty(other, set, remove));
          case "setter":
            return fn("setter", ["~fset"], (_m, other) => makeProperty(get, other, remove));
          case "deleter":
            return fn("deleter", ["~fdel"], (_m, other) => makeProperty(get, set, other));
          default:
            return undefined;
        }
      },
    },
    parts,
  );
}

function wrapper(type: "classmethod" | "staticmethod"): ClassValue {
  const cls: ClassValue = nativeClass(type, {
    construct: caller(type, ["~function"], (_machine, function_) =>
      native(
        type,
        {
          cls: () => cls,
          get: (_machine, _self, _instance, owner) =>
            type === "staticmethod" ? function_ : method(owner, function_),
          call: (machine, _self, call) => machine.call(function_, call),
          setAttribute: (machine, _self, name, value) =>
            machine.setAttribute(function_, name, value),
          getAttribute: (machine, _self, name, origin) =>
            name === "__func__" || name === "__wrapped__"
              ? function_
              : machine.getAttribute(function_, name, origin),
        },
        { function: function_ } satisfies WrappedFunction,
      ),
    ),
  });
  return cls;
}

function given(value: Value | undefined): Value | undefined {
  return value?.kind === "none" ? undefined : value;
}
