/** Tells the files that globs leave out. */

import picomatch from "picomatch";
import { isWithin, relative } from "#server/text/paths.ts";

/**
 * @param root absolute; the globs are relative to it
 * @param globs as `.gitignore` has them in spirit: `legacy/**`, `tests/data/*.py`, or a directory's name
 */
export function excluder(root: string, globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.?\//, "").replace(/\/$/, "");
    return [plain, `${plain}/**`];
  });
  const matches = picomatch(patterns, { dot: true });
  return (path) => isWithin(path, root) && path !== root && matches(relative(root, path));
}
