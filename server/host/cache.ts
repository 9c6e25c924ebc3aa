/** Files that are kept between runs: where they are, and how they are written. */

import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The layout of the files; another number, and they are not read. */
const layout = 2;

/** So many files are kept, for two of each project. */
const mostFiles = 80;

/**
 * Where files are kept: `$XDG_CACHE_HOME/django-multidb`, or what the system has in its place.
 * Undefined when the program runs from its sources, which change without a new version.
 */
export function cacheDirectory(
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!isBundle()) return undefined;
  const name = "django-multidb";
  if (variables["XDG_CACHE_HOME"]) return join(variables["XDG_CACHE_HOME"], name);
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", name);
  if (process.platform === "win32" && variables["LOCALAPPDATA"])
    return join(variables["LOCALAPPDATA"], name, "Cache");
  return join(homedir(), ".cache", name);
}

/** The file in which something of a project is kept; `what` tells its kinds apart. */
export function keptFile(directory: string, root: string, what: string): string {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return join(directory, `${name}.${what}`);
}

/** Tells bundles apart by size and time, so that no version needs to be remembered. */
export function keptVersion(): string {
  const bundle = isBundle() ? statSync(import.meta.filename) : undefined;
  return [layout, bundle?.size ?? 0, bundle?.mtimeMs ?? 0].join("-");
}

/**
 * Writes a file of the cache as a whole, so that readers have the old one or the new one; or not at all.
 * It is the user's alone: what it says of a project's code is no more public than that.
 */
export function writeKept(path: string, content: string | Uint8Array): void {
  const fresh = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    prune(dirname(path));
    writeFileSync(fresh, content, { mode: 0o600 });
    renameSync(fresh, path);
  } catch {
    discard(fresh);
  }
}

/** Removes the files that were written longest ago. */
function prune(directory: string): void {
  const files = readdirSync(directory).map((name) => join(directory, name));
  if (files.length < mostFiles) return;
  const aged = files.map((path) => ({
    path,
    written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  aged.sort((left, right) => right.written - left.written);
  for (const { path } of aged.slice(mostFiles - 1)) discard(path);
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be removed does no harm.
  }
}

function isBundle(): boolean {
  return import.meta.filename.endsWith(".cjs");
}
