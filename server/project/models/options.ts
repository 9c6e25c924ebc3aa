/** `Model._meta` as routers read it (`db/models/options.py`). */

import { hashKey } from "#server/evaluation/hash.ts";
import {
  bool,
  dict,
  list,
  native,
  nativeFunction,
  NONE,
  text,
  tuple,
} from "#server/evaluation/make.ts";
import type { DictEntry, Machine, NativeObject, Reason, Value } from "#server/evaluation/values.ts";
import type { FieldObject } from "./fieldObjects.ts";
import { fieldAttribute } from "./optionFields.ts";
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
  readonly meta: MetaOptions | undefined;
  /** Its own fields, the automatic key included. */
  readonly localFields: () => readonly FieldObject[];
  /** Those of its parents before its own. */
  readonly allFields: () => readonly FieldObject[];
  /** The names by which other models' relations are found from here. */
  readonly reverseNames: () => ReadonlySet<string>;
  /** The options of the nearest concrete parent. */
  readonly parentOptions: () => OptionsData | undefined;
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
      text: () => `${data.appLabel ?? ""}.${data.objectName.toLowerCase()}`,
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
      return nativeFunction("can_migrate", (inner, { positional: [connection] }) =>
        canMigrate(inner, data, connection),
      );
    case "get_parent_list":
      return nativeFunction("get_parent_list", () => list([...data.parents()]));
    case "parents":
      return dict(entriesOf(data.parents()));
    case "verbose_name":
    case "verbose_name_raw":
      return data.meta?.get("verbose_name") ?? text(spaced(data.objectName));
    case "verbose_name_plural": {
      const plural = data.meta?.get(name);
      if (plural !== undefined) return plural;
      const singular = machine.text(attribute(machine, data, "verbose_name") ?? NONE);
      return singular === undefined ? missing("the name is not known") : text(`${singular}s`);
    }
    case "ordering":
    case "get_latest_by": {
      const order = data.meta?.get("order_with_respect_to");
      if (name === "ordering" && order !== undefined && order.kind !== "none") {
        return tuple([text("_order")]);
      }
      const parent = data.meta?.get(name) === undefined ? data.parentOptions() : undefined;
      return parent === undefined ? fromMeta(data, name) : attribute(machine, parent, name);
    }
    default:
      return fieldAttribute(data, name) ?? fromMeta(data, name);
  }
}

/** `Options.can_migrate`; what the database's version offers is not known. */
function canMigrate(machine: Machine, data: OptionsData, connection: Value | undefined): Value {
  if (!data.managed || data.isProxy || data.swapped !== undefined) return bool(false);
  const vendor = data.meta?.get("required_db_vendor");
  const features = data.meta?.get("required_db_features");
  if (vendor === undefined && features === undefined) return bool(true);
  if (vendor === undefined || connection === undefined)
    return missing("it depends on the database");
  const resolved =
    connection.kind === "text"
      ? machine.getItem(
          machine.getAttribute(machine.importModule("django.db"), "connections"),
          connection,
        )
      : connection;
  const equal = machine.equals(machine.getAttribute(resolved, "vendor"), vendor);
  return equal === undefined ? missing("the database's vendor is not known") : bool(equal);
}

/** `camel_case_to_spaces`. */
function spaced(name: string): string {
  return name
    .replaceAll(/(?<=[a-z])[A-Z]|[A-Z](?![A-Z]|$)/g, " $&")
    .trim()
    .toLowerCase();
}

function entriesOf(parents: readonly Value[]): Map<string, DictEntry> {
  return new Map(
    parents.map((parent) => [
      hashKey(parent) ?? "",
      {
        key: parent,
        value: missing("the link is not followed"),
        origin: undefined,
        maybe: undefined,
      },
    ]),
  );
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
  "fields_map",
  "related_objects",
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
