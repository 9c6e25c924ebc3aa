/** Where a command's words go. */

import type { Painter } from "./painter.ts";

export interface Output {
  /** To standard output. */
  readonly write: (text: string) => void;
  /** A line to standard error. */
  readonly tell: (line: string) => void;
  readonly painter: Painter;
}
