/** The processes of the drivers as the system sees them. */
import { execFileSync } from "node:child_process";

/** A process of drivers. */
export interface DriversProcess {
  readonly pid: number;
  /** Resident memory. */
  readonly megabytes: number;
}

/** Those that `parent` has started, in the order of their numbers. */
export function driversOf(parent: number): readonly DriversProcess[] {
  const all = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss=,args="], { encoding: "utf8" });
  return all.split("\n").flatMap((line) => {
    const [pid = 0, ppid, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
    if (ppid !== parent || !/drivers(?:\/process\/main\.ts|\.cjs)/.test(line)) return [];
    return [{ pid, megabytes: (kilobytes * 1024) / 1e6 }];
  });
}

/** A process's arguments and environment. */
export function givenTo(pid: number): string {
  return execFileSync("ps", ["eww", "-p", String(pid), "-o", "args="], { encoding: "utf8" });
}

/** Whether there is such a process; one that ended and was not waited for counts as gone. */
export function isRunning(pid: number): boolean {
  try {
    const state = execFileSync("ps", ["-p", String(pid), "-o", "stat="], { encoding: "utf8" });
    return !state.startsWith("Z");
  } catch {
    return false;
  }
}

/** Waits until something is so; throws after so many milliseconds. */
export async function until(so: () => boolean, milliseconds: number): Promise<void> {
  const started = performance.now();
  while (!so()) {
    if (performance.now() - started > milliseconds) throw new Error("it did not come true in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
