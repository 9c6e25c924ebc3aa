/** Makes what the views see of an alias from its settings; connects to nothing. */
import type { AliasContext } from "#client/connections/aliasContext.ts";
import { configure, engineIn } from "#client/connections/configuration.ts";
import type { Configured } from "#client/connections/configured.ts";
import { guessRole, type RoleGuess } from "#client/connections/roleGuess.ts";
import { settingAt, type DictSetting } from "#client/connections/setting.ts";
import type { AliasSettings, DatabaseProject, ModelTable } from "#shared/databases.ts";
import type { AliasId, Database } from "./contract.ts";

/** What is known of an alias from its settings alone. */
export type Described = Pick<
  Database,
  "id" | "label" | "project" | "settings" | "engine" | "engineName" | "where" | "mirrorOf"
> & {
  readonly guess: RoleGuess;
};

/** What the description of an alias is made from. */
export interface DescribedFrom {
  readonly project: DatabaseProject;
  readonly settings: AliasSettings;
  /** Its dict, secrets opened, with what the user has typed. */
  readonly dict: DictSetting;
  readonly context: AliasContext;
  /** Whether the workspace has other projects. */
  readonly isOneOfSeveral: boolean;
  /** The project's models, where they have been asked for. */
  readonly models: readonly ModelTable[] | undefined;
}

export function describe(from: DescribedFrom): Described {
  const { project, settings, dict, context, isOneOfSeveral, models } = from;
  const engine = engineIn(dict);
  const configured = configure(dict, context);
  const mirrorOf = mirror(settings);
  const folder = project.path.split(/[\\/]/).findLast((part) => part !== "") ?? project.path;
  return {
    id: { project: project.path, alias: settings.name },
    label: isOneOfSeveral ? `${settings.name} (${folder})` : settings.name,
    project,
    settings,
    engine: engine?.base,
    engineName: engine?.name ?? "engine not known",
    where: configured.where,
    mirrorOf,
    guess: guessRole({
      alias: settings.name,
      mirrorOf,
      debug: project.debug,
      settings: project.settings,
      host: hostOf(configured, dict),
      readOnly: isOnlyRead(settings.name, models),
    }),
  };
}

/** One text for an alias, to be a key in maps and in the secret storage. */
export function keyOf({ project, alias }: AliasId): string {
  return JSON.stringify([project, alias]);
}

function mirror(settings: AliasSettings): string | undefined {
  const test = settings.keys["TEST"];
  const value = test?.kind === "dict" ? test.entries["MIRROR"] : undefined;
  return value?.kind === "known" && typeof value.value === "string" && value.value !== ""
    ? value.value
    : undefined;
}

/** The host that is used; undefined for files and sockets, null where it is not known. */
function hostOf(configured: Configured, dict: DictSetting): string | undefined | null {
  if (configured.kind === "target" && "host" in configured.target) return configured.target.host;
  if (configured.kind === "target" && configured.target.engine !== "django") return undefined;
  const host = settingAt(dict, "HOST");
  if (configured.kind !== "missing" && host === undefined) return undefined;
  if (host?.kind === "known") {
    const text = String(host.value ?? "");
    return text === "" || text.startsWith("/") ? undefined : text;
  }
  return null;
}

function isOnlyRead(alias: string, models: readonly ModelTable[] | undefined): boolean {
  const known = models ?? [];
  return (
    known.some(({ read }) => read.includes(alias)) &&
    known.every(({ write }) => write.length > 0 && !write.includes(alias))
  );
}
