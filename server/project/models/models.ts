/** The models of a project: every app loaded, every model class found, its relations resolved. */

import type { Evaluation, ModuleSource } from "#server/evaluation/evaluation.ts";
import type { ClassValue, Value } from "#server/evaluation/values.ts";
import type { World } from "#server/project/django/world.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { loadApps, type LoadedApp } from "./apps.ts";
import { classify, type ModelClass } from "./classify.ts";
import type { CodeBase } from "./codebase.ts";
import { makesModels } from "./candidates.ts";
import { historyModels } from "./histories.ts";
import { Describer, isManaged, type Described, type Late } from "./describe.ts";
import type { Model, ModelsFacts } from "./facts.ts";
import { reachedModules } from "./reach.ts";
import { createRegistry } from "./registry.ts";
import { relationsOf, type Naming } from "./relations.ts";
import { defaultTable, longestName } from "./tables.ts";
import { throughModels } from "./through.ts";

/** Loads the apps and runs the modules that make models; fills in the world's registry. */
export function loadModels(
  evaluation: Evaluation,
  source: ModuleSource,
  world: World,
  settings: SettingsFacts,
  code: CodeBase,
): ModelsFacts {
  const { apps, open, problems } = loadApps(evaluation, settings, code);
  runModules(evaluation, source, world, apps, code);
  const classes = classify(world.classes, apps);
  const installed = new Set(apps.map((app) => app.label));
  const naming = namingOf(classes, settings, world);
  const longest = longestName(settings.databases.aliases.get("default")?.engine);
  const models = new Map<string, Model>();
  const described: Described[] = [];
  for (const found of latestByLabel(classes)) {
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
  new Describer(evaluation, settings, models, late).describe(described);
  const registry = createRegistry(evaluation, apps, models, open, settings.authUserModel);
  late.registry = registry;
  world.registry = registry;
  return { apps, models, open, problems };
}

/** Runs what may make models: what says so by its text, then what names a model that was found. */
function runModules(
  evaluation: Evaluation,
  source: ModuleSource,
  world: World,
  apps: readonly LoadedApp[],
  code: CodeBase,
): void {
  const waiting = new Map(
    reachedModules(code, source, apps).map(({ name, path }) => [name, code.text(path) ?? ""]),
  );
  const names = new Set<string>();
  for (const app of apps) {
    const stub = `${app.name}.models`;
    const located = code.locate(stub);
    if (located !== undefined && located.path === undefined) evaluation.importModule(stub);
  }
  for (let ran = true; ran;) {
    ran = false;
    for (const [name, text] of waiting) {
      if (!makesModels(text, names)) continue;
      waiting.delete(name);
      evaluation.importModule(name);
      ran = true;
    }
    const before = names.size;
    for (const cls of world.classes) names.add(cls.name);
    ran = ran || names.size > before;
  }
}

/** Of two classes of one label the later one holds, as a reload would leave it. */
function latestByLabel(classes: ReadonlyMap<ClassValue, ModelClass>): readonly ModelClass[] {
  const latest = new Map<string, ModelClass>();
  for (const found of classes.values())
    latest.set(labelOf(found) + (found.isAbstract ? ` in ${found.cls.moduleName}` : ""), found);
  return [...latest.values()];
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
  const wanted =
    swappable.value === "AUTH_USER_MODEL"
      ? settings.authUserModel
      : textOf(settings.get(swappable.value)?.value);
  return wanted === undefined || wanted.toLowerCase() === labelOf(found).toLowerCase()
    ? undefined
    : wanted;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.value : undefined;
}

/** The table: what `Meta` names, a proxy's is its model's, else made of the names. */
function tableOf(found: ModelClass, longest: number | undefined): string | undefined {
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
