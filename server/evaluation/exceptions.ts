/** Exception objects: made, shown, and their methods. */

import { EXCEPTIONS } from "./exceptionClasses.ts";
import { NONE, instance, list, nativeFunction, text, tuple } from "./make.ts";
import { define } from "./nativeClasses.ts";
import type { CallArguments, ClassValue, InstanceValue, Machine, Value } from "./values.ts";

/** An instance of an exception class, with its arguments. */
export function makeExceptionInstance(cls: ClassValue, call: CallArguments): InstanceValue {
  const made = instance(cls, undefined, call.origin);
  setArguments(made, call.positional);
  made.attributes.set("__cause__", NONE);
  made.attributes.set("__context__", NONE);
  made.attributes.set("__traceback__", NONE);
  if (derives(cls, "StopIteration")) made.attributes.set("value", call.positional[0] ?? NONE);
  if (derives(cls, "SystemExit")) made.attributes.set("code", call.positional[0] ?? NONE);
  if (derives(cls, "ImportError")) {
    made.attributes.set("msg", call.positional[0] ?? NONE);
    made.attributes.set("name", call.keywords.get("name") ?? NONE);
    made.attributes.set("path", call.keywords.get("path") ?? NONE);
  }
  if (derives(cls, "OSError") && call.positional.length >= 2) {
    made.attributes.set("errno", call.positional[0] ?? NONE);
    made.attributes.set("strerror", call.positional[1] ?? NONE);
    made.attributes.set("filename", call.positional[2] ?? NONE);
  }
  made.open = cls.open;
  return made;
}

function setArguments(made: InstanceValue, values: readonly Value[]): void {
  made.attributes.set("args", tuple(values));
}

function derives(cls: ClassValue, name: string): boolean {
  const base = EXCEPTIONS.get(name);
  return base !== undefined && cls.mro.includes(base);
}

/** Whether a value is an exception. */
export function isException(value: Value): boolean {
  return value.kind === "instance" && derives(value.cls, "BaseException");
}

/** `str(exception)` as its arguments give it. */
export function exceptionText(machine: Machine, value: InstanceValue): string | undefined {
  const args = value.attributes.get("args");
  if (args?.kind !== "tuple") return undefined;
  const [first] = args.items;
  if (first === undefined) return "";
  if (args.items.length > 1) {
    const [number, message] = args.items;
    if (derives(value.cls, "OSError") && number !== undefined && message !== undefined) {
      return `[Errno ${machine.text(number)}] ${machine.text(message)}`;
    }
    return machine.repr(args);
  }
  return derives(value.cls, "KeyError") ? machine.repr(first) : machine.text(first);
}

/** `repr(exception)`. */
export function exceptionRepr(machine: Machine, value: InstanceValue): string | undefined {
  const args = value.attributes.get("args");
  if (args?.kind !== "tuple") return undefined;
  const [only] = args.items;
  if (only !== undefined && args.items.length === 1) {
    const shown = machine.repr(only);
    return shown === undefined ? undefined : `${value.cls.name}(${shown})`;
  }
  const shown = machine.repr(args);
  return shown === undefined ? undefined : value.cls.name + shown;
}

/** The exception in the first argument of one of its methods. */
function selfOf(machine: Machine, call: CallArguments): InstanceValue {
  const self = call.positional[0];
  if (self?.kind === "instance" && isException(self)) return self;
  return machine.raise("TypeError", "descriptor requires an exception");
}

function defineMethods(): void {
  const base = EXCEPTIONS.get("BaseException");
  if (base === undefined) return;
  const put = (name: string, run: (machine: Machine, call: CallArguments) => Value): void =>
    define(base, name, nativeFunction(name, run, true));
  put("__init__", (machine, call) => {
    const self = selfOf(machine, call);
    machine.touch(self);
    setArguments(self, call.positional.slice(1));
    return NONE;
  });
  put("__str__", (machine, call) => shown(machine, exceptionText(machine, selfOf(machine, call))));
  put("__repr__", (machine, call) => shown(machine, exceptionRepr(machine, selfOf(machine, call))));
  put("with_traceback", (machine, call) => selfOf(machine, call));
  put("add_note", (machine, call) => {
    const self = selfOf(machine, call);
    const notes = self.attributes.get("__notes__");
    const note = call.positional[1] ?? NONE;
    machine.touch(self);
    if (notes?.kind === "list") {
      machine.touch(notes);
      notes.items.push(note);
    } else {
      self.attributes.set("__notes__", list([note]));
    }
    return NONE;
  });
}

function shown(machine: Machine, value: string | undefined): Value {
  return value === undefined
    ? machine.unknown("unsupported", "the text of an exception is not known")
    : text(value);
}

defineMethods();
