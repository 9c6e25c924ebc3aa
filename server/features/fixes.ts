/** Chooses the fixes that can be made together. */

import { applyEdits } from "#server/rules/applyEdits.ts";
import type { Edit, Finding, Fix } from "#server/rules/rule.ts";

export interface ChosenFixes {
  readonly edits: readonly Edit[];
  /** The findings that they repair. */
  readonly repaired: readonly Finding[];
}

/** The first safe fix of each finding, those left out that would touch what another one changes. */
export function safeFixes(findings: readonly Finding[]): ChosenFixes {
  const edits: Edit[] = [];
  const repaired: Finding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(({ applicability }) => applicability === "safe");
    if (fix === undefined) continue;
    const isMade = fix.edits.every((edit) => edits.some((other) => isSame(edit, other)));
    if (!isMade && collides(fix, edits)) continue;
    if (!isMade) edits.push(...fix.edits);
    repaired.push(finding);
  }
  return { edits, repaired };
}

/** The texts as they are when the edits are made, by path. */
export function editedTexts(
  edits: readonly Edit[],
  textOf: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const path of new Set(edits.map(({ at }) => at.path))) {
    const text = textOf(path);
    const own = edits.filter(({ at }) => at.path === path);
    const edited = text === undefined ? undefined : applyEdits(text, own);
    if (edited !== undefined) texts.set(path, edited);
  }
  return texts;
}

function collides({ edits }: Fix, made: readonly Edit[]): boolean {
  return edits.some(({ at: one }) =>
    made.some(
      ({ at: other }) =>
        one.path === other.path && one.start <= other.end && other.start <= one.end,
    ),
  );
}

function isSame(one: Edit, other: Edit): boolean {
  return (
    one.text === other.text &&
    one.at.path === other.at.path &&
    one.at.start === other.at.start &&
    one.at.end === other.at.end
  );
}
