/** The fields of a model as routers see them through `_meta`: each model has its own, with names and targets. */

import { bool, NONE, native, text } from "#server/evaluation/make.ts";
import type { ClassValue, InstanceValue, Value } from "#server/evaluation/values.ts";
import { relationKind, type Field, type RelationKind } from "./fields.ts";

export interface FieldObject {
  readonly name: string;
  readonly value: InstanceValue;
  readonly kind: RelationKind | undefined;
  /** The classes at the other ends, where they are known. */
  readonly target: ClassValue | undefined;
  readonly through: ClassValue | undefined;
  /** The class in whose body it stands; the model's own for what Django adds. */
  readonly declaredBy: ClassValue;
  /** Whether `_meta.fields` leaves it out, as it does generic keys and relations. */
  readonly isPrivate: boolean;
}

/** What a field points to, asked when a router looks. */
export interface Ends {
  readonly target: ClassValue | undefined;
  readonly through: ClassValue | undefined;
}

/** A copy of a field for one model, with what `contribute_to_class` sets. */
export function fieldObject(model: ClassValue, field: Field, ends: Ends): FieldObject {
  const kind = relationKind(field.value);
  const isKey = kind === "ForeignKey" || kind === "OneToOneField";
  const attributes = new Map(field.value.attributes);
  const set = (name: string, value: Value): void => void attributes.set(name, value);
  const target: Value = ends.target ?? unfollowed(`the target of ${field.name} is not known`);
  set("name", text(field.name));
  set("attname", text(isKey ? `${field.name}_id` : field.name));
  set("model", model);
  set("is_relation", bool(kind !== undefined));
  set("concrete", bool(kind !== "ManyToManyField"));
  set("related_model", kind === undefined ? NONE : target);
  set("remote_field", kind === undefined ? NONE : remoteField(field, target, ends.through));
  for (const option of ["primary_key", "null", "blank", "unique", "db_index", "editable"]) {
    set(option, keyword(field.value, option) ?? bool(option === "editable"));
  }
  const written = keyword(field.value, "verbose_name");
  set("verbose_name", written ?? text(field.name.replaceAll("_", " ")));
  return {
    name: field.name,
    value: { ...field.value, attributes },
    kind,
    target: ends.target,
    through: ends.through,
    declaredBy: field.declaredBy,
    isPrivate: isGeneric(field.value),
  };
}

/** A keyword argument that the field's stub kept. */
export function keyword(field: InstanceValue, name: string): Value | undefined {
  const kept = field.attributes.get("_kwargs");
  return kept?.kind === "dict" ? kept.entries.get(`s${name}`)?.value : undefined;
}

/** `ManyToOneRel` and its kin. */
function remoteField(field: Field, target: Value, through: ClassValue | undefined): Value {
  const related = field.value.attributes.get("_related_name") ?? NONE;
  return native("django.db.models.fields.reverse_related.ForeignObjectRel", {
    getAttribute: (_, __, name) => {
      if (name === "model") return target;
      if (name === "related_name") return related;
      if (name === "through") return through ?? NONE;
      if (name === "on_delete") return field.value.attributes.get("_on_delete");
      return unfollowed(`remote_field.${name} is not followed`);
    },
  });
}

function isGeneric(field: InstanceValue): boolean {
  return field.cls.mro.some((cls) => cls.moduleName === "django.contrib.contenttypes.fields");
}

export function unfollowed(reason: string): Value {
  return {
    kind: "unknown",
    reason: { code: "unsupported", text: reason, origin: undefined },
    origin: undefined,
  };
}
