/** Makes the edits of fixes, in the manner in which the text around them is written. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Range, Span } from "#server/text/span.ts";
import type { Dict } from "#server/syntax/tree.ts";
import type { Edit } from "./rule.ts";

/** What stands at a span; empty where the file is not known. */
export function sourceAt(facts: ProjectFacts, span: Span): string {
  return facts.modules.text(span.path)?.slice(span.start, span.end) ?? "";
}

/** Inserts before an offset. */
export function insert(path: string, offset: number, text: string): Edit {
  return { at: { path, start: offset, end: offset }, text };
}

/** Replaces what is between the quotes of a literal; undefined where no plain literal stands there. */
export function replaceLiteral(facts: ProjectFacts, span: Span, value: string): Edit | undefined {
  const inner = insideQuotes(sourceAt(facts, span));
  if (inner === undefined) return undefined;
  return {
    at: { path: span.path, start: span.start + inner.start, end: span.start + inner.end },
    text: value,
  };
}

/** The range between the quotes of a text that is one plain literal on one line. */
export function insideQuotes(source: string): Range | undefined {
  const quote = source[0];
  if (quote !== '"' && quote !== "'") return undefined;
  const wide = source.length >= 6 && source.startsWith(quote.repeat(3)) ? 3 : 1;
  const range = { start: wide, end: source.length - wide };
  const inner = source.slice(range.start, range.end);
  if (range.end < range.start || !source.endsWith(quote.repeat(wide))) return undefined;
  return inner.includes(quote) || inner.includes("\\") || inner.includes("\n") ? undefined : range;
}

/** The white space before the first character of the line that holds an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return text.slice(start, end);
}

/** Inserts an entry (`"key": value`) as the first one of a dict display. */
export function insertEntry(path: string, text: string, dict: Dict, entry: string): Edit {
  const first = dict.entries[0];
  const start = first?.key?.start ?? first?.value.start;
  if (start === undefined) return { at: { path, ...range(dict) }, text: `{${entry}}` };
  const lineBreak = text.slice(dict.start, start).includes("\n");
  const separator = lineBreak ? `,${newlineOf(text)}${indentAt(text, start)}` : ", ";
  return insert(path, first?.key === undefined ? start - 2 : start, `${entry}${separator}`);
}

/** The line break that a text uses. */
export function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Inserts an argument or a parameter after the last one, before the closing bracket. */
export function insertAfterLast(path: string, text: string, last: Range, added: string): Edit {
  let offset = last.end;
  while (offset < text.length && " \t\r\n".includes(text[offset] ?? "")) offset += 1;
  if (text[offset] !== ",") return insert(path, last.end, `, ${added}`);
  // A trailing comma: one parameter a line stays one parameter a line.
  const lineBreak = text.lastIndexOf("\n", last.start) + 1;
  const alone = text.slice(lineBreak, last.start).trim() === "";
  const before = alone ? `${newlineOf(text)}${indentAt(text, last.start)}` : " ";
  return insert(path, offset + 1, `${before}${added}${alone ? "," : ""}`);
}

function range({ start, end }: Range): Range {
  return { start, end };
}
