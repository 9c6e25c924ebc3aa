/** The interpreter: its state, and its services put together from the other files. */

import type { Origin, Range } from "#server/text/span.ts";
import type { Expression, Identifier, Pattern, Statement } from "#server/syntax/tree.ts";
import {
  deleteAttribute,
  findAttribute,
  getAttribute,
  setAttribute,
  special,
} from "./attributes.ts";
import { createBuiltins } from "./builtins/builtins.ts";
import { classOfKind, methodOf } from "./builtins/kinds.ts";
import { call, callFunction, makeFunction } from "./calls.ts";
import { construct, defineClass, lookUpInClass, makeClass } from "./classes.ts";
import { compare, contains, equals } from "./comparing.ts";
import {
  FORK,
  OutOfFuel,
  PythonRaise,
  type Completion,
  type Found,
  type Frame,
  type Interpreter,
} from "./core.ts";
import type { ModuleSource } from "./evaluation.ts";
import { EXCEPTIONS } from "./exceptionClasses.ts";
import { makeExceptionInstance } from "./exceptions.ts";
import { evaluate } from "./expressions.ts";
import { frameBuiltins } from "./frameBuiltins.ts";
import { giveAway } from "./giveAway.ts";
import { keyOf } from "./keys.ts";
import { iterate, iterator, next } from "./iteration.ts";
import { Journal, type Journaled } from "./journal.ts";
import { bindName, lookUp, mangled } from "./lookup.ts";
import { NO_KEYWORDS, callArguments, text as textValue } from "./make.ts";
import { merged, runMerged } from "./merged.ts";
import { Loader, needModule } from "./modules.ts";
import { OBJECT, nativeClass } from "./nativeClasses.ts";
import { defineObjectMethods } from "./objectMethods.ts";
import { binary } from "./operators.ts";
import type { Given } from "./partwise.ts";
import type { Path } from "./path.ts";
import { matches } from "./patterns.ts";
import { reprOf, textOf } from "./showing.ts";
import { execute, run } from "./statements.ts";
import { deleteItem, getItem, setItem } from "./subscripts.ts";
import { assign } from "./targets.ts";
import { lengthOf, truthOf } from "./truth.ts";
import { Questions } from "./questions.ts";
import type {
  Binding,
  CallArguments,
  ClassValue,
  Deferred,
  FunctionValue,
  ModuleValue,
  Reason,
  Scope,
  Unknown,
  Value,
} from "./values.ts";

/** How often something unknown may raise or not on one path. */
const RAISES = 8;

defineObjectMethods();

export class Evaluator implements Interpreter {
  readonly source: ModuleSource;
  readonly journal = new Journal();
  readonly builtins: ReadonlyMap<string, Value>;
  readonly facts = new Map<object, number>();
  readonly loader = new Loader();
  frame: Frame | undefined;
  depth = 0;
  fuel: number;
  path: Path | undefined;
  tries = 0;
  handled: Value | undefined;
  guesses = 0;
  open: Reason | undefined;
  given: Given | undefined;
  pendingClass: Interpreter["pendingClass"];
  /** Steps that one module may take. */
  readonly moduleFuel: number;
  readonly #questions = new Questions();

  constructor(source: ModuleSource, fuel: number) {
    this.source = source;
    this.fuel = fuel;
    this.moduleFuel = fuel;
    const own = new Map(createBuiltins());
    for (const [name, value] of frameBuiltins(own)) own.set(name, value);
    this.builtins = own;
  }

  step(): void {
    if (--this.fuel < 0) {
      const origin = this.frame?.function?.origin;
      throw new OutOfFuel({ code: "fuel", text: "it takes too many steps", origin });
    }
  }

  evaluate(node: Expression, frame: Frame): Value {
    return this.given?.get(node) ?? evaluate(this, node, frame);
  }

  run(body: readonly Statement[], frame: Frame): Completion {
    return run(this, body, frame);
  }

  execute(statement: Statement, frame: Frame): Completion {
    return execute(this, this.loader, statement, frame);
  }

  runMerged(body: readonly Statement[], frame: Frame): Completion {
    return runMerged(this, body, frame);
  }

  merged(what: () => Value): Value {
    return merged(this, what);
  }

  assign(target: Expression, value: Value, frame: Frame): void {
    assign(this, target, value, frame);
  }

  matches(pattern: Pattern, value: Value, frame: Frame): boolean {
    return matches(this, pattern, value, frame);
  }

  originOf(node: Range, frame: Frame): Origin {
    return { path: frame.module.path ?? "", node };
  }

  lookUp(name: string, frame: Frame, origin: Origin | undefined): Value {
    return lookUp(this, name, frame, origin);
  }

  bindName(frame: Frame, name: string, value: Value | Deferred, node: Range | undefined): void {
    bindName(this, frame, name, value, node);
  }

  nameOf(name: Identifier, frame: Frame): string {
    return mangled(name.id, frame);
  }

