/** The aliases of `DATABASES`, with Django's own defaults (`ConnectionHandler.configure_settings`). */

import { dictOf, FALSE, int, NONE, text, TRUE } from "#server/evaluation/make.ts";
import type { Evaluation, GlobalValue } from "#server/evaluation/evaluation.ts";
import type { DictEntry, DictValue, Machine, Reason, Value } from "#server/evaluation/values.ts";
import type { Alias, AliasKey, DatabasesFacts } from "./facts.ts";
import { entriesOf, shownOf, textOf } from "./read.ts";
import { holdsCredentials } from "./secrets.ts";
import { writeKeys } from "./writtenKeys.ts";

const dummyEngine = "django.db.backends.dummy";

/**
 * Reads `DATABASES`.
 * @param open why the settings may set it to something else
 */
export function readDatabases(
  evaluation: Evaluation,
  found: GlobalValue | undefined,
  open: Reason | undefined,
): DatabasesFacts {
  if (found === undefined)
    return {
      aliases: open === undefined ? onlyDefault() : new Map(),
      open,
      origin: undefined,
      lacksDefault: false,
    };
  const databases = entriesOf(found.value);
  const openness =
    databases.open ??
    found.maybe ??
    (found.value.kind === "unknown" ? found.value.reason : undefined);
  const aliases = new Map<string, Alias>();
  for (const [name, entry] of databases.entries)
    aliases.set(name, readAlias(evaluation, name, entry));
  const isKnownDict = databases.dicts.length > 0 && openness === undefined;
  if (isKnownDict && aliases.size === 0)
    for (const [name, alias] of onlyDefault()) aliases.set(name, alias);
  return {
    aliases,
    open: openness,
    origin: found.origin,
    lacksDefault: isKnownDict && !aliases.has("default"),
  };
}

/** Puts into `DATABASES` what Django's defaults put there, so that routers read the same. */
export function applyDefaults(machine: Machine, value: Value): void {
  for (const databases of entriesOf(value).dicts) {
    if (databases.entries.size === 0 && databases.open === undefined) {
      machine.setItem(databases, text("default"), dictOf([]));
    }
    for (const { value: alias } of databases.entries.values()) {
      if (alias.kind === "dict" && alias.open === undefined) fillIn(machine, alias);
    }
  }
}

function fillIn(machine: Machine, alias: DictValue): void {
  const engine = memberOf(alias, "ENGINE");
  if (engine === undefined || engine.kind === "none" || dummies.has(textOf(engine) ?? "?")) {
    machine.setItem(alias, text("ENGINE"), text(dummyEngine));
  }
  for (const [name, fallback] of defaults) {
    if (memberOf(alias, name) === undefined) machine.setItem(alias, text(name), fallback());
  }
  const test = memberOf(alias, "TEST");
  if (test?.kind !== "dict") return;
  for (const [name, fallback] of testDefaults) {
    if (memberOf(test, name) === undefined) machine.setItem(test, text(name), fallback);
  }
}

const dummies = new Set(["", "django.db.backends."]);

const defaults: readonly (readonly [string, () => Value])[] = [
  ["ATOMIC_REQUESTS", () => FALSE],
  ["AUTOCOMMIT", () => TRUE],
  ["CONN_MAX_AGE", () => int(0)],
  ["CONN_HEALTH_CHECKS", () => FALSE],
  ["OPTIONS", () => dictOf([])],
  ["TIME_ZONE", () => NONE],
  ...["NAME", "USER", "PASSWORD", "HOST", "PORT"].map((name) => [name, () => text("")] as const),
  ["TEST", () => dictOf([])],
];

const testDefaults: readonly (readonly [string, Value])[] = [
  ["CHARSET", NONE],
  ["COLLATION", NONE],
  ["MIGRATE", TRUE],
  ["MIRROR", NONE],
  ["NAME", NONE],
];

function onlyDefault(): ReadonlyMap<string, Alias> {
  const alias: Alias = {
    name: "default",
    origin: undefined,
    maybe: undefined,
    isEmpty: true,
    engine: dummyEngine,
    engineOrigin: undefined,
    because: undefined,
    keys: new Map(),
    testKeys: new Map(),
    mirrorOf: undefined,
    written: () => ({ keys: {}, open: undefined }),
    identity: undefined,
  };
  return new Map([["default", alias]]);
}

