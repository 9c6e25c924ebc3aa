/** The values of the abstract evaluator: Python's objects, plus what cannot be known and why. */

import type { Origin } from "#server/text/span.ts";
import type {
  BinaryOperator,
  ClassDef,
  CompareOperator,
  FunctionDef,
  Lambda,
} from "#server/syntax/tree.ts";

export type Value =
  | NoneValue
  | EllipsisValue
  | BoolValue
  | IntValue
  | FloatValue
  | TextValue
  | BytesValue
  | TupleValue
  | ListValue
  | SetValue
  | DictValue
  | FunctionValue
  | BoundMethod
  | NativeFunction
  | ClassValue
  | InstanceValue
  | ModuleValue
  | NativeObject
  | OneOf
  | Unknown;

/** Where a value was written down, if it was. */
interface WithOrigin {
  readonly origin: Origin | undefined;
}

/** An object that can change: its content is saved before its first change after a checkpoint. */
export interface Mutable {
  /** The serial number of the checkpoint after which it was made or last saved; see `journal.ts`. */
  epoch: number;
}

export interface NoneValue extends WithOrigin {
  readonly kind: "none";
}

export interface EllipsisValue extends WithOrigin {
  readonly kind: "ellipsis";
}

export interface BoolValue extends WithOrigin {
  readonly kind: "bool";
  readonly value: boolean;
}

export interface IntValue extends WithOrigin {
  readonly kind: "int";
  readonly value: bigint;
}

export interface FloatValue extends WithOrigin {
  readonly kind: "float";
  readonly value: number;
}

/** A `str`; `\d` escapes decoded, UTF-16 inside. */
export interface TextValue extends WithOrigin {
  readonly kind: "text";
  readonly value: string;
}

export interface BytesValue extends WithOrigin {
  readonly kind: "bytes";
  /** One character for each byte. */
  readonly value: string;
}

export interface TupleValue extends WithOrigin {
  readonly kind: "tuple";
  readonly items: readonly Value[];
  /** The class of a named tuple, otherwise undefined. */
  readonly cls: ClassValue | undefined;
}

export interface ListValue extends WithOrigin, Mutable {
  readonly kind: "list";
  items: Value[];
  /** Why there may be other items than these. */
  open: Reason | undefined;
  /** Where it is open: items that it has on some side of an unknown condition. */
  possible?: readonly Value[] | undefined;
}

/** A `set` or `frozenset`, in insertion order: Python's order is not promised. */
export interface SetValue extends WithOrigin, Mutable {
  readonly kind: "set";
  readonly frozen: boolean;
  /** By `Machine.key(item)`. */
  items: Map<string, Value>;
  open: Reason | undefined;
}

export interface DictValue extends WithOrigin, Mutable {
  readonly kind: "dict";
  /** By `hashKey(key)` of `hash.ts`; in insertion order. */
  entries: Map<string, DictEntry>;
  /** Why there may be other keys than these. */
  open: Reason | undefined;
  /** `collections.defaultdict`'s factory. */
  fallback: Value | undefined;
}

export interface DictEntry {
  readonly key: Value;
  readonly value: Value;
  /** Where the entry was written: the key of a display, the target of an assignment. */
  readonly origin: Origin | undefined;
  /** Why the entry may be absent: it was made on one side of an unknown condition. */
  readonly maybe: Reason | undefined;
}

/** A scope of names: a module's globals, a function's locals, a class body. */
export interface Scope extends Mutable {
  names: Map<string, Binding>;
  /** Of a function: the names that are its own, bound or not. */
  readonly owns?: ReadonlySet<string>;
}

export interface Binding {
  readonly value: Value | Deferred;
  /** Where the name was bound last. */
  readonly origin: Origin | undefined;
  /** Why the name may be unbound. */
  readonly maybe: Reason | undefined;
}

/** An import that nobody has needed yet. */
export interface Deferred {
  readonly kind: "deferred";
  /** Absolute and dotted. */
  readonly module: string;
  /** The imported name, or undefined for the module itself. */
  readonly name: string | undefined;
}