  force(binding: Binding, scope: Scope | undefined, name: string): Value {
    return this.loader.force(this, binding, scope, name);
  }

  makeFunction(
    definition: Parameters<Interpreter["makeFunction"]>[0],
    frame: Frame,
    name: string,
  ): FunctionValue {
    return makeFunction(this, definition, frame, name);
  }

  callFunction(fn: FunctionValue, given: CallArguments): Value {
    return callFunction(this, fn, given);
  }

  bodyOf(fn: FunctionValue): readonly Statement[] {
    const { definition } = fn;
    if (definition.kind === "Lambda") return [];
    return definition.body ?? this.source.body(fn.module.path ?? "", definition);
  }

  construct(cls: ClassValue, given: CallArguments): Value {
    return construct(this, cls, given);
  }

  defineClass(
    node: Parameters<Interpreter["defineClass"]>[0],
    frame: Frame,
    body: Parameters<Interpreter["defineClass"]>[2],
  ): void {
    defineClass(this, node, frame, body);
  }

  makeClass(
    name: string,
    bases: readonly Value[],
    attributes: Map<string, Binding>,
    extra: Parameters<Interpreter["makeClass"]>[3],
  ): ClassValue {
    return makeClass(this, name, bases, attributes, extra);
  }

  lookUpInClass(cls: ClassValue, name: string, from = 0): Found | Unknown | undefined {
    return lookUpInClass(this, cls, name, from);
  }

  special(value: Value, name: string): Value | undefined {
    return special(this, value, name);
  }

  methodOf(value: Value, name: string): Value | undefined {
    return methodOf(value, name);
  }

  moduleAttribute(
    module: ModuleValue,
    name: string,
    origin: Origin | undefined,
    certain: boolean,
  ): Value | undefined {
    return this.loader.attribute(this, module, name, origin, certain);
  }

  // What native code may ask.

  call(callee: Value, given: CallArguments): Value {
    this.step();
    return call(this, callee, given);
  }

  invoke(callee: Value, positional: readonly Value[], keywords = NO_KEYWORDS): Value {
    return this.call(callee, callArguments(positional, keywords));
  }

  getAttribute(value: Value, name: string, origin?: Origin): Value {
    return getAttribute(this, value, name, origin);
  }

  findAttribute(value: Value, name: string): Value | undefined {
    return findAttribute(this, value, name);
  }

  setAttribute(value: Value, name: string, to: Value, origin?: Origin): void {
    setAttribute(this, value, name, to, origin);
  }

  deleteAttribute(value: Value, name: string): void {
    deleteAttribute(this, value, name);
  }

  getItem(value: Value, key: Value, origin?: Origin): Value {
    return getItem(this, value, key, origin);
  }

  setItem(value: Value, key: Value, to: Value, origin?: Origin): void {
    setItem(this, value, key, to, origin);
  }

  deleteItem(value: Value, key: Value): void {
    deleteItem(this, value, key);
  }

  iterate(value: Value, origin?: Origin): readonly Value[] | Unknown {
    return iterate(this, value, origin);
  }

  iterator(value: Value, origin?: Origin): Value {
    return iterator(this, value, origin);
  }

  next(value: Value): Value | undefined {
    return next(this, value);
  }

  contains(container: Value, value: Value): Value {
    return contains(this, container, value);
  }

  length(value: Value): Value {
    return lengthOf(this, value);
  }

  truth(value: Value): boolean {
    return truthOf(this, value);
  }

  equals(left: Value, right: Value): boolean | undefined {
    return equals(this, left, right);
  }

  binary(
    operator: Parameters<Interpreter["binary"]>[0],
    left: Value,
    right: Value,
    origin?: Origin,
  ): Value {
    return binary(this, operator, left, right, origin);
  }

  compare(
    operator: Parameters<Interpreter["compare"]>[0],
    left: Value,
    right: Value,
    origin?: Origin,
  ): Value {
    return compare(this, operator, left, right, origin);
  }

  key(value: Value): string | Unknown {
    return keyOf(this, value);
  }

  isInstance(given: Value, cls: ClassValue): boolean | undefined {
    const value = this.decide(given);
    if (value.kind === "unknown") return undefined;
    if (cls === OBJECT) return true;
    if (cls.native?.includes !== undefined) return cls.native.includes(value);
    const own = this.classOf(value);
    if (own.kind !== "class") return undefined;
    if (own.mro.includes(cls) || hasBase(own, cls)) return true;
    return own.open === undefined ? false : undefined;
  }

  classOf(value: Value): Value {
    if (value.kind === "unknown") return this.derived(value, ".__class__");
    if (value.kind === "class" && value.metaclass !== undefined) return value.metaclass;
    const known = classOfKind(value);
    if (known !== undefined) return known;
    return value.kind === "native" ? classOfNative(value.type) : OBJECT;
  }

  text(value: Value): string | undefined {
    return textOf(this, value);
  }

