/** Reads and analyses the projects in slices, so that requests are answered meanwhile. */

import { Cancelled } from "./dispatch.ts";
import type { ProjectState } from "./projectState.ts";

/** How long a slice of the work may keep the process busy, in milliseconds. */
const slice = 15;

export interface Watcher {
  /** How many of how many files of a project are read. */
  readonly told: (project: ProjectState, done: number, total: number) => void;
  /** Whether nobody wants the result any more. */
  readonly isCancelled: () => boolean;
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
  await pace(true);
  for (const [done, path] of files.entries()) {
    project.warm(path);
    if (await pace(false)) watcher.told(project, done + 1, files.length);
  }
  await pace(true);
  project.refresh();
  await pace(true);
  for (const path of project.paths) {
    project.findingsOf(path);
    await pace(false);
  }
}

/** Gives way to whatever waits when a slice is over; tells whether it did. */
function pacer({ isCancelled }: Watcher): (now: boolean) => Promise<boolean> {
  let started = performance.now();
  return async (now) => {
    if (!now && performance.now() - started < slice) return false;
    await new Promise(setImmediate);
    if (isCancelled()) throw new Cancelled();
    started = performance.now();
    return true;
  };
}
