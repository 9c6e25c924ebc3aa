/** The models that django-simple-history makes: for each model whose history is kept, one that keeps it. */

import type { ClassValue, InstanceValue, Value } from "#server/evaluation/values.ts";
import type { ModelClass } from "./classify.ts";
import type { Model, Relation } from "./facts.ts";
import { madeClass } from "./madeClass.ts";
import { defaultTable, type LongestName } from "./tables.ts";

/** One for each model with `HistoricalRecords`, its own or inherited (`HistoricalRecords.finalize`). */
export function historyModels(
  models: ReadonlyMap<string, Model>,
  classes: ReadonlyMap<ClassValue, ModelClass>,
  userModel: string | undefined,
  longest: LongestName,
): readonly Model[] {
  const made: Model[] = [];
  for (const model of models.values()) {
    const records = recordsOf(model.value, classes);
    if (records !== undefined) made.push(historyModel(model, records, models, userModel, longest));
  }
  return made;
}

/** What keeps a class's history; that of a base only where it says so. */
function recordsOf(
  cls: ClassValue,
  classes: ReadonlyMap<ClassValue, ModelClass>,
): InstanceValue | undefined {
  for (const base of cls.mro) {
    if (base !== cls && !classes.has(base)) continue;
    for (const { value } of base.attributes.values()) {
      if (value.kind !== "instance" || !isRecords(value)) continue;
      if (base === cls || isTrue(value.attributes.get("_inherit"))) return value;
    }
  }
  return undefined;
}

function isRecords(value: InstanceValue): boolean {
  return value.cls.mro.some(
    (cls) => cls.name === "HistoricalRecords" && cls.moduleName === "simple_history.models",
  );
}

function historyModel(
  model: Model,
  records: InstanceValue,
  models: ReadonlyMap<string, Model>,
  userModel: string | undefined,
  longest: LongestName,
): Model {
  const objectName =
    textOf(records.attributes.get("_custom_model_name")) ?? `Historical${model.objectName}`;
  const appLabel = textOf(records.attributes.get("_app")) ?? model.appLabel;
  const label = `${appLabel}.${objectName}`;
  const modelName = objectName.toLowerCase();
  return {
    ...model,
    label,
    appLabel,
    objectName,
    modelName,
    origin: records.origin ?? model.origin,
    dbTable:
      textOf(records.attributes.get("_table_name")) ?? defaultTable(appLabel, modelName, longest),
    managed: true,
    proxy: false,
    parents: [],
    relations: relationsOf(model, label, records, models, userModel),
    value: madeClass(model.value, objectName, model.moduleName),
  };
}

/** Copies of the model's keys, without a constraint; then who made the change, and to which row. */
function relationsOf(
  model: Model,
  label: string,
  records: InstanceValue,
  models: ReadonlyMap<string, Model>,
  userModel: string | undefined,
): readonly Relation[] {
  const excluded = namesIn(records.attributes.get("_excluded_fields"));
  const keyTo = (name: string, to: string | undefined, toUser = false): Relation => ({
    name,
    model: label,
    kind: "ForeignKey",
    to,
    toUser,
    through: undefined,
    origin: records.origin,
    abstract: undefined,
    onDelete: name === "history_user" ? "SET_NULL" : "DO_NOTHING",
    dbConstraint: name === "history_user",
    relatedName: undefined,
  });
  const copied = lineage(model, models).flatMap((one) => [
    ...one.parents.flatMap((parent) =>
      one.proxy ? [] : [keyTo(`${parent.split(".")[1]?.toLowerCase() ?? ""}_ptr`, parent)],
    ),
    ...one.relations
      .filter(({ kind }) => kind !== "ManyToManyField")
      .map(({ name, to, toUser }) => keyTo(name, to, toUser)),
  ]);
  const added: Relation[] = [];
  if (textOf(records.attributes.get("_related_name")) !== undefined)
    added.push(keyTo("history_relation", model.label));
  if (isNone(records.attributes.get("_history_user_id_field")))
    added.push(keyTo("history_user", userModel, true));
  return [...copied.filter(({ name }) => !excluded.includes(name)), ...added];
}

/** The model and the concrete models that it inherits fields from. */
function lineage(model: Model, models: ReadonlyMap<string, Model>): readonly Model[] {
  const parents = model.parents.flatMap((label) => models.get(label) ?? []);
  return [...parents.flatMap((parent) => lineage(parent, models)), model];
}

function namesIn(value: Value | undefined): readonly string[] {
  if (value?.kind !== "list" && value?.kind !== "tuple") return [];
  return value.items.flatMap((item) => textOf(item) ?? []);
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "bool" && value.value;
}

function isNone(value: Value | undefined): boolean {
  return value === undefined || value.kind === "none";
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.value : undefined;
}
