/** The migrations of a project and what they do on each alias; read when they are first asked for. */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import type { CodeBase } from "#server/project/models/codebase.ts";
import type { ModelsFacts } from "#server/project/models/facts.ts";
import { standInFor } from "#server/project/models/swapped.ts";
import { defaultTable, longestName, type LongestName } from "#server/project/models/tables.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { textOf } from "#server/project/settings/read.ts";
import { Effects, type AllowMigrate } from "./effects.ts";
import type { MigrationKey, MigrationsFacts } from "./facts.ts";
import { loadMigrations } from "./load.ts";
import { migrationsOn, type AliasMigrations } from "./onAlias.ts";
import type { StateModel } from "./state.ts";

export interface ProjectMigrations {
  readonly facts: MigrationsFacts;
  /** @param recorded what `django_migrations` has there; nothing for an empty database */
  readonly on: (alias: string, recorded?: ReadonlySet<MigrationKey>) => AliasMigrations;
}

export interface MigrationInputs {
  readonly evaluation: Evaluation;
  readonly settings: SettingsFacts;
  readonly models: ModelsFacts;
  readonly code: CodeBase;
  /** The names in a directory. */
  readonly list: (directory: string) => readonly string[];
  readonly allowMigrate: AllowMigrate;
  readonly djangoVersion: string | undefined;
}

export function projectMigrations(inputs: MigrationInputs): ProjectMigrations | undefined {
  const { evaluation, settings, models } = inputs;
  const module = evaluation.importModule("django.db.models");
  const model = module.kind === "module" ? evaluation.global(module, "Model")?.value : undefined;
  if (model?.kind !== "class") return undefined;
  const facts = loadMigrations(evaluation, settings, models, inputs.code, inputs.list);
  // Names are cut as the default alias needs it, whichever alias is migrated.
  const longest = longestName(settings.databases.aliases.get("default")?.engine);
  const tableOf = (state: StateModel): string | undefined => tableName(state, longest);
  const [major, minor] = (inputs.djangoVersion ?? "").split(".").map(Number);
  const effects = new Effects({
    model,
    tableOf,
    swappedFor: (state) => swappedFor(state, settings),
    allowMigrate: inputs.allowMigrate,
    vendorOf: (alias) => vendorOf(settings.databases.aliases.get(alias)?.engine),
    version: major === undefined || minor === undefined ? undefined : major * 100 + minor,
  });
  return {
    facts,
    on: (alias, recorded) => migrationsOn(alias, facts, effects, { tableOf, longest }, recorded),
  };
}

function tableName(state: StateModel, longest: LongestName): string | undefined {
  const written = state.options.get("db_table");
  const name = written === undefined || written.kind === "none" ? "" : textOf(written);
  return name === "" ? defaultTable(state.app, state.name.toLowerCase(), longest) : name;
}

/** What the setting that `swappable` names has, where it is another model. */
function swappedFor(state: StateModel, settings: SettingsFacts): string | undefined {
  const swappable = state.options.get("swappable");
  const name = swappable === undefined ? undefined : textOf(swappable);
  return name === undefined ? undefined : standInFor(name, `${state.app}.${state.name}`, settings);
}

const vendors: readonly (readonly [RegExp, string])[] = [
  [/^django\.(?:db|contrib\.gis\.db)\.backends\.(?:postgresql|postgis)/, "postgresql"],
  [/^django\.(?:db|contrib\.gis\.db)\.backends\.mysql/, "mysql"],
  [/^django\.(?:db|contrib\.gis\.db)\.backends\.(?:sqlite3|spatialite)/, "sqlite"],
  [/^django\.(?:db|contrib\.gis\.db)\.backends\.oracle/, "oracle"],
];

/** `connection.vendor` of Django's own backends. */
function vendorOf(engine: string | undefined): string | undefined {
  return vendors.find(([pattern]) => engine !== undefined && pattern.test(engine))?.[1];
}
