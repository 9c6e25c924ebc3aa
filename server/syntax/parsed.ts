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
  /** In order; all of them where one speaks to us (`# multidb: …`), otherwise none. */
  readonly comments: readonly Comment[];
}

/** Which part of a text is wanted. */
export type Part =
  /**
   * Everything but the bodies of functions (`body: undefined`), as far as they can be told; those in
   * whose text `keep` is found stay.
   */
  | { readonly kind: "outline"; readonly keep?: RegExp }
  /** The one function definition that stands there, in a module of its own; offsets stay. */
  | { readonly kind: "definition"; readonly range: Range };

/** A parser of Python: never throws, whatever the text. Without a part, it gives the whole tree. */
export type Parse = (text: string, part?: Part) => Parsed;
