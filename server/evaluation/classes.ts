/** Classes: made from a body and bases, with their MRO and metaclass, and called to make instances. */

import type { ClassDef, Statement } from "#server/syntax/tree.ts";
import type { Completion, Found, Frame, Interpreter } from "./core.ts";
import { decorate } from "./calls.ts";
import { bindFound } from "./descriptors.ts";
import { clock } from "./journal.ts";
import { NONE, dict, instance, text, tuple, unknown } from "./make.ts";
import { namesOfBody } from "./names.ts";
import { OBJECT, TYPE } from "./nativeClasses.ts";
import { makeExceptionInstance } from "./exceptions.ts";
import type {
  Binding,
  CallArguments,
  ClassValue,
  DictEntry,
  DictValue,
  FunctionValue,
  Reason,
  Scope,
  Unknown,
  Value,
} from "./values.ts";

/** Runs a class statement. At the level of a module each part of it is joined by itself. */
export function defineClass(
  m: Interpreter,
  node: ClassDef,
  frame: Frame,
  run: (body: readonly Statement[], frame: Frame) => Completion,
): void {
  const given: Value[] = [];
  for (const base of node.bases) {
    if (base.kind === "Starred") {
      const more = m.merged(() => {
        const items = m.iterate(m.evaluate(base.value, frame));
        return "kind" in items ? items : tuple(items);
      });
      if (more.kind === "tuple") given.push(...more.items);
      else given.push(more);
    } else {
      given.push(m.merged(() => m.evaluate(base, frame)));
    }
  }
  const keywords = new Map<string, Value>();
  for (const keyword of node.keywords) {
    const value = m.merged(() => m.evaluate(keyword.value, frame));
    if (keyword.name !== undefined) keywords.set(keyword.name.id, value);
  }
  const metaclass = keywords.get("metaclass");
  keywords.delete("metaclass");

  const locals: Scope = { names: new Map(), epoch: clock.epoch };
  const made: FunctionValue[] = [];
  const qualifiedName = frame.qualifier + node.name.id;
  const inner: Frame = {
    kind: "class",
    module: frame.module,
    locals,
    closure:
      frame.kind === "function" || frame.kind === "comprehension"
        ? [frame.locals, ...frame.closure]
        : frame.closure,
    names: namesOfBody(node.body),
    function: undefined,
    owner: undefined,
    first: undefined,
    privateName: node.name.id,
    made,
    qualifier: `${qualifiedName}.`,
    outer: undefined,
    result: NONE,
    at: undefined,
  };
  const { frame: running } = m;
  m.frame = inner;
  try {
    run(node.body, inner);
  } finally {
    m.frame = running;
  }
  const cls = m.merged(() => {
    const value = build(m, node, frame, { given, keywords, metaclass, locals, qualifiedName });
    if (value.kind === "class") own(m, value, made);
    return decorate(m, node.decorators, value, frame);
  });
  m.bindName(frame, m.nameOf(node.name, frame), cls, node.name);
}

/** The functions of a class body get to know their class. */
function own(m: Interpreter, cls: ClassValue, made: readonly FunctionValue[]): void {
  for (const fn of made) {
    if (fn.owner !== undefined) continue;
    m.touch(fn);
    fn.owner = cls;
  }
}

interface Parts {
  readonly given: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly metaclass: Value | undefined;
  readonly locals: Scope;
  readonly qualifiedName: string;
}

function build(m: Interpreter, node: ClassDef, frame: Frame, parts: Parts): Value {
  const bases = parts.given.flatMap((base) => resolveBase(m, base, parts.given));
  const metaclass = metaclassOf(m, parts.metaclass, bases);
  const extra = {
    keywords: parts.keywords,
    definition: node,
    moduleName: frame.module.name,
    qualifiedName: parts.qualifiedName,
    metaclass,
    origin: m.originOf(node.name, frame),
    made: [],
  };
  const attributes = new Map(parts.locals.names);
  if (metaclass === undefined || metaclass.kind !== "class") {
    return m.makeClass(node.name.id, bases, attributes, extra);
  }
  m.pendingClass = extra;
  try {
    const positional = [text(node.name.id), tuple(bases), namespaceOf(m, attributes, frame, parts)];
    const origin = m.originOf(node, frame);
    return m.call(metaclass, { positional, keywords: parts.keywords, origin, open: undefined });
  } finally {
    m.pendingClass = undefined;
  }
}

