/** A file system in memory: what tests hand over instead of a disk. */

import type { Files } from "#server/text/files.ts";

/** @param contents texts by absolute path; change them through the map */
export function memoryFiles(contents: ReadonlyMap<string, string>): Files {
  return {
    text: (path) => contents.get(path),
    kind(path) {
      if (contents.has(path)) return "file";
      const prefix = path === "/" ? "/" : `${path}/`;
      for (const name of contents.keys()) if (name.startsWith(prefix)) return "directory";
      return undefined;
    },
    list(path) {
      const prefix = path === "/" ? "/" : `${path}/`;
      const names = new Set<string>();
      for (const name of contents.keys()) {
        if (name.startsWith(prefix)) names.add(name.slice(prefix.length).split("/")[0] ?? "");
      }
      return [...names].sort();
    },
  };
}
