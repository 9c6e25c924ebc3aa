/** The class of each kind of value, and the attributes that values have by their kind. */

import { dict, method, NONE, text, tuple, unknown } from "../make.ts";
import { nativeClass, TYPE } from "../nativeClasses.ts";
import type { ClassValue, FunctionValue, Reason, Value } from "../values.ts";
import { DEFAULT_DICT, DICT } from "./containers/dictClass.ts";
import { LIST } from "./containers/listClass.ts";
import { FROZEN_SET, SET } from "./containers/setClass.ts";
import { TUPLE } from "./containers/tupleClass.ts";
import { BOOL, FLOAT, INT, numberAttribute } from "./numbers/numberClasses.ts";
import { BYTES } from "./text/bytesClass.ts";
import { STR } from "./text/strClass.ts";

const NONE_TYPE: ClassValue = nativeClass("NoneType", undefined);
const ELLIPSIS_TYPE: ClassValue = nativeClass("ellipsis", undefined);
const FUNCTION: ClassValue = nativeClass("function", undefined);
const METHOD: ClassValue = nativeClass("method", {
  construct: (machine, call) => {
    const [callee, self] = call.positional;
    return callee === undefined || self === undefined
      ? machine.raise("TypeError", "method expected 2 arguments")
      : method(self, callee);
  },
});
const BUILTIN_FUNCTION: ClassValue = nativeClass("builtin_function_or_method", undefined);
const MODULE: ClassValue = nativeClass("module", {
  construct: (machine) =>
    machine.unknown("unsupported", "modules made at run time are not modeled"),
});

/** The class of a value of one of Python's own kinds; undefined for instances and natives without one. */
export function classOfKind(value: Value): ClassValue | undefined {
  switch (value.kind) {
    case "none":
      return NONE_TYPE;
    case "ellipsis":
      return ELLIPSIS_TYPE;
    case "bool":
      return BOOL;
    case "int":
      return INT;
    case "float":
      return FLOAT;
    case "text":
      return STR;
    case "bytes":
      return BYTES;
    case "tuple":
      return value.cls ?? TUPLE;
    case "list":
      return LIST;
    case "set":
      return value.frozen ? FROZEN_SET : SET;
    case "dict":
      return value.fallback === undefined ? DICT : DEFAULT_DICT;
    case "function":
      return FUNCTION;
    case "method":
      return METHOD;
    case "nativeFunction":
      return BUILTIN_FUNCTION;
    case "class":
      return value.metaclass?.kind === "class" ? value.metaclass : TYPE;
    case "instance":
      return value.cls;
    case "module":
      return MODULE;
    case "native":
      return value.behavior.cls?.(value);
    default:
      return undefined;
  }
}

/** A method of one of Python's own types, bound to the value; or an attribute that values of its kind have. */
export function methodOf(value: Value, name: string): Value | undefined {
  const own = attributeOfKind(value, name);
  if (own !== undefined) return own;
  const cls = classOfKind(value);
  for (const each of cls?.mro ?? []) {
    const found = each.attributes.get(name)?.value;
    if (found === undefined || found.kind === "deferred") continue;
    return found.kind === "nativeFunction" && found.binds ? method(value, found) : found;
  }
  return undefined;
}

/** The attributes of numbers, functions, methods, classes and modules that stand in no class of ours. */
export function attributeOfKind(value: Value, name: string): Value | undefined {
  switch (value.kind) {
    case "int":
    case "bool":
    case "float":
      return numberAttribute(value, name);
    case "dict":
      return name === "default_factory" ? value.fallback : undefined;
    case "function":
      return functionAttribute(value, name);
    case "nativeFunction":
      if (name === "__name__" || name === "__qualname__") return text(value.name);
      return name === "__module__" ? text("builtins") : undefined;
    case "method":
      if (name === "__self__") return value.self;
      if (name === "__func__") return value.callee;
      return value.callee.kind === "function"
        ? functionAttribute(value.callee, name)
        : attributeOfKind(value.callee, name);
    case "module":
      if (name === "__name__") return text(value.name);
      return undefined;
    default:
      return undefined;
  }
}

/** What a function says of itself; what was set on it comes first. */
function functionAttribute(value: FunctionValue, name: string): Value | undefined {
  const own = value.attributes.get(name);
  if (own !== undefined) return own;
  switch (name) {
    case "__name__":
      return text(value.qualifiedName.split(".").at(-1) ?? "");
    case "__qualname__":
      return text(value.qualifiedName);
    case "__module__":
      return text(value.module.name);
    case "__doc__":
      return docstring(value);
    case "__defaults__":
      return value.defaults.size === 0 ? NONE : tuple([...value.defaults.values()]);
    case "__kwdefaults__":
      return NONE;
    case "__annotations__":
      return dict();
    default:
      return insideOfFunctions.has(name) ? unknown(notModeled) : undefined;
  }
}

/** What functions have besides; code asks for it to look into itself. */
const insideOfFunctions: ReadonlySet<string> = new Set([
  "__builtins__",
  "__closure__",
  "__code__",
  "__globals__",
  "__type_params__",
]);

const notModeled: Reason = {
  code: "unsupported",
  text: "what is inside of a function is not modeled",
  origin: undefined,
};

function docstring(value: FunctionValue): Value {
  const { definition } = value;
  const first = definition.kind === "FunctionDef" ? definition.body?.[0] : undefined;
  const literal = first?.kind === "ExpressionStatement" ? first.value : undefined;
  return literal?.kind === "Text" && !literal.isBytes ? text(literal.value) : NONE;
}
