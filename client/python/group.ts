/** Ends a process with everything that it started. */
import { spawn, type ChildProcess } from "node:child_process";

/** Whether a process can be made the head of a group, which then ends as one. */
export const hasGroups = process.platform !== "win32";

/** Ends the group that a child heads (elsewhere: its tree). One that is gone already is no error. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (!hasGroups) {
    if (child.exitCode === null)
      spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" }).on(
        "error",
        () => child.kill("SIGKILL"),
      );
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}
