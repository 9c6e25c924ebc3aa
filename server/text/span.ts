/** A place in a file: where something stands, in UTF-16 offsets from 0. */

/** A range of a text: `start` inclusive, `end` exclusive, in UTF-16 code units from 0. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range in a named file. `path` is absolute, with `/`. */
export interface Span extends Range {
  readonly path: string;
}

/**
 * A place that follows edits: the node's offsets are read when they are needed, and an edit that
 * leaves a module's meaning equal moves the offsets of the nodes it already has (`index/move.ts`).
 */
export interface Origin {
  readonly path: string;
  readonly node: Range;
}

/** The span at which an origin stands now. */
export function spanOf(origin: Origin): Span {
  return { path: origin.path, start: origin.node.start, end: origin.node.end };
}
