/** Where a dotted path of the project leads, and what stands near it. */

import { isOwnPath } from "./places.ts";
import { treeOf } from "./tree.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Module } from "#server/syntax/tree.ts";
import { isWithin, join, relative } from "#server/text/paths.ts";

/** The directory from which the project's modules are imported, as its settings module tells. */
export function importRoot(facts: ProjectFacts): string {
  const { module, path } = facts.settings;
  const below = module.split(".").length + (path.endsWith("/__init__.py") ? 1 : 0);
  return join(path, ...Array<string>(below).fill(".."));
}

/** The tree of a module of the project. */
export function moduleTree(facts: ProjectFacts, dotted: string): Module | undefined {
  const base = join(importRoot(facts), ...dotted.split("."));
  return treeOf(facts, `${base}.py`) ?? treeOf(facts, `${base}/__init__.py`);
}

/** Whether a dotted name is a package of the project with an `__init__.py`. */
export function isPackage(facts: ProjectFacts, dotted: string): boolean {
  const path = join(importRoot(facts), ...dotted.split("."), "__init__.py");
  return isOwnPath(facts, path) && facts.modules.text(path) !== undefined;
}

/** The names of the classes at a module's top level. */
export function classNames(module: Module): readonly string[] {
  return module.body.flatMap((statement) =>
    statement.kind === "ClassDef" ? [statement.name.id] : [],
  );
}

/** The dotted names of the project's modules, as far as they are listed. */
export function moduleNames(facts: ProjectFacts): readonly string[] {
  const root = importRoot(facts);
  return facts.modules
    .files()
    .filter((path) => isWithin(path, root))
    .map((path) =>
      relative(root, path)
        .replace(/(\/__init__)?\.py$/, "")
        .replaceAll("/", "."),
    );
}
