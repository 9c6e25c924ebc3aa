/** The Python files of a project's directory; installed packages and build products are passed over. */

import type { Entry, Files } from "#server/text/files.ts";
import { join } from "#server/text/paths.ts";

const passedOver = new Set([
  "node_modules",
  "__pycache__",
  "site-packages",
  "dist-packages",
  "htmlcov",
]);

/** Directories of build tools, unless they are packages. */
const built = new Set(["build", "dist", "venv", "env"]);

/**
 * Hidden directories, virtual environments, and links to directories are passed over.
 * @param directory absolute
 * @param isExcluded tells the paths that are to be left out, files and directories
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
    const entries = entriesOf(files, current);
    if (current !== directory && isEnvironment(entries)) continue;
    for (const { name, kind } of entries) {
      const isPython = name.endsWith(".py");
      if (!isPython && (kind === "file" || !mayHoldSources(name))) continue;
      const path = current === "/" ? `/${name}` : `${current}/${name}`;
      if (isExcluded(path)) continue;
      const known = kind === "link" || kind === undefined ? files.kind(path) : kind;
      if (known === "directory" && kind !== "link") {
        if (!built.has(name) || files.kind(join(path, "__init__.py")) === "file")
          waiting.push(path);
      } else if (known === "file" && isPython) found.push(path);
    }
  }
  return found.sort();
}

function entriesOf(files: Files, directory: string): readonly Entry[] {
  return (
    files.entries?.(directory) ??
    files.list(directory).map((name): Entry => ({ name, kind: undefined }))
  );
}

function mayHoldSources(name: string): boolean {
  return !name.startsWith(".") && !passedOver.has(name) && !/\.(?:egg|dist)-info$/.test(name);
}

function isEnvironment(entries: readonly Entry[]): boolean {
  return entries.some(({ name }) => name === "pyvenv.cfg");
}
