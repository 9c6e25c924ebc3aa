/** Built-in functions over objects: attributes, classes, identity, texts. */

import { bool, dict, FALSE, int, list, native, NONE, text, TRUE } from "../../make.ts";
import type { Interpreter } from "../../core.ts";
import type { ClassValue, Machine, NativeFunction, Value } from "../../values.ts";
import { put } from "../containers/dictChanges.ts";
import { fn } from "../define.ts";
import { keyOf } from "../keys.ts";
import { integerOf, needText, textOf } from "../plain.ts";
import { ascii, formatValue } from "../text/formatValue.ts";
import { isVirtualSubclass } from "../stubs/abstractClasses.ts";
import { byChance, notKnown } from "../unknowns.ts";

/** The attribute, or the fallback, or either where it may be absent. */
function attributeOr(
  machine: Machine,
  object: Value,
  name: string,
  fallback: Value | undefined,
): Value {
  if (fallback === undefined) return machine.getAttribute(object, name);
  return machine.findAttribute(object, name) ?? fallback;
}

/** `isinstance` and `issubclass` against a class, a tuple of classes, or a union of them. */
function anyClass(
  machine: Machine,
  classes: Value,
  test: (cls: ClassValue) => boolean | undefined,
): Value {
  const decided = machine.decide(classes);
  if (decided.kind === "unknown") return decided;
  const each = decided.kind === "tuple" ? decided.items : (unionMembers(decided) ?? [decided]);
  let open: Value | undefined;
  for (const one of each) {
    const cls = machine.decide(one);
    if (cls.kind === "tuple" || unionMembers(cls) !== undefined) {
      const inner = anyClass(machine, cls, test);
      if (inner === TRUE) return TRUE;
      if (inner !== FALSE) open ??= inner;
    } else if (cls.kind === "class") {
      const answer = test(cls);
      if (answer === true) return TRUE;
      if (answer === undefined)
        open ??= notKnown(machine, "the classes of the object are not known");
    } else if (cls.kind === "none") {
      return machine.raise("TypeError", "isinstance() arg 2 must be a type");
    } else if (cls.kind === "unknown" || cls.kind === "native" || cls.kind === "instance") {
      open ??= notKnown(machine, "the class is not known", cls);
    } else {
      return machine.raise(
        "TypeError",
        "isinstance() arg 2 must be a type, a tuple of types, or a union",
      );
    }
  }
  return open ?? FALSE;
}

/** The classes in `A | B`. */
function unionMembers(value: Value): readonly Value[] | undefined {
  return value.kind === "native" && value.type === "types.UnionType"
    ? (value.data as readonly Value[])
    : undefined;
}

function isSubclass(sub: ClassValue, cls: ClassValue): boolean | undefined {
  if (sub.mro.includes(cls) || isVirtualSubclass(sub, cls) === true) return true;
  return sub.open === undefined ? false : undefined;
}

function isCallable(machine: Machine, value: Value): Value {
  switch (value.kind) {
    case "function":
    case "method":
    case "nativeFunction":
    case "class":
      return TRUE;
    case "instance": {
      const found = (machine as Interpreter).lookUpInClass(value.cls, "__call__");
      if (found === undefined) return FALSE;
      return "kind" in found ? found : TRUE;
    }
    case "native":
      return bool(value.behavior.call !== undefined);
    default:
      return FALSE;
  }
}

/** The namespace of an object: `vars(object)`. */
function namespaceOf(machine: Machine, value: Value): Value {
  const result = dict();
  const fill = (names: Iterable<readonly [string, Value]>): void => {
    for (const [name, one] of names) put(machine, result, text(name), one);
  };
  switch (value.kind) {
    case "instance":
      fill(value.attributes);
      result.open = value.open;
      return result;
    case "function":
      fill(value.attributes);
      return result;
    case "class":
    case "module":
      return machine.getAttribute(value, "__dict__");
    case "native":
      return notKnown(machine, "its attributes are not listed");
    default:
      return machine.raise("TypeError", "vars() argument must have __dict__ attribute");
  }
}

/** The names that `dir(object)` lists, sorted; without those that every object has. */
function namesOf(machine: Machine, value: Value): Value {
  const names = new Set<string>();
  const addClass = (cls: ClassValue): void => {
    for (const each of cls.mro) for (const name of each.attributes.keys()) names.add(name);
  };
  switch (value.kind) {
    case "class":
      if (value.open !== undefined) return notKnown(machine, value.open.text);
      addClass(value);
      break;
    case "instance":
      if (value.open !== undefined || value.cls.open !== undefined) {
        return notKnown(machine, (value.open ?? value.cls.open)?.text ?? "");
      }
      addClass(value.cls);
      for (const name of value.attributes.keys()) names.add(name);
      break;
    case "module":
      if (value.open !== undefined) return notKnown(machine, value.open.text);
      for (const name of value.globals.names.keys()) names.add(name);
      break;
    default:
      return notKnown(machine, "its attributes are not listed");
  }
  return list([...names].toSorted().map((name) => text(name)));
}

