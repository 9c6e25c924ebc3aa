/** `Model._meta` as routers read it (`db/models/options.py`). */

import { bool, list, native, nativeFunction, NONE, text, tuple } from "#server/evaluation/make.ts";
import type { Machine, NativeObject, Reason, Value } from "#server/evaluation/values.ts";
import type { Field } from "./fields.ts";
import type { MetaOptions } from "./meta.ts";

/** What an Options object is made from; the functions are asked late, when all models are known. */
export interface OptionsData {
  readonly appLabel: string | undefined;
  readonly objectName: string;
  readonly dbTable: string | undefined;
  readonly managed: boolean;
  readonly isProxy: boolean;
  readonly isAbstract: boolean;
  readonly swapped: string | undefined;
  readonly model: Value;
  /** The model for which Django made this through model. */
  readonly autoCreatedFor: Value | undefined;
  readonly fields: readonly Field[];
  readonly meta: MetaOptions | undefined;
  readonly concreteModel: () => Value;
  readonly parents: () => readonly Value[];
  readonly appConfig: (machine: Machine) => Value;
  readonly apps: () => Value;
}

export function optionsObject(data: OptionsData): NativeObject {
  return native(
    "django.db.models.options.Options",
    {
      getAttribute: (machine, _, name) => attribute(machine, data, name),
      text: () => `<Options for ${data.objectName}>`,
    },
    data,
  );
}

function attribute(machine: Machine, data: OptionsData, name: string): Value | undefined {
  const modelName = data.objectName.toLowerCase();
  switch (name) {
    case "app_label":
      return data.appLabel === undefined ? NONE : text(data.appLabel);
    case "object_name":
      return text(data.objectName);
    case "model_name":
      return text(modelName);
    case "label":
      return text(`${data.appLabel ?? ""}.${data.objectName}`);
    case "label_lower":
      return text(`${data.appLabel ?? ""}.${modelName}`);
    case "db_table":
      return data.dbTable === undefined
        ? missing("the table's name is cut by Django")
        : text(data.dbTable);
    case "managed":
      return bool(data.managed);
    case "proxy":
      return bool(data.isProxy);
    case "abstract":
      return bool(data.isAbstract);
    case "swapped":
      return data.swapped === undefined ? NONE : text(data.swapped);
    case "swappable":
      return data.meta?.get("swappable") ?? NONE;
    case "auto_created":
      return data.autoCreatedFor ?? bool(false);
    case "model":
      return data.model;
    case "concrete_model":
      return data.isAbstract ? NONE : data.concreteModel();
    case "proxy_for_model":
      return data.isProxy ? (data.parents()[0] ?? NONE) : NONE;
    case "installed":
      return bool(true);
    case "app_config":
      return data.appConfig(machine);
    case "apps":
    case "default_apps":
      return data.apps();
    case "can_migrate":
      return nativeFunction("can_migrate", () =>
        bool(data.managed && !data.isProxy && data.swapped === undefined),
      );
    case "get_parent_list":
      return nativeFunction("get_parent_list", () => list([...data.parents()]));
    case "get_field":
      return nativeFunction("get_field", () => missing("a field's details are not followed"));
    default:
      return fromMeta(data, name);
  }
}

/** What `Meta` sets; else Django's default, of those that routers were seen to read. */
function fromMeta(data: OptionsData, name: string): Value | undefined {
  const written = data.meta?.get(name);
  if (written !== undefined && !name.startsWith("_")) return written;
  if (
    name === "required_db_vendor" ||
    name === "order_with_respect_to" ||
    name === "get_latest_by" ||
    name === "base_manager_name" ||
    name === "default_manager_name"
  )
    return NONE;
  if (
    name === "required_db_features" ||
    name === "constraints" ||
    name === "indexes" ||
    name === "ordering" ||
    name === "permissions"
  )
    return list([]);
  if (name === "unique_together" || name === "index_together" || name === "default_permissions")
    return tuple([]);
  if (name === "db_tablespace" || name === "db_table_comment") return text("");
  if (name === "select_on_save") return bool(false);
  if (computed.has(name)) return missing(`_meta.${name} is not followed`);
  return data.meta?.open === undefined
    ? undefined
    : { kind: "unknown", reason: data.meta.open, origin: undefined };
}

/** Further attributes of Options, which need more than is followed here. */
const computed = new Set([
  "fields",
  "local_fields",
  "many_to_many",
  "local_many_to_many",
  "private_fields",
  "concrete_fields",
  "local_concrete_fields",
  "fields_map",
  "pk",
  "auto_field",
  "parents",
  "related_objects",
  "get_fields",
  "verbose_name",
  "verbose_name_plural",
  "verbose_name_raw",
  "managers",
  "managers_map",
  "base_manager",
  "default_manager",
  "original_attrs",
  "total_unique_constraints",
  "db_returning_fields",
  "related_fkey_lookups",
  "get_base_chain",
  "get_ancestor_link",
  "add_field",
  "add_manager",
  "all_parents",
  "pk_fields",
  "is_composite_pk",
  "default_related_name",
  "model_name_raw",
  "has_auto_field",
  "contribute_to_class",
  "object_name_raw",
]);

function missing(reason: string): Value {
  const because: Reason = { code: "unsupported", text: reason, origin: undefined };
  return { kind: "unknown", reason: because, origin: undefined };
}
