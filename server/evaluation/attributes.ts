/** Attributes: looked up as Python does, through instances, classes, descriptors and hooks. */

import type { Origin } from "#server/text/span.ts";
import type { Found, Interpreter } from "./core.ts";
import { NONE, method, native, text, unknown } from "./make.ts";
import { OBJECT, TYPE } from "./nativeClasses.ts";
import { attributeOfKind } from "./builtins/kinds.ts";
import { classAttribute, impliedAttribute } from "./classAttributes.ts";
import { bindFound, isDataDescriptor } from "./descriptors.ts";
import { scopeView } from "./scopeView.ts";
import type { FunctionValue, InstanceValue, NativeObject, Unknown, Value } from "./values.ts";

/** `getattr(value, name)`; raises AttributeError. */
export function getAttribute(
  m: Interpreter,
  given: Value,
  name: string,
  origin: Origin | undefined,
): Value {
  const value = m.decide(given);
  if (value.kind === "module") {
    return m.moduleAttribute(value, name, origin, true) ?? noAttribute(m, value, name);
  }
  return attribute(m, value, name, origin) ?? noAttribute(m, value, name);
}

/** The attribute, or undefined where there is none. */
export function findAttribute(m: Interpreter, given: Value, name: string): Value | undefined {
  const value = m.decide(given);
  if (value.kind === "module") return m.moduleAttribute(value, name, undefined, false);
  return m.attempt<Value | undefined>(
    "AttributeError",
    () => attribute(m, value, name, undefined),
    () => undefined,
  );
}

function noAttribute(m: Interpreter, value: Value, name: string): never {
  if (value.kind === "module") {
    return m.raise("AttributeError", `module '${value.name}' has no attribute '${name}'`);
  }
  if (value.kind === "class") {
    return m.raise("AttributeError", `type object '${value.name}' has no attribute '${name}'`);
  }
  const cls = m.classOf(value);
  const type = cls.kind === "class" ? cls.name : "object";
  return m.raise("AttributeError", `'${type}' object has no attribute '${name}'`);
}

function attribute(
  m: Interpreter,
  value: Value,
  name: string,
  origin: Origin | undefined,
): Value | undefined {
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return m.derived(value, `.${name}`);
    case "oneOf":
      return attribute(m, m.decide(value), name, origin);
    case "module":
      return m.moduleAttribute(value, name, origin, true);
    case "instance":
      return instanceAttribute(m, value, name);
    case "class":
      return classAttribute(m, value, name);
    case "native":
      return nativeAttribute(m, value, name, origin);
    case "function":
      if (name === "__dict__") return attributesView(m, value);
      return attributeOfKind(value, name) ?? objectAttribute(m, value, name);
    case "method":
      if (name === "__self__") return value.self;
      if (name === "__func__") return value.callee;
      return attribute(m, value.callee, name, origin) ?? objectAttribute(m, value, name);
    case "nativeFunction":
      return attributeOfKind(value, name) ?? objectAttribute(m, value, name);
    default:
      return plainAttribute(m, value, name);
  }
}

/** Of a `str`, a `dict`, a number: the methods of its class. */
function plainAttribute(m: Interpreter, value: Value, name: string): Value | undefined {
  const cls = value.kind === "tuple" ? (value.cls ?? m.classOf(value)) : m.classOf(value);
  const found = cls.kind === "class" ? m.lookUpInClass(cls, name) : undefined;
  if (found !== undefined && (!("value" in found) || found.cls !== OBJECT)) {
    return "value" in found && cls.kind === "class"
      ? bindFound(m, found.value, value, cls)
      : (found as Unknown);
  }
  return m.methodOf(value, name) ?? objectAttribute(m, value, name);
}

/** What every object has. */
function objectAttribute(m: Interpreter, value: Value, name: string): Value | undefined {
  if (name === "__class__") return m.classOf(value);
  const found = OBJECT.attributes.get(name)?.value;
  if (found !== undefined && found.kind !== "deferred") {
    return bindFound(m, found, value, OBJECT);
  }
  return name === "__doc__" ? NONE : undefined;
}

