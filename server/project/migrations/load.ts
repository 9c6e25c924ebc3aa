/** Reads the migrations of the installed apps: each module is run once, its `Migration` class looked at. */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import { NONE } from "#server/evaluation/make.ts";
import type { ClassValue, Reason, Value } from "#server/evaluation/values.ts";
import type { CodeBase } from "#server/project/models/codebase.ts";
import type { App, ModelsFacts } from "#server/project/models/facts.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { itemsOf, textOf } from "#server/project/settings/read.ts";
import type { Dependency, Migration, MigrationProblem, MigrationsFacts } from "./facts.ts";
import { migrationModules } from "./modules.ts";
import { operationsOf } from "./operations.ts";

/** @param list the names in a directory */
export function loadMigrations(
  evaluation: Evaluation,
  settings: SettingsFacts,
  models: ModelsFacts,
  code: CodeBase,
  list: (directory: string) => readonly string[],
): MigrationsFacts {
  const migrations = new Map<string, Migration>();
  const migratedApps = new Set<string>();
  const unmigratedApps = new Set<string>();
  const unknownApps = new Set<string>();
  const problems: MigrationProblem[] = [];
  for (const { app, package: name, names, open } of migrationModules(
    models.apps,
    settings,
    code,
    list,
  )) {
    if (open !== undefined) {
      unknownApps.add(app.label);
      problems.push({ app: app.label, name: undefined, message: open.text, origin: open.origin });
    }
    if (name === undefined) {
      if (open === undefined) unmigratedApps.add(app.label);
      continue;
    }
    migratedApps.add(app.label);
    for (const module of names) {
      const found = readMigration(evaluation, code, app, `${name}.${module}`, module);
      if ("message" in found) problems.push(found);
      else migrations.set(found.key, found);
    }
  }
  return { migrations, migratedApps, unmigratedApps, unknownApps, problems };
}

function readMigration(
  evaluation: Evaluation,
  code: CodeBase,
  app: App,
  dotted: string,
  name: string,
): Migration | MigrationProblem {
  const problem = (message: string, origin?: Migration["origin"]): MigrationProblem => ({
    app: app.label,
    name,
    message,
    origin,
  });
  const path = code.locate(dotted)?.path;
  if (path === undefined) return problem(`${dotted} was not found`);
  const module = evaluation.importModule(dotted);
  if (module.kind === "unknown") return problem(module.reason.text, module.reason.origin);
  const found = evaluation.global(module, "Migration")?.value;
  // Django: BadMigrationError, "Migration %s in app %s has no Migration class".
  if (found?.kind !== "class")
    return problem(`Migration ${name} in app ${app.label} has no Migration class`);
  const read = new Attributes(evaluation, found);
  const { operations, open } = operationsOf(read.value("operations"));
  const dependencies = read.pairs("dependencies");
  const runBefore = read.pairs("run_before");
  const replaces = read.pairs("replaces");
  return {
    key: `${app.label}.${name}`,
    app: app.label,
    name,
    path,
    origin:
      found.definition === undefined || found.origin === undefined
        ? found.origin
        : { path: found.origin.path, node: found.definition.name },
    isOwn: code.isOwn(path),
    dependencies: dependencies.found,
    runBefore: runBefore.found,
    replaces: replaces.found.map((one) => `${one.app}.${one.name}`),
    initial: read.truth("initial"),
    atomic: read.truth("atomic") ?? true,
    operations,
    open: open ?? found.open,
    dependenciesOpen: dependencies.open ?? runBefore.open ?? replaces.open,
  };
}

/** What stands on a `Migration` class. */
class Attributes {
  readonly #evaluation: Evaluation;
  readonly #cls: ClassValue;

  constructor(evaluation: Evaluation, cls: ClassValue) {
    this.#evaluation = evaluation;
    this.#cls = cls;
  }

  value(name: string): Value {
    const found = this.#evaluation.merge(
      (machine) => machine.findAttribute(this.#cls, name) ?? NONE,
    );
    return found.kind === "value" ? found.value : NONE;
  }

  truth(name: string): boolean | undefined {
    const value = this.value(name);
    return value.kind === "bool" ? value.value : undefined;
  }

  /** A list of pairs of an app's label and a migration's name. */
  pairs(name: string): {
    readonly found: readonly Dependency[];
    readonly open: Reason | undefined;
  } {
    const { items, open } = itemsOf(this.value(name));
    const found: Dependency[] = [];
    let missing = open;
    for (const { value, maybe } of items) {
      const [app, migration] = itemsOf(value).items.map((item) => textOf(item.value));
      if (app === undefined || migration === undefined) missing ??= unread;
      else found.push({ app, name: migration });
      missing ??= maybe;
    }
    return { found, open: missing };
  }
}

const unread: Reason = {
  code: "unsupported",
  text: "a dependency is not known",
  origin: undefined,
};
