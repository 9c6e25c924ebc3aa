/** The through models that Django makes (`create_many_to_many_intermediary_model`). */

import type { ClassValue } from "#server/evaluation/values.ts";
import type { ModelClass } from "./classify.ts";
import type { Model, Relation } from "./facts.ts";
import { keptBy } from "./fields.ts";
import { madeClass } from "./madeClass.ts";
import { throughTable, type LongestName } from "./tables.ts";

/** One for each many-to-many field without a `through` of its own. */
export function throughModels(
  models: ReadonlyMap<string, Model>,
  classes: ReadonlyMap<ClassValue, ModelClass>,
  longest: LongestName,
): readonly Model[] {
  const made: Model[] = [];
  for (const owner of models.values()) {
    for (const relation of owner.relations) {
      if (relation.through !== `${owner.label}_${relation.name}`) continue;
      const field = classes.get(owner.value)?.fields.find(({ name }) => name === relation.name);
      const wanted = field === undefined ? undefined : keptBy(field.value, "_db_table");
      made.push(
        throughModel(
          owner,
          relation,
          models,
          throughTable(owner.dbTable, relation.name, wanted, longest),
        ),
      );
    }
  }
  return made;
}

function throughModel(
  owner: Model,
  relation: Relation,
  models: ReadonlyMap<string, Model>,
  dbTable: string | undefined,
): Model {
  const objectName = `${owner.objectName}_${relation.name}`;
  const label = `${owner.appLabel}.${objectName}`;
  const target = relation.to === undefined ? undefined : models.get(relation.to);
  const to = target?.modelName ?? relation.to?.split(".")[1]?.toLowerCase() ?? "to";
  const isSelf = to === owner.modelName;
  const end = (name: string, model: string | undefined): Relation => ({
    name,
    model: label,
    kind: "ForeignKey",
    to: model,
    toUser: false,
    through: undefined,
    origin: relation.origin,
    abstract: relation.abstract,
    onDelete: "CASCADE",
    dbConstraint: relation.dbConstraint,
    relatedName: undefined,
  });
  return {
    label,
    appLabel: owner.appLabel,
    objectName,
    modelName: objectName.toLowerCase(),
    moduleName: owner.moduleName,
    origin: relation.origin,
    isOwn: owner.isOwn,
    dbTable,
    managed: owner.managed || (target?.managed ?? true),
    proxy: false,
    autoCreated: true,
    parents: [],
    relations: [
      end(isSelf ? `from_${owner.modelName}` : owner.modelName, owner.label),
      end(isSelf ? `to_${to}` : to, relation.to),
    ],
    value: madeClass(owner.value, objectName, owner.moduleName),
    open: undefined,
  };
}