export interface FunctionValue extends WithOrigin, Mutable {
  readonly kind: "function";
  readonly definition: FunctionDef | Lambda;
  readonly module: ModuleValue;
  /** From the innermost enclosing function scope outwards; the module's globals are not among them. */
  readonly closure: readonly Scope[];
  /** Default values by parameter name, evaluated at the `def`. */
  readonly defaults: ReadonlyMap<string, Value>;
  /** The class in whose body it was defined, for `super()` and `__class__`. */
  owner: ClassValue | undefined;
  readonly qualifiedName: string;
  attributes: Map<string, Value>;
}

export interface BoundMethod extends WithOrigin {
  readonly kind: "method";
  readonly self: Value;
  readonly callee: Value;
}

/** A function of ours: Python's built-ins, and what `project` hands in. */
export interface NativeFunction extends WithOrigin {
  readonly kind: "nativeFunction";
  readonly name: string;
  readonly call: NativeCall;
  /** A function in a class becomes a method of its instances. */
  readonly binds: boolean;
}

export type NativeCall = (machine: Machine, call: CallArguments) => Value;

export interface CallArguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** The call's place, where it has one. */
  readonly origin: Origin | undefined;
  /** Why there may be further arguments: `*unknown`, `**unknown`. */
  readonly open: Reason | undefined;
}

export interface ClassValue extends WithOrigin, Mutable {
  readonly kind: "class";
  readonly name: string;
  readonly qualifiedName: string;
  /** The module's dotted name. */
  readonly moduleName: string;
  readonly definition: ClassDef | undefined;
  readonly bases: readonly Value[];
  /** C3 linearisation, itself first; ends at the first base that is unknown. */
  readonly mro: readonly ClassValue[];
  /** Why there may be further classes in the MRO: an unknown base. */
  readonly open: Reason | undefined;
  readonly metaclass: Value | undefined;
  /** Class keywords but `metaclass`. */
  readonly keywords: ReadonlyMap<string, Value>;
  /** In order of definition. */
  attributes: Map<string, Binding>;
  /** Makes and runs instances where the class is one of ours (`str`, `dict`, `Path`). */
  readonly native: NativeClass | undefined;
}

export interface NativeClass {
  readonly construct?: NativeCall;
  /** What `isinstance(value, cls)` answers; by the MRO where it is left out. */
  readonly includes?: (value: Value) => boolean;
}

export interface InstanceValue extends WithOrigin, Mutable {
  readonly kind: "instance";
  readonly cls: ClassValue;
  attributes: Map<string, Value>;
  /** The `tuple`, `str`, `int`, `dict`, … inside an instance of a subclass of a built-in. */
  readonly payload: Value | undefined;
  /** Why it may have attributes that are not known. */
  open: Reason | undefined;
}

export interface ModuleValue extends WithOrigin {
  readonly kind: "module";
  /** Dotted. */
  readonly name: string;
  /** Absolute; undefined for a module of ours. */
  readonly path: string | undefined;
  readonly globals: Scope;
  /** `import *` of something unknown, or `globals()` given away: other names may exist. */
  open: Reason | undefined;
  state: "new" | "running" | "done";
}

/** An object that behaves as our code says: `settings`, `apps`, `_meta`, an iterator, a `Path`. */
export interface NativeObject extends WithOrigin {
  readonly kind: "native";
  /** What it is, in Python's words, as messages name it: "django.apps.registry.Apps". */
  readonly type: string;
  readonly behavior: NativeBehavior;
  /** For the code that made it. */
  readonly data: unknown;
}

/**
 * What is left out raises the `TypeError` or `AttributeError` that Python would.
 * State that changes (an iterator's place, a cache) lives in `data`, an object with an `epoch`
 * (`NativeState`): call `machine.touch(data)` before each change, or paths see each other's state.
 */