/** A base that says by `__mro_entries__` what stands for it. */
function resolveBase(m: Interpreter, given: Value, all: readonly Value[]): readonly Value[] {
  if (given.kind === "oneOf") {
    return [unknown(given.because ?? { ...NO_BASE, origin: given.origin })];
  }
  if (given.kind === "class" || given.kind === "unknown") return [given];
  const entries = m.findAttribute(given, "__mro_entries__");
  if (entries === undefined || entries.kind === "unknown") {
    return [unknown({ ...NO_BASE, origin: given.origin })];
  }
  const found = m.iterate(m.invoke(entries, [tuple(all)]));
  return "kind" in found ? [found] : found;
}

const NO_BASE = { code: "unsupported", text: "what a class is derived from is not known" } as const;

/** The class body's names as the dict that a metaclass is given. */
function namespaceOf(
  m: Interpreter,
  attributes: ReadonlyMap<string, Binding>,
  frame: Frame,
  parts: Parts,
): DictValue {
  const entries = new Map<string, DictEntry>();
  const put = (name: string, binding: Binding): void => {
    entries.set(`s${name}`, {
      key: text(name, binding.origin),
      value: m.force(binding, undefined, name),
      origin: binding.origin,
      maybe: binding.maybe,
    });
  };
  const implied = (name: string, value: string): void =>
    put(name, { value: text(value), origin: undefined, maybe: undefined });
  implied("__module__", frame.module.name);
  implied("__qualname__", parts.qualifiedName);
  for (const [name, binding] of attributes) put(name, binding);
  return dict(entries);
}

/** The most derived metaclass of the bases and the keyword; undefined for `type`. */
function metaclassOf(
  m: Interpreter,
  given: Value | undefined,
  bases: readonly Value[],
): Value | undefined {
  let winner: Value | undefined = given === TYPE || given === OBJECT ? undefined : given;
  for (const base of bases) {
    if (base.kind !== "class" || base.metaclass === undefined) continue;
    const { metaclass } = base;
    if (winner === undefined) winner = metaclass;
    else if (metaclass.kind === "class" && winner.kind === "class") {
      if (metaclass.mro.includes(winner)) winner = metaclass;
    }
  }
  if (winner?.kind === "oneOf") return m.unknown("unsupported", "a metaclass is not known");
  return winner;
}

/** `type(name, bases, attributes)`. */
export function makeClass(
  m: Interpreter,
  name: string,
  given: readonly Value[],
  attributes: Map<string, Binding>,
  extra: Parameters<Interpreter["makeClass"]>[3],
): ClassValue {
  const bases = given.length > 0 ? given : [OBJECT];
  const cls: ClassValue = {
    kind: "class",
    name,
    qualifiedName: extra.qualifiedName,
    moduleName: extra.moduleName,
    definition: extra.definition,
    bases,
    mro: [],
    open: undefined,
    metaclass: extra.metaclass,
    keywords: extra.keywords,
    attributes,
    native: undefined,
    origin: extra.origin,
    epoch: clock.epoch,
  };
  Object.assign(cls, linearize(m, cls, bases));
  own(m, cls, extra.made);
  setNames(m, cls);
  initSubclass(m, cls, extra.keywords);
  return cls;
}

