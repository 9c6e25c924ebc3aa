/** Which modules `django.setup()` imports: from each app's own, along the imports. */

import type { ClassValue } from "#server/evaluation/values.ts";
import type { ModuleSource } from "#server/evaluation/evaluation.ts";
import { walk } from "#server/syntax/visit.ts";
import { isWithin } from "#server/text/paths.ts";
import type { LoadedApp } from "./apps.ts";
import type { CodeBase } from "./codebase.ts";

export interface ReachedModule {
  /** Dotted. */
  readonly name: string;
  readonly path: string;
}

/**
 * The modules of the project and of the apps' packages that are imported when the apps are loaded,
 * in the order in which they are met. What an app's `ready` imports counts, and with the admin installed every
 * app's `admin` module.
 */
export function reachedModules(
  code: CodeBase,
  source: ModuleSource,
  apps: readonly LoadedApp[],
): readonly ReachedModule[] {
  const reached = new Map<string, ReachedModule>();
  const seen = new Set<string>();
  const queue: string[] = [];
  const packages = apps.flatMap((app) => (app.path === undefined ? [] : [app.path]));
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    queue.push(name);
  };
  for (const app of apps) {
    for (const part of ["", ".apps", ".models"]) add(app.name + part);
    if (app.config !== undefined) for (const name of importsOfReady(source, app.config)) add(name);
  }
  if (apps.some(discoversAdmin)) for (const app of apps) add(`${app.name}.admin`);
  for (let index = 0; index < queue.length; index += 1) {
    const name = queue[index];
    if (name === undefined) continue;
    const dot = name.lastIndexOf(".");
    if (dot > 0) add(name.slice(0, dot));
    const located = code.locate(name);
    if (located?.path === undefined) continue;
    const path = located.path;
    if (!code.isOwn(path) && !packages.some((directory) => isWithin(path, directory))) continue;
    reached.set(name, { name, path });
    for (const imported of code.imports(path)) {
      const base = absoluteName(name, located.isPackage, imported.module, imported.level);
      if (base === undefined) continue;
      add(base);
      if (imported.names !== undefined && imported.names !== "star")
        for (const member of imported.names) add(`${base}.${member}`);
    }
  }
  return [...reached.values()];
}

/** The dotted name that an import means in a module; undefined where its dots lead out of the package. */
export function absoluteName(
  importer: string,
  isPackage: boolean,
  module: string,
  level: number,
): string | undefined {
  if (level === 0) return module;
  const parts = importer.split(".");
  const kept = parts.length - level + (isPackage ? 1 : 0);
  if (kept < 1) return undefined;
  const base = parts.slice(0, kept).join(".");
  return module === "" ? base : `${base}.${module}`;
}

/** `AdminConfig.ready` imports every app's `admin` module; `SimpleAdminConfig` does not. */
function discoversAdmin(app: LoadedApp): boolean {
  return app.name === "django.contrib.admin" && app.config?.name !== "SimpleAdminConfig";
}

function importsOfReady(source: ModuleSource, config: ClassValue): readonly string[] {
  const names: string[] = [];
  for (const cls of config.mro) {
    const ready = cls.attributes.get("ready")?.value;
    if (
      ready?.kind !== "function" ||
      ready.definition.kind === "Lambda" ||
      ready.module.path === undefined
    )
      continue;
    const importer = ready.module.name;
    const isPackage = ready.module.path.endsWith("/__init__.py");
    for (const statement of ready.definition.body ??
      source.body(ready.module.path, ready.definition)) {
      walk(statement, (node) => {
        if (node.kind === "Import") for (const { module } of node.names) names.push(module);
        if (node.kind !== "ImportFrom") return;
        const base = absoluteName(importer, isPackage, node.module, node.level);
        if (base === undefined) return;
        names.push(base);
        if (node.names !== "star")
          for (const { name } of node.names) names.push(`${base}.${name.id}`);
      });
    }
    break;
  }
  return names;
}
