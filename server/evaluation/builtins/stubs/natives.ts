/** What the Python of the standard library asks of us: names that stand in the globals of each such module. */

import type { Expression } from "#server/syntax/tree.ts";
import type { Interpreter } from "../../core.ts";
import { bindFound } from "../../descriptors.ts";
import { text } from "../../make.ts";
import type { NativeFunction, Value } from "../../values.ts";
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
      fn("_now", [], (machine) => machine.unknown("time", "the time is not known")),
      fn("_annotation_kind", ["~annotation"], (_machine, annotation) =>
        text(annotation.kind === "native" ? kindOf(annotation.data as Expression | undefined) : ""),
      ),
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
