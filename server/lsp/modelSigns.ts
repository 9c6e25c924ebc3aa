/** Tells whether an edit decides if a module is run to see which models it makes. */

import { outlineOf, type ClassOutline } from "#server/project/models/candidates.ts";

/**
 * Everything in a module's text by which it is chosen, or others are, as one text to compare.
 * What stands in functions counts only where a class is derived from it.
 */
export function modelSigns(text: string): string {
  const outline = outlineOf(text);
  const classes = [...outline.classes].map(([name, bases]) => [
    name,
    bases.map((base) => signOf(base, outline)),
  ]);
  // Only classes get other names that matter, and classes are capitalized.
  const aliases = outline.aliases.filter(([, known]) => /^\p{Lu}/u.test(known));
  return JSON.stringify([classes, aliases, outline.isOdd]);
}

function signOf(base: string, { assigned, imported }: ClassOutline): unknown {
  const [first = ""] = base.split(".");
  return [base, assigned.has(base), imported.get(first)];
}
