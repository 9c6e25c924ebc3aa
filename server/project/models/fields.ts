/** The fields of a model class: its own, and those that abstract bases hand down. */

import type { ClassValue, InstanceValue, Value } from "#server/evaluation/values.ts";

export interface Field {
  readonly name: string;
  readonly value: InstanceValue;
  /** The class in whose body it stands. */
  readonly declaredBy: ClassValue;
}

export type RelationKind = "ForeignKey" | "OneToOneField" | "ManyToManyField";

/** The fields in a class's own body, in order. */
function ownFields(cls: ClassValue): readonly Field[] {
  const fields: Field[] = [];
  for (const [name, { value }] of cls.attributes) {
    if (value.kind === "instance" && isField(value)) fields.push({ name, value, declaredBy: cls });
  }
  return fields;
}

/**
 * A model's local fields: its own, then those of its direct abstract bases that neither it nor a class before
 * them in the MRO has by that name (`ModelBase.__new__`).
 * @param localOf the local fields of a direct base, where that is an abstract model
 */
export function localFields(
  cls: ClassValue,
  localOf: (base: ClassValue) => readonly Field[] | undefined,
): readonly Field[] {
  const fields = [...ownFields(cls)];
  const taken = new Set<string>();
  for (const base of cls.mro) {
    const inherited = cls.bases.includes(base) ? localOf(base) : undefined;
    if (inherited === undefined) {
      for (const name of base.attributes.keys()) taken.add(name);
      continue;
    }
    for (const field of inherited) {
      if (taken.has(field.name) || fields.some(({ name }) => name === field.name)) continue;
      fields.push(field);
    }
  }
  return fields;
}

/** Which relation a field is, subclasses counted; undefined for what is none. */
export function relationKind(field: InstanceValue): RelationKind | undefined {
  for (const cls of field.cls.mro) {
    if (cls.moduleName !== stubModule) continue;
    if (cls.name === "OneToOneField" || cls.name === "ForeignKey" || cls.name === "ManyToManyField")
      return cls.name;
  }
  return undefined;
}

/** What the stub of a field kept of its arguments. */
export function keptBy(
  field: InstanceValue,
  name:
    | "_to"
    | "_on_delete"
    | "_related_name"
    | "_parent_link"
    | "_through"
    | "_db_constraint"
    | "_db_table",
): Value | undefined {
  return field.attributes.get(name);
}

function isField(value: InstanceValue): boolean {
  return value.cls.mro.some((cls) => cls.name === "Field" && cls.moduleName === stubModule);
}

const stubModule = "django.db.models";
