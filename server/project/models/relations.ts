/** The relations of a model: each field's kind, and the model that it points to. */

import type { ClassValue, InstanceValue, Value } from "#server/evaluation/values.ts";
import type { ModelClass } from "./classify.ts";
import type { Relation } from "./facts.ts";
import { keptBy, relationKind, type Field } from "./fields.ts";
import { truthOf } from "./meta.ts";

/** How models are named in a project. */
export interface Naming {
  /** The label of a concrete model class. */
  readonly labelOf: (cls: ClassValue) => string | undefined;
  /** The label as it is written, from any case. */
  readonly known: (label: string) => string | undefined;
  readonly userModel: string | undefined;
  /** Whether a value came from `settings.AUTH_USER_MODEL` or `get_user_model()`. */
  readonly isUserReference: (value: Value) => boolean;
}

/** The forward relations of a concrete model; what `abstract` bases declare is its own. */
export function relationsOf(found: ModelClass, naming: Naming): readonly Relation[] {
  const relations: Relation[] = [];
  const appLabel = found.appLabel ?? "";
  const label = `${appLabel}.${found.cls.name}`;
  for (const field of found.fields) {
    const kind = relationKind(field.value);
    if (kind === undefined) continue;
    const target = keptBy(field.value, "_to");
    relations.push({
      name: field.name,
      model: label,
      kind,
      to: target === undefined ? undefined : resolve(target, label, appLabel, naming),
      toUser: target !== undefined && naming.isUserReference(target),
      through: kind === "ManyToManyField" ? throughOf(field, label, appLabel, naming) : undefined,
      origin: field.value.origin,
      abstract:
        field.declaredBy === found.cls
          ? undefined
          : `${field.declaredBy.moduleName}.${field.declaredBy.qualifiedName}`,
      onDelete: onDeleteOf(field.value),
      dbConstraint: constraintOf(field.value),
      relatedName: textOf(keptBy(field.value, "_related_name")),
    });
  }
  return relations;
}

/** `resolve_relation` of `db/models/fields/related.py`: "self", "Model", "app.Model" or a class. */
function resolve(target: Value, own: string, appLabel: string, naming: Naming): string | undefined {
  if (target.kind === "class") return naming.labelOf(target);
  if (target.kind === "native" && naming.isUserReference(target))
    return naming.userModel === undefined ? undefined : naming.known(naming.userModel);
  const written = textOf(target);
  if (written === undefined) return undefined;
  if (written === "self") return own;
  return naming.known(written.includes(".") ? written : `${appLabel}.${written}`);
}

function throughOf(
  field: Field,
  own: string,
  appLabel: string,
  naming: Naming,
): string | undefined {
  const through = keptBy(field.value, "_through");
  if (through === undefined || through.kind === "none") return `${own}_${field.name}`;
  return resolve(through, own, appLabel, naming);
}

function onDeleteOf(field: InstanceValue): string | undefined {
  const value = keptBy(field, "_on_delete");
  if (value?.kind !== "function" || value.definition.kind === "Lambda") return undefined;
  const name = value.definition.name.id;
  return name === "set_on_delete" ? "SET" : name;
}

function constraintOf(field: InstanceValue): boolean | undefined {
  const value = keptBy(field, "_db_constraint");
  return value?.kind === "bool" ? truthOf(value) : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === "text") return value.value;
  return value?.kind === "instance" && value.payload?.kind === "text"
    ? value.payload.value
    : undefined;
}
