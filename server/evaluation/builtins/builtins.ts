/** The names that every module has: Python's built-in functions, classes and exceptions. */

import { EXCEPTIONS } from "../exceptionClasses.ts";
import { nativeFunction, NONE } from "../make.ts";
import { OBJECT, TYPE } from "../nativeClasses.ts";
import { NOT_IMPLEMENTED } from "../singletons.ts";
import type { Machine, NativeFunction, Value } from "../values.ts";
import { DICT } from "./containers/dictClass.ts";
import { LIST } from "./containers/listClass.ts";
import { RANGE, SLICE } from "./containers/rangeClass.ts";
import { FROZEN_SET, SET } from "./containers/setClass.ts";
import { TUPLE } from "./containers/tupleClass.ts";
import { fn } from "./define.ts";
import { CLASS_METHOD, PROPERTY, STATIC_METHOD } from "./descriptors.ts";
import { numericFunctions } from "./functions/numeric.ts";
import { objectFunctions } from "./functions/objects.ts";
import { ENUMERATE, FILTER, MAP, REVERSED, sequenceFunctions, ZIP } from "./functions/sequences.ts";
import { openFile } from "./modules/system/files.ts";
import { BOOL, COMPLEX, FLOAT, INT } from "./numbers/numberClasses.ts";
import { needText } from "./plain.ts";
import { defineSpecials } from "./specials.ts";
import { BYTE_ARRAY, BYTES, MEMORY_VIEW } from "./text/bytesClass.ts";
import { STR } from "./text/strClass.ts";

for (const cls of [INT, FLOAT, STR, BYTES, TUPLE, LIST, DICT, SET, FROZEN_SET]) {
  defineSpecials(cls);
}

/** All names of the module `builtins` but `super`, `globals` and `locals`, which need a frame. */
export function createBuiltins(): ReadonlyMap<string, Value> {
  const names = new Map<string, Value>(EXCEPTIONS);
  for (const cls of classes) names.set(cls.name, cls);
  for (const each of [...numericFunctions, ...sequenceFunctions, ...objectFunctions, ...others]) {
    names.set(each.name, each);
  }
  names.set("NotImplemented", NOT_IMPLEMENTED);
  names.set("Ellipsis", { kind: "ellipsis", origin: undefined });
  names.set("__debug__", { kind: "bool", value: true, origin: undefined });
  return names;
}

const classes = [
  OBJECT,
  TYPE,
  STR,
  BYTES,
  BYTE_ARRAY,
  MEMORY_VIEW,
  INT,
  BOOL,
  FLOAT,
  COMPLEX,
  LIST,
  TUPLE,
  DICT,
  SET,
  FROZEN_SET,
  RANGE,
  SLICE,
  PROPERTY,
  CLASS_METHOD,
  STATIC_METHOD,
  ENUMERATE,
  ZIP,
  MAP,
  FILTER,
  REVERSED,
];

/** Code in a text is not run: what it leaves behind in the caller's names is not known. */
function running(name: string): NativeFunction {
  return nativeFunction(name, (machine) => {
    const reason = machine.unknown("unsupported", `code is run from a text by ${name}`).reason;
    const caller = machine.caller();
    if (caller !== undefined && name !== "compile") machine.giveAway(caller.module, reason);
    return name === "exec" ? NONE : { kind: "unknown", reason, origin: undefined };
  });
}

function importByName(machine: Machine, name: Value): Value {
  const dotted = needText(machine, name, "__import__() argument 1");
  machine.importModule(dotted);
  // It gives the package at the top, whatever was asked for.
  return machine.importModule(dotted.split(".", 1)[0] ?? dotted);
}

const others: readonly NativeFunction[] = [
  openFile,
  running("exec"),
  running("eval"),
  running("compile"),
  fn(
    "__import__",
    ["name", "~globals?", "~locals?", "~fromlist?", "~level?"],
    (machine, name, _globals, _locals, wanted) =>
      wanted !== undefined && machine.truth(wanted)
        ? machine.importModule(needText(machine, name, "__import__() argument 1"))
        : importByName(machine, name),
  ),
];
