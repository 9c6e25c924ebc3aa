/** The built-ins that look at the code that calls them: `super`, `globals`, `locals`, `vars`, `dir`. */

import { bindFound } from "./descriptors.ts";
import type { Frame, Interpreter } from "./core.ts";
import { list, native, nativeFunction, text } from "./make.ts";
import { TYPE } from "./nativeClasses.ts";
import { scopeView } from "./scopeView.ts";
import { spoilModule } from "./spoiling.ts";
import type { CallArguments, ClassValue, Machine, Scope, Value } from "./values.ts";

export function frameBuiltins(others: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const names = new Map<string, Value>();
  const put = (name: string, run: (m: Interpreter, call: CallArguments) => Value): void => {
    names.set(
      name,
      nativeFunction(name, (machine: Machine, call) => run(machine as Interpreter, call)),
    );
  };
  put("super", makeSuper);
  put("globals", (m) => {
    const { frame } = m;
    return frame === undefined
      ? m.unknown("unsupported", "no code is running")
      : globalsOf(m, frame);
  });
  const locals = (m: Interpreter): Value => {
    const { frame } = m;
    if (frame === undefined) return m.unknown("unsupported", "no code is running");
    return frame.kind === "module" ? globalsOf(m, frame) : viewOf(m, frame.locals, frame);
  };
  put("locals", locals);
  const vars = others.get("vars");
  put("vars", (m, call) => {
    const given = call.positional[0];
    if (given === undefined) return locals(m);
    const value = m.decide(given);
    if (value.kind === "instance") return m.getAttribute(value, "__dict__");
    return vars === undefined ? m.getAttribute(value, "__dict__") : m.call(vars, call);
  });
  const dir = others.get("dir");
  put("dir", (m, call) => {
    if (call.positional.length > 0 && dir !== undefined) return m.call(dir, call);
    const { frame } = m;
    if (frame === undefined) return list([]);
    return list([...frame.locals.names.keys()].sort().map((name) => text(name)));
  });
  return names;
}

/** The globals of the running code, as they are. */
function globalsOf(m: Interpreter, frame: Frame): Value {
  return viewOf(m, frame.module.globals, frame);
}

function viewOf(m: Interpreter, scope: Scope, frame: Frame): Value {
  const isModule = scope === frame.module.globals;
  return scopeView({
    get: (name) => {
      const binding = scope.names.get(name);
      return binding === undefined ? undefined : m.force(binding, scope, name);
    },
    set: (name, value) =>
      m.journal.bind(
        scope,
        name,
        value === undefined ? undefined : { value, origin: value.origin, maybe: undefined },
      ),
    entries: () =>
      [...scope.names].map(([name, binding]) => ({
        name,
        value:
          binding.value.kind === "deferred"
            ? m.unknown("import", `${name} has not been imported yet`)
            : binding.value,
        maybe: binding.maybe,
      })),
    open: () => (isModule ? frame.module.open : undefined),
    spoil: (because) => {
      if (isModule) spoilModule(m, frame.module, because);
    },
  });
}

function makeSuper(m: Interpreter, call: CallArguments): Value {
  const [givenClass, givenSelf] = call.positional.map((one) => m.decide(one));
  let cls = givenClass;
  let self = givenSelf;
  if (cls === undefined) {
    let frame = m.frame;
    while (frame?.outer !== undefined) frame = frame.outer;
    cls = frame?.owner;
    self = frame?.first === undefined ? undefined : m.decide(frame.first);
    if (cls === undefined) return m.raise("RuntimeError", "super(): __class__ cell not found");
  }
  if (cls.kind === "unknown") return cls;
  if (self?.kind === "unknown") return self;
  if (cls.kind !== "class" || self === undefined) {
    return m.raise("TypeError", "super() argument 1 must be a type");
  }
  return superObject(m, cls, self);
}

function superObject(m: Interpreter, cls: ClassValue, self: Value): Value {
  const start = startOf(m, cls, self);
  if (start === undefined) {
    const open = openOf(m, self) ?? cls.open;
    if (open !== undefined) return m.unknown(open.code, open.text, open.origin);
    return m.raise("TypeError", "super(type, obj): obj must be an instance or subtype of type");
  }
  return native(
    "super",
    {
      getAttribute: (_machine, _self, name) => {
        if (name === "__class__" || name === "__self__") {
          return name === "__self__" ? self : undefined;
        }
        const { type, index, isClass } = start;
        const found = m.lookUpInClass(type, name, index + 1);
        if (found === undefined) return undefined;
        if (!("value" in found)) {
          m.mayRaise(found.reason);
          return found;
        }
        if (isClass) {
          const implicit = name === "__init_subclass__" || name === "__class_getitem__";
          if (implicit && found.value.kind === "function") {
            return { kind: "method", self, callee: found.value, origin: undefined };
          }
          return bindFound(m, found.value, undefined, self as ClassValue);
        }
        if (name === "__new__") return found.value;
        return bindFound(m, found.value, self, type);
      },
      setAttribute: (_machine, _self, name, value) => m.setAttribute(self, name, value),
    },
    undefined,
  );
}

/** Where in which class's MRO the search starts. */
function startOf(
  m: Interpreter,
  cls: ClassValue,
  self: Value,
): { readonly type: ClassValue; readonly index: number; readonly isClass: boolean } | undefined {
  if (self.kind === "class") {
    const index = self.mro.indexOf(cls);
    if (index >= 0) return { type: self, index, isClass: true };
    const meta = self.metaclass ?? TYPE;
    if (meta.kind === "class" && meta.mro.includes(cls)) {
      return { type: meta, index: meta.mro.indexOf(cls), isClass: false };
    }
    return undefined;
  }
  const type = m.classOf(self);
  if (type.kind !== "class") return undefined;
  const index = type.mro.indexOf(cls);
  return index < 0 ? undefined : { type, index, isClass: false };
}

function openOf(m: Interpreter, self: Value): ClassValue["open"] {
  const type = self.kind === "class" ? self : m.classOf(self);
  return type.kind === "class" ? type.open : undefined;
}
