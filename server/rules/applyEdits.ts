/** Applies edits to a text. */

import type { Edit } from "./rule.ts";

/**
 * The text with every edit made; undefined where two of them overlap.
 * Insertions at one offset are made in the order in which they are given.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const sorted = edits.toSorted(
    (one, other) => one.at.start - other.at.start || one.at.end - other.at.end,
  );
  let done = 0;
  let result = "";
  for (const { at, text: added } of sorted) {
    if (at.start < done) return undefined;
    result += text.slice(done, at.start) + added;
    done = at.end;
  }
  return result + text.slice(done);
}
