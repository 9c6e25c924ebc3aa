/** Reads the comments that silence rules: `# multidb: ignore[rule, …]` and `# multidb: ignore-file[rule]`. */

import type { ModuleSummary } from "#server/index/summary.ts";
import type { Range } from "#server/text/span.ts";
import type { Finding, Fix } from "./rule.ts";

export interface Suppression extends Range {
  /** Empty: every rule. */
  readonly rules: readonly string[];
  /** The line that it silences, from 0; undefined for the whole file. */
  readonly line: number | undefined;
}

/** The suppressions of a file, in order. */
export function suppressionsOf(summary: ModuleSummary, text: string): readonly Suppression[] {
  const lines = lineStarts(text);
  const code = summary.module.body.find(
    (statement) => statement.kind !== "ExpressionStatement" || statement.value.kind !== "Text",
  );
  return summary.directives.flatMap(({ start, end, text: comment }): readonly Suppression[] => {
    const directive = read(comment);
    if (directive === undefined) return [];
    const { rules, wholeFile } = directive;
    if (!wholeFile) return [{ start, end, rules, line: silencedLine(text, lines, start) }];
    // Among the code it would be overlooked, so it counts at the top only.
    return code === undefined || start < code.start ? [{ start, end, rules, line: undefined }] : [];
  });
}

/** Whether a finding is silenced: where it starts, or where a call over several lines ends. */
export function silences(
  suppression: Suppression,
  finding: Finding,
  lines: readonly number[],
): boolean {
  const { rules, line } = suppression;
  if (rules.length > 0 && !rules.includes(finding.rule)) return false;
  if (line === undefined) return true;
  return lineOf(lines, finding.at.start) === line || lineOf(lines, finding.at.end) === line;
}

function read(
  comment: string,
): { readonly rules: readonly string[]; readonly wholeFile: boolean } | undefined {
  const found = /^#\s*multidb:\s*(ignore(?:-file)?)\s*(?:\[([^\]]*)\])?/.exec(comment);
  if (found === null) return undefined;
  const rules = (found[2] ?? "").split(",").map((name) => name.trim());
  return { rules: rules.filter((name) => name !== ""), wholeFile: found[1] === "ignore-file" };
}

/** Its own line after code; alone, the next line that is more than a comment. */
function silencedLine(text: string, lines: readonly number[], start: number): number {
  const own = lineOf(lines, start);
  if (text.slice(lines[own] ?? 0, start).trim() !== "") return own;
  for (let line = own + 1; line < lines.length; line += 1) {
    const content = text.slice(lines[line] ?? 0, lines[line + 1] ?? text.length).trim();
    if (content !== "" && !content.startsWith("#")) return line;
  }
  return own;
}

/** The offsets at which lines start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The line that holds an offset, from 0. */
export function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Takes the unused rules out of a suppression, or all of it with the space around it. */
export function remove(
  path: string,
  text: string,
  suppression: Suppression,
  unused: readonly string[],
): Fix {
  const kept = suppression.rules.filter((rule) => !unused.includes(rule));
  const { start, end } = suppression;
  if (kept.length > 0) {
    const written = text.slice(start, end).replace(/\[[^\]]*\]/, `[${kept.join(", ")}]`);
    return fix("Remove what suppresses nothing", path, start, end, written);
  }
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (before.trim() !== "")
    return fix("Remove the suppression", path, lineStart + before.trimEnd().length, end, "");
  const next = text.indexOf("\n", end);
  return fix("Remove the suppression", path, lineStart, next < 0 ? text.length : next + 1, "");
}

function fix(title: string, path: string, start: number, end: number, text: string): Fix {
  return { title, applicability: "safe", edits: [{ at: { path, start, end }, text }] };
}
