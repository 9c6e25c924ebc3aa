/** What an iterator of the core remembers. */

import type { NativeState } from "./values.ts";

export interface Stepper extends NativeState {
  index: number;
  /** What it steps through: two iterators at one place of one source are alike. */
  readonly source: unknown;
}
