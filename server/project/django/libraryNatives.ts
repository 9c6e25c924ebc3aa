/** What the stubs of settings libraries are handed: URLs and files read, the environment filled. */

// dotenv, smol-toml and yaml: each the usual parser of its format; nothing is put into our own environment.
import { parse as parseDotenv } from "dotenv";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

import {
  bool,
  dictOf,
  float,
  int,
  list,
  nativeFunction,
  NONE,
  text,
  tuple,
} from "#server/evaluation/make.ts";
import type { CallArguments, Machine, Reason, Value } from "#server/evaluation/values.ts";
import { isAbsolute, join } from "#server/text/paths.ts";
import { databaseOf, memoryUrl, type UrlLibrary } from "./databaseUrl.ts";
import type { World } from "./world.ts";

/** By the names that `libraryStubs.ts` uses. */
export function libraryNatives(world: World): ReadonlyMap<string, Value> {
  const natives: readonly (readonly [string, (machine: Machine, call: CallArguments) => Value])[] =
    [
      [
        "_known_at_run_time",
        (_, { positional: [what] }) =>
          unknown(
            "environment",
            `${what?.kind === "text" ? what.value : "it"} is known at run time`,
          ),
      ],
      ["_dj_database_url", (_, { positional: [url] }) => databaseUrl(url, "dj_database_url")],
      // Of an unknown URL the likelier is taken: that it is none.
      [
        "_is_memory_url",
        (_, { positional: [url] }) => bool(url?.kind === "text" && url.value === memoryUrl),
      ],
      ["_environ_database_url", (_, { positional: [url] }) => databaseUrl(url, "environ")],
      [
        "_read_environment",
        (machine, { positional: [path, override] }) =>
          readEnvironment(world, machine, path, override),
      ],
      [
        "_dotenv_file",
        (_, { positional: [path] }) => texts(parseDotenv(readFile(world, path) ?? "")),
      ],
      ["_ini_file", (_, { positional: [path] }) => texts(parseIni(readFile(world, path) ?? ""))],
      [
        "_dynaconf_settings",
        (machine, { positional: [module, options] }) =>
          dynaconfSettings(world, machine, module, options),
      ],
      ["_modules_in", (_, { positional: [directory] }) => modulesIn(world, directory)],
      ["_open", (_, { positional: [module] }) => open(module)],
    ];
  return new Map<string, Value>([
    ...natives.map(([name, call]) => [name, nativeFunction(name, call)] as const),
    [
      "_project_environment",
      texts({
        ...parseIni(world.readText(join(world.root, "settings.ini")) ?? ""),
        ...parseDotenv(world.readText(join(world.root, ".env")) ?? ""),
      }),
    ],
  ]);
}

function databaseUrl(url: Value | undefined, library: UrlLibrary): Value {
  if (url?.kind === "unknown") return url;
  const read = url?.kind === "text" ? databaseOf(url.value, library) : undefined;
  if (read === undefined) return unknown("environment", "the database URL is not known");
  const parts = Object.entries(read).map(
    ([name, value]) =>
      [name, typeof value === "string" ? text(value, url?.origin) : plain(value)] as const,
  );
  return dictOf(parts, url?.origin);
}

/** Puts the entries of a `.env` file into `os.environ`; what is there already stays unless `override` is true. */
function readEnvironment(
  world: World,
  machine: Machine,
  path: Value | undefined,
  override: Value | undefined,
): Value {
  const content =
    path === undefined || path.kind === "none"
      ? world.readText(join(world.root, ".env"))
      : readFile(world, path, machine);
  if (content === undefined) return NONE;
  const environ = machine.getAttribute(machine.importModule("os"), "environ");
  const method = override?.kind === "bool" && override.value ? "__setitem__" : "setdefault";
  for (const [name, value] of Object.entries(parseDotenv(content))) {
    if (method === "setdefault")
      machine.invoke(machine.getAttribute(environ, method), [text(name), text(value)]);
    else machine.setItem(environ, text(name), text(value));
  }
  return NONE;
}

/** Pairs of a module's name and whether it is a package. */
function modulesIn(world: World, directory: Value | undefined): Value {
  if (directory?.kind !== "text") return unknown("file", "the directory is not known");
  const pairs: Value[] = [];
  for (const entry of world.list(directory.value)) {
    const isPackage = world.list(join(directory.value, entry)).includes("__init__.py");
    const name = entry.replace(/\.py$/, "");
    if (name === "__init__" || (!isPackage && !entry.endsWith(".py"))) continue;
    pairs.push(tuple([text(name), bool(isPackage)]));
  }
  return list(pairs);
}

