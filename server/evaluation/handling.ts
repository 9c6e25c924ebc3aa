/** Exceptions in the code: `raise`, `try`, `with`. */

import type { ExceptHandler, Raise, Try, With, WithItem } from "#server/syntax/tree.ts";
import {
  NORMAL,
  PythonRaise,
  type Completion,
  type Frame,
  type Interpreter,
  OutOfFuel,
} from "./core.ts";
import { unbindName } from "./lookup.ts";
import { NONE } from "./make.ts";
import type { Value } from "./values.ts";

export function runRaise(m: Interpreter, node: Raise, frame: Frame): never {
  const origin = m.originOf(node, frame);
  m.path?.note({ kind: "raise", origin });
  if (node.exception === undefined) {
    if (m.handled !== undefined) throw new PythonRaise(m.handled, [origin]);
    return m.raise("RuntimeError", "No active exception to reraise");
  }
  const exception = toRaise(m, m.decide(m.evaluate(node.exception, frame)));
  if (node.cause !== undefined) {
    const cause = m.evaluate(node.cause, frame);
    if (exception.kind === "instance") m.setAttribute(exception, "__cause__", cause);
  }
  throw new PythonRaise(exception, [origin]);
}

/** What `raise value` raises. */
function toRaise(m: Interpreter, value: Value): Value {
  if (value.kind === "unknown") return value;
  const base = m.exceptionClass("BaseException");
  if (value.kind === "class") {
    const derives = value.mro.includes(base);
    if (!derives && value.open === undefined) return notAnException(m);
    return m.invoke(value, []);
  }
  if (m.isInstance(value, base) === false) return notAnException(m);
  return value;
}

function notAnException(m: Interpreter): never {
  return m.raise("TypeError", "exceptions must derive from BaseException");
}

export function runTry(m: Interpreter, node: Try, frame: Frame): Completion {
  let completion: Completion = NORMAL;
  let pending: PythonRaise | undefined;
  try {
    completion = runGuarded(m, node, frame);
  } catch (error) {
    if (!(error instanceof PythonRaise)) throw error;
    pending = error;
  }
  if (node.finalBody.length > 0) {
    const { result } = frame;
    const last = m.run(node.finalBody, frame);
    if (last !== NORMAL) return last;
    frame.result = result;
  }
  if (pending !== undefined) throw pending;
  return completion;
}

function runGuarded(m: Interpreter, node: Try, frame: Frame): Completion {
  if (node.handlers.length === 0) {
    const completion = m.run(node.body, frame);
    return completion === NORMAL ? m.run(node.orElse, frame) : completion;
  }
  const { depth, tries, frame: running } = m;
  m.tries++;
  let completion: Completion;
  try {
    completion = m.run(node.body, frame);
  } catch (error) {
    if (!(error instanceof PythonRaise)) throw error;
    m.tries = tries;
    m.depth = depth;
    m.frame = running;
    if (node.handlers.some(({ isGroup }) => isGroup)) {
      throw new OutOfFuel({
        code: "unsupported",
        text: "except* is not followed",
        origin: undefined,
      });
    }
    const handler = handlerFor(m, node.handlers, error, frame);
    if (handler === undefined) throw error;
    return runHandler(m, handler, error.exception, frame, () => m.run(handler.body, frame));
  } finally {
    m.tries = tries;
  }
  return completion === NORMAL ? m.run(node.orElse, frame) : completion;
}

/** The first handler that takes an exception. */
export function handlerFor(
  m: Interpreter,
  handlers: readonly ExceptHandler[],
  raised: PythonRaise,
  frame: Frame,
): ExceptHandler | undefined {
  return handlers.find(
    (handler) =>
      handler.type === undefined || catches(m, m.evaluate(handler.type, frame), raised.exception),
  );
}

/** Runs a handler with its name bound and the exception current. */
export function runHandler<Result>(
  m: Interpreter,
  handler: ExceptHandler,
  exception: Value,
  frame: Frame,
  run: () => Result,
): Result {
  const { handled } = m;
  m.handled = exception;
  const name = handler.name === undefined ? undefined : m.nameOf(handler.name, frame);
  if (name !== undefined) m.bindName(frame, name, exception, handler.name);
  const leave = (): void => {
    m.handled = handled;
    if (name !== undefined && isBound(frame, name)) unbindName(m, frame, name);
  };
  let result: Result;
  try {
    result = run();
  } catch (error) {
    if (error instanceof PythonRaise) leave();
    m.handled = handled;
    throw error;
  }
  leave();
  return result;
}

