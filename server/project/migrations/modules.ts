/** Finds the migration modules of the installed apps (`MigrationLoader.load_disk`). */

import type { CodeBase } from "#server/project/models/codebase.ts";
import type { App } from "#server/project/models/facts.ts";
import { entriesOf, textOf } from "#server/project/settings/read.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import type { Reason } from "#server/evaluation/values.ts";
import { parent } from "#server/text/paths.ts";

export interface MigrationModules {
  readonly app: App;
  /** The package's dotted name; undefined where the app has no migrations. */
  readonly package: string | undefined;
  /** The names of its modules, sorted. */
  readonly names: readonly string[];
  /** Why it is not known what there is. */
  readonly open: Reason | undefined;
}

/**
 * App by app, what `MIGRATION_MODULES` names, else the app's `migrations` package.
 * @param list the names in a directory
 */
export function migrationModules(
  apps: readonly App[],
  settings: SettingsFacts,
  code: CodeBase,
  list: (directory: string) => readonly string[],
): readonly MigrationModules[] {
  const overrides = settings.get("MIGRATION_MODULES")?.value;
  const written = overrides === undefined ? undefined : entriesOf(overrides);
  return apps.map((app) => {
    // A contrib app without an installed Django, or one that was not found: it may have any.
    if (app.path === undefined)
      return { app, package: undefined, names: [], open: uninstalled(app) };
    const entry = written?.entries.get(app.label);
    const open = entry?.maybe ?? (entry === undefined ? written?.open : undefined);
    if (open !== undefined) return { app, package: undefined, names: [], open };
    if (entry?.value.kind === "none") return none(app);
    const name = entry === undefined ? `${app.name}.migrations` : textOf(entry.value);
    if (name === undefined) return { app, package: undefined, names: [], open: unreadable };
    const located = code.locate(name);
    // Without an `__init__.py` it is a namespace package, and for Django no migrations at all.
    if (located?.path === undefined || !located.isPackage) return none(app);
    return { app, package: name, names: namesIn(list(parent(located.path))), open: undefined };
  });
}

const unreadable: Reason = {
  code: "unsupported",
  text: "MIGRATION_MODULES is not known",
  origin: undefined,
};

function uninstalled(app: App): Reason {
  return {
    code: "import",
    text: `${app.name} is not installed where it could be read`,
    origin: app.origin,
  };
}

function none(app: App): MigrationModules {
  return { app, package: undefined, names: [], open: undefined };
}

/** As `pkgutil.iter_modules` finds them, without names that start with `_` or `~`. */
function namesIn(entries: readonly string[]): readonly string[] {
  return entries
    .flatMap((entry) => /^([^_~.][^.]*)\.py$/.exec(entry)?.[1] ?? [])
    .toSorted((left, right) => (left < right ? -1 : 1));
}
