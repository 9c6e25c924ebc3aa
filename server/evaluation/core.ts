/** What the parts of the interpreter know of one another: its frames, its signals, and one another's services. */

import type { Origin, Range } from "#server/text/span.ts";
import type {
  ClassDef,
  Expression,
  FunctionDef,
  Identifier,
  Lambda,
  Pattern,
  Statement,
} from "#server/syntax/tree.ts";
import type { ModuleSource } from "./evaluation.ts";
import type { Journal } from "./journal.ts";
import type { Given } from "./partwise.ts";
import type { Path } from "./path.ts";
import type { Names } from "./names.ts";
import type {
  Binding,
  CallArguments,
  ClassValue,
  Deferred,
  FunctionValue,
  Machine,
  ModuleValue,
  Reason,
  Scope,
  Unknown,
  Value,
} from "./values.ts";

/** How a statement ended. */
export type Completion = typeof NORMAL | typeof BREAK | typeof CONTINUE | typeof RETURN;
export const NORMAL = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;

/** Code that runs: a module, a class body, a function call, a comprehension. */
export interface Frame {
  readonly kind: "module" | "class" | "function" | "comprehension";
  readonly module: ModuleValue;
  readonly locals: Scope;
  /** Scopes of enclosing functions, innermost first. */
  readonly closure: readonly Scope[];
  readonly names: Names;
  readonly function: FunctionValue | undefined;
  /** The class in which the code stands, for `super()`. */
  readonly owner: ClassValue | undefined;
  /** The first argument, for `super()`. */
  readonly first: Value | undefined;
  /** The name of the class around it, by which `__x` is mangled. */
  readonly privateName: string | undefined;
  /** Of a class body: the functions made in it, which get to know their class. */
  readonly made: FunctionValue[] | undefined;
  readonly qualifier: string;
  /** Of a comprehension: the code in which it stands. */
  readonly outer: Frame | undefined;
  /** What `return` gave. */
  result: Value;
  /** The statement that is running. */
  at: Range | undefined;
}

/** A Python exception on its way. */
export class PythonRaise {
  readonly exception: Value;
  /** Where it was raised and through which calls it went, innermost first. */
  readonly trace: Origin[];
  /** Whether something unknown was only let raise, because it might. */
  readonly guessed: boolean;

  constructor(exception: Value, trace: Origin[], guessed = false) {
    this.exception = exception;
    this.trace = trace;
    this.guessed = guessed;
  }
}

/** A decision is needed where no path is followed: the statement is run again along every path. */
export class Fork {}
export const FORK = new Fork();

/** A module has to run before this run can go on: the run is undone, and repeated afterwards. */
export class NeedsModule {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Too many steps, or too deep. */
export class OutOfFuel {
  readonly reason: Reason;

  constructor(reason: Reason) {
    this.reason = reason;
  }
}

/** The services of the interpreter, each in a file of its own. */
export interface Interpreter extends Machine {
  readonly source: ModuleSource;
  readonly journal: Journal;
  readonly builtins: ReadonlyMap<string, Value>;
  frame: Frame | undefined;
  /** Calls that are running. */
  depth: number;
  /** Steps that may still be taken. */
  fuel: number;
  /** Steps that one module may take. */
  readonly moduleFuel: number;
  path: Path | undefined;
  /** What is taken as given on this side of an unknown condition. */
  readonly facts: Map<object, number>;
  /** The exception that is being handled, for a bare `raise`. */
  handled: Value | undefined;
  /** How often the truth of an unknown was decided. */
  guesses: number;
  /** `try` statements with handlers that the current code runs in. */
  tries: number;
  /** What the class statement says that is being made by its metaclass. */
  pendingClass: Parameters<Interpreter["makeClass"]>[3] | undefined;
  /** Why there may be outcomes besides those that are found. */
  open: Reason | undefined;
  /** Values of expressions that are known already, while a statement is run part by part. */
  given: Given | undefined;

  evaluate(node: Expression, frame: Frame): Value;
  run(body: readonly Statement[], frame: Frame): Completion;
  execute(statement: Statement, frame: Frame): Completion;
  /** As `run`, at the level of a module or a class: unknown conditions are merged. */
  runMerged(body: readonly Statement[], frame: Frame): Completion;
  /** Runs `run` along all paths and merges what they did; where a path is followed, runs it. */
  merged(run: () => Value): Value;
  assign(target: Expression, value: Value, frame: Frame): void;
  matches(pattern: Pattern, value: Value, frame: Frame): boolean;
  originOf(node: Range, frame: Frame): Origin;

  lookUp(name: string, frame: Frame, origin: Origin | undefined): Value;
  bindName(frame: Frame, name: string, value: Value | Deferred, node: Range | undefined): void;
  force(binding: Binding, scope: Scope | undefined, name: string): Value;

  makeFunction(definition: FunctionDef | Lambda, frame: Frame, name: string): FunctionValue;
  callFunction(fn: FunctionValue, call: CallArguments): Value;
  bodyOf(fn: FunctionValue): readonly Statement[];
  construct(cls: ClassValue, call: CallArguments): Value;
  makeClass(
    name: string,
    bases: readonly Value[],
    attributes: Map<string, Binding>,
    extra: {
      readonly keywords: ReadonlyMap<string, Value>;
      readonly definition: ClassValue["definition"];
      readonly moduleName: string;
      readonly qualifiedName: string;
      readonly metaclass: Value | undefined;
      readonly origin: Origin | undefined;
      readonly made: readonly FunctionValue[];
    },
  ): ClassValue;
  /** Looks a name up in the classes of an MRO, from a place on. */
  lookUpInClass(cls: ClassValue, name: string, from?: number): Found | Unknown | undefined;
  /** A method that Python looks up in the class, bound: `__eq__`, `__len__`. */
  special(value: Value, name: string): Value | undefined;
  /** The same unknown for the same question about an unknown. */
  derived(from: Unknown, what: string): Unknown;
  /** Whether an unknown equals (or is) a value: asked twice, answered alike. */
  derivedEquality(from: Unknown, how: "==" | "is", other: Value): Unknown;
  /** Decides whether an unknown is true. */
  guess(value: Unknown): boolean;
  /** An unknown that is true where the other is not. */
  negation(of: Unknown): Unknown;
  /** Notes that something unknown ran inside a `try`: it may have raised. */
  mayRaise(because: Reason): void;
  methodOf(value: Value, name: string): Value | undefined;
  /** The class of a built-in exception. */
  exceptionClass(name: string): ClassValue;
  makeException(cls: ClassValue, message: string): Value;
  /** An attribute of a module; undefined where it has none. */
  moduleAttribute(
    module: ModuleValue,
    name: string,
    origin: Origin | undefined,
    certain: boolean,
  ): Value | undefined;
  /** Counts one step; throws OutOfFuel. */
  step(): void;
  /** Runs a class statement; `run` runs its body. */
  defineClass(
    node: ClassDef,
    frame: Frame,
    run: (body: readonly Statement[], frame: Frame) => Completion,
  ): void;
  nameOf(name: Identifier, frame: Frame): string;
}

/** An attribute that a class has. */
export interface Found {
  readonly value: Value;
  readonly cls: ClassValue;
  readonly index: number;
}
