/** Asks the system's Python for the files of its standard library, and for their syntax trees. */

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** So many files of the standard library, spread over it, always the same on one machine. */
export function standardLibrary(count: number): readonly string[] {
  const code = `
import glob, sysconfig
root = sysconfig.get_paths()["stdlib"]
found = sorted(glob.glob(root + "/**/*.py", recursive=True))
found = [path for path in found if "site-packages" not in path and "bad" not in path]
step = max(1, len(found) // ${count})
print("\\n".join(found[::step][:${count}]))
`;
  return execFileSync("python3", ["-c", code], { encoding: "utf8" }).trim().split("\n");
}

/** Python's own trees of files as `tree.py` prints them, in order; null where it cannot parse one. */
export async function pythonTrees(paths: readonly string[]): Promise<readonly unknown[]> {
  const child = spawn("python3", [join(import.meta.dirname, "tree.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(`${paths.join("\n")}\n`);
  const closed = once(child, "close");
  const trees: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) trees.push(JSON.parse(line));
  await closed;
  return trees;
}