  repr(value: Value): string | undefined {
    return reprOf(this, value);
  }

  decide(value: Value): Value {
    if (value.kind !== "oneOf") return value;
    const choice = this.choose(value, value.values.length, value.because);
    return value.values[choice] ?? value;
  }

  choose(subject: object, count: number, because: Reason | undefined): number {
    const fact = this.facts.get(subject);
    if (fact !== undefined) return fact;
    if (this.path === undefined) throw FORK;
    return this.path.choose(subject, count, because);
  }

  /** Decides whether an unknown is true. */
  guess(value: Unknown): boolean {
    this.guesses++;
    return this.#questions.truth(this, value);
  }

  derived(from: Unknown, what: string): Unknown {
    return this.#questions.derived(from, what);
  }

  derivedEquality(from: Unknown, how: "==" | "is", other: Value): Unknown {
    return this.#questions.equality(from, how, other);
  }

  negation(of: Unknown): Unknown {
    return this.#questions.negation(of);
  }

  mayRaise(because: Reason): void {
    if (this.tries === 0) return;
    const { path } = this;
    if (path === undefined) throw FORK;
    // Where nothing has changed since, raising would lead to the same.
    if (path.raisedAt === this.journal.count) return;
    path.raisedAt = this.journal.count;
    if (path.raises++ >= RAISES) {
      this.markOpen(because);
    } else if (path.choose({}, 2, because) === 1) {
      throw new PythonRaise(this.unknown(because.code, because.text, because.origin), [], true);
    }
  }

  raise(type: string | ClassValue, message: string): never {
    const exception =
      typeof type === "string"
        ? this.makeException(this.exceptionClass(type), message)
        : this.invoke(type, [textValue(message)]);
    return this.raiseValue(exception);
  }

  raiseValue(exception: Value): never {
    const value = exception.kind === "class" ? this.invoke(exception, []) : this.decide(exception);
    const { frame } = this;
    const trace = frame?.at === undefined ? [] : [this.originOf(frame.at, frame)];
    throw new PythonRaise(value, trace);
  }

  exceptionClass(name: string): ClassValue {
    const cls = EXCEPTIONS.get(name) ?? EXCEPTIONS.get("Exception");
    if (cls === undefined) throw new TypeError(`there is no exception ${name}`);
    return cls;
  }

  makeException(cls: ClassValue, message: string): Value {
    const positional = message === "" ? [] : [textValue(message)];
    return makeExceptionInstance(cls, callArguments(positional));
  }

  attempt<Result>(
    type: string,
    body: () => Result,
    otherwise: (exception: Value) => Result,
  ): Result {
    const { depth, frame, tries, handled } = this;
    try {
      return body();
    } catch (error) {
      if (!(error instanceof PythonRaise)) throw error;
      const { exception } = error;
      const is =
        this.isInstance(exception, this.exceptionClass(type)) ??
        (exception.kind === "unknown" ? this.truth(this.derived(exception, `is ${type}`)) : false);
      if (!is) throw error;
      this.depth = depth;
      this.frame = frame;
      this.tries = tries;
      this.handled = handled;
      return otherwise(exception);
    }
  }

  unknown(code: Reason["code"], words: string, origin?: Origin): Unknown {
    return { kind: "unknown", reason: { code, text: words, origin }, origin };
  }

  touch(value: Journaled): void {
    this.journal.touch(value);
  }

  markOpen(because: Reason): void {
    this.open ??= because;
  }

  giveAway(value: Value, because: Reason): void {
    giveAway(this, value, because);
  }

  importModule(name: string): ModuleValue | Unknown {
    if (this.tries > 0) needModule(this, this.loader, name);
    return this.loader.import(this, name);
  }

  builtin(name: string): Value {
    return (
      this.builtins.get(name) ?? this.unknown("unsupported", `the built-in ${name} is not modeled`)
    );
  }

  caller(): { readonly module: ModuleValue; readonly locals: Scope } | undefined {
    const { frame } = this;
    return frame === undefined ? undefined : { module: frame.module, locals: frame.locals };
  }
}

/** Whether a class is derived from another, beyond where its MRO is known. */
function hasBase(cls: ClassValue, wanted: ClassValue): boolean {
  return cls.bases.some(
    (base) =>
      base.kind === "class" &&
      (base === wanted || base.mro.includes(wanted) || hasBase(base, wanted)),
  );
}

const nativeClasses = new Map<string, ClassValue>();

/** The class of objects of ours that have none of their own. */
function classOfNative(type: string): ClassValue {
  let cls = nativeClasses.get(type);
  if (cls === undefined) {
    const dot = type.lastIndexOf(".");
    const moduleName = dot < 0 ? "builtins" : type.slice(0, dot);
    cls = nativeClass(type.slice(dot + 1), undefined, [], [OBJECT], moduleName);
    nativeClasses.set(type, cls);
  }
  return cls;
}
