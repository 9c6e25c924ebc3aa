/** A key in an alias's dict that Django ignores, and that is nearly one that it reads. */

import { defineRule } from "#server/rules/define.ts";
import { replaceLiteral } from "#server/rules/edits.ts";
import { ownSpan } from "#server/rules/places.ts";
import { entryAt } from "#server/rules/settingsTree.ts";
import { stepsBetween } from "#server/rules/suggest.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Alias, AliasKey } from "#server/project/settings/facts.ts";

/** What `ConnectionHandler.configure_settings` and the backends read. */
const keys: readonly string[] = [
  ...["ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS", "TIME_ZONE", "TEST"],
  ...["ATOMIC_REQUESTS", "AUTOCOMMIT", "CONN_MAX_AGE", "CONN_HEALTH_CHECKS"],
  "DISABLE_SERVER_SIDE_CURSORS",
];

/** What the test runner reads in `TEST`, Oracle's own keys included. */
const testKeys: readonly string[] = [
  ...["NAME", "CHARSET", "COLLATION", "DEPENDENCIES", "MIGRATE", "MIRROR", "SERIALIZE", "TEMPLATE"],
  ...["CREATE_DB", "CREATE_USER", "USER", "PASSWORD", "ORACLE_MANAGED_FILES", "TBLSPACE"],
  ...["TBLSPACE_TMP", "DATAFILE", "DATAFILE_TMP", "DATAFILE_SIZE", "DATAFILE_TMP_SIZE"],
  ...["DATAFILE_MAXSIZE", "DATAFILE_TMP_MAXSIZE", "DATAFILE_EXTSIZE", "DATAFILE_TMP_EXTSIZE"],
];

export const rule = defineRule({
  name: "unknown-database-key",
  severity: "warning",
  since: "0.1.0",
  summary: "A key of a database that Django ignores",
  message: "Django ignores the key '{key}' of the database '{alias}': it reads '{meant}'",
  project: (facts, report) => {
    for (const alias of facts.settings.databases.aliases.values()) {
      for (const { key, entry, meant } of ignored(alias)) {
        const at = ownSpan(facts, entry.origin);
        if (at === undefined) continue;
        report({
          at,
          arguments: { key, alias: alias.name, meant },
          fixes: rename(facts, alias, entry, meant),
        });
      }
    }
  },
});

interface Ignored {
  readonly key: string;
  readonly entry: AliasKey;
  /** `TEST["NAME"]` for a key that belongs into `TEST`. */
  readonly meant: string;
}

function ignored(alias: Alias): readonly Ignored[] {
  const found: Ignored[] = [];
  for (const [key, entry] of alias.keys) {
    const old = key.startsWith("TEST_") ? key.slice("TEST_".length) : "";
    const meant = testKeys.includes(old) ? `TEST["${old}"]` : meantKey(key, keys);
    // Where the right key is there too, the other one is somebody else's.
    if (meant !== undefined && !alias.keys.has(meant)) found.push({ key, entry, meant });
  }
  for (const [key, entry] of alias.testKeys) {
    const meant = meantKey(key, testKeys);
    if (meant !== undefined && !alias.testKeys.has(meant)) found.push({ key, entry, meant });
  }
  return found;
}

/** Backends of third parties read keys of their own, so only what is nearly right is a mistake. */
function meantKey(key: string, known: readonly string[]): string | undefined {
  if (known.includes(key)) return undefined;
  const bare = letters(key);
  const same = known.find((other) => letters(other) === bare);
  if (same !== undefined) return same;
  const near = known.filter(
    (other) => stepsBetween(bare, letters(other)) <= (bare.length < 8 ? 1 : 2),
  );
  return near.length === 1 && bare.length >= 4 ? near[0] : undefined;
}

function letters(key: string): string {
  return key.replaceAll("_", "").toUpperCase();
}

function rename(
  facts: ProjectFacts,
  alias: Alias,
  { origin }: AliasKey,
  meant: string,
): readonly Fix[] {
  const written = entryAt(facts, origin);
  if (written === undefined) return [];
  const { path, text, key, value } = written;
  const title = `Change to '${meant}'`;
  if (!meant.startsWith("TEST[")) {
    const edit = replaceLiteral(facts, { path, start: key.start, end: key.end }, meant);
    return edit === undefined ? [] : [{ title, applicability: "suggestion", edits: [edit] }];
  }
  if (alias.keys.has("TEST")) return [];
  const inner = meant.slice("TEST[".length, -1);
  const entry = `"TEST": {${inner}: ${text.slice(value.start, value.end)}}`;
  const edits = [{ at: { path, start: key.start, end: value.end }, text: entry }];
  return [{ title, applicability: "suggestion", edits }];
}
