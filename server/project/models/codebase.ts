/** What the models layer asks of the code on disk: which modules there are and what they import. */

import type { ImportSummary } from "#server/index/summary.ts";

export interface CodeBase {
  /** Finds a module's file by its dotted name. */
  readonly locate: (name: string) => LocatedModule | undefined;
  /** The imports that run when the file is imported. */
  readonly imports: (path: string) => readonly ImportSummary[];
  readonly text: (path: string) => string | undefined;
  /** Whether the file stands in the project itself, not in site-packages. */
  readonly isOwn: (path: string) => boolean;
}

export interface LocatedModule {
  /** Undefined for a stub and for a namespace package. */
  readonly path: string | undefined;
  readonly isPackage: boolean;
}
