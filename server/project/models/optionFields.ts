/** The fields of `_meta`: `fields`, `get_field`, `pk` and their kin (`db/models/options.py`). */

import { list, nativeFunction, NONE, tuple } from "#server/evaluation/make.ts";
import type { Machine, Reason, Value } from "#server/evaluation/values.ts";
import type { FieldObject } from "./fieldObjects.ts";
import type { OptionsData } from "./options.ts";

/** Undefined for what is no such attribute. */
export function fieldAttribute(data: OptionsData, name: string): Value | undefined {
  switch (name) {
    case "local_fields":
    case "local_concrete_fields":
      return list(valuesOf(data.localFields().filter(isColumn)));
    case "local_many_to_many":
      return list(valuesOf(data.localFields().filter(isManyToMany)));
    case "fields":
    case "concrete_fields":
      return tuple(valuesOf(data.allFields().filter(isColumn)));
    case "many_to_many":
      return tuple(valuesOf(data.allFields().filter(isManyToMany)));
    case "private_fields":
      return list(valuesOf(data.localFields().filter(({ isPrivate }) => isPrivate)));
    case "pk":
      return primaryKey(data)?.value ?? NONE;
    case "auto_field":
      return NONE;
    case "get_field":
      return nativeFunction(name, (machine, { positional: [wanted] }) =>
        getField(machine, data, wanted),
      );
    case "get_fields":
      return nativeFunction(name, () => list(valuesOf(data.allFields()), undefined, reverse));
    default:
      return undefined;
  }
}

const reverse: Reason = {
  code: "unsupported",
  text: "reverse relations are not listed",
  origin: undefined,
};

/** A child's key is the link to its first parent, which its parent's field stands for here. */
function primaryKey(data: OptionsData): FieldObject | undefined {
  return data.localFields().find(isPrimaryKey) ?? data.allFields().find(isPrimaryKey);
}

function isPrimaryKey(field: FieldObject): boolean {
  const key = field.value.attributes.get("primary_key");
  return key?.kind === "bool" && key.value;
}

function getField(machine: Machine, data: OptionsData, wanted: Value | undefined): Value {
  if (wanted?.kind !== "text")
    return {
      kind: "unknown",
      reason: { ...reverse, text: "the field's name is not known" },
      origin: undefined,
    };
  const found = data.allFields().findLast(({ name }) => name === wanted.value);
  if (found !== undefined) return found.value;
  if (data.reverseNames().has(wanted.value)) {
    return {
      kind: "unknown",
      reason: { ...reverse, text: "reverse relations are not followed" },
      origin: undefined,
    };
  }
  const cls = machine.getAttribute(
    machine.importModule("django.core.exceptions"),
    "FieldDoesNotExist",
  );
  return machine.raise(
    cls.kind === "class" ? cls : "LookupError",
    `${data.objectName} has no field named '${wanted.value}'`,
  );
}

function isColumn(field: FieldObject): boolean {
  return field.kind !== "ManyToManyField" && !field.isPrivate;
}

function isManyToMany(field: FieldObject): boolean {
  return field.kind === "ManyToManyField";
}

function valuesOf(fields: readonly FieldObject[]): Value[] {
  return fields.map(({ value }) => value);
}
