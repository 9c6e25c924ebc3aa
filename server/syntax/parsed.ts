/** What parsing a text gives: always a tree, with the problems that were met on the way. */

import type { Range } from "#server/text/span.ts";
import type { Module } from "./tree.ts";

export interface SyntaxProblem extends Range {
  readonly message: string;
}

export interface Comment extends Range {
  /** With its `#`. */
  readonly text: string;
}

export interface Parsed {
  readonly module: Module;
  readonly problems: readonly SyntaxProblem[];
  /** In order. */
  readonly comments: readonly Comment[];
}

/** A parser of Python: never throws, whatever the text. */
export type Parse = (text: string) => Parsed;
