/** The class `dict`, and `defaultdict`. */

import { dict, method, native, nativeFunction, NONE, text } from "../../make.ts";
import { define, nativeClass } from "../../nativeClasses.ts";
import type { CallArguments, DictValue, Machine, NativeCall, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { payloadOf } from "../plain.ts";
import { merge, put } from "./dictChanges.ts";
import { dictMethods, fromKeys } from "./dictMethods.ts";

const construct: NativeCall = (machine, call) => {
  const result = dict(undefined, call.origin);
  fill(machine, result, call.positional, call);
  return result;
};

/** `defaultdict(factory, …)`. */
const constructDefault: NativeCall = (machine, call) => {
  const result = dict(undefined, call.origin);
  fillDefault(machine, result, call.positional, call);
  return result;
};

export const DICT = nativeClass("dict", { construct }, dictMethods);
define(
  DICT,
  "fromkeys",
  native("classmethod", { get: (_machine, _self, _instance, owner) => method(owner, fromKeys) }),
);
define(
  DICT,
  "__new__",
  allocator("dict", (_machine, call) => dict(undefined, call.origin)),
);
define(DICT, "__init__", initializer(fill));

/** A dict with a factory is a `dict` for `isinstance`; its class is told by its `fallback`. */
export const DEFAULT_DICT = nativeClass(
  "defaultdict",
  { construct: constructDefault },
  [
    ["__new__", allocator("defaultdict", (_machine, call) => dict(undefined, call.origin))],
    ["__init__", initializer(fillDefault)],
  ],
  [DICT],
  "collections",
);

type Fill = (
  machine: Machine,
  target: DictValue,
  positional: readonly Value[],
  call: CallArguments,
) => void;

/** `__init__` of an instance of a subclass: fills the dict inside. */
function initializer(how: Fill): Value {
  return nativeFunction(
    "__init__",
    (machine, call) => {
      const [self, ...rest] = call.positional;
      const target = self === undefined ? undefined : payloadOf(machine.decide(self));
      if (target?.kind !== "dict") return machine.raise("TypeError", "__init__() needs a dict");
      how(machine, target, rest, call);
      return NONE;
    },
    true,
  );
}

function fill(
  machine: Machine,
  target: DictValue,
  positional: readonly Value[],
  call: CallArguments,
): void {
  if (positional.length > 1) {
    machine.raise("TypeError", `dict expected at most 1 argument, got ${positional.length}`);
  }
  const [source] = positional;
  if (source !== undefined) merge(machine, target, source);
  for (const [name, value] of call.keywords) put(machine, target, text(name), value);
  if (call.open !== undefined) {
    machine.touch(target);
    target.open ??= call.open;
  }
}

function fillDefault(
  machine: Machine,
  target: DictValue,
  positional: readonly Value[],
  call: CallArguments,
): void {
  const [factory, ...rest] = positional;
  machine.touch(target);
  const decided = factory === undefined ? undefined : machine.decide(factory);
  target.fallback = decided === undefined || decided.kind === "none" ? undefined : decided;
  fill(machine, target, rest, call);
}
