/** Attributes of classes: their own and inherited ones, those of the metaclass, and what each class tells of itself. */

import { bindFound, isDataDescriptor } from "./descriptors.ts";
import type { Found, Interpreter } from "./core.ts";
import { NONE, dict, list, method, nativeFunction, text, tuple } from "./make.ts";
import { OBJECT, TYPE } from "./nativeClasses.ts";
import { scopeView } from "./scopeView.ts";
import type { ClassValue, Unknown, Value } from "./values.ts";

/** As `getattr(cls, name)`; undefined where there is none. */
export function classAttribute(m: Interpreter, value: ClassValue, name: string): Value | undefined {
  const meta = metaAttribute(m, value, name);
  const known = meta !== undefined && "value" in meta ? meta : undefined;
  if (known !== undefined && isDataDescriptor(m, known.value)) {
    return bindFound(m, known.value, value, known.cls);
  }
  const found = m.lookUpInClass(value, name);
  if (found !== undefined && "value" in found) {
    // What `object` has of each object is told below, for the class as an object.
    if (found.cls !== OBJECT || !SELF_DESCRIBING.has(name)) {
      return bindClassAttribute(m, value, found, name);
    }
  }
  if (known !== undefined && known.cls !== OBJECT) {
    return bindFound(m, known.value, value, known.cls);
  }
  const described = description(m, value, name);
  if (described !== undefined) return described;
  if (found !== undefined) {
    if (!("value" in found)) m.mayRaise(found.reason);
    return "value" in found ? found.value : found;
  }
  if (meta !== undefined && !("value" in meta)) return meta;
  const hook = metaAttribute(m, value, "__getattr__");
  if (hook !== undefined && "value" in hook) return m.invoke(hook.value, [value, text(name)]);
  return undefined;
}

const SELF_DESCRIBING: ReadonlySet<string> = new Set(["__doc__", "__class__", "__dict__"]);

function metaAttribute(
  m: Interpreter,
  value: ClassValue,
  name: string,
): Found | Unknown | undefined {
  const { metaclass } = value;
  if (metaclass === undefined) return m.lookUpInClass(TYPE, name);
  if (metaclass.kind === "class") return m.lookUpInClass(metaclass, name);
  return metaclass.kind === "unknown" ? m.derived(metaclass, `.${name}`) : undefined;
}

/** `__new__` stands alone, `__init_subclass__` and `__class_getitem__` are class methods by their names. */
function bindClassAttribute(m: Interpreter, value: ClassValue, found: Found, name: string): Value {
  const implicit = name === "__init_subclass__" || name === "__class_getitem__";
  if (implicit && found.value.kind === "function") return method(value, found.value);
  return bindFound(m, found.value, undefined, value);
}

/** What `type` tells of a class. */
function description(m: Interpreter, value: ClassValue, name: string): Value | undefined {
  switch (name) {
    case "__name__":
      return text(value.name);
    case "__qualname__":
      return text(value.qualifiedName);
    case "__module__":
      return text(value.moduleName);
    case "__class__":
      return value.metaclass ?? TYPE;
    case "__bases__":
      return tuple(value.bases.length > 0 || value === OBJECT ? value.bases : [OBJECT]);
    case "__base__":
      return value.bases[0] ?? (value === OBJECT ? NONE : OBJECT);
    case "__mro__":
      return value.open === undefined
        ? tuple(value.mro)
        : m.unknown(value.open.code, value.open.text, value.open.origin);
    case "mro":
      return nativeFunction(name, () => list([...value.mro], undefined, value.open));
    case "__dict__":
      return namespaceOf(m, value);
    case "__doc__":
      return docstring(value);
    case "__annotations__":
      return dict();
    case "__subclasses__":
      return nativeFunction(name, () =>
        m.unknown(
          "unsupported",
          "which classes are derived is known only when all modules have run",
        ),
      );
    default:
      return undefined;
  }
}

function namespaceOf(m: Interpreter, value: ClassValue): Value {
  return scopeView({
    get: (name) => {
      const binding = value.attributes.get(name);
      return binding === undefined
        ? impliedAttribute(value, name)
        : m.force(binding, undefined, name);
    },
    set: (name, to) => {
      if (to !== undefined) m.setAttribute(value, name, to);
      else m.deleteAttribute(value, name);
    },
    entries: () =>
      [...value.attributes].map(([name, binding]) => ({
        name,
        value: m.force(binding, undefined, name),
        maybe: binding.maybe,
      })),
    open: () => undefined,
    spoil: () => undefined,
  });
}

/** What a class's namespace holds without its body naming it; instances find it there too. */
export function impliedAttribute(value: ClassValue, name: string): Value | undefined {
  if (name === "__module__") return text(value.moduleName);
  if (name === "__doc__") return docstring(value);
  return undefined;
}

function docstring(value: ClassValue): Value {
  const first = value.definition?.body[0];
  const literal = first?.kind === "ExpressionStatement" ? first.value : undefined;
  return literal?.kind === "Text" && !literal.isBytes ? text(literal.value) : NONE;
}