export interface NativeBehavior {
  /** As a descriptor in a class: `instance` is undefined where the class itself is asked. */
  readonly get?: (
    machine: Machine,
    self: NativeObject,
    instance: Value | undefined,
    owner: ClassValue,
  ) => Value;
  /** As a data descriptor in a class. */
  readonly set?: (machine: Machine, self: NativeObject, instance: Value, value: Value) => void;
  readonly delete?: (machine: Machine, self: NativeObject, instance: Value) => void;
  /** `__set_name__`. */
  readonly setName?: (
    machine: Machine,
    self: NativeObject,
    owner: ClassValue,
    name: string,
  ) => void;
  readonly deleteAttribute?: (machine: Machine, self: NativeObject, name: string) => void;
  readonly deleteItem?: (machine: Machine, self: NativeObject, key: Value) => void;
  readonly getAttribute?: (
    machine: Machine,
    self: NativeObject,
    name: string,
    origin: Origin | undefined,
  ) => Value | undefined;
  readonly setAttribute?: (
    machine: Machine,
    self: NativeObject,
    name: string,
    value: Value,
  ) => void;
  readonly call?: (machine: Machine, self: NativeObject, call: CallArguments) => Value;
  readonly getItem?: (
    machine: Machine,
    self: NativeObject,
    key: Value,
    origin: Origin | undefined,
  ) => Value;
  readonly setItem?: (machine: Machine, self: NativeObject, key: Value, value: Value) => void;
  readonly contains?: (machine: Machine, self: NativeObject, value: Value) => Value;
  /** The items, or an Unknown where they are not known. */
  readonly iterate?: (machine: Machine, self: NativeObject) => readonly Value[] | Unknown;
  readonly length?: (machine: Machine, self: NativeObject) => Value;
  /**
   * One step of an iterator; undefined at its end. An Unknown may be an item or the end: who steps
   * stops there. An object with `next` is its own iterator.
   */
  readonly next?: (machine: Machine, self: NativeObject) => Value | undefined;
  readonly truth?: (machine: Machine, self: NativeObject) => Value;
  /** As `==`; undefined where it is not known. Left out, an object equals itself alone. */
  readonly equals?: (machine: Machine, self: NativeObject, other: Value) => boolean | undefined;
  /** The key under which it is found in dicts and sets; its identity where left out. */
  readonly hash?: (self: NativeObject) => string;
  /** Operators of `Binary`, and `<`, `<=`, `>`, `>=`; undefined is Python's NotImplemented. */
  readonly binary?: (
    machine: Machine,
    self: NativeObject,
    operator: string,
    other: Value,
    reflected: boolean,
  ) => Value | undefined;
  readonly text?: (machine: Machine, self: NativeObject) => string;
  readonly enter?: (machine: Machine, self: NativeObject) => Value;
  /** Returns whether the exception is swallowed. */
  readonly exit?: (machine: Machine, self: NativeObject, raised: Value | undefined) => boolean;
  /** Its class, for `isinstance`, `type()`. */
  readonly cls?: (self: NativeObject) => ClassValue | undefined;
}

/** What `data` of a native object with state looks like; other fields are up to its code. */
export interface NativeState extends Mutable {
  /** Set where paths that were merged left different states: the object should answer Unknown. */
  open: Reason | undefined;
}

/**
 * One of several values, not decided: what merging two branches gives, or `random.choice`.
 * Where a decision is needed (a branch, an operation) the run forks. Never nested, at least two.
 */
export interface OneOf extends WithOrigin {
  readonly kind: "oneOf";
  readonly values: readonly Value[];
  /** Undefined where Django itself can get any of them (chance); else why it is not known which. */
  readonly because: Reason | undefined;
}

/** A value of which nothing is known. Two uses of one object are the same value. */
export interface Unknown extends WithOrigin {
  readonly kind: "unknown";
  readonly reason: Reason;
}

/** Why something is not known, in words for people; stands after "because". */
export interface Reason {
  readonly code:
    | "environment"
    | "thread-local"
    | "request"
    | "import"
    | "cycle"
    | "database"
    | "time"
    | "file"
    | "syntax"
    | "unsupported"
    | "fuel"
    | "state"
    | "parameter";
  readonly text: string;
  readonly origin: Origin | undefined;
}

