/** Names: looked up through a function's scopes, its module and the built-ins; bound where they belong. */

import type { Origin, Range } from "#server/text/span.ts";
import type { Frame, Interpreter } from "./core.ts";
import type { Binding, Deferred, Scope, Value } from "./values.ts";

/** The value of a name. Raises NameError or UnboundLocalError. */
export function lookUp(
  m: Interpreter,
  name: string,
  frame: Frame,
  origin: Origin | undefined,
): Value {
  const local = frame.locals.names.get(name);
  if (local !== undefined) return read(m, local, frame.locals, name);
  if (frame.kind === "function" && frame.names.own.has(name)) {
    return m.raise(
      "UnboundLocalError",
      `cannot access local variable '${name}' where it is not associated with a value`,
    );
  }
  if (!frame.names.globals.has(name)) {
    for (const scope of frame.closure) {
      const binding = scope.names.get(name);
      if (binding !== undefined) return read(m, binding, scope, name);
      if (scope.owns?.has(name) === true) {
        return m.raise(
          "NameError",
          `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
        );
      }
    }
  }
  const { globals } = frame.module;
  const binding = globals.names.get(name);
  if (binding !== undefined) return read(m, binding, globals, name);
  if (name === "__class__" && frame.owner !== undefined) return frame.owner;
  const builtin = m.builtins.get(name);
  if (frame.module.open !== undefined) {
    const unknown = m.unknown(frame.module.open.code, frame.module.open.text, origin);
    // Code that is not known seldom replaces a built-in.
    return builtin ?? unknown;
  }
  return builtin ?? m.raise("NameError", `name '${name}' is not defined`);
}

/** The value of a binding, its import followed. */
function read(m: Interpreter, binding: Binding, scope: Scope, name: string): Value {
  if (binding.maybe !== undefined && m.tries > 0 && m.choose(binding, 2, binding.maybe) === 1) {
    return m.raise("NameError", `name '${name}' is not defined`);
  }
  const { value } = binding;
  return value.kind === "deferred" ? m.force(binding, scope, name) : value;
}

/** Binds a name where its declarations want it. */
export function bindName(
  m: Interpreter,
  frame: Frame,
  name: string,
  value: Value | Deferred,
  node: Range | undefined,
): void {
  const origin = node === undefined ? undefined : m.originOf(node, frame);
  m.journal.bind(scopeOf(frame, name), name, { value, origin, maybe: undefined });
}

/** Unbinds a name; raises NameError where it is not bound. */
export function unbindName(m: Interpreter, frame: Frame, name: string): void {
  const scope = scopeOf(frame, name);
  if (!scope.names.has(name)) {
    if (frame.module.open !== undefined) return;
    m.raise(
      frame.kind === "function" && scope === frame.locals ? "UnboundLocalError" : "NameError",
      frame.kind === "function" && scope === frame.locals
        ? `cannot access local variable '${name}' where it is not associated with a value`
        : `name '${name}' is not defined`,
    );
  }
  m.journal.bind(scope, name, undefined);
}

/** The scope in which the code binds a name. */
function scopeOf(frame: Frame, name: string): Scope {
  if (frame.names.globals.has(name)) return frame.module.globals;
  if (frame.names.nonlocals.has(name)) {
    for (const scope of frame.closure) {
      if (scope.owns?.has(name) === true || scope.names.has(name)) return scope;
    }
  }
  return frame.locals;
}

/** The code in which a walrus binds: what stands around a comprehension. */
export function walrusFrame(frame: Frame): Frame {
  let at = frame;
  while (at.outer !== undefined) at = at.outer;
  return at;
}

/** A name as the class around it mangles it: `__x` in `class A` is `_A__x`. */
export function mangled(name: string, frame: Frame): string {
  if (!name.startsWith("__") || frame.privateName === undefined) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  const owner = frame.privateName.replace(/^_+/, "");
  return owner === "" ? name : `_${owner}${name}`;
}
