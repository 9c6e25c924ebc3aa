/** What happens to objects that are handed to code that is not known: it may change them. */

import type { Interpreter } from "./core.ts";
import type { ScopeViewData } from "./scopeView.ts";
import { spoilDict, spoilModule } from "./spoiling.ts";
import type { NativeState, Reason, Value } from "./values.ts";

const DEPTH = 3;

export function giveAway(m: Interpreter, value: Value, because: Reason, depth = 0): void {
  if (depth > DEPTH) return;
  const inner = (items: Iterable<Value>): void => {
    for (const item of items) giveAway(m, item, because, depth + 1);
  };
  switch (value.kind) {
    case "list":
      if (value.open !== undefined) return;
      m.touch(value);
      value.open = because;
      inner(value.items);
      return;
    case "set":
      if (value.open !== undefined || value.frozen) return;
      m.touch(value);
      value.open = because;
      return;
    case "dict":
      if (value.open !== undefined) return;
      for (const entry of value.entries.values()) {
        giveAway(m, entry.value, because, depth + 1);
      }
      m.touch(value);
      spoilDict(value, because);
      return;
    case "module":
      spoilModule(m, value, because);
      return;
    case "tuple":
      inner(value.items);
      return;
    case "oneOf":
      inner(value.values);
      return;
    case "instance":
      if (value.open !== undefined) return;
      m.touch(value);
      value.open = because;
      if (value.payload !== undefined) giveAway(m, value.payload, because, depth + 1);
      return;
    case "native": {
      if (value.type === "dict") {
        (value.data as Partial<ScopeViewData>).names?.spoil(because);
        return;
      }
      const state = value.data as Partial<NativeState> | undefined;
      // An iterator may be stepped by whoever is given it.
      if (typeof state === "object" && state !== null && isIterator(value, state)) {
        m.touch(state as NativeState);
        state.open = because;
      }
      return;
    }
    default:
  }
}

function isIterator(
  value: Extract<Value, { kind: "native" }>,
  state: Partial<NativeState>,
): boolean {
  return value.behavior.next !== undefined && "open" in state && "epoch" in state;
}