function instanceAttribute(m: Interpreter, value: InstanceValue, name: string): Value | undefined {
  const hook = m.lookUpInClass(value.cls, "__getattribute__");
  if (hook !== undefined && "value" in hook && hook.cls !== OBJECT) {
    if (hook.value.kind === "function") return hookedAttribute(m, value, hook, name);
  }
  return plainInstanceAttribute(m, value, name) ?? missingAttribute(m, value, name);
}

function hookedAttribute(
  m: Interpreter,
  value: InstanceValue,
  hook: Found,
  name: string,
): Value | undefined {
  const missing = m.lookUpInClass(value.cls, "__getattr__");
  if (missing === undefined) return m.invoke(hook.value, [value, text(name)]);
  return m.attempt<Value | undefined>(
    "AttributeError",
    () => m.invoke(hook.value, [value, text(name)]),
    () => missingAttribute(m, value, name),
  );
}

function missingAttribute(m: Interpreter, value: InstanceValue, name: string): Value | undefined {
  if (name.startsWith("__") && name.endsWith("__") && value.cls.open !== undefined)
    return undefined;
  const hook = m.lookUpInClass(value.cls, "__getattr__");
  if (hook === undefined || !("value" in hook)) return hook;
  return m.invoke(bindFound(m, hook.value, value, value.cls), [text(name)]);
}

/** As `object.__getattribute__`. */
export function plainInstanceAttribute(
  m: Interpreter,
  value: InstanceValue,
  name: string,
): Value | undefined {
  if (name === "__class__") return value.cls;
  if (name === "__dict__") return attributesView(m, value);
  const found = m.lookUpInClass(value.cls, name);
  const known = found !== undefined && "value" in found ? found : undefined;
  if (known !== undefined && isDataDescriptor(m, known.value)) {
    return bindFound(m, known.value, value, value.cls);
  }
  const own = value.attributes.get(name);
  if (own !== undefined) return own;
  const implied =
    known?.cls === OBJECT || found === undefined ? impliedAttribute(value.cls, name) : undefined;
  if (implied !== undefined) return implied;
  // Where attributes are not all known, one of them may hide what the class has.
  if (value.open !== undefined && (known === undefined || !isCallable(known.value))) {
    m.mayRaise(value.open);
    return m.derived(unknownAttributes(value), `.${name}`);
  }
  if (known !== undefined && known.cls !== OBJECT) {
    return bindFound(m, known.value, value, value.cls);
  }
  if (value.payload?.kind === "native") {
    const inner = attribute(m, value.payload, name, undefined);
    if (inner !== undefined) return inner;
  }
  if (known !== undefined) return bindFound(m, known.value, value, value.cls);
  if (found !== undefined && !("value" in found)) {
    // A hook of a known class comes after what an unknown one may have.
    m.mayRaise(found.reason);
    return found;
  }
  return undefined;
}

function isCallable(value: Value): boolean {
  return value.kind === "function" || value.kind === "nativeFunction" || value.kind === "native";
}

const openAttributes = new WeakMap<InstanceValue, Unknown>();

function unknownAttributes(value: InstanceValue): Unknown {
  const reason = value.open ?? {
    code: "unsupported",
    text: "its attributes are not known",
    origin: undefined,
  };
  let known = openAttributes.get(value);
  if (known?.reason !== reason) openAttributes.set(value, (known = unknown(reason)));
  return known;
}

/** `instance.__dict__` or a function's: a view that can be written. */
function attributesView(m: Interpreter, value: InstanceValue | FunctionValue): Value {
  return scopeView({
    get: (name) => value.attributes.get(name),
    set: (name, to) => {
      m.touch(value);
      if (to === undefined) value.attributes.delete(name);
      else value.attributes.set(name, to);
    },
    entries: () =>
      [...value.attributes].map(([name, one]) => ({ name, value: one, maybe: undefined })),
    open: () => (value.kind === "instance" ? value.open : undefined),
    spoil: (because) => {
      if (value.kind === "function") return;
      m.touch(value);
      value.open ??= because;
    },
  });
}

