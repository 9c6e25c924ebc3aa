/** Splits texts as `str.split` and `str.rsplit` do. */

import { words } from "./characters.ts";

/** At white space where there is no separator; at most `limit` times unless it is negative. */
export function split(own: string, separator: string | undefined, limit: number): string[] {
  if (separator === undefined) return splitWords(own, limit);
  const pieces = own.split(separator);
  if (limit < 0 || pieces.length <= limit + 1) return pieces;
  return [...pieces.slice(0, limit), pieces.slice(limit).join(separator)];
}

/** As `split`, counting from the right. */
export function splitRight(own: string, separator: string | undefined, limit: number): string[] {
  if (separator === undefined) return splitWordsRight(own, limit);
  const pieces = own.split(separator);
  if (limit < 0 || pieces.length <= limit + 1) return pieces;
  const cut = pieces.length - limit;
  return [pieces.slice(0, cut).join(separator), ...pieces.slice(cut)];
}

function splitWords(own: string, limit: number): string[] {
  const found = words(own);
  const next = found[limit];
  if (limit < 0 || next === undefined) return found.map(({ word }) => word);
  // What is left keeps the white space at its end.
  return [...found.slice(0, limit).map(({ word }) => word), own.slice(next.start)];
}

function splitWordsRight(own: string, limit: number): string[] {
  const found = words(own);
  const cut = found.length - limit;
  const last = found[cut - 1];
  if (limit < 0 || last === undefined) return found.map(({ word }) => word);
  return [own.slice(0, last.end), ...found.slice(cut).map(({ word }) => word)];
}