function isBound(frame: Frame, name: string): boolean {
  if (frame.names.globals.has(name)) return frame.module.globals.names.has(name);
  return frame.locals.names.has(name);
}

/** Whether `except type` takes an exception; forks where that is not known. */
function catches(m: Interpreter, type: Value, exception: Value): boolean {
  const wanted = m.decide(type);
  if (wanted.kind === "tuple") return wanted.items.some((one) => catches(m, one, exception));
  if (wanted.kind === "class") {
    // Whatever is raised by code that is not known is an Exception.
    if (exception.kind === "unknown" && TAKES_ALL.has(wanted.name)) return true;
    const is = m.isInstance(exception, wanted);
    if (is !== undefined) return is;
    return m.truth(m.derived(unknownOf(m, exception), `is ${wanted.name}`));
  }
  if (wanted.kind === "unknown") return m.truth(m.derived(wanted, "catches"));
  return m.raise(
    "TypeError",
    "catching classes that do not inherit from BaseException is not allowed",
  );
}

const TAKES_ALL: ReadonlySet<string> = new Set(["Exception", "BaseException"]);

function unknownOf(m: Interpreter, exception: Value): ReturnType<Interpreter["unknown"]> {
  if (exception.kind === "unknown") return exception;
  return m.unknown("unsupported", "the class of an exception is not known");
}

export function runWith(m: Interpreter, node: With, frame: Frame): Completion {
  return withItems(m, node, node.items, frame);
}

function withItems(
  m: Interpreter,
  node: With,
  items: readonly WithItem[],
  frame: Frame,
): Completion {
  const [item, ...rest] = items;
  if (item === undefined) return m.run(node.body, frame);
  const manager = m.decide(m.evaluate(item.context, frame));
  const { value, exit } = enter(m, manager, node.isAsync);
  if (item.target !== undefined) m.assign(item.target, value, frame);
  const { depth, tries, frame: running } = m;
  if (exit.mayTake) m.tries++;
  let completion: Completion;
  try {
    completion = withItems(m, node, rest, frame);
  } catch (error) {
    if (!(error instanceof PythonRaise)) throw error;
    m.tries = tries;
    m.depth = depth;
    m.frame = running;
    if (!exit.run(error.exception)) throw error;
    return NORMAL;
  } finally {
    m.tries = tries;
  }
  exit.run(undefined);
  return completion;
}

export interface Exit {
  /** Leaves the block; whether the exception is swallowed. */
  readonly run: (raised: Value | undefined) => boolean;
  /** Whether it may swallow one. */
  readonly mayTake: boolean;
}

/** Enters a context manager. */
export function enter(
  m: Interpreter,
  manager: Value,
  isAsync: boolean,
): { readonly value: Value; readonly exit: Exit } {
  if (manager.kind === "unknown" || isAsync) {
    const unknown =
      manager.kind === "unknown"
        ? manager
        : m.unknown("unsupported", "asynchronous code is not followed");
    m.mayRaise(unknown.reason);
    const run = (raised: Value | undefined): boolean =>
      raised !== undefined && !m.truth(m.derived(unknown, "lets exceptions through"));
    return { value: m.derived(unknown, "with"), exit: { run, mayTake: false } };
  }
  const entered = manager.kind === "native" ? manager.behavior.enter?.(m, manager) : undefined;
  if (manager.kind === "native" && entered !== undefined) {
    const { behavior } = manager;
    const run = (raised: Value | undefined): boolean =>
      behavior.exit?.(m, manager, raised) ?? false;
    return { value: entered, exit: { run, mayTake: true } };
  }
  const entering = m.special(manager, "__enter__");
  const exiting = m.special(manager, "__exit__");
  if (entering === undefined || exiting === undefined) {
    const cls = m.classOf(manager);
    const name = cls.kind === "class" ? cls.name : "object";
    return m.raise("TypeError", `'${name}' object does not support the context manager protocol`);
  }
  const value = m.invoke(entering, []);
  const run = (raised: Value | undefined): boolean => {
    if (raised === undefined) {
      m.invoke(exiting, [NONE, NONE, NONE]);
      return false;
    }
    const none = m.unknown("unsupported", "tracebacks are not modeled");
    return m.truth(m.invoke(exiting, [m.classOf(raised), raised, none]));
  };
  return { value, exit: { run, mayTake: true } };
}