function nativeAttribute(
  m: Interpreter,
  value: NativeObject,
  name: string,
  origin: Origin | undefined,
): Value | undefined {
  const own = value.behavior.getAttribute?.(m, value, name, origin);
  if (own !== undefined) {
    if (own.kind === "unknown") m.mayRaise(own.reason);
    return own;
  }
  const cls = value.behavior.cls?.(value);
  if (cls !== undefined) {
    const found = m.lookUpInClass(cls, name);
    if (found !== undefined) {
      return "value" in found ? bindFound(m, found.value, value, cls) : found;
    }
  }
  const { behavior } = value;
  const callable = (run: (...given: readonly Value[]) => Value): Value =>
    native(`method-wrapper`, { call: (_m, _self, given) => run(...given.positional) });
  switch (name) {
    case "__iter__":
      if (behavior.next === undefined && behavior.iterate === undefined) break;
      return callable(() => m.iterator(value));
    case "__next__":
      if (behavior.next === undefined) break;
      return callable(() => m.next(value) ?? m.raise("StopIteration", ""));
    case "__call__":
      if (behavior.call === undefined) break;
      return value;
    case "__len__":
      if (behavior.length === undefined) break;
      return callable(() => m.length(value));
    case "__contains__":
      if (behavior.contains === undefined && behavior.iterate === undefined) break;
      return callable((item = NONE) => m.contains(value, item));
    case "__getitem__":
      if (behavior.getItem === undefined) break;
      return callable((key = NONE) => m.getItem(value, key));
    default:
  }
  return objectAttribute(m, value, name);
}

/** `setattr(value, name, to)`. */
export function setAttribute(
  m: Interpreter,
  given: Value,
  name: string,
  to: Value,
  origin: Origin | undefined,
): void {
  const value = m.decide(given);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return;
    case "instance": {
      const hook = m.lookUpInClass(value.cls, "__setattr__");
      if (hook !== undefined && "value" in hook && hook.value.kind === "function") {
        m.invoke(hook.value, [value, text(name), to]);
      } else {
        setPlainAttribute(m, value, name, to);
      }
      return;
    }
    case "class": {
      if (value.definition === undefined && value.moduleName === "builtins") {
        m.raise("TypeError", `cannot set '${name}' attribute of immutable type '${value.name}'`);
      }
      m.touch(value);
      value.attributes.set(name, { value: to, origin, maybe: undefined });
      return;
    }
    case "module":
      m.journal.bind(value.globals, name, { value: to, origin, maybe: undefined });
      return;
    case "function":
      m.touch(value);
      value.attributes.set(name, to);
      return;
    case "native":
      if (value.behavior.setAttribute !== undefined) {
        value.behavior.setAttribute(m, value, name, to);
        return;
      }
      break;
    default:
  }
  noAttribute(m, value, name);
}

/** As `object.__setattr__`. */
export function setPlainAttribute(
  m: Interpreter,
  value: InstanceValue,
  name: string,
  to: Value,
): void {
  const found = m.lookUpInClass(value.cls, name);
  const descriptor = found !== undefined && "value" in found ? found.value : undefined;
  if (descriptor?.kind === "native" && descriptor.behavior.set !== undefined) {
    descriptor.behavior.set(m, descriptor, value, to);
    return;
  }
  if (descriptor?.kind === "instance") {
    const set = m.special(descriptor, "__set__");
    if (set !== undefined && set.kind !== "unknown") {
      m.invoke(set, [value, to]);
      return;
    }
  }
  m.touch(value);
  value.attributes.set(name, to);
}

