/** Finds the Django projects of a folder: `manage.py` anywhere in it, or a table of ours in `pyproject.toml`. */

import { entriesOf, type Files } from "#server/text/files.ts";
import { isWithin, join, parent } from "#server/text/paths.ts";
import { readPyproject } from "./pyproject.ts";

/** How deep below a folder a project is looked for, in directories. */
const depth = 6;

const passedOver = new Set([
  "node_modules",
  "__pycache__",
  "site-packages",
  "dist-packages",
  "build",
  "dist",
  "static",
  "media",
  "htmlcov",
]);

/**
 * The directories of the projects in or around `folder`, sorted, outermost first.
 * Where nothing lies below it, its ancestors are searched: a file or an app of a project was named.
 * @param folder absolute
 */
export function findProjects(files: Files, folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (directory: string, left: number): void => {
    const entries = entriesOf(files, directory);
    const names = new Set(entries.map(({ name }) => name));
    if (directory !== folder && names.has("pyvenv.cfg")) return;
    if (isProject(files, directory, names)) found.push(directory);
    if (left === 0) return;
    for (const { name, kind } of entries) {
      if (kind !== "directory" || name.startsWith(".") || passedOver.has(name)) continue;
      visit(join(directory, name), left - 1);
    }
  };
  visit(folder, depth);
  if (found.length > 0) return found;
  return findAround(files, folder);
}

/** The project that a file belongs to, of those that were found: the innermost that holds it. */
export function projectOf(path: string, projects: readonly string[]): string | undefined {
  let best: string | undefined;
  for (const project of projects) {
    if (isWithin(path, project) && (best === undefined || project.length > best.length))
      best = project;
  }
  return best;
}

function findAround(files: Files, folder: string): readonly string[] {
  for (
    let directory = parent(folder);
    directory !== parent(directory);
    directory = parent(directory)
  ) {
    if (isProject(files, directory, new Set(files.list(directory)))) return [directory];
  }
  return [];
}

function isProject(files: Files, directory: string, names: ReadonlySet<string>): boolean {
  const manage = join(directory, "manage.py");
  if (names.has("manage.py") && files.kind(manage) === "file")
    return /django|DJANGO/.test(files.text(manage) ?? "");
  return names.has("pyproject.toml") && readPyproject(files, directory).table !== undefined;
}