/** As `hash(object)`: what differs between processes is not known. */
function hashOf(machine: Machine, value: Value): Value {
  const decided = machine.decide(value);
  if (decided.kind === "instance") {
    const own = (machine as Interpreter).special(decided, "__hash__");
    if (own !== undefined && own.kind !== "unknown" && own.kind !== "none") {
      if (own.kind !== "method" || own.callee.kind !== "nativeFunction")
        return machine.invoke(own, []);
    }
  }
  const key = keyOf(machine, decided);
  if (typeof key !== "string") return key;
  const integer =
    integerOf(decided) ??
    (decided.kind === "float" && Number.isInteger(decided.value)
      ? BigInt(decided.value)
      : undefined);
  if (integer !== undefined) {
    const prime = (1n << 61n) - 1n;
    const size = (integer < 0n ? -integer : integer) % prime;
    const hash = integer < 0n ? -size : size;
    return int(hash === -1n ? -2n : hash);
  }
  return hashObject(key);
}

/** A number that is not known, but the same for equal objects. */
function hashObject(key: string): Value {
  return native("int", {
    hash: () => `hash:${key}`,
    equals: (_machine, self, other) =>
      other.kind === "native" && other.behavior.hash?.(other) === self.behavior.hash?.(self)
        ? true
        : undefined,
    binary: (machine) => byChance(machine, "the hash differs from process to process"),
  });
}

export const objectFunctions: readonly NativeFunction[] = [
  fn("getattr", ["~object", "name", "~default?"], (machine, object, name, fallback) =>
    attributeOr(machine, object, needText(machine, name, "attribute name"), fallback),
  ),
  fn("hasattr", ["~object", "name"], (machine, object, name) => {
    const found = machine.findAttribute(object, needText(machine, name, "attribute name"));
    if (found === undefined) return FALSE;
    // An attribute that is not known because its object is not may be absent too.
    const owner = machine.decide(object);
    if (found.kind !== "unknown") return TRUE;
    return owner.kind === "unknown" || mayLack(owner) || found.reason.code === "thread-local"
      ? found
      : TRUE;
  }),
  fn("setattr", ["~object", "name", "~value"], (machine, object, name, value) => {
    machine.setAttribute(object, needText(machine, name, "attribute name"), value);
    return NONE;
  }),
  fn("delattr", ["~object", "name"], (machine, object, name) => {
    machine.deleteAttribute(object, needText(machine, name, "attribute name"));
    return NONE;
  }),
  fn("isinstance", ["~object", "~classes"], (machine, object, classes) => {
    const decided = machine.decide(object);
    return anyClass(machine, classes, (cls) => machine.isInstance(decided, cls));
  }),
  fn("issubclass", ["cls", "~classes"], (machine, cls, classes) =>
    cls.kind === "class"
      ? anyClass(machine, classes, (other) => isSubclass(cls, other))
      : machine.raise("TypeError", "issubclass() arg 1 must be a class"),
  ),
  fn("callable", ["object"], isCallable),
  fn("id", ["~object"], (machine) => byChance(machine, "addresses differ from process to process")),
  fn("hash", ["~object"], hashOf),
  fn("vars", ["object?"], (machine, object) =>
    object === undefined
      ? notKnown(machine, "the local names are not listed")
      : namespaceOf(machine, object),
  ),
  fn("dir", ["object?"], (machine, object) =>
    object === undefined
      ? notKnown(machine, "the local names are not listed")
      : namesOf(machine, object),
  ),
  fn("repr", ["object"], (machine, object) => shown(machine, machine.repr(object), object)),
  fn("ascii", ["object"], (machine, object) => {
    const written = machine.repr(object);
    return shown(machine, written === undefined ? undefined : ascii(written), object);
  }),
  fn("format", ["value", "spec?"], (machine, value, spec) =>
    shown(machine, formatValue(machine, value, textOf(spec) ?? ""), value),
  ),
  fn("input", ["~prompt?"], (machine) =>
    machine.unknown("parameter", "it is typed in at run time"),
  ),
];

function shown(machine: Machine, written: string | undefined, cause: Value): Value {
  return written === undefined ? notKnown(machine, "its text is not known", cause) : text(written);
}

function mayLack(owner: Value): boolean {
  if (owner.kind === "instance") return owner.open !== undefined || owner.cls.open !== undefined;
  if (owner.kind === "class" || owner.kind === "module") return owner.open !== undefined;
  return owner.kind === "native";
}
