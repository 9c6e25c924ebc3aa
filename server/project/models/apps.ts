/** The installed apps, found as Django finds them (`AppConfig.create` of `apps/config.py`). */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import { NONE, text, tuple } from "#server/evaluation/make.ts";
import type { ClassValue, Machine, Reason, Value } from "#server/evaluation/values.ts";
import { importString } from "#server/project/django/importString.ts";
import type { InstalledApp, SettingsFacts } from "#server/project/settings/facts.ts";
import { parent } from "#server/text/paths.ts";
import type { CodeBase } from "./codebase.ts";
import type { App, ModelsFacts } from "./facts.ts";

export interface LoadedApp extends App {
  /** The class of its config; undefined where Django makes a plain one. */
  readonly config: ClassValue | undefined;
}

export interface LoadedApps {
  readonly apps: readonly LoadedApp[];
  readonly open: Reason | undefined;
  readonly problems: ModelsFacts["problems"];
}

/** Loads each entry of `INSTALLED_APPS`; one that cannot be found is a problem, and leaves the set open. */
export function loadApps(
  evaluation: Evaluation,
  settings: SettingsFacts,
  code: CodeBase,
): LoadedApps {
  const apps: LoadedApp[] = [];
  const problems: { message: string; origin: InstalledApp["origin"] }[] = [];
  let open = settings.appsOpen;
  for (const entry of settings.installedApps) {
    const app = loadApp(evaluation, entry, code);
    if (app !== undefined) {
      if (!apps.some((other) => other.label === app.label)) apps.push(app);
      continue;
    }
    problems.push({ message: `The app "${entry.name}" was not found`, origin: entry.origin });
    open ??= { code: "import", text: `the app ${entry.name} was not found`, origin: entry.origin };
  }
  return { apps, open, problems };
}

function loadApp(
  evaluation: Evaluation,
  entry: InstalledApp,
  code: CodeBase,
): LoadedApp | undefined {
  const located = code.locate(entry.name);
  if (located !== undefined) {
    const config =
      code.locate(`${entry.name}.apps`) === undefined
        ? undefined
        : defaultConfig(evaluation, `${entry.name}.apps`);
    return describe(evaluation, entry, code, config, config === undefined ? entry.name : undefined);
  }
  const found = evaluation.merge((machine) =>
    importString(machine, entry.name, (name) =>
      code.locate(name) === undefined ? undefined : true,
    ),
  );
  if (found.kind === "raised") return undefined;
  if (found.value.kind === "class")
    return describe(evaluation, entry, code, found.value, undefined);
  // The class is there but cannot be read: its module's package is the likeliest app.
  const owner = entry.name.split(".").slice(0, -2).join(".");
  return code.locate(owner) === undefined
    ? undefined
    : describe(evaluation, entry, code, undefined, owner);
}

/** The config that Django takes from an `apps` module: the only one, else the one marked as default. */
function defaultConfig(evaluation: Evaluation, moduleName: string): ClassValue | undefined {
  const module = evaluation.importModule(moduleName);
  if (module.kind === "unknown") return undefined;
  const candidates: { cls: ClassValue; isDefault: boolean | undefined }[] = [];
  for (const name of module.globals.names.keys()) {
    const value = evaluation.global(module, name)?.value;
    if (value?.kind !== "class" || !isConfig(value) || isBase(value)) continue;
    if (candidates.some(({ cls }) => cls === value)) continue;
    const marked = attributeOf(evaluation, value, "default");
    candidates.push({ cls: value, isDefault: marked?.kind === "bool" ? marked.value : undefined });
  }
  const possible = candidates.filter(({ isDefault }) => isDefault !== false);
  if (possible.length === 1) return possible[0]?.cls;
  return candidates.find(({ isDefault }) => isDefault === true)?.cls;
}

function describe(
  evaluation: Evaluation,
  entry: InstalledApp,
  code: CodeBase,
  config: ClassValue | undefined,
  appName: string | undefined,
): LoadedApp | undefined {
  const name =
    appName ?? (config === undefined ? undefined : textAttribute(evaluation, config, "name"));
  if (name === undefined) return undefined;
  const label =
    (config === undefined ? undefined : textAttribute(evaluation, config, "label")) ??
    name.slice(name.lastIndexOf(".") + 1);
  const file = code.locate(name)?.path;
  return {
    name,
    label,
    origin: entry.origin,
    maybe: entry.maybe,
    path: file === undefined ? undefined : parent(file),
    isOwn: file !== undefined && code.isOwn(file),
    config,
  };
}

function isConfig(cls: ClassValue): boolean {
  return cls.mro.some(isBase);
}

function isBase(cls: ClassValue): boolean {
  return cls.name === "AppConfig" && cls.moduleName === "django.apps.config";
}

/** A text that a config's class has; undefined where it is none, or not known. */
export function textAttribute(
  evaluation: Evaluation,
  cls: ClassValue,
  name: string,
): string | undefined {
  const value = attributeOf(evaluation, cls, name);
  return value?.kind === "text" ? value.value : undefined;
}

function attributeOf(evaluation: Evaluation, cls: ClassValue, name: string): Value | undefined {
  const found = evaluation.merge((machine: Machine) => {
    const value = machine.findAttribute(cls, name);
    return value === undefined ? NONE : tuple([value]);
  });
  return found.kind === "value" && found.value.kind === "tuple" ? found.value.items[0] : undefined;
}

/** The config's instance, with the attributes that Django gives it. */
export function configInstance(machine: Machine, app: LoadedApp): Value {
  const base = machine.getAttribute(machine.importModule("django.apps.config"), "AppConfig");
  const module = machine.importModule(app.name);
  const instance = machine.invoke(app.config ?? base, [text(app.name), module]);
  const given: readonly (readonly [string, Value])[] = [
    ["label", text(app.label)],
    [
      "verbose_name",
      text(
        app.label
          .replace(/^./, (first) => first.toUpperCase())
          .replaceAll(
            /([^a-zA-Z])([a-z])/g,
            (_, mark: string, letter: string) => mark + letter.toUpperCase(),
          ),
      ),
    ],
    [
      "path",
      app.path === undefined
        ? machine.unknown("import", "the app's directory is not known")
        : text(app.path),
    ],
  ];
  for (const [name, value] of given) {
    if (machine.findAttribute(instance, name) === undefined)
      machine.setAttribute(instance, name, value);
  }
  return instance;
}
