/** Runs something along every path that undecided conditions open, each from the same state. */

import { OutOfFuel, PythonRaise, type Interpreter } from "./core.ts";
import type { Changes } from "./journal.ts";
import { unknown } from "./make.ts";
import { Path } from "./path.ts";
import type { Reason, Value } from "./values.ts";

/** How one path ended. */
export interface Ended {
  readonly path: Path;
  readonly value: Value | undefined;
  readonly raised: PythonRaise | undefined;
  /** Why it did not come to its end. */
  readonly broken: Reason | undefined;
}

/**
 * Runs `run` along every path, at most `limit`; `visit` sees the state that a path left behind,
 * which is undone afterwards. The answer says why paths were left out, if some were.
 */
export function eachPath(
  m: Interpreter,
  limit: number,
  run: () => Value,
  visit: (ended: Ended, changes: () => Changes) => void,
): Reason | undefined {
  let planned: readonly number[] | undefined = [];
  for (let count = 0; planned !== undefined; count++) {
    if (count >= limit) return tooManyPaths(m);
    const path: Path = new Path(planned);
    const checkpoint = m.journal.open();
    try {
      const ended = onPath(m, path, run);
      if (ended !== undefined) visit(ended, () => m.journal.changes(checkpoint));
      if (ended?.broken !== undefined) return ended.broken;
    } finally {
      m.journal.undo(checkpoint);
    }
    planned = path.next();
  }
  return undefined;
}

/** Runs `run` on one path; undefined where the path cannot happen. */
function onPath(m: Interpreter, path: Path, run: () => Value): Ended | undefined {
  const { path: outer, depth, tries, frame, handled } = m;
  m.path = path;
  m.tries = 0;
  try {
    return { path, value: run(), raised: undefined, broken: undefined };
  } catch (error) {
    if (error instanceof PythonRaise) {
      // Only what is unknown was let raise, and nothing was there to catch it.
      if (error.guessed) return undefined;
      return { path, value: undefined, raised: error, broken: undefined };
    }
    const broken = brokenBy(error);
    if (broken === undefined) throw error;
    return { path, value: unknown(broken), raised: undefined, broken };
  } finally {
    m.path = outer;
    m.depth = depth;
    m.tries = tries;
    m.frame = frame;
    m.handled = handled;
  }
}

/** Why a run did not come to its end, where that is no bug. */
export function brokenBy(error: unknown): Reason | undefined {
  if (error instanceof OutOfFuel) return error.reason;
  if (error instanceof RangeError) {
    return { code: "fuel", text: "it is nested too deeply", origin: undefined };
  }
  return undefined;
}

function tooManyPaths(m: Interpreter): Reason {
  return {
    code: "fuel",
    text: "there are too many ways through the code",
    origin: m.frame?.function?.origin,
  };
}
