/** What Django puts on model classes besides their own bodies: descriptors, reverse accessors, managers. */

import { native, NONE, text } from "#server/evaluation/make.ts";
import type {
  Binding,
  ClassValue,
  InstanceValue,
  NativeObject,
  Value,
} from "#server/evaluation/values.ts";
import type { FieldObject } from "./fieldObjects.ts";
import { unfollowed } from "./fieldObjects.ts";
import type { Relation } from "./facts.ts";

/** A model class with its fields, ready to be dressed. */
export interface DressedModel {
  readonly cls: ClassValue;
  readonly appLabel: string;
  readonly fields: readonly FieldObject[];
  readonly relations: readonly Relation[];
  readonly defaultManager: string | undefined;
}

/** Puts descriptors in the place of fields, and gives each class managers of its own. */
export function dress(model: DressedModel): void {
  const { cls } = model;
  for (const field of model.fields) {
    put(cls, field.name, descriptor(field));
    const attname = field.value.attributes.get("attname");
    if (attname?.kind === "text" && attname.value !== field.name) {
      put(cls, attname.value, plainDescriptor("ForeignKeyDeferredAttribute", field.value));
    }
  }
  addManagers(cls, model.defaultManager);
}

/** Puts the accessors of a model's relations on the models that they point to. */
export function addReverseAccessors(model: DressedModel): void {
  for (const field of model.fields) {
    if (field.kind === undefined || field.target === undefined) continue;
    const name = accessorName(model, field);
    if (name === undefined || field.target.attributes.has(name)) continue;
    const type =
      field.kind === "OneToOneField"
        ? "ReverseOneToOneDescriptor"
        : field.kind === "ForeignKey"
          ? "ReverseManyToOneDescriptor"
          : "ManyToManyDescriptor";
    put(field.target, name, plainDescriptor(type, field.value, field.through));
  }
}

/** `ForeignObjectRel.get_accessor_name`: none for hidden ones and symmetrical ones. */
function accessorName(model: DressedModel, field: FieldObject): string | undefined {
  const written = field.value.attributes.get("_related_name");
  if (written?.kind === "text") {
    if (written.value.endsWith("+")) return undefined;
    return written.value
      .replaceAll("%(class)s", model.cls.name.toLowerCase())
      .replaceAll("%(model_name)s", model.cls.name.toLowerCase())
      .replaceAll("%(app_label)s", model.appLabel.toLowerCase());
  }
  if (field.kind === "ManyToManyField" && field.target === model.cls) return undefined;
  const name = model.cls.name.toLowerCase();
  return field.kind === "OneToOneField" ? name : `${name}_set`;
}

/** Whether a class attribute stands for a row's value: on an instance its name gives that. */
export function isDescriptor(value: Value): boolean {
  return value.kind === "native" && descriptors.has(value);
}

const descriptors = new WeakSet<NativeObject>();

function descriptor(field: FieldObject): Value {
  if (field.kind === "ManyToManyField")
    return plainDescriptor("ManyToManyDescriptor", field.value, field.through);
  if (field.kind === "OneToOneField")
    return plainDescriptor("ForwardOneToOneDescriptor", field.value);
  return plainDescriptor(
    field.kind === "ForeignKey" ? "ForwardManyToOneDescriptor" : "DeferredAttribute",
    field.value,
  );
}

function plainDescriptor(type: string, field: Value, through?: ClassValue): Value {
  const made = native(`django.db.models.fields.related_descriptors.${type}`, {
    getAttribute: (_, __, name) => {
      if (name === "field") return field;
      if (name === "through")
        return (
          through ??
          (type === "ManyToManyDescriptor"
            ? unfollowed("the through model is not known")
            : undefined)
        );
      if (name === "__class__" || name === "__name__")
        return unfollowed("descriptors are not followed");
      return name.startsWith("__")
        ? undefined
        : unfollowed(`${name} of a field's descriptor is not followed`);
    },
  });
  descriptors.add(made);
  return made;
}

/** Each concrete model gets copies of its managers; without one, `objects` (`ModelBase._prepare`). */
function addManagers(cls: ClassValue, wanted: string | undefined): void {
  const managers = new Map<string, InstanceValue>();
  for (const base of cls.mro) {
    for (const [name, { value }] of base.attributes) {
      if (
        name !== "_plain_manager" &&
        value.kind === "instance" &&
        isManager(value) &&
        !managers.has(name)
      )
        managers.set(name, value);
    }
  }
  const plain = plainManager(cls);
  if (managers.size === 0 && plain !== undefined) managers.set("objects", plain);
  let first: InstanceValue | undefined;
  for (const [name, manager] of managers) {
    const own: InstanceValue = {
      ...manager,
      attributes: new Map<string, Value>([
        ...manager.attributes,
        ["model", cls],
        ["name", text(name)],
      ]),
    };
    put(cls, name, own);
    if (wanted === undefined ? first === undefined : name === wanted) first = own;
  }
  if (first !== undefined) put(cls, "_default_manager", first);
  if (plain !== undefined) put(cls, "_base_manager", plain);
}

function isManager(value: InstanceValue): boolean {
  return value.cls.mro.some(
    (cls) => cls.name === "BaseManager" && cls.moduleName === "django.db.models",
  );
}

/** A plain `Manager`, from the class that the stub of `Model` holds. */
function plainManager(cls: ClassValue): InstanceValue | undefined {
  const base = cls.mro.find((one) => one.name === "Model" && one.moduleName === "django.db.models");
  const kept = base?.attributes.get("_plain_manager")?.value;
  return kept?.kind === "instance"
    ? {
        ...kept,
        attributes: new Map<string, Value>([
          ["model", cls],
          ["name", NONE],
        ]),
      }
    : undefined;
}

function put(cls: ClassValue, name: string, value: Value): void {
  const binding: Binding = { value, origin: cls.attributes.get(name)?.origin, maybe: undefined };
  cls.attributes.set(name, binding);
}
