/** Keeps what was found in a project's files on disk, so that only changed files are read again. */

import { readFileSync } from "node:fs";
import { keptFile, keptVersion, writeKept } from "./cache.ts";
import type { ScannedFile } from "./scanFiles.ts";

/** A scan that is larger is not kept, in UTF-16 code units. */
const largest = 64_000_000;

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

/** What was kept of a project; nothing where it cannot be read or is of another version. */
export function readScan(directory: string, root: string): readonly ScannedFile[] {
  try {
    const text = readFileSync(keptFile(directory, root, "scan"), "utf8");
    const kept = JSON.parse(text) as Partial<Kept>;
    if (kept.version !== keptVersion() || kept.root !== root || !Array.isArray(kept.files))
      return [];
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
  const kept: Kept = { version: keptVersion(), root, files: settled };
  const text = JSON.stringify(kept);
  if (text.length <= largest) writeKept(keptFile(directory, root, "scan"), text);
}
