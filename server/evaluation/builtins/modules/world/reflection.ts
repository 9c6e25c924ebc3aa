/** `importlib`, `inspect` and `pkgutil`: what programs ask of modules, classes and functions. */

import { bool, list, NONE, text, tuple } from "../../../make.ts";
import type { Machine, ModuleValue, NativeFunction, Value } from "../../../values.ts";
import { fn } from "../../define.ts";
import { isItems, needText, textOf } from "../../plain.ts";
import { notKnown } from "../../unknowns.ts";
import { moduleOf } from "../library.ts";
import { PARAMETER, signature } from "./signature.ts";

/** The absolute name of a module that is named relative to a package. */
function absoluteName(machine: Machine, name: string, anchor: string | undefined): string {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  if (dots === 0) return name;
  if (anchor === undefined) {
    return machine.raise(
      "TypeError",
      "the 'package' argument is required to perform a relative import",
    );
  }
  const parts = anchor.split(".");
  const kept = parts.slice(0, parts.length - (dots - 1));
  return [...kept, name.slice(dots)].filter((part) => part !== "").join(".");
}

export function importlib(): ModuleValue {
  return moduleOf("importlib", [
    fn("import_module", ["name", "package?"], (machine, name, anchor) =>
      machine.importModule(absoluteName(machine, needText(machine, name, "name"), textOf(anchor))),
    ),
    fn("reload", ["module"], (_machine, module) => module),
    fn("invalidate_caches", [], () => NONE),
  ]);
}

function kindTest(name: string, kinds: readonly Value["kind"][]): NativeFunction {
  return fn(name, ["object"], (_machine, object) => bool(kinds.includes(object.kind)));
}

export function inspect(): ModuleValue {
  return moduleOf("inspect", [
    kindTest("isclass", ["class"]),
    kindTest("isfunction", ["function"]),
    kindTest("ismethod", ["method"]),
    kindTest("ismodule", ["module"]),
    kindTest("isbuiltin", ["nativeFunction"]),
    kindTest("isroutine", ["function", "method", "nativeFunction"]),
    fn("isgeneratorfunction", ["object"], (_machine, object) =>
      bool(
        object.kind === "function" &&
          object.definition.kind === "FunctionDef" &&
          object.definition.isGenerator,
      ),
    ),
    fn("iscoroutinefunction", ["object"], (_machine, object) =>
      bool(
        object.kind === "function" &&
          object.definition.kind === "FunctionDef" &&
          object.definition.isAsync,
      ),
    ),
    fn("isabstract", ["object"], (machine, object) => {
      const names = machine.findAttribute(object, "__abstractmethods__");
      return bool(names !== undefined && machine.truth(names));
    }),
    signature,
    ["Parameter", PARAMETER],
    fn("getmembers", ["object", "~predicate?"], members),
    fn("getmro", ["cls"], (machine, cls) => machine.getAttribute(cls, "__mro__")),
    fn("getmodule", ["object"], (machine, object) => {
      const name = textOf(machine.findAttribute(object, "__module__"));
      return name === undefined ? NONE : machine.importModule(name);
    }),
    fn("getdoc", ["object"], (machine, object) => machine.findAttribute(object, "__doc__") ?? NONE),
    fn("unwrap", ["func"], (machine, func) => {
      let at: Value = func;
      for (let depth = 0; depth < 20; depth++) {
        const inner = machine.findAttribute(at, "__wrapped__");
        if (inner === undefined) break;
        at = inner;
      }
      return at;
    }),
    fn("getattr_static", ["obj", "attr", "~default?"], (machine, object, name, fallback) => {
      const found = machine.findAttribute(object, needText(machine, name, "attr"));
      return found ?? fallback ?? machine.raise("AttributeError", textOf(name) ?? "");
    }),
    fn("cleandoc", ["doc"], (machine, doc) => {
      const lines = needText(machine, doc, "doc").split("\n");
      const indents = lines
        .slice(1)
        .filter((line) => line.trim() !== "")
        .map((line) => line.length - line.trimStart().length);
      const margin = indents.length === 0 ? 0 : Math.min(...indents);
      const [first = "", ...rest] = lines;
      return text([first.trimStart(), ...rest.map((line) => line.slice(margin))].join("\n").trim());
    }),
  ]);
}

/** The attributes of an object in the order of their names. */
function members(machine: Machine, object: Value, predicate: Value | undefined): Value {
  const names = machine.invoke(machine.builtin("dir"), [object]);
  if (names.kind === "unknown") return names;
  const listed = machine.iterate(names);
  if (!isItems(listed)) return listed;
  const found: Value[] = [];
  for (const name of listed) {
    const value = machine.findAttribute(object, textOf(name) ?? "");
    if (value === undefined) continue;
    if (value.kind === "unknown" && predicate !== undefined) {
      return notKnown(machine, "one of its attributes is not known", value);
    }
    if (
      predicate === undefined ||
      predicate.kind === "none" ||
      machine.truth(machine.invoke(predicate, [value]))
    ) {
      found.push(tuple([name, value]));
    }
  }
  return list(found);
}
