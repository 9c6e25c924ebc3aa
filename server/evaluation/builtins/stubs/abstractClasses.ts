/** The abstract classes of `collections.abc` and `numbers`: what counts as one of them without saying so. */

import type { ClassValue, Value } from "../../values.ts";
import { classOfKind } from "../kinds.ts";

/** Classes of ours that count as an abstract one; subclasses of them do too. */
const members: Readonly<Record<string, readonly string[]>> = {
  Mapping: ["dict", "MappingProxyType", "UserDict", "ChainMap"],
  MutableMapping: ["dict", "UserDict", "ChainMap"],
  Sequence: ["list", "tuple", "str", "bytes", "range", "deque"],
  MutableSequence: ["list", "deque"],
  Set: ["set", "frozenset"],
  MutableSet: ["set"],
  ByteString: ["bytes", "bytearray"],
  Buffer: ["bytes", "bytearray"],
  Number: ["int", "float", "complex"],
  Complex: ["int", "float", "complex"],
  Real: ["int", "float"],
  Rational: ["int"],
  Integral: ["int"],
  Iterator: ["enumerate", "zip", "map", "filter", "reversed"],
  Generator: [],
  MappingView: [],
  KeysView: [],
  ItemsView: [],
  ValuesView: [],
};

/** The methods that make a class count as an abstract one. */
const methods: Readonly<Record<string, readonly string[]>> = {
  Hashable: ["__hash__"],
  Iterable: ["__iter__"],
  Iterator: ["__next__", "__iter__"],
  Reversible: ["__reversed__", "__iter__"],
  Sized: ["__len__"],
  Container: ["__contains__"],
  Callable: ["__call__"],
  Collection: ["__len__", "__iter__", "__contains__"],
  Awaitable: ["__await__"],
  AsyncIterable: ["__aiter__"],
};

/** What the built-in types have of these methods. */
const containers = ["str", "bytes", "list", "tuple", "dict", "set", "frozenset", "range"];
const own: Readonly<Record<string, readonly string[]>> = {
  __iter__: [...containers, "enumerate", "zip", "map", "filter", "reversed"],
  __len__: containers,
  __contains__: containers,
  __reversed__: ["list", "dict", "range"],
  __next__: ["enumerate", "zip", "map", "filter", "reversed"],
};

const abstract = new WeakSet<ClassValue>();

/** Makes `isinstance` and `issubclass` against the class ask what is listed here. */
export function markAbstract(value: Value): Value {
  if (value.kind !== "class") return value;
  abstract.add(value);
  Object.assign(value, { native: { includes: (one: Value) => includes(value, one) } });
  return value;
}

/** Whether a class counts as a subclass of an abstract one; undefined where the MRO alone decides. */
export function isVirtualSubclass(sub: ClassValue, cls: ClassValue): boolean | undefined {
  return abstract.has(cls) ? counts(sub, cls.name) : undefined;
}

function includes(cls: ClassValue, value: Value): boolean {
  if (cls.name === "Callable") return isCallable(value);
  if (cls.name === "Hashable") return !["list", "dict"].includes(value.kind) && !isPlainSet(value);
  const sub = classOfKind(value);
  if (sub !== undefined) return sub.mro.includes(cls) || counts(sub, cls.name);
  if (value.kind !== "native") return false;
  const { iterate, next, length, contains } = value.behavior;
  switch (cls.name) {
    case "Iterator":
      return next !== undefined;
    case "Iterable":
      return next !== undefined || iterate !== undefined;
    case "Sized":
      return length !== undefined;
    case "Container":
      return contains !== undefined;
    case "Collection":
      return length !== undefined && iterate !== undefined && contains !== undefined;
    case "KeysView":
      return value.type === "dict_keys";
    case "ValuesView":
      return value.type === "dict_values";
    case "ItemsView":
      return value.type === "dict_items";
    case "Mapping":
    case "MutableMapping":
      return value.type === "os._Environ";
    case "Generator":
      return value.type === "generator";
    default:
      return false;
  }
}

function isPlainSet(value: Value): boolean {
  return value.kind === "set" && !value.frozen;
}

function isCallable(value: Value): boolean {
  switch (value.kind) {
    case "function":
    case "nativeFunction":
    case "method":
    case "class":
      return true;
    case "instance":
      return value.cls.mro.some((each) => each.attributes.has("__call__"));
    case "native":
      return value.behavior.call !== undefined;
    default:
      return false;
  }
}

function counts(sub: ClassValue, name: string): boolean {
  const listed = members[name];
  if (listed !== undefined && sub.mro.some((each) => listed.includes(each.name))) return true;
  const wanted = methods[name];
  return wanted !== undefined && wanted.every((method) => has(sub, method));
}

function has(cls: ClassValue, method: string): boolean {
  return cls.mro.some((each) => {
    const found = each.attributes.get(method);
    if (found !== undefined) return found.value.kind !== "none";
    return each.definition === undefined && (own[method]?.includes(each.name) ?? false);
  });
}
