/** Goes on after a statement of a module that raised: what it would have done is not known. */

import type { ClassDef, Statement } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import { Fork, OutOfFuel, PythonRaise, type Frame, type Interpreter } from "./core.ts";
import { unknown } from "./make.ts";
import { namesOfBody } from "./names.ts";
import { perhaps } from "./spoiling.ts";
import type { Reason } from "./values.ts";

/** Whether nothing around the running statement waits for how it ends. */
export function isOutermost(m: Interpreter): boolean {
  return m.path === undefined && !m.journal.isOpen && m.tries === 0;
}

/**
 * Whether what ended a statement at the level of a module is taken for a gap of the evaluator: a project that
 * works does not fail there. What the source raises itself is meant, and so is an import that fails.
 */
export function isGap(m: Interpreter, statement: Statement, error: unknown): boolean {
  if (!isOutermost(m)) return false;
  // A decision that no path was opened for is one that nobody thought of.
  if (!(error instanceof PythonRaise)) return error instanceof OutOfFuel || error instanceof Fork;
  if (statement.kind === "Raise") return false;
  return ["ImportError", "SystemExit", "KeyboardInterrupt"].every(
    (name) => m.isInstance(error.exception, m.exceptionClass(name)) === false,
  );
}

/**
 * Goes on without what a statement would have done: what it would have bound is open, and what it may
 * have changed. A class is made again, without its decorators and what its body cannot say.
 */
export function forgo(m: Interpreter, statement: Statement, frame: Frame, error: unknown): void {
  const because = error instanceof OutOfFuel ? error.reason : reasonOf(frame, error);
  frame.module.open ??= because;
  if (statement.kind === "ClassDef" && error instanceof PythonRaise)
    if (makeAgain(m, statement, frame)) return;
  for (const id of namesOfBody([statement]).own) {
    const name = m.nameOf({ id, start: statement.start, end: statement.end }, frame);
    const known = frame.locals.names.get(name)?.value;
    const isData = known !== undefined && known.kind !== "deferred";
    m.bindName(frame, name, isData ? perhaps(known, because) : unknown(because), statement);
  }
  walk(statement, (node) => {
    if (node.kind === "FunctionDef" || node.kind === "Lambda") return "skip";
    const value = node.kind === "Name" ? frame.locals.names.get(node.id)?.value : undefined;
    if (value !== undefined && value.kind !== "deferred" && value.kind !== "module")
      m.giveAway(value, because);
    return undefined;
  });
}

function makeAgain(m: Interpreter, statement: ClassDef, frame: Frame): boolean {
  try {
    m.defineClass({ ...statement, decorators: [] }, frame, (body, inner) =>
      m.runMerged(body, inner),
    );
    return true;
  } catch (error) {
    if (error instanceof PythonRaise) return false;
    throw error;
  }
}

function reasonOf(frame: Frame, error: unknown): Reason {
  const isRaised = error instanceof PythonRaise;
  const origin = isRaised ? error.trace[0] : undefined;
  const { name } = frame.module;
  return {
    code: "unsupported",
    text: isRaised ? `running the module ${name} raised an exception` : `${name} is not followed`,
    origin: origin ?? frame.module.origin,
  };
}
