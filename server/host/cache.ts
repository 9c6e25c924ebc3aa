/** Keeps what was found in a project's files on disk, so that only changed files are read again. */

import { createHash, randomUUID } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ScannedFile } from "./scanFiles.ts";

/** The layout of the files; another number, and they are not read. */
const layout = 1;

/** A scan that is larger is not kept, in characters. */
const largest = 64_000_000;

/** Of so many projects scans are kept. */
const mostProjects = 40;

/**
 * A file that changed so short before it was scanned may change again within the clock's grain, in
 * milliseconds.
 */
const grain = 2000;

/** What a file of the cache holds. */
interface Kept {
  readonly version: string;
  readonly root: string;
  readonly files: readonly ScannedFile[];
}

/**
 * Where scans are kept: `$XDG_CACHE_HOME/django-multidb`, or what the system has in its place.
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

/** What was kept of a project; nothing where it cannot be read or is of another version. */
export function readScan(directory: string, root: string): readonly ScannedFile[] {
  try {
    const kept = JSON.parse(readFileSync(fileOf(directory, root), "utf8")) as Partial<Kept>;
    if (kept.version !== version() || kept.root !== root || !Array.isArray(kept.files)) return [];
    return kept.files;
  } catch {
    return [];
  }
}

/**
 * Keeps a scan; where that fails nothing is kept.
 * @param started when the scan began, in milliseconds since the epoch
 */
export function writeScan(
  directory: string,
  root: string,
  files: readonly ScannedFile[],
  started: number,
): void {
  const settled = files.filter(({ modified }) => modified < started - grain);
  const kept: Kept = { version: version(), root, files: settled };
  const text = JSON.stringify(kept);
  if (text.length > largest) return;
  const path = fileOf(directory, root);
  const fresh = `${path}.${randomUUID()}`;
  try {
    mkdirSync(directory, { recursive: true });
    prune(directory);
    writeFileSync(fresh, text);
    // Whoever reads at the same time has the old file or the new one.
    renameSync(fresh, path);
  } catch {
    discard(fresh);
  }
}

/** Removes what may have been written. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be removed, nothing was written.
  }
}

function fileOf(directory: string, root: string): string {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return join(directory, `${name}.json`);
}

/** Removes the scans that were written longest ago. */
function prune(directory: string): void {
  const files = readdirSync(directory).map((name) => join(directory, name));
  if (files.length < mostProjects) return;
  const aged = files.map((path) => ({
    path,
    written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  aged.sort((left, right) => right.written - left.written);
  for (const { path } of aged.slice(mostProjects - 1)) rmSync(path, { force: true });
}

function isBundle(): boolean {
  return import.meta.filename.endsWith(".cjs");
}

/** Tells bundles apart by size and time, so that no version needs to be remembered. */
function version(): string {
  const bundle = isBundle() ? statSync(import.meta.filename) : undefined;
  return [layout, bundle?.size ?? 0, bundle?.mtimeMs ?? 0].join("-");
}
