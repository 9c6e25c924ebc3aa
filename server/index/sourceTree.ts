/** The Python files of a project's directory; installed packages and build products are passed over. */

import type { Files } from "#server/text/files.ts";
import { join } from "#server/text/paths.ts";

const passedOver = new Set([
  "node_modules",
  "__pycache__",
  "site-packages",
  "dist-packages",
  "htmlcov",
]);

/**
 * @param directory absolute
 * @param isExcluded tells the paths that are to be left out
 * @returns absolute paths, sorted
 */
export function pythonFiles(
  files: Files,
  directory: string,
  isExcluded: (path: string) => boolean = () => false,
): readonly string[] {
  const found: string[] = [];
  const waiting = [directory];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    for (const name of files.list(current)) {
      const path = join(current, name);
      if (isExcluded(path)) continue;
      if (name.endsWith(".py")) {
        if (files.kind(path) === "file") found.push(path);
      } else if (
        !name.startsWith(".") &&
        !name.includes(".") &&
        !passedOver.has(name) &&
        files.kind(path) === "directory" &&
        files.kind(join(path, "pyvenv.cfg")) === undefined
      ) {
        waiting.push(path);
      }
    }
  }
  return found.sort();
}
