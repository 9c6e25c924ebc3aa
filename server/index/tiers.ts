/** What a file may hold, told from its text by a quick search: whether it is worth parsing. */

import { foreignPackages } from "./aliasPositions.ts";

export interface Tiers {
  /** Settings or routers: functions in it are likely to be run, so their bodies are kept. */
  readonly settings: boolean;
  /** Whether `aliasUses` may find something. */
  readonly aliases: boolean;
  /** Whether there are comments that speak to us. */
  readonly directives: boolean;
  /** Whether it may say what databases there are. */
  readonly databases: boolean;
}

const settings =
  /DATABASES|DATABASE_ROUTERS|INSTALLED_APPS|db_for_|allow_relation|allow_migrate|django_environ|dj_database_url/;

const databases =
  /\bDATABASES\b|\bconnections\s*\.\s*(?:databases|settings)\b|\bconnections\s*\[[^\]\n]*\]\s*=[^=]/;

/** Names after which an alias may stand, as they must be written there; or given another name. */
const aliases = new RegExp(
  [
    String.raw`\.\s*using[\s\\]*\(`,
    String.raw`\busing[\s\\]*=`,
    String.raw`db_manager[\s\\]*\(`,
    String.raw`\bconnections[\s\\]*(?:\[|as\b)`,
    String.raw`\b(?:atomic|non_atomic_requests|on_commit|get_connection|[gs]et_autocommit|commit|rollback|savepoint\w*|clean_savepoints|[gs]et_rollback|mark_for_rollback_on_error)[\s\\]*(?:as\b|\([\s\\]*[^)\s\\])`,
    String.raw`\bQuerySet[\s\\]*(?:as\b|\()`,
    String.raw`\b(?:Collector|NestedObjects)[\s\\]*(?:as\b|\()`,
    String.raw`\bdatabases?[\s\\]*[:=]`,
    String.raw`--database`,
    String.raw`target_db`,
    String.raw`\bfixtures[\s\\]*[:=]`,
  ].join("|"),
);

/**
 * What must be seen of a file in which there are aliases: where they may stand, and what bears upon
 * them from elsewhere (see `aliasUses.ts`).
 */
export const aliasContext = new RegExp(
  [
    aliases.source,
    String.raw`\bglobal\b`,
    String.raw`\bconnections\b`,
    ...[...foreignPackages].map((name) => String.raw`\b${name}\b`),
  ].join("|"),
);

/** Reads the text with regular expressions; says yes too often, never no where it should be yes. */
export function tiersOf(text: string): Tiers {
  return {
    settings: settings.test(text),
    aliases: aliases.test(text),
    directives: text.includes("multidb:"),
    databases: databases.test(text),
  };
}
