/** What the editor offers for findings: their fixes, a suppression, and all safe fixes of a file at once. */

import type { Edit, Finding, Fix } from "#server/rules/rule.ts";
import { Lines } from "#server/text/lines.ts";
import type { Range } from "#server/text/span.ts";
import { safeFixes } from "./fixes.ts";

export interface Action {
  readonly title: string;
  readonly kind: "quickfix" | "source.fixAll";
  /** Whether it is the one to take without looking: the only safe or suggested fix. */
  readonly isPreferred: boolean;
  /** The findings that it repairs. */
  readonly findings: readonly Finding[];
  /** Of any files of the project. */
  readonly edits: readonly Edit[];
}

/**
 * The actions for a range of a file, the fixes first.
 * @param text of the file
 * @param findings of the file
 */
export function actionsAt(
  text: string,
  range: Range,
  findings: readonly Finding[],
): readonly Action[] {
  const touched = findings.filter(({ at }) => at.start <= range.end && range.start <= at.end);
  const fixes = touched.flatMap((finding) =>
    finding.fixes.map((fix, index) => quickFix(finding, fix, index)),
  );
  return [...fixes, ...suppressions(text, touched)];
}

/** Every safe fix of a file's findings in one action; undefined where there is none. */
export function fixAll(findings: readonly Finding[]): Action | undefined {
  const { edits, repaired } = safeFixes(findings);
  if (edits.length === 0) return undefined;
  const title = "Fix everything that is safe to fix (Django Multi-DB)";
  return { title, kind: "source.fixAll", isPreferred: false, findings: repaired, edits };
}

function quickFix(finding: Finding, { title, applicability, edits }: Fix, index: number): Action {
  const isPreferred = index === 0 && applicability !== "template";
  return { title, kind: "quickfix", isPreferred, findings: [finding], edits };
}

/** One for each rule and line. */
function suppressions(text: string, findings: readonly Finding[]): readonly Action[] {
  const lines = new Lines(text);
  const actions = new Map<string, Action>();
  for (const finding of findings) {
    const { rule, at } = finding;
    const line = lines.position(at.start).line;
    if (rule === "unused-suppression" || actions.has(`${rule} ${line}`)) continue;
    const edits = [suppress(lines, line, finding)];
    const title = `Ignore ${rule} on this line`;
    actions.set(`${rule} ${line}`, {
      title,
      kind: "quickfix",
      isPreferred: false,
      findings: [finding],
      edits,
    });
  }
  return [...actions.values()];
}

/** At the end of the line, or above it where the line goes on behind a backslash. */
function suppress(lines: Lines, line: number, { rule, at }: Finding): Edit {
  const content = lines.text(line);
  const start = lines.offset({ line, character: 0 });
  const bracket = /#\s*multidb:\s*ignore\[[^\]]*/.exec(content);
  if (bracket !== null) {
    const offset = start + bracket.index + bracket[0].length;
    return { at: { path: at.path, start: offset, end: offset }, text: `, ${rule}` };
  }
  const comment = `# multidb: ignore[${rule}]`;
  if (content.endsWith("\\")) {
    const indent = content.slice(0, content.length - content.trimStart().length);
    return { at: { path: at.path, start, end: start }, text: `${indent}${comment}\n` };
  }
  const end = start + content.trimEnd().length;
  return { at: { path: at.path, start: end, end }, text: `  ${comment}` };
}
