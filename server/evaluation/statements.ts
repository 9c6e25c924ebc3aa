/** Runs statements. */

import type { AugAssign, Expression, For, Statement, While } from "#server/syntax/tree.ts";
import {
  BREAK,
  CONTINUE,
  NORMAL,
  RETURN,
  type Completion,
  type Frame,
  type Interpreter,
} from "./core.ts";
import { decorate } from "./calls.ts";
import { iterateLazily } from "./iteration.ts";
import { unbindName } from "./lookup.ts";
import { NONE, dict, native, text } from "./make.ts";
import type { Loader } from "./modules.ts";
import { runImport, runImportFrom } from "./modules.ts";
import { inPlace } from "./operators.ts";
import { runRaise, runTry, runWith } from "./handling.ts";
import type { Reason, Value } from "./values.ts";

export function run(m: Interpreter, body: readonly Statement[], frame: Frame): Completion {
  for (const statement of body) {
    const completion = m.execute(statement, frame);
    if (completion !== NORMAL) return completion;
  }
  return NORMAL;
}

export function execute(m: Interpreter, loader: Loader, node: Statement, frame: Frame): Completion {
  m.step();
  frame.at = node;
  switch (node.kind) {
    case "ExpressionStatement":
      m.evaluate(node.value, frame);
      return NORMAL;
    case "Assign": {
      const value = m.evaluate(node.value, frame);
      for (const target of node.targets) m.assign(target, value, frame);
      return NORMAL;
    }
    case "AugAssign":
      runAugAssign(m, node, frame);
      return NORMAL;
    case "AnnAssign":
      annotate(m, node.target, node.annotation, frame);
      if (node.value !== undefined) {
        m.assign(node.target, m.evaluate(node.value, frame), frame);
      }
      return NORMAL;
    case "If": {
      const taken = m.truth(m.evaluate(node.test, frame));
      m.path?.note({ kind: "test", origin: m.originOf(node.test, frame), taken });
      return m.run(taken ? node.body : node.orElse, frame);
    }
    case "Return":
      frame.result = node.value === undefined ? NONE : m.evaluate(node.value, frame);
      m.path?.note({ kind: "return", origin: m.originOf(node, frame) });
      return RETURN;
    case "FunctionDef": {
      const fn = m.makeFunction(node, frame, node.name.id);
      const value = decorate(m, node.decorators, fn, frame);
      m.bindName(frame, m.nameOf(node.name, frame), value, node.name);
      return NORMAL;
    }
    case "ClassDef":
      m.defineClass(node, frame, (body, inner) => m.run(body, inner));
      return NORMAL;
    case "For":
      return runFor(m, node, frame);
    case "While":
      return runWhile(m, node, frame);
    case "With":
      return runWith(m, node, frame);
    case "Match": {
      const subject = m.evaluate(node.subject, frame);
      for (const one of node.cases) {
        if (!m.matches(one.pattern, subject, frame)) continue;
        if (one.guard !== undefined && !m.truth(m.evaluate(one.guard, frame))) continue;
        m.path?.note({ kind: "test", origin: m.originOf(one.pattern, frame), taken: true });
        return m.run(one.body, frame);
      }
      return NORMAL;
    }
    case "Raise":
      return runRaise(m, node, frame);
    case "Try":
      return runTry(m, node, frame);
    case "Assert": {
      const test = m.evaluate(node.test, frame);
      // A program that works keeps what it asserts.
      if (test.kind === "unknown" || m.truth(test)) return NORMAL;
      const message = node.message === undefined ? undefined : m.evaluate(node.message, frame);
      return m.raiseValue(
        m.invoke(m.exceptionClass("AssertionError"), message === undefined ? [] : [message]),
      );
    }
    case "Import":
      runImport(m, loader, node, frame);
      return NORMAL;
    case "ImportFrom":
      runImportFrom(m, loader, node, frame);
      return NORMAL;
    case "Delete":
      for (const target of node.targets) remove(m, target, frame);
      return NORMAL;
    case "TypeAlias":
      m.bindName(
        frame,
        m.nameOf(node.name, frame),
        m.unknown("unsupported", "type aliases are not evaluated", m.originOf(node, frame)),
        node.name,
      );
      return NORMAL;
    case "Break":
      return BREAK;
    case "Continue":
      return CONTINUE;
    case "Global":
    case "Nonlocal":
    case "Pass":
      return NORMAL;
  }
}

