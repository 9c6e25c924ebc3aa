/** Generators: function bodies that stop at a `yield` and go on later, with a state that can be undone. */

import type { For, Statement, Try, While, With } from "#server/syntax/tree.ts";
import {
  BREAK,
  CONTINUE,
  NORMAL,
  PythonRaise,
  RETURN,
  type Completion,
  type Frame,
  type Interpreter,
} from "./core.ts";
import { enter, handlerFor, runHandler, type Exit } from "./handling.ts";
import { clock } from "./journal.ts";
import { NONE, native, nativeFunction } from "./make.ts";
import type { NativeObject, NativeState, Reason, Value } from "./values.ts";
import { yieldOf, yields } from "./yields.ts";

/** Where a generator stands, from the innermost block outwards; blocks are never changed. */
type Block =
  | {
      readonly kind: "body";
      readonly statements: readonly Statement[];
      readonly index: number;
      readonly up: Block | undefined;
    }
  | {
      readonly kind: "for";
      readonly node: For;
      readonly iterator: Value;
      readonly up: Block | undefined;
    }
  | {
      readonly kind: "while";
      readonly node: While;
      readonly guessed: number;
      readonly up: Block | undefined;
    }
  | {
      readonly kind: "try";
      readonly node: Try;
      readonly phase: "body" | "rest";
      readonly up: Block | undefined;
    }
  | { readonly kind: "final"; readonly then: Ending; readonly up: Block | undefined }
  | {
      readonly kind: "with";
      readonly node: With;
      readonly exit: Exit;
      readonly up: Block | undefined;
    }
  | {
      readonly kind: "delegate";
      readonly iterator: Value;
      readonly statement: Statement;
      readonly up: Block | undefined;
    };

/** How a block was left: what goes on after `finally`. */
type Ending =
  | { readonly completion: Completion; readonly raised: undefined }
  | { readonly completion: typeof NORMAL; readonly raised: PythonRaise };

interface State extends NativeState {
  block: Block | undefined;
  /** The statement whose `yield` gave the last item. */
  waiting: Statement | undefined;
  running: boolean;
  /** What `return` gave at the end. */
  result: Value;
}

const UNKNOWN_LOOP: Reason = {
  code: "unsupported",
  text: "it is not known how often a loop runs",
  origin: undefined,
};

/** A `yield` in the middle of an expression. */
class UnsupportedYield {}

/** The generator that a call of a generator function gives. */
export function generatorOf(body: readonly Statement[], frame: Frame): NativeObject {
  const state: State = {
    epoch: clock.epoch,
    open: undefined,
    block: { kind: "body", statements: body, index: 0, up: undefined },
    waiting: undefined,
    running: false,
    result: NONE,
  };
  return native(
    "generator",
    {
      next: (machine) => resume(machine as Interpreter, state, frame, NONE, undefined),
      getAttribute: (_, self, name) => methodOf(self, state, frame, name),
    },
    state,
  );
}

function methodOf(self: NativeObject, state: State, frame: Frame, name: string): Value | undefined {
  switch (name) {
    case "__iter__":
      return nativeFunction(name, () => self);
    case "__next__":
    case "send":
      return nativeFunction(name, (machine, call) => {
        const m = machine as Interpreter;
        const item = resume(m, state, frame, call.positional[0] ?? NONE, undefined);
        return item ?? m.raiseValue(m.invoke(m.exceptionClass("StopIteration"), [state.result]));
      });
    case "throw":
      return nativeFunction(name, (machine, call) => {
        const m = machine as Interpreter;
        const given = call.positional[0] ?? NONE;
        const exception = given.kind === "class" ? m.invoke(given, []) : given;
        const raised = new PythonRaise(exception, []);
        const item = resume(m, state, frame, NONE, raised);
        return item ?? m.raiseValue(m.invoke(m.exceptionClass("StopIteration"), [state.result]));
      });
    case "close":
      return nativeFunction(name, (machine) => {
        const m = machine as Interpreter;
        m.attempt(
          "GeneratorExit",
          () => {
            if (state.block === undefined) return;
            const exit = m.makeException(m.exceptionClass("GeneratorExit"), "");
            resume(m, state, frame, NONE, new PythonRaise(exit, []));
          },
          () => undefined,
        );
        m.touch(state);
        state.block = undefined;
        return NONE;
      });
    default:
      return undefined;
  }
}

