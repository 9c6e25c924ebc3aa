/** Makes values: the short way from a JavaScript value to Python's. */

import type { Origin } from "#server/text/span.ts";
import { hashKey } from "./hash.ts";
import { clock } from "./journal.ts";
import type {
  BoolValue,
  BoundMethod,
  BytesValue,
  CallArguments,
  ClassValue,
  DictEntry,
  DictValue,
  FloatValue,
  InstanceValue,
  IntValue,
  ListValue,
  ModuleValue,
  NativeBehavior,
  NativeCall,
  NativeFunction,
  NativeObject,
  NoneValue,
  OneOf,
  Reason,
  Scope,
  SetValue,
  TextValue,
  TupleValue,
  Unknown,
  Value,
} from "./values.ts";

export const NONE: NoneValue = { kind: "none", origin: undefined };
export const TRUE: BoolValue = { kind: "bool", value: true, origin: undefined };
export const FALSE: BoolValue = { kind: "bool", value: false, origin: undefined };
export const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map();

export function bool(value: boolean, origin?: Origin): BoolValue {
  if (origin === undefined) return value ? TRUE : FALSE;
  return { kind: "bool", value, origin };
}

export function int(value: bigint | number, origin?: Origin): IntValue {
  return { kind: "int", value: BigInt(value), origin };
}

export function float(value: number, origin?: Origin): FloatValue {
  return { kind: "float", value, origin };
}

export function text(value: string, origin?: Origin): TextValue {
  return { kind: "text", value, origin };
}

/** One character for each byte. */
export function bytes(value: string, origin?: Origin): BytesValue {
  return { kind: "bytes", value, origin };
}

export function tuple(items: readonly Value[], origin?: Origin, cls?: ClassValue): TupleValue {
  return { kind: "tuple", items, cls, origin };
}

/** Takes the array over. */
export function list(items: Value[], origin?: Origin, open?: Reason): ListValue {
  return { kind: "list", items, open, origin, epoch: clock.epoch };
}

/** Of hashable values; others are left out and make it open. */
export function set(items: Iterable<Value>, origin?: Origin, frozen = false): SetValue {
  const found = new Map<string, Value>();
  let open: Reason | undefined;
  for (const item of items) {
    const key = hashKey(item);
    if (key === undefined) {
      open = {
        code: "unsupported",
        text: "one of its items is not known",
        origin: item.origin,
      };
    } else if (!found.has(key)) {
      found.set(key, item);
    }
  }
  return { kind: "set", frozen, items: found, open, origin, epoch: clock.epoch };
}

/** Of entries in order, by `hashKey`. */
export function dict(entries?: Map<string, DictEntry>, origin?: Origin, open?: Reason): DictValue {
  return {
    kind: "dict",
    entries: entries ?? new Map<string, DictEntry>(),
    open,
    fallback: undefined,
    origin,
    epoch: clock.epoch,
  };
}

/** A dict whose keys are texts. */
export function dictOf(values: Iterable<readonly [string, Value]>, origin?: Origin): DictValue {
  const entries = new Map<string, DictEntry>();
  for (const [name, value] of values) {
    const key = text(name);
    entries.set(`s${name}`, { key, value, origin: value.origin, maybe: undefined });
  }
  return dict(entries, origin);
}

export function scope(): Scope {
  return { names: new Map(), epoch: clock.epoch };
}

/** A module of ours; `module.globals.names` can be filled before it is handed over. */
export function module(name: string, names: Iterable<readonly [string, Value]>): ModuleValue {
  const globals = scope();
  for (const [id, value] of names) {
    globals.names.set(id, { value, origin: undefined, maybe: undefined });
  }
  return {
    kind: "module",
    name,
    path: undefined,
    globals,
    open: undefined,
    state: "done",
    origin: undefined,
  };
}

/** `binds`: as an attribute of a class it becomes a method, and gets the instance first. */
export function nativeFunction(name: string, call: NativeCall, binds = false): NativeFunction {
  return { kind: "nativeFunction", name, call, binds, origin: undefined };
}

export function method(self: Value, callee: Value): BoundMethod {
  return { kind: "method", self, callee, origin: undefined };
}

export function native(
  type: string,
  behavior: NativeBehavior,
  data?: unknown,
  origin?: Origin,
): NativeObject {
  return { kind: "native", type, behavior, data, origin };
}

export function instance(cls: ClassValue, payload?: Value, origin?: Origin): InstanceValue {
  return {
    kind: "instance",
    cls,
    attributes: new Map(),
    payload,
    open: undefined,
    origin,
    epoch: clock.epoch,
  };
}

export function unknown(reason: Reason, origin: Origin | undefined = reason.origin): Unknown {
  return { kind: "unknown", reason, origin };
}

/** One of several values; a single one is given back as it is. Nested ones are opened. */
export function oneOf(
  values: readonly Value[],
  because: Reason | undefined,
  origin?: Origin,
): Value {
  const flat: Value[] = [];
  let reason = because;
  for (const value of values) {
    if (value.kind === "oneOf") {
      reason ??= value.because;
      for (const inner of value.values) if (!flat.includes(inner)) flat.push(inner);
    } else if (!flat.includes(value)) {
      flat.push(value);
    }
  }
  const first = flat[0];
  if (first === undefined) return NONE;
  if (flat.length === 1) return first;
  return { kind: "oneOf", values: flat, because: reason, origin } satisfies OneOf;
}

/** Positional arguments, and keywords where there are some. */
export function callArguments(
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value> = NO_KEYWORDS,
  origin?: Origin,
): CallArguments {
  return { positional, keywords, origin, open: undefined };
}
