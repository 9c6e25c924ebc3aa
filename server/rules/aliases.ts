/** What rules say about a name that is no alias. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Span } from "#server/text/span.ts";
import { insertEntry, replaceLiteral } from "./edits.ts";
import type { Fix, Related } from "./rule.ts";
import { mayBeElsewhere } from "./otherAliases.ts";
import { entryAt } from "./settingsTree.ts";
import { nearest } from "./suggest.ts";
import { spanOf } from "#server/text/span.ts";

type KnownText = ReturnType<ProjectFacts["modules"]["globalText"]>;

const texts = new WeakMap<ProjectFacts, Map<string, KnownText>>();

/** `Modules.globalText`, asked once for each name of a file: it may have to run a module. */
export function globalText(
  facts: ProjectFacts,
  path: string,
  dotted: readonly string[],
): KnownText {
  let known = texts.get(facts);
  if (known === undefined) texts.set(facts, (known = new Map()));
  const key = `${path} ${dotted.join(".")}`;
  if (!known.has(key)) known.set(key, facts.modules.globalText(path, dotted));
  return known.get(key);
}

/** Whether a name is certainly no alias of the project, under these settings or others. */
export function isNoAlias(facts: ProjectFacts, name: string): boolean {
  const { aliases, open } = facts.settings.databases;
  if (open !== undefined || facts.settings.open !== undefined) return false;
  if (aliases.size === 0 || aliases.has(name) || isSearchConnection(facts, name)) return false;
  return !mayBeElsewhere(facts, name);
}

/** Search libraries have connections of their own, which their methods take by `using` too. */
const searchSettings = ["HAYSTACK_CONNECTIONS", "ELASTICSEARCH_DSL", "OPENSEARCH_DSL"];

function isSearchConnection(facts: ProjectFacts, name: string): boolean {
  return searchSettings.some((setting) => {
    const value = facts.settings.get(setting)?.value;
    if (value === undefined) return false;
    return value.kind !== "dict" || value.open !== undefined || value.entries.has(`s${name}`);
  });
}

/** The alias that was meant, where one is near enough. */
export function meantAlias(facts: ProjectFacts, name: string): string | undefined {
  return nearest(name, facts.settings.databases.aliases.keys());
}

/** Where the aliases are. */
export function databasesPlace(facts: ProjectFacts): readonly Related[] {
  const { origin, aliases } = facts.settings.databases;
  const names = [...aliases.keys()].map((name) => `'${name}'`).join(", ");
  return origin === undefined ? [] : [{ at: spanOf(origin), message: `DATABASES has ${names}` }];
}

/** Did-you-mean, then every other alias where they are few, then a new entry in `DATABASES`. */
export function aliasFixes(facts: ProjectFacts, at: Span, name: string): readonly Fix[] {
  const meant = meantAlias(facts, name);
  const others = [...facts.settings.databases.aliases.keys()].filter((alias) => alias !== meant);
  const offered = meant === undefined ? (others.length <= 4 ? others : []) : [meant];
  const renames = offered.flatMap((alias): readonly Fix[] => {
    const edit = replaceLiteral(facts, at, alias);
    if (edit === undefined) return [];
    return [{ title: `Change to '${alias}'`, applicability: "suggestion", edits: [edit] }];
  });
  return [...renames, ...newAlias(facts, name)];
}

function newAlias(facts: ProjectFacts, name: string): readonly Fix[] {
  const [first] = facts.settings.databases.aliases.values();
  const entry = entryAt(facts, first?.origin);
  if (entry === undefined || name.includes('"') || name.includes("\\")) return [];
  const engine = first?.engine ?? "django.db.backends.sqlite3";
  const added = `"${name}": {"ENGINE": "${engine}", "NAME": ""}`;
  const edits = [insertEntry(entry.path, entry.text, entry.dict, added)];
  return [{ title: `Add '${name}' to DATABASES`, applicability: "template", edits }];
}
