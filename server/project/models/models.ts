/** The models of a project: every app loaded, every model class found, its relations resolved. */

import type { Evaluation, ModuleSource } from "#server/evaluation/evaluation.ts";
import type { ClassValue, Value } from "#server/evaluation/values.ts";
import type { World } from "#server/project/django/world.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { loadApps } from "./apps.ts";
import { classify, type ModelClass } from "./classify.ts";
import type { CodeBase } from "./codebase.ts";
import { historyModels } from "./histories.ts";
import { Describer, isManaged, type Described, type Late } from "./describe.ts";
import { EarlyOptions } from "./earlyOptions.ts";
import type { Model, ModelsFacts } from "./facts.ts";
import { isOneStatement } from "./meta.ts";
import { runModelModules } from "./modelModules.ts";
import { createRegistry } from "./registry.ts";
import { relationsOf, type Naming } from "./relations.ts";
import { defaultTable, longestName, type LongestName } from "./tables.ts";
import { standInFor } from "./swapped.ts";
import { throughModels } from "./through.ts";

/** Loads the apps and runs the modules that make models, step by step; fills in the world's registry. */
export function* loadModels(
  evaluation: Evaluation,
  source: ModuleSource,
  world: World,
  settings: SettingsFacts,
  code: CodeBase,
): Generator<void, ModelsFacts> {
  const { apps, open, problems } = loadApps(evaluation, settings, code);
  world.early = new EarlyOptions(apps, world.classes);
  yield;
  yield* runModelModules(evaluation, source, world, apps, code);
  const classes = classify(world.classes, apps);
  const installed = new Set(apps.map((app) => app.label));
  const naming = namingOf(classes, settings, world);
  const longest = longestName(settings.databases.aliases.get("default")?.engine);
  const models = new Map<string, Model>();
  const described: Described[] = [];
  for (const found of latestByLabel(evaluation, classes)) {
    const { cls, appLabel } = found;
    const swapped = swappedFor(found, settings);
    const table = tableOf(found, longest);
    const isInstalled = appLabel !== undefined && installed.has(appLabel);
    const isModel = !found.isAbstract && swapped === undefined && isInstalled;
    const relations = found.isProxy || !isModel ? [] : relationsOf(found, naming);
    const model = isModel ? modelOf(found, table, relations, code) : undefined;
    if (model !== undefined) models.set(model.label, model);
    described.push({ cls, found, model, appLabel, table, swapped });
  }
  for (const model of [
    ...historyModels(models, classes, settings.authUserModel, longest),
    ...throughModels(models, classes, longest),
  ]) {
    if (models.has(model.label)) continue;
    models.set(model.label, model);
    const { value: cls, appLabel, dbTable: table } = model;
    described.push({ cls, found: undefined, model, appLabel, table, swapped: undefined });
  }
  const late: Late = { registry: undefined };
  const describer = new Describer(evaluation, settings, apps, models, late);
  describer.describe(described);
  const registry = createRegistry(evaluation, apps, models, open, settings.authUserModel);
  late.registry = registry;
  world.registry = registry;
  return { apps, models, columns: (label) => describer.columns(label), open, problems };
}

/**
 * Of two classes of one label the later one holds, as a reload would leave it; but of those that one statement
 * made, where a condition was not known, the one that its module holds.
 */
function latestByLabel(
  evaluation: Evaluation,
  classes: ReadonlyMap<ClassValue, ModelClass>,
): readonly ModelClass[] {
  const latest = new Map<string, ModelClass>();
  for (const found of classes.values()) {
    const key = labelOf(found) + (found.isAbstract ? ` in ${found.cls.moduleName}` : "");
    const known = latest.get(key);
    const isSame = known !== undefined && isOneStatement(known.cls, found.cls);
    if (isSame && isHeld(evaluation, known.cls)) continue;
    latest.set(key, found);
  }
  return [...latest.values()];
}

function isHeld(evaluation: Evaluation, cls: ClassValue): boolean {
  const module = evaluation.importModule(cls.moduleName);
  return module.kind === "module" && evaluation.global(module, cls.name)?.value === cls;
}

function labelOf(found: ModelClass): string {
  return `${found.appLabel ?? ""}.${found.cls.name}`;
}

function namingOf(
  classes: ReadonlyMap<ClassValue, ModelClass>,
  settings: SettingsFacts,
  world: World,
): Naming {
  const byLower = new Map<string, string>();
  for (const found of classes.values())
    if (!found.isAbstract) byLower.set(labelOf(found).toLowerCase(), labelOf(found));
  return {
    labelOf: (cls) => {
      const found = classes.get(cls);
      return found === undefined || found.isAbstract ? undefined : labelOf(found);
    },
    known: (label) => byLower.get(label.toLowerCase()),
    userModel: settings.authUserModel,
    isUserReference: (value) => world.userReferences.has(value),
  };
}

/** The model that the setting names instead, where this one is swappable and another is named. */
function swappedFor(found: ModelClass, settings: SettingsFacts): string | undefined {
  const swappable = found.meta.get("swappable");
  if (found.isAbstract || swappable?.kind !== "text") return undefined;
  return standInFor(swappable.value, labelOf(found), settings);
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.value : undefined;
}

/** The table: what `Meta` names, a proxy's is its model's, else made of the names. */
function tableOf(found: ModelClass, longest: LongestName): string | undefined {
  if (found.isAbstract) return "";
  const first = found.parents[0];
  if (found.isProxy && first !== undefined) return tableOf(first, longest);
  const written = found.meta.get("db_table");
  if (written === undefined)
    return defaultTable(found.appLabel ?? "", found.cls.name.toLowerCase(), longest);
  return textOf(written) === ""
    ? defaultTable(found.appLabel ?? "", found.cls.name.toLowerCase(), longest)
    : textOf(written);
}

function modelOf(
  found: ModelClass,
  dbTable: string | undefined,
  relations: Model["relations"],
  code: CodeBase,
): Model {
  const { cls, appLabel = "" } = found;
  const path = cls.origin?.path;
  return {
    label: labelOf(found),
    appLabel,
    objectName: cls.name,
    modelName: cls.name.toLowerCase(),
    moduleName: cls.moduleName,
    origin: nameOrigin(cls),
    isOwn: path !== undefined && code.isOwn(path),
    dbTable,
    managed: isManaged(found),
    proxy: found.isProxy,
    autoCreated: false,
    parents: found.parents.map(labelOf),
    relations,
    value: cls,
    open: found.open,
  };
}

function nameOrigin(cls: ClassValue): Model["origin"] {
  if (cls.origin === undefined) return undefined;
  return cls.definition === undefined
    ? cls.origin
    : { path: cls.origin.path, node: cls.definition.name };
}
