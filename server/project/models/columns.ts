/** The columns of a model's own table, as its fields make them (`Field.get_attname_column`). */

import type { ClassValue, InstanceValue, Reason, Value } from "#server/evaluation/values.ts";
import type { Column, Columns } from "./facts.ts";
import { keyword, type FieldObject } from "./fieldObjects.ts";

/**
 * The columns of fields, in Django's order: what it adds itself, then as the fields were made.
 * @param fields all of a model's own
 * @param rank tells when a class was made, counted up
 * @param attributes of a class, whatever they are
 */
export function columnsOf(
  fields: readonly FieldObject[],
  rank: (cls: ClassValue) => number,
  attributes: Iterable<readonly [string, Value]>,
): Columns {
  const key = keyNames(fields);
  const stored = fields.filter(hasColumn);
  const automatic = stored.filter(({ value }) => isTrue(value.attributes.get("auto_created")));
  const written = stored
    .filter((field) => !automatic.includes(field))
    .toSorted((one, other) => rank(one.declaredBy) - rank(other.declaredBy));
  return {
    // Django counts down for its own: of several links to parents, the last comes first.
    columns: [...automatic.toReversed(), ...written].map((field) => columnOf(field, key)),
    open: openness(fields, attributes),
  };
}

function columnOf(field: FieldObject, key: ReadonlySet<string>): Column {
  const { value, kind } = field;
  const name = nameOf(field);
  const hasKey = kind === "ForeignKey" || kind === "OneToOneField";
  const isOdd = overrides(value, namers) || name === undefined;
  const column = option(value, "db_column");
  const attname = isOdd ? undefined : hasKey ? `${name}_id` : name;
  return {
    field: name ?? field.name,
    column: column === "unset" ? attname : isOdd ? undefined : textOf(column),
    type: value.cls.name,
    null: truth(option(value, "null")),
    primaryKey: isTrue(value.attributes.get("primary_key")) || key.has(name ?? field.name),
  };
}

/** The fields that a composite key is made of. */
function keyNames(fields: readonly FieldObject[]): ReadonlySet<string> {
  const composite = fields.find(({ value }) => derives(value, "CompositePrimaryKey"));
  const names = composite?.value.attributes.get("_args");
  return new Set(names?.kind === "tuple" ? names.items.map((item) => textOf(item) ?? "") : []);
}

/** Many-to-many fields, generic keys, composite keys and relations over several fields have none. */
function hasColumn({ value, kind, isPrivate }: FieldObject): boolean {
  if (kind === "ManyToManyField" || isPrivate || derives(value, "CompositePrimaryKey"))
    return false;
  return kind !== undefined || !derives(value, "ForeignObject");
}

/** A field may be told a name of its own, as a second argument. */
function nameOf({ name, value, kind }: FieldObject): string | undefined {
  const args = value.attributes.get("_args");
  const second = args?.kind === "tuple" && kind === undefined ? args.items[1] : undefined;
  const told = second ?? keyword(value, "name");
  if (told === undefined || told.kind === "none") return name;
  return textOf(told);
}

/** What a field is told; undefined where that is not known. */
function option(field: InstanceValue, name: string): Value | "unset" | undefined {
  const told = keyword(field, name);
  if (told !== undefined) {
    const isUnset = told.kind === "none" || (told.kind === "text" && told.value === "");
    return isUnset ? "unset" : told;
  }
  const args = field.attributes.get("_args");
  const keywords = field.attributes.get("_kwargs");
  const isOpen = keywords?.kind !== "dict" || keywords.open !== undefined;
  // By position it may be anything: that differs from field to field.
  const isByPlace =
    args?.kind === "tuple" && args.items.length > 2 && !derives(field, "CompositePrimaryKey");
  return isOpen || isByPlace ? undefined : "unset";
}

function truth(value: Value | "unset" | undefined): boolean | undefined {
  if (value === "unset") return false;
  return value?.kind === "bool" ? value.value : undefined;
}

const namers = ["get_attname", "get_attname_column", "set_attributes_from_name"];

/** Why the model may have further columns. */
function openness(
  fields: readonly FieldObject[],
  attributes: Iterable<readonly [string, Value]>,
): Reason | undefined {
  for (const { name, value } of fields) {
    if (value.cls.open !== undefined) return value.cls.open;
    if (overrides(value, ["contribute_to_class"]))
      return unsupported(`the field ${name} may add others`, value.origin);
  }
  for (const [name, value] of attributes) {
    if (name.startsWith("_")) continue;
    if (value.kind === "unknown") return value.reason;
    if (value.kind === "oneOf") return unsupported(`${name} is one of several`, value.origin);
  }
  return undefined;
}

function unsupported(text: string, origin: Reason["origin"]): Reason {
  return { code: "unsupported", text, origin };
}

/** Whether the class of a field, or one between it and Django's, has methods of these names. */
function overrides(field: InstanceValue, names: readonly string[]): boolean {
  return field.cls.mro.some(
    (cls) => cls.moduleName !== stubModule && names.some((name) => cls.attributes.has(name)),
  );
}

function derives(field: InstanceValue, name: string): boolean {
  return field.cls.mro.some((cls) => cls.name === name && cls.moduleName === stubModule);
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "bool" && value.value;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.value : undefined;
}

const stubModule = "django.db.models";
