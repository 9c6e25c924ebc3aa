/** Tells which Django is installed, by the name of its `dist-info` directory. */

import type { Files } from "#server/text/files.ts";

/** "5.2.19"; undefined where none is installed. */
export function djangoVersionIn(files: Files, sitePackages: readonly string[]): string | undefined {
  for (const directory of sitePackages) {
    for (const name of files.list(directory)) {
      const version = /^django-(\d[^-]*)\.(dist|egg)-info$/i.exec(name)?.[1];
      if (version !== undefined) return version;
    }
  }
  return undefined;
}
