/** Reads and analyzes the projects, in other threads and in slices, so that requests are answered meanwhile. */

import { cacheDirectory } from "#server/host/cache.ts";
import { startScan, type ProjectScan } from "#server/host/scan.ts";
import { Cancelled } from "./dispatch.ts";
import type { ProjectState } from "./projectState.ts";

/** How long a slice of the work may keep the process busy, in milliseconds. */
const slice = 15;

export interface Watcher {
  /** How many of how many files of a project are read. */
  readonly told: (project: ProjectState, done: number, total: number) => void;
  /** Is aborted when nobody wants the result any more. */
  readonly signal: AbortSignal;
  /** A bug while a project is analysed; the others go on. */
  readonly failed: (project: ProjectState, error: unknown) => void;
}

/**
 * Brings every project up to date and computes its findings.
 * @throws {Cancelled} where the watcher says so
 */
export async function indexProjects(
  projects: readonly ProjectState[],
  watcher: Watcher,
): Promise<void> {
  for (const project of projects) {
    try {
      await index(project, watcher);
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      watcher.failed(project, error);
    }
  }
}

async function index(project: ProjectState, watcher: Watcher): Promise<void> {
  const pace = pacer(watcher);
  const files = project.ownFiles;
  let done = 0;
  const scan = startScan(project.root, {
    cache: cacheDirectory(process.env),
    onProgress: (more) =>
      watcher.told(project, Math.min((done += more), files.length), files.length),
  });
  project.startScan();
  let found: ProjectScan | undefined;
  try {
    for (const path of files) {
      if (likely.test(path)) project.warm(path);
      await pace(false);
    }
    await pace(true);
    for (const _ of project.refreshInSteps()) await pace(false);
    found = await Promise.race([scan.done, aborted(watcher.signal)]);
    await pace(true);
  } finally {
    scan.stop();
    project.scanned(found);
  }
  for (const _ of project.findingsInSteps()) await pace(false);
}

/** Files that the analysis is likely to ask for. */
const likely =
  /\/(?:models|apps|admin|\w*routers?|managers|fields|settings|models\/\w+|settings\/\w+)\.py$/;

/** Gives way to whatever waits when a slice is over; tells whether it did. */
function pacer({ signal }: Watcher): (now: boolean) => Promise<boolean> {
  let started = performance.now();
  return async (now) => {
    if (!now && performance.now() - started < slice) return false;
    await new Promise(setImmediate);
    if (signal.aborted) throw new Cancelled();
    started = performance.now();
    return true;
  };
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
