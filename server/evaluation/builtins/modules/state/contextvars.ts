/** The module `contextvars`: what this call has set is known, the rest belongs to its request. */

import { clock } from "../../../journal.ts";
import { native, NONE, text } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import type { ClassValue, ModuleValue, NativeObject, NativeState, Value } from "../../../values.ts";
import { caller, fn } from "../../define.ts";
import { textOf } from "../../plain.ts";
import { pathOf, perThread } from "../../stubs/threadLocal.ts";
import { closedModule, moduleOf } from "../library.ts";

/** What a variable was set to last, and on which path. */
interface Variable extends NativeState {
  value: Value | undefined;
  path: object | undefined;
}

const CONTEXT_VAR: ClassValue = nativeClass(
  "ContextVar",
  {
    construct: caller("ContextVar", ["name", "~:default?"], (_machine, name) =>
      contextVariable(textOf(name) ?? "it"),
    ),
  },
  [["__class_getitem__", fn("__class_getitem__", ["~item"], () => CONTEXT_VAR)]],
  undefined,
  "contextvars",
);

function contextVariable(name: string): NativeObject {
  const variable: Variable = {
    epoch: clock.epoch,
    open: undefined,
    value: undefined,
    path: undefined,
  };
  const methods = new Map(
    [
      fn("get", ["~default?"], (machine) =>
        variable.value !== undefined &&
        variable.open === undefined &&
        variable.path !== undefined &&
        variable.path === pathOf(machine)
          ? variable.value
          : perThread(machine, name),
      ),
      fn("set", ["~value"], (machine, value) => {
        machine.touch(variable);
        const before = { value: variable.value, path: variable.path };
        variable.value = value;
        variable.path = pathOf(machine);
        return native("contextvars.Token", { getAttribute: () => undefined }, before);
      }),
      fn("reset", ["token"], (machine, token) => {
        machine.touch(variable);
        const before = token.kind === "native" ? (token.data as Partial<Variable>) : {};
        variable.value = before.value;
        variable.path = before.path;
        return NONE;
      }),
    ].map((method) => [method.name, method]),
  );
  return native(
    "contextvars.ContextVar",
    {
      cls: () => CONTEXT_VAR,
      getAttribute: (_machine, _self, attribute) =>
        attribute === "name" ? text(name) : methods.get(attribute),
    },
    variable,
  );
}

export function contextvars(): ModuleValue {
  return moduleOf("contextvars", [["ContextVar", CONTEXT_VAR]]);
}

/** The module `time`: the clock is not known, waiting takes none. */
export function time(): ModuleValue {
  const names = ["time", "monotonic", "perf_counter", "process_time", "time_ns", "localtime"];
  return closedModule("time", [
    ...names.map((name) =>
      fn(name, ["~*args"], (machine) => machine.unknown("time", "the time is not known")),
    ),
    ...["gmtime", "strftime", "ctime", "mktime", "strptime", "monotonic_ns", "tzset"].map((name) =>
      fn(name, ["~*args"], (machine) => machine.unknown("time", "the time is not known")),
    ),
    fn("sleep", ["secs"], () => NONE),
  ]);
}
