/** Scans a project's files in worker threads, beside whatever else is done meanwhile. */

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { noFacts, type FileFacts } from "#server/index/fileFacts.ts";
import { readScan, writeScan } from "./scanCache.ts";
import { scanFiles, type ScanAnswer, type ScanRequest, type ScannedFile } from "./scanFiles.ts";
import type { WorkerMessage } from "./worker.ts";

export interface ScanOptions {
  /** Globs of files to leave out, relative to the root. */
  readonly excludes?: readonly string[];
  /** Where scans are kept, absolute; see `cacheDirectory`. Undefined: nowhere. */
  readonly cache?: string | undefined;
  /** How many threads; by the machine's processors where it is left out. */
  readonly threads?: number;
  /** Is told how many more files were looked at, now and then. */
  readonly onProgress?: (files: number) => void;
}

/** What was found in a project's files. */
export interface ProjectScan {
  /** The files in which rules have something to look at; absolute, sorted. */
  readonly files: readonly string[];
  /** What was found in a file when it was scanned; undefined for one that was not. */
  facts(path: string): FileFacts | undefined;
  readonly counts: ScanCounts;
}

export interface ScanCounts {
  /** Python files in the project. */
  readonly files: number;
  /** In bytes. */
  readonly size: number;
  /** Files that were read; the others were known from before. */
  readonly read: number;
  readonly parsed: number;
}

export interface RunningScan {
  readonly done: Promise<ProjectScan>;
  /** Ends its threads; `done` then never settles. */
  stop(): void;
}

/** Most threads that are worth their start. */
const mostThreads = 4;

/**
 * Starts at once. The caller's own thread stays free: on two processors, one thread scans while the
 * caller analyzes settings and models.
 * @param root the project's directory, absolute
 */
export function startScan(root: string, options: ScanOptions = {}): RunningScan {
  const { excludes = [], cache, onProgress = () => {} } = options;
  const parts = options.threads ?? Math.max(1, Math.min(availableParallelism() - 1, mostThreads));
  const started = Date.now();
  const known = cache === undefined ? [] : readScan(cache, root);
  const workers: Worker[] = [];
  const answers = Array.from({ length: parts }, (_, part) => {
    const request: ScanRequest = { root, excludes, part, parts, known };
    const worker = new Worker(workerPath(), { workerData: request });
    workers.push(worker);
    return answerOf(worker, onProgress).catch(() => scanFiles(request, onProgress));
  });
  const done = Promise.all(answers).then((found) => {
    const scan = together(found);
    const isUsed = found.some(({ read }) => read > 0) || scan.counts.files !== known.length;
    if (cache !== undefined && isUsed)
      writeScan(
        cache,
        root,
        found.flatMap(({ files }) => files),
        started,
      );
    return scan;
  });
  return {
    done,
    stop: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** The bundle beside this one, or the source. */
function workerPath(): string {
  const bundled = join(import.meta.dirname, "worker.cjs");
  return existsSync(bundled) ? bundled : join(import.meta.dirname, "worker.ts");
}

function answerOf(worker: Worker, onProgress: (files: number) => void): Promise<ScanAnswer> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "answer") resolve(message.answer);
      else onProgress(message.files);
    });
    worker.on("error", reject);
  });
}

function together(answers: readonly ScanAnswer[]): ProjectScan {
  const found = new Map<string, ScannedFile>();
  let size = 0;
  for (const { files } of answers)
    for (const file of files) {
      found.set(file.path, file);
      size += file.size;
    }
  const files = [...found.values()].filter(({ facts }) => facts !== undefined);
  return {
    files: files.map(({ path }) => path).toSorted(),
    facts: (path) => {
      const file = found.get(path);
      return file && (file.facts ?? noFacts);
    },
    counts: {
      files: found.size,
      size,
      read: answers.reduce((sum, { read }) => sum + read, 0),
      parsed: answers.reduce((sum, { parsed }) => sum + parsed, 0),
    },
  };
}