/** The C3 linearization, as far as the bases are known. */
function linearize(
  m: Interpreter,
  cls: ClassValue,
  bases: readonly Value[],
): { mro: readonly ClassValue[]; open: Reason | undefined } {
  const lists: (readonly (ClassValue | Reason)[])[] = [];
  const heads: (ClassValue | Reason)[] = [];
  for (const base of bases) {
    if (base.kind === "class") {
      lists.push(base.open === undefined ? base.mro : [...base.mro, base.open]);
      heads.push(base);
    } else {
      const reason = base.kind === "unknown" ? base.reason : { ...NO_BASE, origin: base.origin };
      lists.push([reason]);
      heads.push(reason);
    }
  }
  lists.push(heads);
  const mro: ClassValue[] = [cls];
  let waiting = lists.map((one) => [...one]).filter((one) => one.length > 0);
  while (waiting.length > 0) {
    const next = waiting
      .map((one) => one[0])
      .find((head) => head !== undefined && !waiting.some((one) => one.indexOf(head) > 0));
    if (next === undefined) {
      // Where a class is not known, what comes after it is not either.
      const open = waiting.flat().find((one): one is Reason => !isClass(one));
      if (open !== undefined) return { mro, open };
      return m.raise(
        "TypeError",
        `Cannot create a consistent method resolution order (MRO) for bases ${bases
          .map((base) => (base.kind === "class" ? base.name : "?"))
          .join(", ")}`,
      );
    }
    if (!isClass(next)) return { mro, open: next };
    mro.push(next);
    waiting = waiting
      .map((one) => (one[0] === next ? one.slice(1) : one))
      .filter((one) => one.length > 0);
  }
  return { mro, open: undefined };
}

function isClass(value: ClassValue | Reason): value is ClassValue {
  return "kind" in value;
}

function setNames(m: Interpreter, cls: ClassValue): void {
  for (const [name, binding] of cls.attributes) {
    const { value } = binding;
    if (value.kind === "native") {
      value.behavior.setName?.(m, value, cls, name);
    } else if (value.kind === "instance") {
      const hook = m.lookUpInClass(value.cls, "__set_name__");
      if (hook !== undefined && "value" in hook) {
        m.invoke(bindFound(m, hook.value, value, value.cls), [cls, text(name)]);
      }
    }
  }
}

/** Tells the parents of a new class. */
function initSubclass(m: Interpreter, cls: ClassValue, keywords: ReadonlyMap<string, Value>): void {
  const hook = m.lookUpInClass(cls, "__init_subclass__", 1);
  if (hook === undefined || !("value" in hook)) return;
  if (hook.cls === OBJECT) {
    if (keywords.size > 0 && cls.metaclass === undefined) {
      m.raise("TypeError", `${cls.name}.__init_subclass__() takes no keyword arguments`);
    }
    return;
  }
  const callee =
    hook.value.kind === "native" ? bindFound(m, hook.value, undefined, cls) : hook.value;
  const positional = callee === hook.value ? [cls] : [];
  m.call(callee, { positional, keywords, origin: cls.origin, open: undefined });
}

/** Looks a name up in the MRO; Unknown where a class that is not known may have it. */
export function lookUpInClass(
  m: Interpreter,
  cls: ClassValue,
  name: string,
  from = 0,
): Found | Unknown | undefined {
  const { mro } = cls;
  for (let index = from; index < mro.length; index++) {
    const each = mro[index];
    const binding = each?.attributes.get(name);
    if (each === undefined || binding === undefined) continue;
    if (binding.maybe !== undefined && m.choose(binding, 2, binding.maybe) === 1) continue;
    const { value } = binding;
    return {
      value: value.kind === "deferred" ? m.force(binding, undefined, name) : value,
      cls: each,
      index,
    };
  }
  return cls.open === undefined ? undefined : m.derived(unknownPart(cls, cls.open), `.${name}`);
}

const unknownParts = new WeakMap<ClassValue, Unknown>();

/** What is not known of a class, one object for each. */
function unknownPart(cls: ClassValue, because: Reason): Unknown {
  let known = unknownParts.get(cls);
  if (known === undefined) unknownParts.set(cls, (known = unknown(because)));
  return known;
}

/** `cls(…)`. */
export function construct(m: Interpreter, cls: ClassValue, call: CallArguments): Value {
  const { metaclass } = cls;
  if (metaclass?.kind === "class" && !metaclass.mro.includes(cls)) {
    const own = m.lookUpInClass(metaclass, "__call__");
    if (own !== undefined && "value" in own && own.cls !== TYPE && own.cls !== OBJECT) {
      return m.call(bindFound(m, own.value, cls, metaclass), call);
    }
  }
  return constructPlainly(m, cls, call);
}

