/** Runs a call along every path, and again from every state that it may have left behind. */

import type { Exploration, PathOutcome, Raised } from "./evaluation.ts";
import type { PythonRaise } from "./core.ts";
import { type Interpreter } from "./core.ts";
import type { Changes, Content, Journaled } from "./journal.ts";
import { restore } from "./journal.ts";
import { rooted } from "./merged.ts";
import { unknown } from "./make.ts";
import { eachPath, type Ended } from "./paths.ts";
import { same, sameContent } from "./sameness.ts";
import type { Binding, Reason, Scope, Value } from "./values.ts";

/** How often a call is repeated from states that calls of it leave. */
const STATES = 64;

/** What calls before this one left behind, told by what differs from the start. */
interface State {
  readonly objects: ReadonlyMap<Journaled, Content>;
  readonly names: ReadonlyMap<Scope, ReadonlyMap<string, Binding | undefined>>;
}

const START: State = { objects: new Map(), names: new Map() };

/** Every outcome of `run`; nothing of it stays. */
export function explore(
  m: Interpreter,
  limit: number,
  fuel: number,
  run: () => Value,
): Exploration {
  // A module that turns out to be needed is brought in, and everything begins again.
  return rooted(m, () => exploreOnce(m, limit, fuel, run));
}

function exploreOnce(m: Interpreter, limit: number, fuel: number, run: () => Value): Exploration {
  const { fuel: left, open: outerOpen } = m;
  m.fuel = fuel;
  m.open = undefined;
  const outcomes: PathOutcome[] = [];
  const states: State[] = [START];
  const base = m.journal.open();
  let open: Reason | undefined;
  try {
    for (let at = 0; at < states.length && open === undefined; at++) {
      const state = states[at] ?? START;
      const checkpoint = m.journal.open();
      const found: State[] = [];
      try {
        enter(m, state);
        open = eachPath(m, limit, run, (ended, changes) => {
          outcomes.push(outcomeOf(m, ended));
          found.push(after(state, changes()));
        });
      } finally {
        m.journal.undo(checkpoint);
      }
      for (const next of found) {
        if (!states.some((known) => sameState(known, next, base.epoch))) states.push(next);
      }
      if (states.length > STATES) open ??= KEPT_STATE;
    }
  } finally {
    m.journal.undo(base);
    open ??= m.open;
    m.fuel = left;
    m.open = outerOpen;
  }
  return { outcomes, open };
}

const KEPT_STATE: Reason = {
  code: "state",
  text: "it depends on what earlier calls left behind",
  origin: undefined,
};

/** Puts the objects into a state. */
function enter(m: Interpreter, state: State): void {
  for (const [object, content] of state.objects) {
    m.journal.touch(object);
    restore(object, content);
  }
  for (const [scope, names] of state.names) {
    for (const [name, binding] of names) m.journal.bind(scope, name, binding);
  }
}

/** The state after a path that began in `before`. */
function after(before: State, changes: Changes): State {
  const objects = new Map([...before.objects, ...changes.objects]);
  const names = new Map<Scope, ReadonlyMap<string, Binding | undefined>>(before.names);
  for (const [scope, changed] of changes.names) {
    names.set(scope, new Map([...(names.get(scope) ?? []), ...changed]));
  }
  return { objects, names };
}

function sameState(left: State, right: State, epoch: number): boolean {
  return covers(left, right, epoch) && covers(right, left, epoch);
}

/** Whether everything that one state says holds in the other; what it does not name is as at the start. */
function covers(left: State, right: State, epoch: number): boolean {
  for (const [object, content] of left.objects) {
    const other = right.objects.get(object);
    if (other === undefined || !sameContent(content, other, epoch)) return false;
  }
  for (const [scope, names] of left.names) {
    const others = right.names.get(scope);
    for (const [name, binding] of names) {
      const other = others?.has(name) === true ? others.get(name) : scope.names.get(name);
      if (!sameBinding(binding, other, epoch)) return false;
    }
  }
  return true;
}

function sameBinding(
  left: Binding | undefined,
  right: Binding | undefined,
  epoch: number,
): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.maybe === right.maybe && same(left.value, right.value, epoch);
}

function outcomeOf(m: Interpreter, ended: Ended): PathOutcome {
  const { assumptions, trace } = ended.path;
  const result: PathOutcome["result"] =
    ended.raised === undefined
      ? { kind: "value", value: ended.value ?? unknown(KEPT_STATE) }
      : { kind: "raised", exception: raisedOf(m, ended.raised) };
  return { result, assumptions, trace };
}

/** An exception as the layers above see it. */
export function raisedOf(m: Interpreter, raised: PythonRaise): Raised {
  const { exception, trace } = raised;
  const cls = exception.kind === "instance" ? exception.cls : undefined;
  return {
    type: cls?.name ?? "Exception",
    message: messageOf(m, exception),
    value: exception,
    trace,
  };
}

function messageOf(m: Interpreter, exception: Value): string {
  if (exception.kind !== "instance") return "";
  try {
    return m.text(exception) ?? "";
  } catch {
    // Its own `__str__` may raise, or need a decision; a message is not worth a path.
    return "";
  }
}
