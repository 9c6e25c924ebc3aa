/** Iterators: objects that give one value after another and remember where they are. */

import { PythonRaise, type Interpreter } from "../core.ts";
import { clock } from "../journal.ts";
import { native } from "../make.ts";
import type { Machine, NativeBehavior, NativeObject, Unknown, Value } from "../values.ts";
import { isItems } from "./plain.ts";

/** What an iterator remembers; saved before each change, as lists are. */
export interface Progress {
  epoch: number;
  position: number;
  /** Values that it keeps: what `cycle` has seen, what a `deque` holds. */
  kept: Value[];
}

export function progress(position = 0): Progress {
  return { epoch: clock.epoch, position, kept: [] };
}

/**
 * An iterator.
 * @param type - Its class, as messages name it.
 * @param step - Gives the next value, undefined at the end; changes `state` only, and through it alone.
 */
export function iterator(
  type: string,
  step: (machine: Machine, state: Progress) => Value | undefined,
  state: Progress = progress(),
): NativeObject {
  return native(
    type,
    {
      ...iteratorBehavior,
      next: (machine) => {
        machine.touch(state);
        return step(machine, state);
      },
    },
    state,
  );
}

const iteratorBehavior: NativeBehavior = {
  getAttribute: (machine, self, name) => {
    if (name === "__iter__") return bound(self, () => self);
    if (name === "__next__") {
      return bound(self, () => {
        const value = self.behavior.next?.(machine, self);
        return value ?? machine.raise("StopIteration", "");
      });
    }
    return undefined;
  },
};

function bound(self: NativeObject, run: () => Value): Value {
  return {
    kind: "nativeFunction",
    name: `${self.type} method`,
    call: run,
    binds: false,
    origin: undefined,
  };
}

/** An iterator over values that are all known already. */
export function overItems(type: string, items: readonly Value[]): NativeObject {
  return iterator(type, (_machine, state) => items[state.position++]);
}

/** As `iter(value)`; the Unknown where the values are not known. */
export function iterate(machine: Machine, value: Value): Value {
  const decided = machine.decide(value);
  if (decided.kind === "unknown") return decided;
  if (decided.kind === "native" && decided.behavior.next !== undefined) return decided;
  if (decided.kind === "list" && decided.open === undefined) {
    // A list that grows while it is walked is walked to its new end.
    return iterator("list_iterator", (_machine, state) => decided.items[state.position++]);
  }
  if (decided.kind === "instance") {
    const own = (machine as Interpreter).special(decided, "__iter__");
    if (own !== undefined && own.kind !== "unknown") return machine.invoke(own, []);
  }
  const items: readonly Value[] | Unknown = machine.iterate(decided);
  return isItems(items) ? overItems(`${decided.kind}_iterator`, items) : items;
}

/** One step of an iterator; undefined at its end. */
export function advance(machine: Machine, value: Value): Value | undefined {
  const source = machine.decide(value);
  if (source.kind === "unknown") return source;
  if (source.kind === "native" && source.behavior.next !== undefined) {
    return source.behavior.next(machine, source);
  }
  const method =
    source.kind === "instance"
      ? (machine as Interpreter).special(source, "__next__")
      : machine.findAttribute(source, "__next__");
  if (method === undefined) return machine.raise("TypeError", "object is not an iterator");
  if (method.kind === "unknown") return method;
  try {
    return machine.invoke(method, []);
  } catch (error) {
    if (error instanceof PythonRaise && isStop(error.exception)) return undefined;
    throw error;
  }
}

function isStop(exception: Value): boolean {
  return (
    exception.kind === "instance" && exception.cls.mro.some((cls) => cls.name === "StopIteration")
  );
}

/** Iterators over several iterables; the first Unknown among them instead. */
export function iterateAll(machine: Machine, values: readonly Value[]): readonly Value[] | Unknown {
  const sources: Value[] = [];
  for (const value of values) {
    const source = iterate(machine, value);
    if (source.kind === "unknown") return source;
    sources.push(source);
  }
  return sources;
}
