/** Mends the lines that do not parse, each by itself, so that a broken line costs no other. */

import type { Range } from "#server/text/span.ts";
import type { Edit } from "./edits.ts";
import { Scanner } from "./scanner.ts";

/** So many lines are tried at most. */
const mostLines = 300;

/** A text with more problems is no Python that someone is typing. */
const mostProblems = 200;

/** Stands for what is missing: in no source, so that its place is empty. */
const placeholder = "_";

/**
 * The edits that make each line parse that lies where a problem is: what is missing is put in, or
 * else the line gives way to `pass`. None where no line is wrong by itself.
 * @param parses whether a text is without errors
 */
export function lineRepairs(
  text: string,
  problems: readonly Range[],
  parses: (text: string) => boolean,
): readonly Edit[] {
  const edits: Edit[] = [];
  if (problems.length > mostProblems) return edits;
  const lines = linesOf(text);
  let tried = 0;
  for (const [index, { start, end, indent }] of lines.entries()) {
    const next = lines[index + 1];
    const last = lines[Math.min(index + reach, lines.length - 1)] ?? { end };
    if (!problems.some((problem) => problem.start <= last.end && start <= problem.end)) continue;
    tried += 1;
    if (tried > mostLines) break;
    const line = text.slice(start, end);
    const hasBlock = next !== undefined && next.indent > indent;
    const decoratesNothing = line.startsWith("@") && !isDecorated(text, next?.start ?? end);
    const mended = decoratesNothing ? "pass" : mend(line, hasBlock, parses);
    if (mended !== undefined) edits.push(difference(line, mended, start));
  }
  return edits;
}

/** The grammar reads on behind an incomplete line: so many lines later something may look wrong. */
const reach = 3;

interface Line extends Range {
  readonly indent: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const scanner = new Scanner(text);
  while (scanner.next()) {
    const { start, end, indent } = scanner;
    lines.push({ start, end, indent });
  }
  return lines;
}

/** Whether what starts there can have a decorator before it. */
function isDecorated(text: string, start: number): boolean {
  return /^(?:@|def\b|class\b|async\b)/.test(text.slice(start, start + 6));
}

/** The line as it parses; undefined where it does already. */
function mend(
  line: string,
  hasBlock: boolean,
  parses: (text: string) => boolean,
): string | undefined {
  for (const candidate of candidates(line, hasBlock))
    if (parses(inContext(candidate, hasBlock))) return candidate === line ? undefined : candidate;
  return hasBlock ? `if ${placeholder}:` : "pass";
}

const header =
  /^(?:async\s+)?(?:class|def|if|elif|else|for|while|with|try|except|finally|match|case)\b/;

function candidates(line: string, hasBlock: boolean): readonly string[] {
  const found = [line];
  if (header.test(line)) {
    const body = hasBlock ? "" : " pass";
    for (const inserted of [
      "",
      ":",
      ` ${placeholder}:`,
      ` ${placeholder} in ${placeholder}:`,
      ` in ${placeholder}:`,
    ])
      found.push(line + inserted + body);
    const definition = /^((?:async\s+)?def|class)\s+([A-Za-z_]\w*)/.exec(line);
    if (definition) found.push(`${definition[0]}${definition[1] === "class" ? "" : "()"}:${body}`);
  } else if (line.startsWith("@")) {
    found.push(`${line} ${placeholder}`, `@${placeholder}`);
  } else {
    for (const inserted of [placeholder, `: ${placeholder}`, `${placeholder}: ${placeholder}`])
      found.push(`${line} ${inserted}`);
    const assigned = /^[A-Za-z_][\w.]*[ \t]*(?::[^=]*)?=(?!=)/.exec(line);
    if (assigned) found.push(`${assigned[0]} ${placeholder}`);
  }
  return found;
}

/** Puts a line where it may stand: a block behind its header, a header before its block. */
function inContext(line: string, hasBlock: boolean): string {
  const block = hasBlock ? "\n pass" : "";
  if (/^(?:elif|else)\b/.test(line)) return `if _: pass\n${line}${block}`;
  if (/^(?:except|finally)\b/.test(line)) return `try: pass\n${line}${block}`;
  if (line.startsWith("case"))
    return `match _:\n case _: pass\n ${line}${hasBlock ? "\n  pass" : ""}`;
  if (line.startsWith("@")) return `${line}\ndef _(): pass`;
  return line + block;
}

/** Replaces only what differs, so that the rest keeps its place. */
function difference(line: string, mended: string, start: number): Edit {
  let same = 0;
  while (same < line.length && line[same] === mended[same]) same += 1;
  return { start: start + same, end: start + line.length, inserted: mended.slice(same) };
}
