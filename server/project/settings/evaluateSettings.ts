/** Runs the settings module and takes from it what the layers above need. */

import type { Evaluation, GlobalValue } from "#server/evaluation/evaluation.ts";
import { NONE } from "#server/evaluation/make.ts";
import type { Machine, ModuleValue, Reason, Value } from "#server/evaluation/values.ts";
import type { World } from "#server/project/django/world.ts";
import { configurationOf } from "./configurations.ts";
import { applyDefaults, readDatabases } from "./databases.ts";
import type { InstalledApp, RoutersSetting, SettingsFacts } from "./facts.ts";
import { itemsOf, textOf } from "./read.ts";

export type ReadSettings =
  | { readonly kind: "read"; readonly facts: SettingsFacts }
  | { readonly kind: "unreadable"; readonly message: string; readonly reason: Reason | undefined };

/**
 * @param name dotted
 * @param path the module's file
 * @param configuration the class that django-configurations is told to use
 */
export function evaluateSettings(
  evaluation: Evaluation,
  world: World,
  name: string,
  path: string,
  configuration: string | undefined,
): ReadSettings {
  const module = evaluation.importModule(name);
  if (module.kind === "unknown")
    return {
      kind: "unreadable",
      message: `${name} could not be read: ${module.reason.text}`,
      reason: module.reason,
    };
  const own =
    configurationOf(evaluation, module, configuration) ?? moduleReader(evaluation, module);
  const defaults = evaluation.importModule("django.conf.global_settings");
  const get = (setting: string): GlobalValue | undefined => {
    if (!/^[A-Z]/.test(setting)) return undefined;
    const found = own(setting);
    if (found !== undefined && found.maybe === undefined) return found;
    const fallback = defaults.kind === "module" ? evaluation.global(defaults, setting) : undefined;
    return found === undefined ? fallback : { ...found, value: either(found, fallback?.value) };
  };
  const facts: { value: SettingsFacts | undefined } = { value: undefined };
  const open = module.open ?? undefined;
  // The dummy database, `{}`, is Django's own default: only what the project sets counts here.
  evaluation.merge((machine) => {
    const databases = own("DATABASES");
    facts.value = {
      module: name,
      path,
      databases: readDatabases(evaluation, databases, open),
      routers: readRouters(own("DATABASE_ROUTERS"), open),
      ...readApps(own("INSTALLED_APPS"), open),
      authUserModel: userModelOf(machine, get("AUTH_USER_MODEL")),
      get,
      open,
    };
    if (databases !== undefined) applyDefaults(machine, databases.value);
    return NONE;
  });
  if (facts.value === undefined)
    return { kind: "unreadable", message: `${name} could not be read`, reason: undefined };
  const { databases } = facts.value;
  world.settings = {
    get,
    isOwn: (setting) => own(setting) !== undefined,
    open,
    aliases: () => [...databases.aliases.keys()],
    aliasesOpen: () => databases.open,
  };
  return { kind: "read", facts: facts.value };
}

function moduleReader(
  evaluation: Evaluation,
  module: ModuleValue,
): (name: string) => GlobalValue | undefined {
  return (name) => evaluation.global(module, name);
}

function either(found: GlobalValue, fallback: Value | undefined): Value {
  const other: Value = fallback ?? {
    kind: "unknown",
    reason: found.maybe ?? notSet,
    origin: undefined,
  };
  const values = [found.value, other].flatMap((value) =>
    value.kind === "oneOf" ? value.values : [value],
  );
  return { kind: "oneOf", values, because: found.maybe, origin: found.origin };
}

const notSet: Reason = { code: "unsupported", text: "it may not be set", origin: undefined };

function readRouters(found: GlobalValue | undefined, open: Reason | undefined): RoutersSetting {
  if (found === undefined)
    return {
      shape: open === undefined ? "missing" : "unknown",
      origin: undefined,
      entries: [],
      open,
    };
  const { value, origin } = found;
  const shape = shapeOf(value);
  const { items, open: more } = shape === "text" ? { items: [], open: undefined } : itemsOf(value);
  return {
    shape,
    origin,
    entries: items.map((item) => ({
      path: textOf(item.value),
      value: item.value,
      origin: item.origin,
      maybe: item.maybe ?? found.maybe,
    })),
    open: more ?? (value.kind === "unknown" ? value.reason : undefined),
  };
}

function shapeOf(value: Value): RoutersSetting["shape"] {
  if (value.kind === "unknown" || value.kind === "oneOf") return "unknown";
  if (textOf(value) !== undefined) return "text";
  return value.kind === "list" || value.kind === "tuple" || value.kind === "set" ? "list" : "other";
}

function readApps(
  found: GlobalValue | undefined,
  open: Reason | undefined,
): Pick<SettingsFacts, "installedApps" | "appsOpen"> {
  if (found === undefined) return { installedApps: [], appsOpen: open };
  const { items, open: more } = itemsOf(found.value);
  const installedApps: InstalledApp[] = [];
  let appsOpen = more;
  for (const item of items) {
    const name = textOf(item.value);
    if (name !== undefined)
      installedApps.push({ name, origin: item.origin, maybe: item.maybe ?? found.maybe });
    else
      appsOpen ??=
        item.value.kind === "unknown"
          ? item.value.reason
          : {
              code: "unsupported",
              text: "an entry of INSTALLED_APPS is not known",
              origin: item.origin,
            };
  }
  return { installedApps, appsOpen };
}

function userModelOf(machine: Machine, found: GlobalValue | undefined): string | undefined {
  if (found === undefined) return "auth.User";
  return found.value.kind === "oneOf" || found.value.kind === "unknown"
    ? undefined
    : machine.text(found.value);
}
