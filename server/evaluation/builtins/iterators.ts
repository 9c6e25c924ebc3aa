/** Iterators: objects that give one value after another and remember where they are. */

import { clock } from "../journal.ts";
import { native, nativeFunction } from "../make.ts";
import type {
  Machine,
  NativeBehavior,
  NativeObject,
  NativeState,
  Unknown,
  Value,
} from "../values.ts";

/** What an iterator remembers; saved before each change, as lists are. */
export interface Progress extends NativeState {
  position: number;
  /** Values that it keeps: what `cycle` has seen, what `groupby` has read ahead. */
  kept: Value[];
}

export function progress(position = 0): Progress {
  return { epoch: clock.epoch, open: undefined, position, kept: [] };
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
        if (state.open !== undefined) {
          return machine.unknown(state.open.code, state.open.text, state.open.origin);
        }
        machine.touch(state);
        return step(machine, state);
      },
    },
    state,
  );
}

const iteratorBehavior: NativeBehavior = {
  getAttribute: (machine, self, name) => {
    if (name === "__iter__") return nativeFunction(name, () => self);
    if (name === "__next__") {
      return nativeFunction(name, () => machine.next(self) ?? machine.raise("StopIteration", ""));
    }
    return undefined;
  },
};

/** An iterator over values that are all known already. */
export function overItems(type: string, items: readonly Value[]): NativeObject {
  return iterator(type, (_machine, state) => items[state.position++]);
}

/** Iterators over several iterables; the first Unknown among them instead. */
export function iterateAll(machine: Machine, values: readonly Value[]): readonly Value[] | Unknown {
  const sources: Value[] = [];
  for (const value of values) {
    const source = machine.iterator(value);
    if (source.kind === "unknown") return source;
    sources.push(source);
  }
  return sources;
}