/** Goes on to the next `yield`; undefined at the end. */
function resume(
  m: Interpreter,
  state: State,
  frame: Frame,
  sent: Value,
  thrown: PythonRaise | undefined,
): Value | undefined {
  if (state.open !== undefined) {
    return m.unknown(state.open.code, state.open.text, state.open.origin);
  }
  if (state.running) return m.raise("ValueError", "generator already executing");
  if (state.block === undefined) {
    if (thrown !== undefined) throw thrown;
    return undefined;
  }
  m.touch(state);
  state.running = true;
  const { frame: caller, depth, tries } = m;
  m.frame = frame;
  m.depth = depth + 1;
  try {
    let pending = thrown;
    if (pending === undefined) complete(m, state, frame, sent);
    for (;;) {
      try {
        if (pending !== undefined) {
          const raised: PythonRaise = pending;
          pending = undefined;
          unwind(m, state, frame, { completion: NORMAL, raised });
        }
        const item = advance(m, state, frame);
        if (item !== undefined) return item;
        if (state.block === undefined) {
          state.result = frame.result;
          return undefined;
        }
      } catch (error) {
        if (!(error instanceof PythonRaise)) throw error;
        if (state.block === undefined) throw error;
        pending = error;
      }
    }
  } catch (error) {
    if (!(error instanceof UnsupportedYield)) throw error;
    state.block = undefined;
    state.open = {
      code: "unsupported",
      text: "a yield stands inside an expression",
      origin: frame.function?.origin,
    };
    return m.unknown(state.open.code, state.open.text, state.open.origin);
  } finally {
    state.running = false;
    m.frame = caller;
    m.depth = depth;
    m.tries = tries;
  }
}

/** Ends the statement at whose `yield` the generator stood, with what was sent. */
function complete(m: Interpreter, state: State, frame: Frame, sent: Value): void {
  const statement = state.waiting;
  state.waiting = undefined;
  if (statement === undefined) return;
  if (statement.kind === "Assign") {
    for (const target of statement.targets) m.assign(target, sent, frame);
  } else if (statement.kind === "AnnAssign") {
    m.assign(statement.target, sent, frame);
  } else if (statement.kind === "Return") {
    frame.result = sent;
    unwind(m, state, frame, { completion: RETURN, raised: undefined });
  }
}

/** One statement, or one step of the innermost block; an item where it yields. */
function advance(m: Interpreter, state: State, frame: Frame): Value | undefined {
  const block = state.block;
  if (block === undefined) return undefined;
  m.step();
  switch (block.kind) {
    case "body": {
      const statement = block.statements[block.index];
      if (statement === undefined) {
        state.block = block.up;
        return undefined;
      }
      state.block = { ...block, index: block.index + 1 };
      return runStatement(m, state, frame, statement);
    }
    case "for": {
      const item = m.next(block.iterator);
      if (item === undefined) {
        state.block = bodyBlock(block.node.orElse, block.up);
        return undefined;
      }
      m.assign(block.node.target, item, frame);
      // An Unknown may have been the last item; it stands for all the rest.
      const up = item.kind === "unknown" && block.iterator.kind === "unknown" ? block.up : block;
      if (up !== block)
        m.markOpen((item as { reason: Parameters<Interpreter["markOpen"]>[0] }).reason);
      state.block = bodyBlock(block.node.body, up);
      return undefined;
    }
    case "while": {
      const before = m.guesses;
      const taken = m.truth(m.evaluate(block.node.test, frame));
      const guessed = block.guessed + (m.guesses > before ? 1 : 0);
      if (taken && guessed > 1) {
        m.markOpen(UNKNOWN_LOOP);
        state.block = block.up;
      } else if (taken) {
        state.block = bodyBlock(block.node.body, { ...block, guessed });
      } else {
        state.block = bodyBlock(block.node.orElse, block.up);
      }
      return undefined;
    }
    case "try":
      if (block.phase === "body") {
        // The body has ended without an exception.
        state.block = bodyBlock(block.node.orElse, { ...block, phase: "rest" });
      } else {
        state.block = finalBlock(block.node, block.up, { completion: NORMAL, raised: undefined });
      }
      return undefined;
    case "final":
      state.block = block.up;
      if (block.then.raised !== undefined) throw block.then.raised;
      if (block.then.completion !== NORMAL) unwind(m, state, frame, block.then);
      return undefined;
    case "with":
      state.block = block.up;
      block.exit.run(undefined);
      return undefined;
    case "delegate": {
      const item = m.next(block.iterator);
      if (item !== undefined) return item;
      state.block = block.up;
      state.waiting = block.statement;
      const data = block.iterator.kind === "native" ? block.iterator.data : undefined;
      complete(m, state, frame, (data as Partial<State> | undefined)?.result ?? NONE);
      return undefined;
    }
  }
}

