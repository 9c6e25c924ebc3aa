/** Chooses the settings module of a project, and says how it was chosen and what else could have been. */

import type { Parse } from "#server/syntax/parsed.ts";
import { entriesOf, type Files } from "#server/text/files.ts";
import { basename, join, relative } from "#server/text/paths.ts";
import { settingsNamedIn } from "./namedSettings.ts";
import { readPyproject } from "./pyproject.ts";

export interface SettingsCandidate {
  /** Dotted. */
  readonly module: string;
  /** Absolute path of its file; undefined where it was not found. */
  readonly path: string | undefined;
  /** Where it was named: "manage.py", "[tool.django-multidb] in pyproject.toml". */
  readonly because: string;
}

export interface ChosenSettings {
  readonly chosen: SettingsCandidate | undefined;
  /** All that were found, the chosen one first, without repeats. */
  readonly candidates: readonly SettingsCandidate[];
}

/**
 * In this order: what the user set, `[tool.django-multidb]`, `DJANGO_SETTINGS_MODULE` in `.env` and
 * pytest's configuration, the default in `manage.py`, `wsgi.py` and `asgi.py`, the likeliest module.
 * @param root the project's directory, absolute
 * @param wanted the flag or the editor's setting
 * @param locate finds a module's file by its dotted name
 */
export function chooseSettings(
  files: Files,
  parse: Parse,
  root: string,
  wanted: string | undefined,
  locate: (module: string) => string | undefined,
): ChosenSettings {
  const candidates: SettingsCandidate[] = [];
  const add = (module: unknown, because: string): void => {
    if (typeof module !== "string" || module === "") return;
    if (candidates.some((known) => known.module === module)) return;
    candidates.push({ module, path: locate(module), because });
  };
  add(wanted, "asked for");
  add(readPyproject(files, root).table?.["settings"], "[tool.django-multidb] in pyproject.toml");
  for (const named of settingsNamedIn(files, parse, root)) add(named.module, named.because);
  for (const module of likelySettings(files, root)) add(module, "looks like a settings module");
  if (wanted !== undefined) return { chosen: candidates[0], candidates };
  return { chosen: candidates.find((candidate) => candidate.path !== undefined), candidates };
}

/** Modules named `settings`, or in a package of that name, that speak of databases; the likeliest first. */
function likelySettings(files: Files, root: string): readonly string[] {
  const found: string[] = [];
  const visit = (directory: string, left: number): void => {
    const entries = entriesOf(files, directory);
    if (directory !== root && entries.some(({ name }) => name === "pyvenv.cfg")) return;
    for (const { name, kind } of entries) {
      if (name.startsWith(".") || name === "node_modules" || name === "site-packages") continue;
      const path = join(directory, name);
      if (kind === "directory") {
        if (left > 0) visit(path, left - 1);
      } else if (looksLikeSettings(files, path)) {
        found.push(path);
      }
    }
  };
  visit(root, 4);
  return found
    .toSorted(
      (left, right) =>
        rank(left) - rank(right) || left.length - right.length || (left < right ? -1 : 1),
    )
    .map((path) => moduleName(root, path));
}

function looksLikeSettings(files: Files, path: string): boolean {
  if (
    !/(^|\/)(settings[^/]*|[^/]*settings|settings\/[^/]+|config\/(dev|prod|base|local|production)[^/]*)\.py$/.test(
      path,
    )
  )
    return false;
  const text = files.text(path) ?? "";
  return (
    /^\s*(DATABASES|INSTALLED_APPS|ROOT_URLCONF)\b/m.test(text) || /^from \S+ import \*/m.test(text)
  );
}

/** Smaller is likelier: a plain `settings`, then what developers run, tests last. */
function rank(path: string): number {
  const name = basename(path);
  if (/test/.test(path)) return 5;
  if (name === "settings.py") return 0;
  if (path.endsWith("/settings/__init__.py")) return 1;
  if (/(dev|local)/.test(name)) return 2;
  if (/(base|common)/.test(name)) return 3;
  return 4;
}

function moduleName(root: string, path: string): string {
  return relative(root, path)
    .replace(/\.py$/, "")
    .replace(/\/__init__$/, "")
    .replace(/^src\//, "")
    .replaceAll("/", ".");
}
