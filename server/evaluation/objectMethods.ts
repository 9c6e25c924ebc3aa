/** The methods of `object` and `type`. */

import { deletePlainAttribute, plainInstanceAttribute, setPlainAttribute } from "./attributes.ts";
import { constructPlainly, newInstance } from "./classes.ts";
import type { Interpreter } from "./core.ts";
import { FALSE, NONE, TRUE, nativeFunction, text } from "./make.ts";
import { OBJECT, TYPE, define } from "./nativeClasses.ts";
import { reprOf } from "./showing.ts";
import { NOT_IMPLEMENTED } from "./singletons.ts";
import type { Binding, CallArguments, ClassValue, Machine, Value } from "./values.ts";

type Run = (m: Interpreter, self: Value, call: CallArguments) => Value;

/** Puts the methods into the two classes; they are the same in every evaluation. */
export function defineObjectMethods(): void {
  const put = (cls: ClassValue, name: string, run: Run, binds = true): void =>
    define(
      cls,
      name,
      nativeFunction(
        name,
        (machine: Machine, call) => {
          const [self, ...positional] = call.positional;
          const m = machine as Interpreter;
          if (self === undefined) return m.raise("TypeError", `${name}() needs an argument`);
          return run(m, m.decide(self), { ...call, positional });
        },
        binds,
      ),
    );
  put(OBJECT, "__init__", () => NONE);
  put(
    OBJECT,
    "__new__",
    (m, cls) => {
      if (cls.kind === "unknown") return cls;
      if (cls.kind !== "class") return m.raise("TypeError", "object.__new__(X): X is not a type");
      return newInstance(m, cls, NO_ARGUMENTS);
    },
    false,
  );
  put(OBJECT, "__getattribute__", (m, self, call) => {
    const name = call.positional[0];
    if (self.kind === "unknown") return self;
    if (name?.kind !== "text") return m.raise("TypeError", "attribute name must be string");
    if (self.kind !== "instance") return m.getAttribute(self, name.value);
    const found = plainInstanceAttribute(m, self, name.value);
    return (
      found ??
      m.raise("AttributeError", `'${self.cls.name}' object has no attribute '${name.value}'`)
    );
  });
  put(OBJECT, "__setattr__", (m, self, call) => {
    const [name, value = NONE] = call.positional;
    if (name?.kind !== "text") return NONE;
    if (self.kind === "instance") setPlainAttribute(m, self, name.value, value);
    else m.setAttribute(self, name.value, value);
    return NONE;
  });
  put(OBJECT, "__delattr__", (m, self, call) => {
    const [name] = call.positional;
    if (name?.kind !== "text") return NONE;
    if (self.kind === "instance") deletePlainAttribute(m, self, name.value);
    else m.deleteAttribute(self, name.value);
    return NONE;
  });
  put(OBJECT, "__eq__", (_, self, call) => (self === call.positional[0] ? TRUE : NOT_IMPLEMENTED));
  put(OBJECT, "__ne__", (m, self, call) => {
    const other = call.positional[0] ?? NONE;
    const equal = m.compare("==", self, other);
    if (equal.kind === "unknown") return m.negation(equal);
    return m.truth(equal) ? FALSE : TRUE;
  });
  put(OBJECT, "__hash__", (m) => m.unknown("state", "hashes differ from process to process"));
  put(OBJECT, "__repr__", (m) => m.unknown("state", "where an object is in memory is not known"));
  put(OBJECT, "__str__", (m, self) => shown(m, reprOf(m, self)));
  put(OBJECT, "__format__", (m, self) => shown(m, m.text(self)));
  define(
    OBJECT,
    "__init_subclass__",
    nativeFunction("__init_subclass__", () => NONE),
  );
  define(
    OBJECT,
    "__subclasshook__",
    nativeFunction("__subclasshook__", () => NOT_IMPLEMENTED),
  );
  put(OBJECT, "__reduce_ex__", (m) => m.unknown("unsupported", "pickling is not modeled"));
  put(OBJECT, "__dir__", (m, self) => m.invoke(m.builtin("dir"), [self]));
  put(OBJECT, "__sizeof__", (m) => m.unknown("state", "sizes are not modeled"));

  put(TYPE, "__call__", (m, cls, call) => {
    if (cls.kind !== "class") return cls;
    return cls === TYPE ? callType(m, call) : constructPlainly(m, cls, call);
  });
  put(TYPE, "__new__", (m, meta, call) => newClass(m, meta, call), false);
  put(TYPE, "__init__", () => NONE);
  put(TYPE, "__instancecheck__", (m, cls, call) => {
    const is = cls.kind === "class" ? m.isInstance(call.positional[0] ?? NONE, cls) : undefined;
    if (is === undefined) return m.unknown("unsupported", "the class of an object is not known");
    return is ? TRUE : FALSE;
  });
  put(TYPE, "__setattr__", (m, cls, call) => {
    const [name, value = NONE] = call.positional;
    if (name?.kind === "text") m.setAttribute(cls, name.value, value);
    return NONE;
  });
  Object.assign(TYPE, {
    native: {
      construct: (machine: Machine, call: CallArguments) => callType(machine as Interpreter, call),
    },
  });
}

