/**
 * Writes server/project/django/contrib.json from real Django.
 *
 *     UPDATE=1 npx mocha test/contribModels.test.ts      the versions of the oracle's environments
 *     node test/setup/contribModels.ts PYTHON…           any other: the Django that each PYTHON imports
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import path from "node:path";
import { djangoFacts, knownVersions } from "#server/project/django/contribFacts.ts";
import type { ContribData, DjangoFacts, OlderFacts } from "#server/project/django/contribTypes.ts";

/** The data file, absolute. */
export const contribFile = path.join(
  import.meta.dirname,
  "../../server/project/django/contrib.json",
);

/** One version with all that it brings. */
export interface VersionFacts {
  readonly version: string;
  readonly facts: DjangoFacts;
}

/** Asks the Django of an interpreter; throws where it has none. */
export function askFacts(python: string): VersionFacts {
  const script = path.join(import.meta.dirname, "contribModels.py");
  const output = execFileSync(python, [script], { maxBuffer: 1 << 26, encoding: "utf8" });
  return JSON.parse(output) as VersionFacts;
}

/** The data file as it is. */
export function readContrib(): ContribData {
  return JSON.parse(readFileSync(contribFile, "utf8")) as ContribData;
}

/** The data with these versions put in or replaced; versions that are not given stay as they are. */
export function withVersions(data: ContribData, given: readonly VersionFacts[]): ContribData {
  const all = new Map(
    knownVersions(data).map((version) => [version, djangoFacts(data, version)] as const),
  );
  for (const { version, facts } of given) all.set(version, facts);
  return pack(all);
}

/** The text of the data file: what fits a line stands on one, as the formatter has it. */
export function contribText(data: ContribData): string {
  return `${layOut(data, 0, 0)}\n`;
}

function pack(all: ReadonlyMap<string, DjangoFacts>): ContribData {
  const [[newest, facts] = [undefined, undefined], ...rest] = [...all].sort(([one], [other]) =>
    other.localeCompare(one, undefined, { numeric: true }),
  );
  if (newest === undefined) throw new Error("no version of Django was given");
  const older = rest.map(([version, its]) => [version, olderFacts(facts, its)] as const);
  return { newest, facts, older: Object.fromEntries(older) };
}

function olderFacts(newest: DjangoFacts, its: DjangoFacts): OlderFacts {
  const modules = { ...newest.modules, ...its.modules };
  const byModule = Object.keys(modules).map(
    (name) => [name, changes(newest.modules[name] ?? {}, its.modules[name] ?? {})] as const,
  );
  const all = {
    apps: changes(newest.apps, its.apps),
    classes: changes(newest.classes, its.classes),
    modules: Object.fromEntries(byModule.filter(([, names]) => !isEmpty(names))),
    constants: changes(newest.constants, its.constants),
    settings: changes(newest.settings, its.settings),
  };
  return Object.fromEntries(Object.entries(all).filter(([, section]) => !isEmpty(section)));
}

function changes<T>(
  newest: Readonly<Record<string, T>>,
  its: Readonly<Record<string, T>>,
): Record<string, T | null> {
  const names = Object.keys({ ...newest, ...its }).sort();
  const different = names.filter((name) => !isDeepStrictEqual(newest[name], its[name]));
  return Object.fromEntries(different.map((name) => [name, its[name] ?? null]));
}

function isEmpty(section: object): boolean {
  return Object.keys(section).length === 0;
}

const width = 100;

/** `taken` is what stands on the line before the value and after it. */
function layOut(value: unknown, indent: number, taken: number): string {
  const line = inLine(value);
  if (indent + taken + line.length <= width || typeof value !== "object" || value === null)
    return line;
  const inner = " ".repeat(indent + 2);
  const outer = " ".repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item, at) => inner + layOut(item, indent + 2, comma(at, value)));
    return `[\n${items.join(",\n")}\n${outer}]`;
  }
  const entries = Object.entries(value).map(([name, item], at, all) => {
    const key = `${JSON.stringify(name)}: `;
    return inner + key + layOut(item, indent + 2, key.length + comma(at, all));
  });
  return `{\n${entries.join(",\n")}\n${outer}}`;
}

/** The room of the comma after an item: the last has none. */
function comma(at: number, all: readonly unknown[]): number {
  return at === all.length - 1 ? 0 : 1;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${inLine(item)}`,
  );
  return entries.length ? `{ ${entries.join(", ")} }` : "{}";
}

if (process.argv[1] === import.meta.filename) {
  const given = process.argv.slice(2).map(askFacts);
  writeFileSync(contribFile, contribText(withVersions(readContrib(), given)));
}
