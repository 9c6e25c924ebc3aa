/** What a console says about statements that have been run, in plain words. */
import type { Failed, Finished, Result } from "#client/drivers/driver.ts";

/** `3 rows · 12 ms`, `2 rows changed · 4 ms`: a statement's outcome on one line. */
export function summary({ results, milliseconds }: Finished): string {
  return [...results.map(resultSummary), duration(milliseconds)].join(" · ");
}

function resultSummary({ columns, first, affected, command }: Result): string {
  if (columns.length > 0) {
    const count = plural(first.read, "row");
    return first.end === "all" ? count : `first ${count}`;
  }
  if (affected !== undefined && (affected > 0 || command === undefined))
    return `${plural(affected, "row")} changed`;
  return command ?? "done";
}

/** `0.4 ms`, `12 ms`, `1.25 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 row`, `2,000 rows`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Everything there is to say about a failure, with the place in the cell pointed at.
 * @param at the offset of the error in the text of the cell
 */
export function failureText(failed: Failed, text: string, at: number | undefined): string {
  const code = failed.code === undefined ? "" : ` [${failed.code}]`;
  return [
    `${failed.message}${code}`,
    ...(at === undefined ? [] : [pointer(text, at)]),
    ...(failed.detail === undefined ? [] : [`Detail: ${failed.detail}`]),
    ...(failed.hint === undefined ? [] : [`Hint: ${failed.hint}`]),
    ...(failed.transaction === undefined ? [] : [`Transaction: ${failed.transaction}`]),
  ].join("\n");
}

/** The line of the offset with a caret below it; long lines are shown around the place. */
function pointer(text: string, at: number): string {
  const before = text.slice(0, at);
  const start = before.lastIndexOf("\n") + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, "");
  const column = at - start;
  const from =
    line.length <= width ? 0 : Math.max(0, Math.min(column - width / 2, line.length - width));
  const label = `Line ${before.split("\n").length}: ${from > 0 ? "…" : ""}`;
  const shown = line.slice(from, from + width);
  const cut = from + width < line.length ? "…" : "";
  // A tab stays one, so that the caret stands below the character it means.
  const blank = (part: string) => part.replaceAll(/[^\t]/g, " ");
  return `${label}${shown}${cut}\n${blank(label)}${blank(shown.slice(0, column - from))}^`;
}

const width = 100;

/** Where an error's mark ends: the word or quoted thing that starts at the offset, at least one character. */
export function markEnd(text: string, at: number): number {
  const rest = text.slice(at);
  const [found] = /^(?:[\w$\u0080-\uffff]+|"[^"\n]*"|`[^`\n]*`|'[^'\n]*')/.exec(rest) ?? [];
  return Math.min(text.length, at + (found?.length ?? 1));
}