function readAlias(evaluation: Evaluation, name: string, entry: DictEntry): Alias {
  const { machine } = evaluation;
  const { entries, open, dicts } = entriesOf(entry.value);
  const keys = keysOf(machine, entries);
  const test = entriesOf(entries.get("TEST")?.value ?? NONE);
  const testKeys = keysOf(machine, test.entries);
  const own = withoutDefaults(entries, test.entries);
  const mirror = testKeys.get("MIRROR")?.value;
  const because = open ?? [...entries.values()].map(({ maybe }) => maybe).find(Boolean);
  const engineEntry = entries.get("ENGINE");
  const engine = engineOf(engineEntry, open !== undefined || dicts.length === 0);
  return {
    name,
    origin: entry.origin,
    maybe: entry.maybe,
    isEmpty: dicts.length > 0 && entries.size === 0 && open === undefined,
    engine,
    engineOrigin: engineEntry?.value.origin ?? engineEntry?.origin,
    because:
      because ??
      (engine === undefined && engineEntry?.value.kind === "unknown"
        ? engineEntry.value.reason
        : undefined),
    keys,
    testKeys,
    mirrorOf: typeof mirror === "string" ? mirror : undefined,
    written: (writer) => writeKeys(evaluation, writer, own, open),
    identity: identityOf(machine, engine, entries),
  };
}

/** Missing, false, or "django.db.backends." is the dummy engine; the old PostgreSQL name is the new one. */
function engineOf(entry: DictEntry | undefined, isOpen: boolean): string | undefined {
  if (entry === undefined) return isOpen ? undefined : dummyEngine;
  if (entry.maybe !== undefined) return undefined;
  if (entry.value.kind === "none") return dummyEngine;
  const engine = textOf(entry.value);
  if (engine === "" || engine === "django.db.backends.") return dummyEngine;
  return engine === "django.db.backends.postgresql_psycopg2"
    ? "django.db.backends.postgresql"
    : engine;
}

function keysOf(
  machine: Machine,
  entries: ReadonlyMap<string, DictEntry>,
): ReadonlyMap<string, AliasKey> {
  const keys = new Map<string, AliasKey>();
  for (const [name, { value, origin }] of entries)
    keys.set(name, { origin, value: name === "PASSWORD" ? undefined : plainOf(machine, value) });
  return keys;
}

function plainOf(machine: Machine, value: Value): AliasKey["value"] {
  switch (value.kind) {
    case "none":
      return null;
    case "bool":
    case "float":
      return value.value;
    case "int":
      return Number(value.value);
    default: {
      const shown = value.kind === "native" ? shownOf(machine, value) : textOf(value);
      return shown !== undefined && holdsCredentials(shown) ? undefined : shown;
    }
  }
}

/** The entries, with `TEST` as it is before Django's defaults are put into it. */
function withoutDefaults(
  entries: ReadonlyMap<string, DictEntry>,
  testEntries: ReadonlyMap<string, DictEntry>,
): ReadonlyMap<string, DictEntry> {
  const test = entries.get("TEST");
  if (test?.value.kind !== "dict") return entries;
  const bare = new Map([...testEntries].map(([name, entry]) => [`s${name}`, entry] as const));
  return new Map([
    ...entries,
    ["TEST", { ...test, value: { ...test.value, entries: bare } }] as const,
  ]);
}

/** Two aliases of one identity are one database. A database in memory is never another's. */
function identityOf(
  machine: Machine,
  engine: string | undefined,
  entries: ReadonlyMap<string, DictEntry>,
): string | undefined {
  if (engine === undefined || engine === dummyEngine) return undefined;
  const parts: string[] = [engine];
  for (const name of ["HOST", "PORT", "NAME"]) {
    const entry = entries.get(name);
    if (entry?.maybe !== undefined) return undefined;
    const shown = entry === undefined ? "" : shownOf(machine, entry.value);
    if (shown === undefined) return undefined;
    parts.push(shown);
  }
  const name = parts.at(-1);
  return name === "" || name === ":memory:" || name?.startsWith("file::memory:") === true
    ? undefined
    : parts.join("\n");
}

function memberOf(dict: DictValue, name: string): Value | undefined {
  return dict.entries.get(`s${name}`)?.value;
}