const NO_ARGUMENTS: CallArguments = {
  positional: [],
  keywords: new Map(),
  origin: undefined,
  open: undefined,
};

function shown(m: Interpreter, value: string | undefined): Value {
  return value === undefined
    ? m.unknown("unsupported", "the text of a value is not known")
    : text(value);
}

/** `type(value)` or `type(name, bases, attributes)`. */
function callType(m: Interpreter, call: CallArguments): Value {
  const [first] = call.positional;
  if (first !== undefined && call.positional.length === 1) return m.classOf(m.decide(first));
  return newClass(m, TYPE, call);
}

/** `type.__new__(meta, name, bases, attributes)`. */
function newClass(m: Interpreter, meta: Value, call: CallArguments): Value {
  const [name, bases, namespace] = call.positional.map((one) => m.decide(one));
  if (name?.kind === "unknown") return name;
  if (name?.kind !== "text" || bases === undefined || namespace === undefined) {
    return m.raise("TypeError", "type.__new__() takes exactly 3 arguments");
  }
  const given = m.iterate(bases);
  const names = namespace.kind === "instance" ? (namespace.payload ?? namespace) : namespace;
  if ("kind" in given) return given;
  if (names.kind !== "dict") {
    return names.kind === "unknown"
      ? names
      : m.unknown("unsupported", "the names of a class are not known");
  }
  const pending = m.pendingClass;
  const isPending = pending?.definition?.name.id === name.value;
  if (isPending) m.pendingClass = undefined;
  const attributes = new Map<string, Binding>();
  let moduleName = m.frame?.module.name ?? "builtins";
  let qualifiedName = name.value;
  for (const { key, value, origin, maybe } of names.entries.values()) {
    if (key.kind !== "text") continue;
    if (key.value === "__module__" && value.kind === "text") moduleName = value.value;
    else if (key.value === "__qualname__" && value.kind === "text") qualifiedName = value.value;
    else attributes.set(key.value, { value, origin: origin ?? value.origin, maybe });
  }
  const metaclass = meta.kind === "class" && meta !== TYPE ? meta : inherited(given);
  const cls = m.makeClass(name.value, given, attributes, {
    keywords: isPending ? pending.keywords : call.keywords,
    definition: isPending ? pending.definition : undefined,
    moduleName,
    qualifiedName,
    metaclass,
    origin: isPending ? pending.origin : (name.origin ?? call.origin),
    made: isPending ? pending.made : [],
  });
  return cls;
}

function inherited(bases: readonly Value[]): Value | undefined {
  for (const base of bases) {
    if (base.kind === "class" && base.metaclass !== undefined) return base.metaclass;
  }
  return undefined;
}