function runFor(m: Interpreter, node: For, frame: Frame): Completion {
  const iterable = m.evaluate(node.iterable, frame);
  const origin = m.originOf(node.iterable, frame);
  if (node.isAsync) {
    m.markOpen({ code: "unsupported", text: "asynchronous loops are not followed", origin });
    return NORMAL;
  }
  let ended = NORMAL as Completion;
  const finished = iterateLazily(m, iterable, origin, (item) => {
    m.step();
    m.assign(node.target, item, frame);
    const completion = m.run(node.body, frame);
    if (completion === NORMAL || completion === CONTINUE) return true;
    ended = completion;
    return false;
  });
  if (ended === RETURN) return RETURN;
  return finished ? m.run(node.orElse, frame) : NORMAL;
}

function runWhile(m: Interpreter, node: While, frame: Frame): Completion {
  let guessed = 0;
  for (;;) {
    m.step();
    const before = m.guesses;
    const test = m.evaluate(node.test, frame);
    const taken = m.truth(test);
    if (!taken) return m.run(node.orElse, frame);
    // How often the loop runs is not known: not at all and once stand for all the rest.
    if (m.guesses > before && ++guessed > 1) {
      m.markOpen(whyUnknown(m, test, node, frame));
      return NORMAL;
    }
    const completion = m.run(node.body, frame);
    if (completion === BREAK) return NORMAL;
    if (completion === RETURN) return RETURN;
  }
}

function whyUnknown(m: Interpreter, test: Value, node: While, frame: Frame): Reason {
  if (test.kind === "unknown") return test.reason;
  return {
    code: "unsupported",
    text: "it is not known how often a loop runs",
    origin: m.originOf(node.test, frame),
  };
}

function runAugAssign(m: Interpreter, node: AugAssign, frame: Frame): void {
  const { target } = node;
  const origin = m.originOf(node, frame);
  switch (target.kind) {
    case "Name": {
      const name = m.nameOf(target, frame);
      const old = m.lookUp(name, frame, m.originOf(target, frame));
      const value = inPlace(m, node.operator, old, m.evaluate(node.value, frame), origin);
      m.bindName(frame, name, value, target);
      return;
    }
    case "Attribute": {
      const owner = m.decide(m.evaluate(target.value, frame));
      const name = m.nameOf(target.name, frame);
      const old = m.getAttribute(owner, name, origin);
      const value = inPlace(m, node.operator, old, m.evaluate(node.value, frame), origin);
      m.setAttribute(owner, name, value, m.originOf(target.name, frame));
      return;
    }
    case "Subscript": {
      const owner = m.decide(m.evaluate(target.value, frame));
      const key = m.decide(m.evaluate(target.index, frame));
      const old = m.getItem(owner, key, origin);
      const value = inPlace(m, node.operator, old, m.evaluate(node.value, frame), origin);
      m.setItem(owner, key, value, m.originOf(target.index, frame));
      return;
    }
    default:
      m.evaluate(node.value, frame);
  }
}

/** Notes the name of an annotation: data classes, named tuples and enumerations go by their order. */
function annotate(m: Interpreter, target: Expression, annotation: Expression, frame: Frame): void {
  if (frame.kind !== "class" || target.kind !== "Name") return;
  const found = frame.locals.names.get("__annotations__")?.value;
  const notes = found?.kind === "dict" ? found : dict();
  if (notes !== found) {
    m.journal.bind(frame.locals, "__annotations__", {
      value: notes,
      origin: undefined,
      maybe: undefined,
    });
  }
  m.touch(notes);
  const name = m.nameOf(target, frame);
  const origin = m.originOf(target, frame);
  notes.entries.set(`s${name}`, {
    key: text(name, origin),
    value: native("annotation", {}, annotation, m.originOf(annotation, frame)),
    origin,
    maybe: undefined,
  });
}

function remove(m: Interpreter, target: Expression, frame: Frame): void {
  switch (target.kind) {
    case "Name":
      unbindName(m, frame, m.nameOf(target, frame));
      return;
    case "Attribute":
      m.deleteAttribute(m.decide(m.evaluate(target.value, frame)), m.nameOf(target.name, frame));
      return;
    case "Subscript":
      m.deleteItem(
        m.decide(m.evaluate(target.value, frame)),
        m.decide(m.evaluate(target.index, frame)),
      );
      return;
    case "Tuple":
    case "List":
      for (const element of target.elements) remove(m, element, frame);
      return;
    default:
  }
}