function readFile(world: World, path: Value | undefined, machine?: Machine): string | undefined {
  const name =
    path?.kind === "text"
      ? path.value
      : path === undefined || path.kind === "unknown"
        ? undefined
        : machine?.text(path);
  if (name === undefined) return undefined;
  return world.readText(isAbsolute(name) ? name : join(world.root, name));
}

function texts(values: Readonly<Record<string, string>>): Value {
  return dictOf(Object.entries(values).map(([name, value]) => [name, text(value)] as const));
}

/** The `[settings]` of python-decouple's `settings.ini`. */
function parseIni(content: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of content.split(/\r?\n/)) {
    const entry = /^([A-Za-z_][\w.]*)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (entry?.[1] !== undefined) found[entry[1]] = entry[2] ?? "";
  }
  return found;
}

/** The files that dynaconf looks for by default, and those in `settings_files`; environments are merged in order. */
function dynaconfSettings(
  world: World,
  machine: Machine,
  module: Value | undefined,
  options: Value | undefined,
): Value {
  const names = [
    "settings.toml",
    "settings.yaml",
    "settings.yml",
    "settings.json",
    ".secrets.toml",
  ];
  const wanted =
    options?.kind === "dict"
      ? (options.entries.get("ssettings_files") ?? options.entries.get("ssettings_file"))?.value
      : undefined;
  const listed =
    wanted?.kind === "list" || wanted?.kind === "tuple"
      ? wanted.items
      : wanted === undefined
        ? []
        : [wanted];
  const files = listed.length > 0 ? listed.flatMap((file) => machine.text(file) ?? []) : names;
  const folder = module?.kind === "text" ? module.value.split(".").slice(0, -1).join("/") : "";
  const merged: Record<string, unknown> = {};
  for (const file of files) {
    for (const base of [world.root, join(world.root, folder), join(world.root, "config")]) {
      const content = world.readText(isAbsolute(file) ? file : join(base, file));
      if (content === undefined) continue;
      mergeSettings(merged, parseData(file, content));
      break;
    }
  }
  return dictOf(Object.entries(merged).map(([name, value]) => [name, plain(value)] as const));
}

function parseData(file: string, content: string): unknown {
  try {
    return file.endsWith(".toml")
      ? parseToml(content)
      : file.endsWith(".json")
        ? JSON.parse(content)
        : parseYaml(content);
  } catch {
    return undefined;
  }
}

/** `[default]` and `[development]` are environments; `DATABASES__default__ENGINE` is a path into a dict. */
function mergeSettings(into: Record<string, unknown>, data: unknown): void {
  if (!isRecord(data)) return;
  const layered =
    ["default", "global", "development"].some((name) => isRecord(data[name])) &&
    !Object.keys(data).some((name) => name === "DATABASES");
  const layers = layered ? [data["default"], data["global"], data["development"]] : [data];
  for (const layer of layers) {
    if (!isRecord(layer)) continue;
    for (const [name, value] of Object.entries(layer)) put(into, name.split("__"), value);
  }
}

function put(
  into: Record<string, unknown>,
  [first = "", ...rest]: readonly string[],
  value: unknown,
): void {
  const name = rest.length > 0 ? first : first.toUpperCase();
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = isRecord(into[name]) ? into[name] : {};
  into[name] = inner;
  let at = inner;
  for (const part of rest.slice(0, -1)) {
    const next = isRecord(at[part]) ? at[part] : {};
    at[part] = next;
    at = next;
  }
  at[rest.at(-1) ?? ""] = value;
}

function plain(value: unknown): Value {
  if (value === null || value === undefined) return NONE;
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean") return bool(value);
  if (typeof value === "bigint") return int(value);
  if (typeof value === "number") return Number.isInteger(value) ? int(value) : float(value);
  if (Array.isArray(value)) return list(value.map(plain));
  if (isRecord(value))
    return dictOf(Object.entries(value).map(([name, inner]) => [name, plain(inner)] as const));
  return unknown("unsupported", "its type is not followed");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Other names may come from where we cannot read. */
function open(module: Value | undefined): Value {
  if (module?.kind === "module")
    module.open ??= { code: "environment", text: "dynaconf may set it", origin: undefined };
  return NONE;
}

function unknown(code: Reason["code"], reason: string): Value {
  return { kind: "unknown", reason: { code, text: reason, origin: undefined }, origin: undefined };
}
