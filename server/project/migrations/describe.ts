/** Says in a line what an operation does, in the words of Django's `describe()`. */

import type { Value } from "#server/evaluation/values.ts";
import { textOf } from "#server/project/settings/read.ts";

/** "Add field customer to order"; what is not known is an ellipsis. */
export function describeOperation(kind: string, given: ReadonlyMap<string, Value>): string {
  const of = (name: string): string => {
    const value = given.get(name);
    return (value === undefined ? undefined : textOf(value)) ?? "…";
  };
  switch (kind) {
    case "CreateModel":
      return `Create model ${of("name")}`;
    case "DeleteModel":
      return `Delete model ${of("name")}`;
    case "RenameModel":
      return `Rename model ${of("old_name")} to ${of("new_name")}`;
    case "AlterModelTable":
      return `Rename table for ${of("name")} to ${given.get("table")?.kind === "none" ? "(default)" : of("table")}`;
    case "AlterModelOptions":
      return `Change Meta options on ${of("name")}`;
    case "AlterModelManagers":
      return `Change managers on ${of("name")}`;
    case "AddField":
      return `Add field ${of("name")} to ${of("model_name")}`;
    case "RemoveField":
      return `Remove field ${of("name")} from ${of("model_name")}`;
    case "AlterField":
      return `Alter field ${of("name")} on ${of("model_name")}`;
    case "RenameField":
      return `Rename field ${of("old_name")} on ${of("model_name")} to ${of("new_name")}`;
    case "RunSQL":
      return "Raw SQL operation";
    case "RunPython":
      return "Raw Python operation";
    case "SeparateDatabaseAndState":
      return "Custom state/database change combination";
    default:
      return `${kind}${subject(given)}`;
  }
}

/** What another operation is about, where it says so. */
function subject(given: ReadonlyMap<string, Value>): string {
  const value = given.get("model_name") ?? given.get("name");
  const name = value === undefined ? undefined : textOf(value);
  return name === undefined ? "" : ` on ${name}`;
}
