/** Moves findings with the texts that they stand in. */

import type { Finding, Fix } from "#server/rules/rule.ts";
import type { Span } from "#server/text/span.ts";

/** Where a span stands now; undefined where it is gone. */
export type Move = (span: Span) => Span | undefined;

/** Every place that a finding names: its own, those of its related information, those that its fixes change. */
export function spansOf({ at, related, fixes }: Finding): readonly Span[] {
  return [
    at,
    ...related.map((one) => one.at),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.at)),
  ];
}

/** The finding where it stands now, without what is gone; undefined where it is gone itself. */
export function movedFinding(finding: Finding, move: Move): Finding | undefined {
  const at = move(finding.at);
  if (at === undefined) return undefined;
  const related = finding.related.flatMap((one) => {
    const place = move(one.at);
    return place === undefined ? [] : [{ ...one, at: place }];
  });
  const fixes = finding.fixes.flatMap((fix) => movedFix(fix, move) ?? []);
  return { ...finding, at, related, fixes };
}

function movedFix(fix: Fix, move: Move): Fix | undefined {
  const edits = fix.edits.flatMap((edit) => {
    const at = move(edit.at);
    return at === undefined ? [] : [{ ...edit, at }];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}
