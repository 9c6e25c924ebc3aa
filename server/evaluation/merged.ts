/** Runs code at the level of a module: where a condition is not known both sides run, and are joined. */

import type { ClassDef, Expression, For, If, Statement } from "#server/syntax/tree.ts";
import {
  BREAK,
  CONTINUE,
  FORK,
  Fork,
  NORMAL,
  NeedsModule,
  PythonRaise,
  RETURN,
  type Completion,
  type Frame,
  type Interpreter,
} from "./core.ts";
import { forgo, isGap, isOutermost } from "./forgoing.ts";
import { NONE, bool, int, oneOf, unknown } from "./make.ts";
import { Merger, type Side } from "./merging.ts";
import { partsOf, type Given } from "./partwise.ts";
import { brokenBy, eachPath } from "./paths.ts";
import { contentOf, type Changes } from "./journal.ts";
import type { Path } from "./path.ts";
import type { Reason, Value } from "./values.ts";

/** Paths that one statement or one call is run along before its answer is given up. */
const PATHS = 32;

/** Steps that one statement of a module may take, so that what follows it is run too. */
const STATEMENT = 400_000;

/** Runs statements, each as far as it needs no decision; where it needs one, along all paths. */
export function runMerged(m: Interpreter, body: readonly Statement[], frame: Frame): Completion {
  for (const statement of body) {
    const completion = runOrForgo(m, statement, frame);
    if (completion !== NORMAL) return completion;
  }
  return NORMAL;
}

function runOrForgo(m: Interpreter, statement: Statement, frame: Frame): Completion {
  if (!isOutermost(m)) return runOne(m, statement, frame);
  const { depth, handled, fuel } = m;
  const allowed = Math.min(fuel, STATEMENT);
  m.fuel = allowed;
  try {
    return runOne(m, statement, frame);
  } catch (error) {
    if (fuel <= 0 || !isGap(m, statement, error)) throw error;
    m.frame = frame;
    m.depth = depth;
    m.handled = handled;
    forgo(m, statement, frame, error);
    return NORMAL;
  } finally {
    m.fuel = fuel - Math.max(0, allowed - m.fuel);
  }
}

function runOne(m: Interpreter, statement: Statement, frame: Frame): Completion {
  // On a path every decision is made by the path.
  if (m.path !== undefined) return m.execute(statement, frame);
  // The statements of a chosen branch are undone and repeated one by one, not together.
  if (statement.kind === "If") return runIf(m, statement, frame);
  try {
    const completion = direct(m, () => m.execute(statement, frame));
    return completion instanceof Fork ? runCarefully(m, statement, frame) : completion;
  } catch (error) {
    const broken = error instanceof RangeError ? brokenBy(error) : undefined;
    if (broken === undefined) throw error;
    frame.module.open ??= broken;
    return NORMAL;
  }
}

/**
 * Runs `run` as long as it needs no decision; where it needs one, undoes it and answers FORK.
 * What outlasts it, a module that it needs, is brought in before it is run again.
 */
function direct<Result>(m: Interpreter, run: () => Result): Result | Fork {
  return rooted(m, () => {
    const { depth, tries, frame, fuel } = m;
    const checkpoint = m.journal.open();
    let done = false;
    try {
      const result = run();
      done = true;
      return result;
    } catch (error) {
      if (error instanceof PythonRaise) done = true;
      if (!(error instanceof Fork)) throw error;
      m.fuel = fuel;
      return FORK;
    } finally {
      m.depth = depth;
      m.tries = tries;
      m.frame = frame;
      if (done) m.journal.commit(checkpoint);
      else m.journal.undo(checkpoint);
    }
  });
}

/** Runs `run` again after each module that it turned out to need, where nothing is to be undone. */
export function rooted<Result>(m: Interpreter, run: () => Result): Result {
  if (m.journal.isOpen) return run();
  for (;;) {
    const { fuel } = m;
    try {
      return run();
    } catch (error) {
      if (!(error instanceof NeedsModule)) throw error;
      m.importModule(error.name);
      m.fuel = fuel;
    }
  }
}

function runCarefully(m: Interpreter, statement: Statement, frame: Frame): Completion {
  switch (statement.kind) {
    case "ClassDef":
      return runClass(m, statement, frame);
    case "For":
      return runFor(m, statement, frame) ?? runAlongPaths(m, statement, frame);
    default:
      return runAlongPaths(m, statement, frame);
  }
}

/** Along all paths; a `break` or `return` that only some of them meet is taken as met. */
function runAlongPaths(m: Interpreter, statement: Statement, frame: Frame): Completion {
  const completion = rooted(m, () =>
    alongPaths(
      m,
      () => int(m.execute(statement, frame)),
      () => partsOf(m, statement, frame),
    ),
  );
  const known = completion.kind === "oneOf" ? completion.values[0] : completion;
  const number = known?.kind === "int" ? Number(known.value) : NORMAL;
  return number === BREAK || number === CONTINUE || number === RETURN ? number : NORMAL;
}

