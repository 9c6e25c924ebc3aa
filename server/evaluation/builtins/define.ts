/** Declares functions of ours with Python's way of passing arguments. */

import { nativeFunction, NO_KEYWORDS } from "../make.ts";
import type { CallArguments, Machine, NativeCall, NativeFunction, Value } from "../values.ts";
import { payloadOf } from "./plain.ts";

/**
 * The parameters of a function of ours, in order: `"name"`, `"name?"` (may be left out), `"*rest"`,
 * `"**rest"`, and `":name?"` (by keyword only).
 * Arguments are decided (a OneOf forks the run) and an unknown one is the result of the whole call,
 * unless a `~` stands in front: `"~value"` arrives as it was given.
 * `"self"` arrives without the instance around it: the `dict` in an instance of a subclass of `dict`.
 */
export type Parameters = readonly string[];

type ArgumentOf<P extends string> = P extends `~${infer Rest}`
  ? ArgumentOf<Rest>
  : P extends `:${infer Rest}`
    ? ArgumentOf<Rest>
    : P extends `**${string}`
      ? ReadonlyMap<string, Value>
      : P extends `*${string}`
        ? readonly Value[]
        : P extends `${string}?`
          ? Value | undefined
          : Value;

export type ArgumentsOf<P extends Parameters> = {
  [K in keyof P]: P[K] extends string ? ArgumentOf<P[K]> : never;
};

export type Implementation<P extends Parameters> = (
  machine: Machine,
  ...given: ArgumentsOf<P>
) => Value;

/** A function of ours. */
export function fn<const P extends Parameters>(
  name: string,
  parameters: P,
  run: Implementation<P>,
): NativeFunction {
  return nativeFunction(name, caller(name, parameters, run));
}

/** A function that becomes a method of the instances of the class in which it stands. */
export function methodFn<const P extends Parameters>(
  name: string,
  parameters: P,
  run: Implementation<["self", ...P]>,
): NativeFunction {
  return nativeFunction(name, caller(name, ["self", ...parameters], run), true);
}

/** As `methodFn`, with `self` as it was given. */
export function rawMethod<const P extends Parameters>(
  name: string,
  parameters: P,
  run: Implementation<["~self", ...P]>,
): NativeFunction {
  return nativeFunction(name, caller(name, ["~self", ...parameters], run), true);
}

/** The behavior of a function with these parameters. */
export function caller<const P extends Parameters>(
  name: string,
  parameters: P,
  run: Implementation<P>,
): NativeCall {
  const slots = parameters.map(readParameter);
  return (machine, call) => {
    const bound = bind(machine, name, slots, call);
    // The slots were read from the same parameters as the type of the arguments.
    return isBound(bound) ? run(machine, ...(bound as unknown as ArgumentsOf<P>)) : bound;
  };
}

interface Slot {
  readonly name: string;
  readonly form: "normal" | "rest" | "keywords";
  readonly keywordOnly: boolean;
  readonly required: boolean;
  readonly raw: boolean;
}

function isBound(bound: Given[] | Value): bound is Given[] {
  return Array.isArray(bound);
}

type Given = Value | undefined | readonly Value[] | ReadonlyMap<string, Value>;

function readParameter(written: string): Slot {
  const raw = written.startsWith("~");
  const afterRaw = raw ? written.slice(1) : written;
  const keywordOnly = afterRaw.startsWith(":");
  const text = keywordOnly ? afterRaw.slice(1) : afterRaw;
  if (text.startsWith("**")) return slot(text.slice(2), "keywords", false, false, raw);
  if (text.startsWith("*")) return slot(text.slice(1), "rest", false, false, raw);
  return text.endsWith("?")
    ? slot(text.slice(0, -1), "normal", keywordOnly, false, raw)
    : slot(text, "normal", keywordOnly, true, raw);
}

function slot(
  name: string,
  form: Slot["form"],
  keywordOnly: boolean,
  required: boolean,
  raw: boolean,
): Slot {
  return { name, form, keywordOnly, required, raw };
}

/** The arguments in the order of the slots, or the value that the call has without running. */
function bind(
  machine: Machine,
  name: string,
  slots: readonly Slot[],
  call: CallArguments,
): Given[] | Value {
  if (call.open !== undefined) return { kind: "unknown", reason: call.open, origin: call.origin };
  const given: Given[] = [];
  const used = new Set<string>();
  let position = 0;
  for (const slot of slots) {
    if (slot.form === "rest") {
      given.push(call.positional.slice(position));
      position = call.positional.length;
    } else if (slot.form === "keywords") {
      given.push(used.size === 0 ? call.keywords : without(call.keywords, used));
      for (const key of call.keywords.keys()) used.add(key);
    } else {
      const positional = slot.keywordOnly ? undefined : call.positional[position];
      if (positional !== undefined) position++;
      const keyword = call.keywords.get(slot.name);
      if (keyword !== undefined && positional === undefined) used.add(slot.name);
      const value = positional ?? keyword;
      if (value === undefined && slot.required) {
        machine.raise("TypeError", `${name}() missing required argument: '${slot.name}'`);
      }
      given.push(value);
    }
  }
  if (position < call.positional.length) {
    machine.raise(
      "TypeError",
      `${name}() takes at most ${position} arguments (${call.positional.length} given)`,
    );
  }
  for (const key of call.keywords.keys()) {
    if (!used.has(key)) {
      machine.raise("TypeError", `${name}() got an unexpected keyword argument '${key}'`);
    }
  }
  return settle(machine, slots, given);
}

/** Decides what the function looks at; gives back the first that is unknown instead. */
function settle(machine: Machine, slots: readonly Slot[], given: Given[]): Given[] | Value {
  for (const [index, slot] of slots.entries()) {
    if (slot.raw) continue;
    const argument = given[index];
    if (argument === undefined) continue;
    if (slot.form === "rest") {
      const decided = (argument as readonly Value[]).map((item) => machine.decide(item));
      const open = decided.find((item) => item.kind === "unknown");
      if (open !== undefined) return open;
      given[index] = decided;
    } else if (slot.form === "normal") {
      const decided = machine.decide(argument as Value);
      if (decided.kind === "unknown") return decided;
      given[index] = slot.name === "self" ? payloadOf(decided) : decided;
    }
  }
  return given;
}

function without(
  keywords: ReadonlyMap<string, Value>,
  used: ReadonlySet<string>,
): ReadonlyMap<string, Value> {
  if (keywords.size === 0) return NO_KEYWORDS;
  return new Map([...keywords].filter(([key]) => !used.has(key)));
}
