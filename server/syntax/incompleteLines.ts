/** Finds lines that end where no statement can: the grammar reads on into the next line without a word. */

import type { Range } from "#server/text/span.ts";
import { Scanner } from "./scanner.ts";

/** Characters that nothing can end with: `x = a.`, `x = a +`, `x =`, `@`. A `*` ends `import *`. */
const unfinished = new Set([..."=+-/%&|^~<>@"].map((character) => character.charCodeAt(0)));

const dot = 46;
const colon = 58;

/** Words before a colon that begin a block; others are being annotated. */
const annotated = /^(?!(?:else|except|try|finally)\b)[A-Za-z_][\w.]*\s*:$/;

/** The logical lines that are not finished; none where a string or a bracket is open. */
export function incompleteLines(text: string): readonly Range[] {
  const found: Range[] = [];
  const scanner = new Scanner(text);
  while (scanner.next()) {
    const { start, end } = scanner;
    const last = text.charCodeAt(end - 1);
    const isIncomplete =
      unfinished.has(last) ||
      (last === dot && isAttribute(text, end)) ||
      (last === colon && end - start < 100 && annotated.test(text.slice(start, end)));
    if (isIncomplete) found.push({ start, end });
  }
  return scanner.unclosed ? [] : found;
}

/** Whether the dot at the end is neither of `...` nor of `1.`. */
function isAttribute(text: string, end: number): boolean {
  return !/[\d.]/.test(text[end - 2] ?? "");
}