/** What native code may ask of the evaluator. Raising is by `raise`; it never returns. */
export interface Machine {
  call(callee: Value, call: CallArguments): Value;
  /** Shorthand for positional arguments only. */
  invoke(callee: Value, positional: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value;
  /** As `getattr(value, name)`: raises AttributeError. */
  getAttribute(value: Value, name: string, origin?: Origin): Value;
  /** As `getattr(value, name, None)`, telling absence apart; an unknown attribute gives Unknown. */
  findAttribute(value: Value, name: string): Value | undefined;
  setAttribute(value: Value, name: string, to: Value, origin?: Origin): void;
  getItem(value: Value, key: Value, origin?: Origin): Value;
  setItem(value: Value, key: Value, to: Value, origin?: Origin): void;
  /** The items of an iterable; Unknown where they cannot be known. */
  iterate(value: Value, origin?: Origin): readonly Value[] | Unknown;
  /** Whether Python takes it as true; forks the run where that is not known. */
  truth(value: Value): boolean;
  /** As `==`; undefined where it is not known. */
  equals(left: Value, right: Value): boolean | undefined;
  isInstance(value: Value, cls: ClassValue): boolean | undefined;
  /** `type(value)`. */
  classOf(value: Value): Value;
  /** As `str(value)`; undefined where it is not known. */
  text(value: Value): string | undefined;
  repr(value: Value): string | undefined;
  /** Decides a OneOf by forking; other values come back as they are. */
  decide(value: Value): Value;
  /** Raises a Python exception: a built-in's name, or a class. */
  raise(type: string | ClassValue, message: string): never;
  unknown(code: Reason["code"], text: string, origin?: Origin): Unknown;
  /** Call before changing a mutable object. */
  touch(value: Mutable): void;
  /** Imports a module by its absolute dotted name, running it if it has not run. */
  importModule(name: string): ModuleValue | Unknown;
  /** A built-in class or function by name: "str", "KeyError", "len". */
  builtin(name: string): Value;

  /**
   * The key under which a value stands in dicts and sets (`hashKey`, `__hash__`): decides a OneOf,
   * raises TypeError for what cannot be hashed, Unknown where it is not known.
   */
  key(value: Value): string | Unknown;
  /** As `iter(value)`: something for `next`; Unknown where the items are not known. */
  iterator(value: Value, origin?: Origin): Value;
  /** As `next(iterator)`; undefined at the end. */
  next(iterator: Value): Value | undefined;
  /** As `value in container`; a bool or Unknown. */
  contains(container: Value, value: Value): Value;
  /** As `len(value)`: an int or Unknown. */
  length(value: Value): Value;
  /** `left + right` and the like, with the methods of both classes. */
  binary(operator: BinaryOperator, left: Value, right: Value, origin?: Origin): Value;
  /** One comparison: a bool mostly, Unknown, or what a class's own method answers. */
  compare(operator: CompareOperator, left: Value, right: Value, origin?: Origin): Value;
  deleteAttribute(value: Value, name: string): void;
  deleteItem(value: Value, key: Value): void;
  /** Raises an exception that exists, or an instance of a class that is given. */
  raiseValue(exception: Value): never;
  /** Runs `run`; where it raises an exception of that built-in class, answers with `otherwise`. */
  attempt<Result>(type: string, run: () => Result, otherwise: (exception: Value) => Result): Result;
  /**
   * Forks the run: one of `count` ways, the same for the same `subject` on one path. `because` is
   * undefined for chance.
   */
  choose(subject: object, count: number, because: Reason | undefined): number;
  /** Says that there may be further outcomes than those that are found. */
  markOpen(because: Reason): void;
  /** Marks a container and what it holds as open: code that is not known may change it. */
  giveAway(value: Value, because: Reason): void;
  /** Where the code that called stands: its module and its scope of local names. */
  caller(): { readonly module: ModuleValue; readonly locals: Scope } | undefined;
}
