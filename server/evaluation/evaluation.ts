/** The evaluator as the layers above use it: modules are run once, calls are explored along every path. */

import type { Origin } from "#server/text/span.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { FunctionDef, Module, Statement } from "#server/syntax/tree.ts";
import type { Machine, ModuleValue, Reason, Unknown, Value } from "./values.ts";

/** Where the evaluator gets its modules from. */
export interface ModuleSource {
  /** Finds a module by its absolute dotted name. */
  find(name: string): FoundModule | undefined;
  /** Whether there is certainly no top-level module of that name: neither own code nor installed. */
  isAbsent?(name: string): boolean;
  /** Whether there is a module of that name that cannot be read. */
  isCompiled?(name: string): boolean;
  /** The body of a function that was left out of a module's tree. */
  body(path: string, definition: FunctionDef): readonly Statement[];
  /** A data file beside the code (`.json`, `.yaml`, `.env`); undefined where there is none. */
  text(path: string): string | undefined;
}

export interface FoundModule {
  /** Absolute; undefined for a stub. */
  readonly path: string | undefined;
  readonly isPackage: boolean;
  readonly tree: Module;
  /** For stubs: objects of ours put into the globals before the module runs. */
  readonly natives?: ReadonlyMap<string, Value>;
}

export interface EvaluationOptions {
  /** Steps (nodes evaluated) that one module or one explored call may take. */
  readonly fuel?: number;
  /** Paths that one exploration may take. */
  readonly paths?: number;
  /** Reads the part of the standard library that is written in Python; left out, it is not there. */
  readonly parse?: Parse;
  /** 13 for Python 3.13; left out, every version that Django supports is possible. */
  readonly pythonMinor?: number | undefined;
  /** What `os.environ` holds; names that are absent are unknown. */
  readonly environment?: ReadonlyMap<
    string,
    { readonly value: string; readonly origin: Origin | undefined }
  >;
}

export interface Evaluation {
  /** The machine for native code; use it inside `explore` or `merge` only. */
  readonly machine: Machine;
  /**
   * Runs a module if it has not run. Branches on unknown conditions run both ways and are merged,
   * so that names and entries can be `maybe` and values OneOf.
   */
  importModule(name: string): ModuleValue | Unknown;
  /** A global of a module, imports followed: undefined where there is none. */
  global(module: ModuleValue, name: string): GlobalValue | undefined;
  /**
   * Runs `run` along every path that unknown conditions and chance open, each from the same state,
   * and leaves no trace of it in the objects.
   */
  explore(run: (machine: Machine) => Value): Exploration;
  /** Runs `run` along every path and keeps what it did, merged. Answers one value, perhaps a OneOf. */
  merge(run: (machine: Machine) => Value): Merged;
  /** Remembers what has been run up to now; see `rewind`. */
  mark(): void;
  /** Forgets the files that were run since the mark, and all that they changed: they can be run as they are now. */
  rewind(): void;
}

export interface GlobalValue {
  readonly value: Value;
  readonly origin: Origin | undefined;
  readonly maybe: Reason | undefined;
}

export type Merged =
  | { readonly kind: "value"; readonly value: Value; readonly because: Reason | undefined }
  | { readonly kind: "raised"; readonly exception: Raised };

export interface Raised {
  /** The class's name: "TypeError". */
  readonly type: string;
  readonly message: string;
  readonly value: Value;
  /** Where it was raised, innermost first. */
  readonly trace: readonly Origin[];
}

export interface Exploration {
  readonly outcomes: readonly PathOutcome[];
  /** Why there may be further outcomes: fuel or paths ran out, an unknown iterable, kept state. */
  readonly open: Reason | undefined;
}

export interface PathOutcome {
  readonly result:
    | { readonly kind: "value"; readonly value: Value }
    | { readonly kind: "raised"; readonly exception: Raised };
  /** The unknown conditions that were decided by hand on the way, with the side that was taken. */
  readonly assumptions: readonly { readonly reason: Reason; readonly choice: number }[];
  /** The tests and returns that led here, outermost function only first; for hovers. */
  readonly trace: readonly TraceStep[];
}

export interface TraceStep {
  readonly kind: "test" | "return" | "raise" | "call";
  readonly origin: Origin;
  /** For tests: which way it went. */
  readonly taken?: boolean;
}
