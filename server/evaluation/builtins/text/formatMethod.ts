/** `str.format` and `str.format_map`. */

import { int, text } from "../../make.ts";
import type { Machine, NativeFunction, Unknown, Value } from "../../values.ts";
import { methodFn } from "../define.ts";
import { needText } from "../plain.ts";
import { notKnown } from "../unknowns.ts";
import { convert, formatValue } from "./formatValue.ts";

export const formatMethod: NativeFunction = methodFn(
  "format",
  ["~*args", "~**kwargs"],
  (machine, self, args, kwargs) =>
    run(machine, needText(machine, self, "self"), (name) =>
      typeof name === "number"
        ? (args[name] ??
          machine.raise(
            "IndexError",
            `Replacement index ${name} out of range for positional args tuple`,
          ))
        : (kwargs.get(name) ?? machine.raise("KeyError", name)),
    ),
);

export const formatMap: NativeFunction = methodFn("format_map", ["mapping"], (machine, self, map) =>
  run(machine, needText(machine, self, "self"), (name) =>
    machine.getItem(map, typeof name === "number" ? int(name) : text(name)),
  ),
);

type Lookup = (name: string | number) => Value;

interface State {
  readonly machine: Machine;
  readonly lookup: Lookup;
  /** The number of the next field without a name; negative once fields were numbered by hand. */
  next: number;
  /** The first value that was not known. */
  open: Unknown | undefined;
}

function run(machine: Machine, format: string, lookup: Lookup): Value {
  const state: State = { machine, lookup, next: 0, open: undefined };
  const result = render(state, format, 2);
  return state.open ?? text(result);
}

function render(state: State, format: string, depth: number): string {
  const { machine } = state;
  let result = "";
  let at = 0;
  while (at < format.length) {
    const character = format.charAt(at);
    const double = format.charAt(at + 1) === character;
    if (character === "}" && !double) {
      return machine.raise("ValueError", "Single '}' encountered in format string");
    }
    if (character !== "{" && character !== "}") {
      const next = format.slice(at).search(/[{}]/);
      const end = next < 0 ? format.length : at + next;
      result += format.slice(at, end);
      at = end;
    } else if (double) {
      result += character;
      at += 2;
    } else {
      const end = closing(format, at);
      if (end === undefined) {
        return machine.raise("ValueError", "Single '{' encountered in format string");
      }
      if (depth === 0) return machine.raise("ValueError", "Max string recursion exceeded");
      result += renderField(state, format.slice(at + 1, end), depth);
      at = end + 1;
    }
  }
  return result;
}

/** Where the field that opens at `start` is closed. */
function closing(format: string, start: number): number | undefined {
  let open = 0;
  for (let at = start; at < format.length; at++) {
    const character = format.charAt(at);
    if (character === "{") open++;
    if (character === "}" && --open === 0) return at;
  }
  return undefined;
}

function renderField(state: State, written: string, depth: number): string {
  const { machine } = state;
  // The name may hold a `:` or a `!` within brackets.
  const found =
    /^(?<name>(?:[^[:!]|\[[^\]]*\])*)(?:!(?<conversion>[^:]))?(?::(?<spec>[^]*))?$/.exec(
      written,
    )?.groups;
  if (found === undefined) return machine.raise("ValueError", "expected ':' after conversion");
  const value = machine.decide(resolve(state, found["name"] ?? ""));
  const spec = render(state, found["spec"] ?? "", depth - 1);
  if (value.kind === "unknown") {
    state.open ??= value;
    return "";
  }
  const conversion = found["conversion"];
  const shown =
    conversion === undefined
      ? formatValue(machine, value, spec)
      : formatConverted(machine, convert(machine, value, conversion), spec);
  if (shown === undefined) state.open ??= notKnown(machine, "its text is not known", value);
  return shown ?? "";
}

function formatConverted(
  machine: Machine,
  shown: string | undefined,
  spec: string,
): string | undefined {
  return shown === undefined ? undefined : formatValue(machine, text(shown), spec);
}

function resolve(state: State, written: string): Value {
  const { machine } = state;
  const first = /^[^.[]*/.exec(written)?.[0] ?? "";
  let value = state.lookup(fieldName(state, first));
  for (const step of written.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
    const [, attribute, item] = step;
    if (attribute !== undefined) value = machine.getAttribute(value, attribute);
    else if (item !== undefined) {
      value = machine.getItem(value, /^\d+$/.test(item) ? int(BigInt(item)) : text(item));
    }
  }
  return value;
}

function fieldName(state: State, name: string): string | number {
  if (name === "") {
    if (state.next < 0) {
      return state.machine.raise(
        "ValueError",
        "cannot switch from manual field specification to automatic field numbering",
      );
    }
    return state.next++;
  }
  if (!/^\d+$/.test(name)) return name;
  if (state.next > 0) {
    return state.machine.raise(
      "ValueError",
      "cannot switch from automatic field numbering to manual field specification",
    );
  }
  state.next = -1;
  return Number(name);
}