export function deleteAttribute(m: Interpreter, given: Value, name: string): void {
  const value = m.decide(given);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return;
    case "instance": {
      const hook = m.lookUpInClass(value.cls, "__delattr__");
      if (hook !== undefined && "value" in hook && hook.value.kind === "function") {
        m.invoke(hook.value, [value, text(name)]);
        return;
      }
      deletePlainAttribute(m, value, name);
      return;
    }
    case "class":
      m.touch(value);
      if (value.attributes.delete(name) || value.open !== undefined) return;
      break;
    case "module":
      if (value.globals.names.has(name)) {
        m.journal.bind(value.globals, name, undefined);
        return;
      }
      if (value.open !== undefined) return;
      break;
    case "function":
      m.touch(value);
      if (value.attributes.delete(name)) return;
      break;
    case "native":
      if (value.behavior.deleteAttribute !== undefined) {
        value.behavior.deleteAttribute(m, value, name);
        return;
      }
      break;
    default:
  }
  noAttribute(m, value, name);
}

/** As `object.__delattr__`. */
export function deletePlainAttribute(m: Interpreter, value: InstanceValue, name: string): void {
  const found = m.lookUpInClass(value.cls, name);
  const descriptor = found !== undefined && "value" in found ? found.value : undefined;
  if (descriptor?.kind === "native" && descriptor.behavior.delete !== undefined) {
    descriptor.behavior.delete(m, descriptor, value);
    return;
  }
  if (descriptor?.kind === "instance") {
    const own = m.special(descriptor, "__delete__");
    if (own !== undefined && own.kind !== "unknown") {
      m.invoke(own, [value]);
      return;
    }
  }
  m.touch(value);
  if (!value.attributes.delete(name) && value.open === undefined) {
    m.raise("AttributeError", `'${value.cls.name}' object has no attribute '${name}'`);
  }
}

/** A method that Python looks up in the class and not in the object. */
export function special(m: Interpreter, given: Value, name: string): Value | undefined {
  const value = m.decide(given);
  switch (value.kind) {
    case "unknown":
      return m.derived(value, `.${name}`);
    case "instance": {
      const found = m.lookUpInClass(value.cls, name);
      if (found === undefined) return undefined;
      if (!("value" in found)) return found;
      if (found.cls === OBJECT) return undefined;
      // What the value inside does by itself needs no method.
      const inner = value.payload !== undefined && value.payload.kind !== "native";
      if (inner && found.value.kind === "nativeFunction") return undefined;
      return bindFound(m, found.value, value, value.cls);
    }
    case "class": {
      const { metaclass } = value;
      if (metaclass === undefined) return undefined;
      if (metaclass.kind !== "class") return m.derived(unknownOf(m, metaclass), `.${name}`);
      const found = m.lookUpInClass(metaclass, name);
      if (found === undefined || !("value" in found)) return found;
      if (found.cls === OBJECT || found.cls === TYPE) return undefined;
      return bindFound(m, found.value, value, metaclass);
    }
    case "native":
      return nativeSpecial(m, value, name);
    case "tuple": {
      // What Python's own types do needs no method; a subclass of tuple may have its own.
      const found = value.cls === undefined ? undefined : m.lookUpInClass(value.cls, name);
      const own = found !== undefined && "value" in found ? found.value : undefined;
      return own?.kind === "function" ? method(value, own) : undefined;
    }
    default:
      return undefined;
  }
}

function nativeSpecial(m: Interpreter, value: NativeObject, name: string): Value | undefined {
  const cls = value.behavior.cls?.(value);
  const found = cls === undefined ? undefined : m.lookUpInClass(cls, name);
  if (found !== undefined && "value" in found && cls !== undefined && found.cls !== OBJECT) {
    return bindFound(m, found.value, value, cls);
  }
  if (value.behavior.getAttribute === undefined) return undefined;
  const own = value.behavior.getAttribute(m, value, name, undefined);
  // An object that answers Unknown for everything says nothing about its class.
  return own?.kind === "unknown" ? undefined : own;
}

function unknownOf(m: Interpreter, value: Value): Unknown {
  return value.kind === "unknown" ? value : m.unknown("unsupported", "a metaclass is not known");
}
