/** Looks through a project's Python files for what rules look at: one part of the files, on one thread. */

import { statSync } from "node:fs";
import { excluder } from "#server/index/excludes.ts";
import { factsOf, hasFacts, type FileFacts } from "#server/index/fileFacts.ts";
import { pythonFiles } from "#server/index/sourceTree.ts";
import { tiersOf } from "#server/index/tiers.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import { nodeFiles } from "./nodeFiles.ts";
import { loadParser } from "./wasm.ts";

export interface ScanRequest {
  /** The project's directory, absolute. */
  readonly root: string;
  /** Globs of files to leave out, relative to the root. */
  readonly excludes: readonly string[];
  /** Which part of the files, from 0, of how many. */
  readonly part: number;
  readonly parts: number;
  /** What was found before. */
  readonly known: readonly ScannedFile[];
}

export interface ScannedFile {
  /** Absolute. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  /** In bytes. */
  readonly size: number;
  /** Left out where there is nothing. */
  readonly facts?: FileFacts;
}

export interface ScanAnswer {
  readonly files: readonly ScannedFile[];
  /** How many of the files were read. */
  readonly read: number;
  /** How many of them were parsed. */
  readonly parsed: number;
}

/** Reads the files that changed since they were scanned, and parses those that may hold something. */
export async function scanFiles(
  { root, excludes, part, parts, known }: ScanRequest,
  progress: (files: number) => void,
): Promise<ScanAnswer> {
  const before = new Map(known.map((file) => [file.path, file]));
  const files: ScannedFile[] = [];
  let parse: Parse | undefined;
  let read = 0;
  let parsed = 0;
  for (const path of pythonFiles(nodeFiles, root, excluder(root, excludes))) {
    if (parts > 1 && partOf(path, parts) !== part) continue;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    const file = { path, modified: stats.mtimeMs, size: stats.size };
    const earlier = before.get(path);
    if (earlier?.modified === file.modified && earlier.size === file.size) {
      files.push(earlier);
      continue;
    }
    const text = nodeFiles.text(path);
    if (text === undefined) continue;
    read += 1;
    const tiers = tiersOf(text);
    if (!tiers.aliases && !tiers.directives && !tiers.databases) {
      files.push(file);
    } else {
      parse ??= await loadParser();
      parsed += 1;
      const facts = factsOf(text, parse, tiers);
      files.push(hasFacts(facts) ? { ...file, facts } : file);
    }
    if (files.length % progressStep === 0) progress(progressStep);
  }
  progress(files.length % progressStep);
  return { files, read, parsed };
}

const progressStep = 200;

/** Every thread must come to the same answer, even while files come and go. */
function partOf(path: string, parts: number): number {
  let hash = 0;
  for (let index = 0; index < path.length; index += 1)
    hash = (Math.imul(hash, 31) + path.charCodeAt(index)) | 0;
  return Math.abs(hash ^ (hash >>> 15)) % parts;
}