/** The body of a class statement by statement, its making along all paths. */
function runClass(m: Interpreter, statement: ClassDef, frame: Frame): Completion {
  m.defineClass(statement, frame, (body, inner) => m.runMerged(body, inner));
  return NORMAL;
}

/** A loop over known items, its body statement by statement; undefined where that will not do. */
function runFor(m: Interpreter, statement: For, frame: Frame): Completion | undefined {
  if (statement.isAsync || leavesLoop(statement.body)) return undefined;
  const iterable = merged(m, () => m.evaluate(statement.iterable, frame));
  const maybe = presence(iterable);
  if (maybe === undefined) return undefined;
  for (const { item, because, subject } of maybe) {
    const step = (): Completion => {
      simple(m, () => m.assign(statement.target, item, frame));
      return m.runMerged(statement.body, frame);
    };
    if (because === undefined) step();
    else eitherSide(m, { subject, choices: [0, 1], because }, step, () => NORMAL);
  }
  return m.runMerged(statement.orElse, frame);
}

interface Item {
  readonly item: Value;
  /** Why it may be absent. */
  readonly because: Reason | undefined;
  readonly subject: object;
}

/** The items of a container; undefined where there may be others. */
function presence(value: Value): readonly Item[] | undefined {
  const items = (values: readonly Value[]): Item[] =>
    values.map((item) => ({ item, because: undefined, subject: item }));
  switch (value.kind) {
    case "tuple":
      return items(value.items);
    case "list":
      return value.open === undefined ? items(value.items) : undefined;
    case "dict":
      if (value.open !== undefined) return undefined;
      return [...value.entries.values()].map((entry) => ({
        item: entry.key,
        because: entry.maybe,
        subject: entry,
      }));
    default:
      return undefined;
  }
}

function leavesLoop(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "Break":
      case "Continue":
      case "Return":
        return true;
      case "If":
        return leavesLoop(statement.body) || leavesLoop(statement.orElse);
      case "With":
        return leavesLoop(statement.body);
      case "Try":
        return (
          leavesLoop(statement.body) ||
          leavesLoop(statement.orElse) ||
          leavesLoop(statement.finalBody) ||
          statement.handlers.some((handler) => leavesLoop(handler.body))
        );
      case "Match":
        return statement.cases.some((one) => leavesLoop(one.body));
      case "For":
      case "While":
        return leavesLoop(statement.orElse);
      default:
        return false;
    }
  });
}

function runIf(m: Interpreter, statement: If, frame: Frame): Completion {
  const test = decision(m, statement.test, frame);
  const [only] = test.sides;
  if (test.sides.size === 1) {
    return m.runMerged(only === true ? statement.body : statement.orElse, frame);
  }
  return eitherSide(
    m,
    test,
    () => m.runMerged(statement.body, frame),
    () => m.runMerged(statement.orElse, frame),
  );
}

interface Condition {
  /** The unknown that was asked, where it was one alone. */
  readonly subject: object | undefined;
  /** What is decided about it on the side where the condition holds, and on the other. */
  readonly choices: readonly [number, number];
  readonly because: Reason;
}

interface Decision extends Condition {
  readonly sides: ReadonlySet<boolean>;
}

/** Which ways a test can go. */
function decision(m: Interpreter, test: Expression, frame: Frame): Decision {
  const seen: { readonly taken: boolean; readonly path: Path }[] = [];
  const answer = merged(m, () => {
    const taken = m.truth(m.evaluate(test, frame));
    if (m.path !== undefined) seen.push({ taken, path: m.path });
    return bool(taken);
  });
  const sides = new Set<boolean>();
  for (const value of answer.kind === "oneOf" ? answer.values : [answer]) {
    if (value.kind === "bool") sides.add(value.value);
    else sides.add(true).add(false);
  }
  const because = seen.flatMap(({ path }) => path.assumptions)[0]?.reason ?? {
    code: "unsupported" as const,
    text: "it depends on a choice that was made by chance",
    origin: m.originOf(test, frame),
  };
  return { sides, because, ...soleSubject(seen) };
}

/** The one unknown by which a test was decided, if both paths decided nothing else. */
function soleSubject(
  seen: readonly { readonly taken: boolean; readonly path: Path }[],
): Pick<Condition, "subject" | "choices"> {
  const yes = seen.find((one) => one.taken)?.path.made;
  const no = seen.find((one) => !one.taken)?.path.made;
  const [subject] = yes?.keys() ?? [];
  if (seen.length !== 2 || subject === undefined || yes?.size !== 1 || no?.size !== 1) {
    return { subject: undefined, choices: [0, 1] };
  }
  const [choice, other] = [yes.get(subject), no.get(subject)];
  if (choice === undefined || other === undefined) return { subject: undefined, choices: [0, 1] };
  return { subject, choices: [choice, other] };
}

