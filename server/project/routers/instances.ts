/** An instance of a model as `allow_relation` gets it: on a database, with fields that nobody knows. */

import type { InstanceValue, Machine, Reason, Value } from "#server/evaluation/values.ts";
import { isDescriptor } from "#server/project/models/classAttributes.ts";
import type { Model } from "#server/project/models/facts.ts";

/** What a row holds is known at run time only. */
const row: Reason = { code: "database", text: "it depends on a row", origin: undefined };

/** @param alias what `_state.db` says */
export function instanceOn(machine: Machine, model: Model, alias: string): InstanceValue {
  const attributes = new Map<string, Value>();
  for (const cls of model.value.mro) {
    for (const [name, binding] of cls.attributes) {
      // Django takes the field out of the class: on an instance its name gives the row's value.
      if (binding.value.kind !== "deferred" && isDescriptor(binding.value)) {
        attributes.set(name, machine.unknown("database", row.text));
      }
    }
  }
  attributes.set("_state", machine.invoke(modelState(machine), []));
  const state = attributes.get("_state");
  if (state !== undefined)
    machine.setAttribute(state, "adding", machine.unknown("database", row.text));
  if (state !== undefined)
    machine.setAttribute(state, "db", { kind: "text", value: alias, origin: undefined });
  return {
    kind: "instance",
    cls: model.value,
    attributes,
    payload: undefined,
    open: row,
    origin: undefined,
    epoch: Infinity,
  };
}

function modelState(machine: Machine): Value {
  const module = machine.importModule("django.db.models");
  return module.kind === "unknown" ? module : machine.getAttribute(module, "ModelState");
}
