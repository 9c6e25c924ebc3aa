/** Finds a project's Python: its site-packages hold third-party code and Django. Nothing is run. */

import type { Files } from "#server/text/files.ts";
import { basename, join, parent } from "#server/text/paths.ts";

export interface Interpreter {
  /** The environment's directory. */
  readonly prefix: string;
  /** The program, absolute; undefined where it is not in its usual place. */
  readonly executable: string | undefined;
  /** Directories that hold installed packages, absolute. */
  readonly sitePackages: readonly string[];
  /** 13 for Python 3.13; undefined where nothing tells it. */
  readonly pythonMinor: number | undefined;
  /** Where it was found: ".venv", "VIRTUAL_ENV". */
  readonly because: string;
}

/**
 * In this order: what the user set, `.venv`, `venv` and `env` in the project or above it, what poetry
 * made, `VIRTUAL_ENV`, `CONDA_PREFIX`.
 * @param wanted a path of an interpreter or an environment
 * @param variables the process's environment variables
 */
export function findInterpreter(
  files: Files,
  root: string,
  wanted: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): Interpreter | undefined {
  const candidates: { prefix: string; because: string }[] = [];
  if (wanted !== undefined) candidates.push({ prefix: prefixOf(files, wanted), because: askedFor });
  for (let directory = root, steps = 0; steps < 4; directory = parent(directory), steps += 1) {
    for (const name of [".venv", "venv", "env", ".env"]) {
      const prefix = join(directory, name);
      if (files.kind(join(prefix, "pyvenv.cfg")) === "file")
        candidates.push({ prefix, because: name });
    }
  }
  candidates.push(...poetryEnvironments(files, root, variables));
  for (const variable of ["VIRTUAL_ENV", "CONDA_PREFIX"]) {
    const prefix = variables[variable];
    if (prefix) candidates.push({ prefix, because: variable });
  }
  for (const { prefix, because } of candidates) {
    const sitePackages = sitePackagesOf(files, prefix);
    if (sitePackages.length > 0) {
      const pythonMinor = minorOf(files, prefix, sitePackages);
      const isWanted = because === askedFor && files.kind(wanted ?? "") === "file";
      const executable = isWanted ? wanted : executableIn(files, prefix);
      return { prefix, executable, sitePackages, pythonMinor, because };
    }
  }
  return undefined;
}

const askedFor = "asked for";

function executableIn(files: Files, prefix: string): string | undefined {
  return ["bin/python", "bin/python3", "Scripts/python.exe", "python.exe"]
    .map((name) => join(prefix, name))
    .find((path) => files.kind(path) === "file");
}

/** `…/bin/python` and `…\Scripts\python.exe` lie in an environment; a directory is one itself. */
function prefixOf(files: Files, path: string): string {
  if (files.kind(path) === "directory") return path;
  const directory = parent(path);
  return basename(directory) === "bin" || basename(directory) === "Scripts"
    ? parent(directory)
    : directory;
}

/** `lib/python3.12/site-packages`, with the directories that its `.pth` files name. */
function sitePackagesOf(files: Files, prefix: string): readonly string[] {
  const found: string[] = [];
  const add = (directory: string): void => {
    if (files.kind(directory) !== "directory" || found.includes(directory)) return;
    found.push(directory);
    for (const name of files.list(directory)) {
      if (!name.endsWith(".pth")) continue;
      for (const line of (files.text(join(directory, name)) ?? "").split(/\r?\n/)) {
        if (line.trim() !== "" && !/^(#|import[\s;])/.test(line)) add(join(directory, line.trim()));
      }
    }
  };
  add(join(prefix, "Lib", "site-packages"));
  for (const lib of ["lib", "lib64"]) {
    for (const name of files.list(join(prefix, lib)).toReversed()) {
      if (!/^(python|pypy)3(\.\d+)?t?$/.test(name)) continue;
      add(join(prefix, lib, name, "site-packages"));
      add(join(prefix, lib, name, "dist-packages"));
    }
    if (found.length > 0) break;
  }
  return found;
}

/** From `pyvenv.cfg`, else from the directory's name. */
function minorOf(
  files: Files,
  prefix: string,
  sitePackages: readonly string[],
): number | undefined {
  const written = /^version(?:_info)?\s*=\s*3\.(\d+)/m.exec(
    files.text(join(prefix, "pyvenv.cfg")) ?? "",
  );
  const minor = (written ?? /[/\\](?:python|pypy)3\.(\d+)t?[/\\]/.exec(sitePackages[0] ?? ""))?.[1];
  return minor === undefined ? undefined : Number(minor);
}

function poetryEnvironments(
  files: Files,
  root: string,
  variables: Readonly<Record<string, string | undefined>>,
): readonly { prefix: string; because: string }[] {
  const home = variables["HOME"];
  const text = files.text(join(root, "pyproject.toml"));
  if (home === undefined || text === undefined || !text.includes("[tool.poetry")) return [];
  const name = /^name\s*=\s*["']([^"']+)["']/m
    .exec(text)?.[1]
    ?.toLowerCase()
    .replaceAll(/[ $`!*@"\\\r\n\t.]+/g, "_");
  const directory = join(
    variables["XDG_CACHE_HOME"] ?? join(home, ".cache"),
    "pypoetry",
    "virtualenvs",
  );
  return files
    .list(directory)
    .filter((entry) => name !== undefined && entry.startsWith(`${name}-`))
    .map((entry) => ({ prefix: join(directory, entry), because: "poetry" }));
}