/** Runs both sides of an unknown condition from one state and joins them. */
function eitherSide(
  m: Interpreter,
  condition: Condition,
  yes: () => Completion,
  no: () => Completion,
): Completion {
  return rooted(m, () => {
    const sides: Side[] = [];
    const completions: Completion[] = [];
    let raised: PythonRaise | undefined;
    let epoch: number | undefined;
    for (const [i, side] of [yes, no].entries()) {
      const checkpoint = m.journal.open();
      epoch ??= checkpoint.epoch;
      try {
        completions.push(assuming(m, condition.subject, condition.choices[i] ?? 0, side));
        sides.push({ changes: m.journal.changes(checkpoint), made: new Map() });
      } catch (error) {
        // A project that works does not take the side that raises.
        if (!(error instanceof PythonRaise)) throw error;
        raised ??= error;
      } finally {
        m.journal.undo(checkpoint);
      }
    }
    if (sides.length === 0 && raised !== undefined) throw raised;
    new Merger(m, sides, condition.because, epoch ?? 0).write();
    return completions.find((completion) => completion !== NORMAL) ?? NORMAL;
  });
}

/** Runs one side of a condition, on which the unknown in it is decided. */
function assuming<Result>(
  m: Interpreter,
  subject: object | undefined,
  choice: number,
  run: () => Result,
): Result {
  if (subject === undefined || m.facts.has(subject)) return run();
  m.facts.set(subject, choice);
  try {
    return run();
  } finally {
    m.facts.delete(subject);
  }
}

function simple(m: Interpreter, run: () => void): void {
  merged(m, () => {
    run();
    return NONE;
  });
}

/**
 * Runs `run` directly where it needs no decision; else along every path, and joins what they did.
 * On a path it just runs.
 */
export function merged(m: Interpreter, run: () => Value): Value {
  if (m.path !== undefined) return run();
  const value = direct(m, run);
  return value instanceof Fork ? rooted(m, () => alongPaths(m, run)) : value;
}

/** @param parts is asked for the values of parts, where the whole has too many ways */
function alongPaths(m: Interpreter, run: () => Value, parts?: () => Given | undefined): Value {
  const sides: Side[] = [];
  const values: Value[] = [];
  let raised: PythonRaise | undefined;
  let because: Reason | undefined;
  const start = m.journal.open();
  m.journal.commit(start);
  const left = collecting(m, () =>
    eachPath(m, PATHS, run, (ended, changes) => {
      because ??= ended.path.assumptions[0]?.reason;
      if (ended.raised !== undefined) {
        raised ??= ended.raised;
        return;
      }
      sides.push({ changes: changes(), made: ended.path.made });
      values.push(ended.value ?? NONE);
    }),
  );
  const given = left?.code === "fuel" ? partsAnew(m, parts) : undefined;
  if (given !== undefined) return withGiven(m, given, () => alongPaths(m, run));
  if (sides.length === 0) {
    if (raised !== undefined) throw raised;
    return unknown(left ?? NO_WAY);
  }
  const reason: Reason = because ?? left ?? BY_CHANCE;
  const merger = new Merger(m, sides, reason, start.epoch);
  merger.write();
  // Chance that shows in the value only leaves it open to all its values, exactly.
  const exact = because === undefined && left === undefined && !merger.differs;
  const value = merger.value(values);
  if (left !== undefined) {
    for (const side of sides) openAll(m, side.changes, left);
    return oneOf([value, unknown(left)], left);
  }
  return exact && value.kind === "oneOf" ? { ...value, because: undefined } : value;
}

function partsAnew(
  m: Interpreter,
  parts: (() => Given | undefined) | undefined,
): Given | undefined {
  // Every combination took the steps of many; the parts are far fewer.
  m.fuel = Math.max(m.fuel, STATEMENT);
  return parts?.();
}

function withGiven<Result>(m: Interpreter, given: Given, run: () => Result): Result {
  m.given = given;
  try {
    return run();
  } finally {
    m.given = undefined;
  }
}

/** Why paths were left out, or lead to more than was found. */
function collecting(m: Interpreter, run: () => Reason | undefined): Reason | undefined {
  const { open } = m;
  m.open = undefined;
  try {
    return run() ?? m.open;
  } finally {
    m.open = open;
  }
}

const NO_WAY: Reason = {
  code: "unsupported",
  text: "no way through the code was found",
  origin: undefined,
};
const BY_CHANCE: Reason = {
  code: "unsupported",
  text: "it depends on a choice that was made by chance",
  origin: undefined,
};

/** What paths touched that were not all followed is not known. */
function openAll(m: Interpreter, changes: Changes, because: Reason): void {
  for (const object of changes.objects.keys()) {
    m.journal.touch(object);
    if (contentOf(object).has("open")) (object as unknown as { open: Reason }).open = because;
  }
  for (const [scope, names] of changes.names) {
    for (const name of names.keys()) {
      const binding = scope.names.get(name);
      const value =
        binding === undefined || binding.value.kind === "deferred"
          ? unknown(because)
          : oneOf([binding.value, unknown(because)], because);
      const origin = binding?.origin;
      m.journal.bind(scope, name, { value, origin, maybe: because });
    }
  }
}
