/** What the Python of the standard library asks of us: names that stand in the globals of each such module. */

import type { Expression } from "#server/syntax/tree.ts";
import type { Interpreter } from "../../core.ts";
import { bindFound } from "../../descriptors.ts";
import { NONE, text } from "../../make.ts";
import type { Machine, ModuleValue, NativeFunction, Value } from "../../values.ts";
import { fn } from "../define.ts";
import { needText } from "../plain.ts";
import { markAbstract } from "./abstractClasses.ts";
import { localGet, localSet } from "./threadLocal.ts";

/** By name; the names begin with an underscore, so that `import *` leaves them behind. */
export const stubNatives: ReadonlyMap<string, Value> = new Map(
  (
    [
      fn("_unknown", ["text"], (machine, reason) =>
        machine.unknown("unsupported", needText(machine, reason, "reason")),
      ),
      fn("_unmodeled", ["name"], (machine, given) => {
        const name = needText(machine, given, "name");
        return name.startsWith("_")
          ? machine.raise("AttributeError", `object has no attribute '${name}'`)
          : machine.unknown("unsupported", `the attribute ${name} is not modeled`);
      }),
      fn("_now", [], (machine) => machine.unknown("time", "the time is not known")),
      fn("_annotation_kind", ["~annotation"], (_machine, annotation) =>
        text(annotation.kind === "native" ? kindOf(annotation.data as Expression | undefined) : ""),
      ),
      fn("_annotated_class", ["function"], annotatedClass),
      fn("_bind", ["~function", "~instance", "owner"], (machine, function_, instance, owner) =>
        owner.kind === "class"
          ? bindFound(
              machine as Interpreter,
              function_,
              instance.kind === "none" ? undefined : instance,
              owner,
            )
          : function_,
      ),
      fn("_abstract", ["cls"], (_machine, cls) => markAbstract(cls)),
      localGet,
      localSet,
    ] satisfies NativeFunction[]
  ).map((each) => [each.name, each]),
);

/** The class that the first annotated parameter of a function names; None where it is not read. */
function annotatedClass(machine: Machine, value: Value): Value {
  const inner = value.kind === "function" ? value : machine.findAttribute(value, "__wrapped__");
  if (inner?.kind !== "function") return NONE;
  const annotation = inner.definition.parameters.find(
    (parameter) => parameter.annotation !== undefined,
  )?.annotation;
  const found = named(machine as Interpreter, inner.module, annotation);
  return found?.kind === "class" ? found : NONE;
}

/** What a name in an annotation stands for in a module. */
function named(
  machine: Interpreter,
  module: ModuleValue,
  expression: Expression | undefined,
): Value | undefined {
  switch (expression?.kind) {
    case "Name":
      return module.globals.names.has(expression.id)
        ? machine.moduleAttribute(module, expression.id, undefined, true)
        : machine.builtins.get(expression.id);
    case "Text":
      return /^\w+$/.test(expression.value)
        ? named(machine, module, { ...expression, kind: "Name", id: expression.value })
        : undefined;
    case "Attribute": {
      const owner = named(machine, module, expression.value);
      return owner === undefined ? undefined : machine.findAttribute(owner, expression.name.id);
    }
    default:
      return undefined;
  }
}

/** How a data class takes an annotation: "ClassVar", "InitVar", "KW_ONLY", or as a field. */
function kindOf(annotation: Expression | undefined): string {
  switch (annotation?.kind) {
    case "Subscript":
      return kindOf(annotation.value);
    case "Attribute":
      return special(annotation.name.id);
    case "Name":
      return special(annotation.id);
    case "Text":
      return special(/^\s*(?:\w+\.)?(\w+)/.exec(annotation.value)?.[1] ?? "");
    default:
      return "";
  }
}

function special(name: string): string {
  return ["ClassVar", "InitVar", "KW_ONLY"].includes(name) ? name : "";
}
