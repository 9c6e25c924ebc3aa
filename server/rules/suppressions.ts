/** Reads the comments that silence rules: `# multidb: ignore[rule, …]` and `# multidb: ignore-file[rule]`. */

import type { FileFacts } from "#server/index/fileFacts.ts";
import { Lines } from "#server/text/lines.ts";
import type { Range } from "#server/text/span.ts";
import type { Finding, Fix } from "./rule.ts";

export interface Suppression extends Range {
  /** Empty: every rule. */
  readonly rules: readonly string[];
  /** The line that it silences, from 0; undefined for the whole file. */
  readonly line: number | undefined;
}

/** The suppressions of a file, in order. */
export function suppressionsOf(summary: FileFacts, text: string): readonly Suppression[] {
  const lines = new Lines(text);
  return summary.directives.flatMap(({ start, end, text: comment }): readonly Suppression[] => {
    const directive = read(comment);
    if (directive === undefined) return [];
    const { rules, wholeFile } = directive;
    if (!wholeFile) return [{ start, end, rules, line: silencedLine(lines, start) }];
    // Among the code it would be overlooked, so it counts at the top only.
    return start < summary.codeStart ? [{ start, end, rules, line: undefined }] : [];
  });
}

/** Whether a finding is silenced: where it starts, or where a call over several lines ends. */
export function silences(suppression: Suppression, finding: Finding, lines: Lines): boolean {
  const { rules, line } = suppression;
  if (rules.length > 0 && !rules.includes(finding.rule)) return false;
  if (line === undefined) return true;
  const { start, end } = finding.at;
  return lines.position(start).line === line || lines.position(end).line === line;
}

function read(
  comment: string,
): { readonly rules: readonly string[]; readonly wholeFile: boolean } | undefined {
  const found = /#\s*multidb:\s*(ignore(?:-file)?)\s*(?:\[([^\]]*)\])?/.exec(comment);
  if (found === null) return undefined;
  const rules = (found[2] ?? "").split(",").map((name) => name.trim());
  return { rules: rules.filter((name) => name !== ""), wholeFile: found[1] === "ignore-file" };
}

/** Its own line after code; alone, the next line that is more than a comment. */
function silencedLine(lines: Lines, start: number): number {
  const { line: own, character } = lines.position(start);
  if (lines.text(own).slice(0, character).trim() !== "") return own;
  for (let line = own + 1; line < lines.count; line += 1) {
    const content = lines.text(line).trim();
    if (content !== "" && !content.startsWith("#")) return line;
  }
  return own;
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