function bodyBlock(statements: readonly Statement[], up: Block | undefined): Block | undefined {
  return statements.length === 0 ? up : { kind: "body", statements, index: 0, up };
}

function finalBlock(node: Try, up: Block | undefined, then: Ending): Block | undefined {
  if (node.finalBody.length === 0 && then.raised === undefined && then.completion === NORMAL) {
    return up;
  }
  return bodyBlock(node.finalBody, { kind: "final", then, up });
}

function runStatement(
  m: Interpreter,
  state: State,
  frame: Frame,
  statement: Statement,
): Value | undefined {
  const up = state.block;
  if (!yields(statement)) {
    const completion = m.execute(statement, frame);
    if (completion !== NORMAL) unwind(m, state, frame, { completion, raised: undefined });
    return undefined;
  }
  switch (statement.kind) {
    case "If":
      state.block = bodyBlock(
        m.truth(m.evaluate(statement.test, frame)) ? statement.body : statement.orElse,
        up,
      );
      return undefined;
    case "For": {
      const iterator = m.iterator(m.evaluate(statement.iterable, frame));
      state.block = { kind: "for", node: statement, iterator, up };
      return undefined;
    }
    case "While":
      state.block = { kind: "while", node: statement, guessed: 0, up };
      return undefined;
    case "Try":
      state.block = bodyBlock(statement.body, { kind: "try", node: statement, phase: "body", up });
      return undefined;
    case "With": {
      let block = up;
      for (const item of statement.items) {
        const manager = m.decide(m.evaluate(item.context, frame));
        const { value, exit } = enter(m, manager, statement.isAsync);
        block = { kind: "with", node: statement, exit, up: block };
        state.block = block;
        if (item.target !== undefined) m.assign(item.target, value, frame);
      }
      state.block = bodyBlock(statement.body, block);
      return undefined;
    }
    case "Match": {
      const subject = m.evaluate(statement.subject, frame);
      for (const one of statement.cases) {
        if (!m.matches(one.pattern, subject, frame)) continue;
        if (one.guard !== undefined && !m.truth(m.evaluate(one.guard, frame))) continue;
        state.block = bodyBlock(one.body, up);
        return undefined;
      }
      return undefined;
    }
    default:
      return runYield(m, state, frame, statement);
  }
}

/** A statement whose value is a `yield`. */
function runYield(
  m: Interpreter,
  state: State,
  frame: Frame,
  statement: Statement,
): Value | undefined {
  const node = yieldOf(statement);
  if (node === undefined) throw new UnsupportedYield();
  const value = node.value === undefined ? NONE : m.evaluate(node.value, frame);
  if (!node.isFrom) {
    state.waiting = statement;
    return value;
  }
  const iterator = m.iterator(value);
  state.block = { kind: "delegate", iterator, statement, up: state.block };
  return undefined;
}

/** Leaves blocks until one takes what happened: a loop a `break`, a `try` an exception. */
function unwind(m: Interpreter, state: State, frame: Frame, ending: Ending): void {
  for (let block = state.block; block !== undefined; block = state.block) {
    state.block = block.up;
    switch (block.kind) {
      case "body":
      case "delegate":
        break;
      case "for":
      case "while":
        if (ending.completion === BREAK) return;
        if (ending.completion === CONTINUE) {
          state.block = block;
          return;
        }
        break;
      case "with":
        if (ending.raised === undefined) block.exit.run(undefined);
        else if (block.exit.run(ending.raised.exception)) return;
        break;
      case "final":
        break;
      case "try": {
        const { raised } = ending;
        if (raised !== undefined && block.phase === "body") {
          const handler = handlerFor(m, block.node.handlers, raised, frame);
          if (handler !== undefined) {
            const rest: Block = { ...block, phase: "rest" };
            if (handler.body.some(yields)) {
              if (handler.name !== undefined) {
                m.bindName(frame, m.nameOf(handler.name, frame), raised.exception, handler.name);
              }
              state.block = bodyBlock(handler.body, rest);
              return;
            }
            state.block = rest;
            const completion = runHandler(m, handler, raised.exception, frame, () =>
              m.run(handler.body, frame),
            );
            if (completion !== NORMAL) unwind(m, state, frame, { completion, raised: undefined });
            return;
          }
        }
        if (block.node.finalBody.length > 0) {
          state.block = finalBlock(block.node, block.up, ending);
          return;
        }
        break;
      }
    }
  }
  if (ending.raised !== undefined) throw ending.raised;
}
