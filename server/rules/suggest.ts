/** Finds the name that was meant. */

// fastest-levenshtein: the edit distance by bit vectors, in one small file.
import { distance } from "fastest-levenshtein";

/**
 * The nearest of the known names, where it is near enough to be meant; undefined where none is,
 * or where two are equally near.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const allowed = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  let best: string | undefined;
  let least = allowed + 1;
  let tied = false;
  for (const candidate of known) {
    const steps = stepsBetween(name, candidate);
    if (steps < least) [best, least, tied] = [candidate, steps, false];
    else if (steps === least) tied = true;
  }
  return tied || best === undefined || least >= best.length ? undefined : best;
}

/** The edit distance, upper and lower case taken as one; two letters that changed places are one step. */
export function stepsBetween(one: string, other: string): number {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  const steps = distance(left, right);
  return steps === 2 && swapped(left, right) ? 1 : steps;
}

function swapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}