/** As `type.__call__`: `__new__`, then `__init__`. */
export function constructPlainly(m: Interpreter, cls: ClassValue, call: CallArguments): Value {
  if (cls === OBJECT) {
    if (call.positional.length > 0) m.raise("TypeError", "object() takes no arguments");
    return instance(OBJECT, undefined, call.origin);
  }
  if (cls.native?.construct !== undefined) {
    const made = cls.native.construct(m, call);
    if (made.kind === "unknown") m.mayRaise(made.reason);
    return made;
  }
  const allocator = m.lookUpInClass(cls, "__new__");
  const value = allocate(m, cls, allocator, call);
  const isOwn =
    (value.kind === "instance" && value.cls.mro.includes(cls)) ||
    (value.kind === "tuple" && value.cls?.mro.includes(cls) === true) ||
    (value.kind === "class" && isMetaclass(cls));
  if (!isOwn) return value;
  const initializer = m.lookUpInClass(cls, "__init__");
  if (initializer === undefined || !("value" in initializer)) {
    if (value.kind === "instance") giveAwayAll(m, call, value.cls.open);
    return value;
  }
  if (initializer.cls === OBJECT || initializer.cls === TYPE) {
    checkArguments(m, cls, allocator, call);
    return value;
  }
  // An exception takes its arguments when it is made.
  if (initializer.value.kind === "nativeFunction" && value.kind === "tuple") return value;
  const owner = value.kind === "instance" ? value.cls : cls;
  const bound = bindFound(m, initializer.value, value, owner);
  const answer = m.call(bound, call);
  if (answer.kind !== "none" && answer.kind !== "unknown" && answer.kind !== "oneOf") {
    const given = m.classOf(answer);
    const name = given.kind === "class" ? given.name : "object";
    m.raise("TypeError", `__init__() should return None, not '${name}'`);
  }
  return value;
}

function isMetaclass(cls: ClassValue): boolean {
  return cls.mro.includes(TYPE);
}

function giveAwayAll(m: Interpreter, call: CallArguments, because: Reason | undefined): void {
  if (because === undefined) return;
  for (const value of call.positional) m.giveAway(value, because);
  for (const value of call.keywords.values()) m.giveAway(value, because);
  m.mayRaise(because);
}

function allocate(
  m: Interpreter,
  cls: ClassValue,
  allocator: Found | Unknown | undefined,
  call: CallArguments,
): Value {
  if (allocator !== undefined && "value" in allocator && allocator.cls !== OBJECT) {
    const callee =
      allocator.value.kind === "native"
        ? bindFound(m, allocator.value, undefined, cls)
        : allocator.value;
    return m.call(callee, { ...call, positional: [cls, ...call.positional] });
  }
  return newInstance(m, cls, call);
}

/** As `object.__new__(cls)`, with what is inside an instance of a built-in class. */
export function newInstance(m: Interpreter, cls: ClassValue, call: CallArguments): Value {
  if (cls.mro.includes(m.exceptionClass("BaseException"))) {
    return makeExceptionInstance(cls, call);
  }
  const built = cls.mro.find((each) => each.native?.construct !== undefined);
  const payload = built?.native?.construct?.(m, call);
  const made = instance(cls, payload, call.origin);
  made.open = cls.open;
  return made;
}

function checkArguments(
  m: Interpreter,
  cls: ClassValue,
  allocator: Found | Unknown | undefined,
  call: CallArguments,
): void {
  const ownNew = allocator !== undefined && "value" in allocator && allocator.cls !== OBJECT;
  const exception = cls.mro.includes(m.exceptionClass("BaseException"));
  const built = cls.mro.some((each) => each.native?.construct !== undefined);
  if (ownNew || exception || built) return;
  if (call.positional.length > 0 || call.keywords.size > 0) {
    m.raise("TypeError", `${cls.name}() takes no arguments`);
  }
}
