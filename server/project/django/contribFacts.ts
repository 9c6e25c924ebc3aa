/** Looks up what a Django version brings, where that Django is not installed: contrib.json, by version. */
import type { Changes, ContribData, DjangoFacts } from "./contribTypes.ts";

/**
 * What the given version ("5.2", "5.2.19", "6.0") brings.
 * A version that is not in the data gets the facts of the nearest older one, or of the oldest;
 * without a version, the newest.
 */
export function djangoFacts(data: ContribData, version: string | undefined): DjangoFacts {
  const chosen = nearest(data, version);
  const changes = data.older[chosen];
  if (changes === undefined) return data.facts;
  const { facts } = data;
  return {
    apps: changed(facts.apps, changes.apps),
    classes: changed(facts.classes, changes.classes),
    modules: changedModules(facts.modules, changes.modules ?? {}),
    constants: changed(facts.constants, changes.constants),
    settings: changed(facts.settings, changes.settings),
  };
}

/** The versions that the data has, newest first. */
export function knownVersions(data: ContribData): readonly string[] {
  return [data.newest, ...Object.keys(data.older)];
}

function nearest(data: ContribData, version: string | undefined): string {
  const known = knownVersions(data);
  if (version === undefined) return data.newest;
  const wanted = rank(version);
  return known.find((one) => rank(one) <= wanted) ?? known.at(-1) ?? data.newest;
}

/** "5.2.19" as a number that orders by major and minor version. */
function rank(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  return major * 1000 + minor;
}

function changed<T>(
  newest: Readonly<Record<string, T>>,
  changes: Changes<T> | undefined,
): Readonly<Record<string, T>> {
  if (changes === undefined) return newest;
  const all: Record<string, T> = { ...newest };
  for (const [name, value] of Object.entries(changes))
    if (value === null) delete all[name];
    else all[name] = value;
  return all;
}

function changedModules(
  newest: DjangoFacts["modules"],
  changes: Readonly<Record<string, Changes<string>>>,
): DjangoFacts["modules"] {
  const all: Record<string, Readonly<Record<string, string>>> = { ...newest };
  for (const [module, names] of Object.entries(changes))
    all[module] = changed(newest[module] ?? {}, names);
  return all;
}
