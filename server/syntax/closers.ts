/** Closes the strings and brackets that a text leaves open while it is being typed. */

import type { Edit } from "./edits.ts";

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Words that begin a statement, and can stand nowhere else at the start of a line. */
const statement =
  /(?:def|class|return|import|raise|try|with|while|pass|break|continue|global|nonlocal|del|assert|except|finally|elif|async[ \t]+(?:def|with|for))\b|@[A-Za-z_]/y;

/** `name = value`; inside brackets it is an argument. */
const assignment = /[A-Za-z_]\w*[ \t]*=(?!=)[^\r\n]*/y;

/** Lines that begin a block. */
const header =
  /(?:async[ \t]+)?(?:class|def|if|elif|else|for|while|with|try|except|finally|match|case)\b/y;

/**
 * The insertions that close what is open, each where its statement seems to end: before a line that
 * can only begin another one. None where all is closed.
 */
export function closers(text: string): readonly Edit[] {
  let edits = new Closer(text, new Set()).run();
  // An unclosed `"""` swallows the text up to the next one, and so on to the end.
  const cut = new Set<number>();
  for (let round = 0; round < mostRounds && edits.swallowed !== undefined; round += 1) {
    cut.add(edits.swallowed);
    edits = new Closer(text, cut).run();
  }
  return edits.found;
}

const mostRounds = 4;

interface Closed {
  readonly found: readonly Edit[];
  /** The long string that is likely to have been left open, if one is. */
  readonly swallowed: number | undefined;
}

class Closer {
  readonly #text: string;
  /** Long strings to be closed at the end of their first line. */
  readonly #cut: ReadonlySet<number>;
  readonly #edits: Edit[] = [];
  readonly #brackets: string[] = [];
  /** Long strings that hold what looks like code. */
  readonly #suspects: number[] = [];
  /** Behind the last token. */
  #end = 0;
  /** Where the statement starts, and its column. */
  #start = 0;
  #indent = 0;
  #open = false;

  constructor(text: string, cut: ReadonlySet<number>) {
    this.#text = text;
    this.#cut = cut;
  }

  run(): Closed {
    const text = this.#text;
    let at = 0;
    let lineStart = true;
    while (at < text.length) {
      const character = text[at] ?? "";
      if (lineStart) {
        const first = at + (/[ \t\f]*/y.exec(text.slice(at, at + 400))?.[0].length ?? 0);
        this.#line(first, first - at);
        lineStart = false;
        at = first;
        continue;
      }
      if (character === "\n" || character === "\r") {
        lineStart = true;
        at += 1;
      } else if (character === "#") {
        while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
      } else if (character === "\\" && /[\r\n]/.test(text[at + 1] ?? "")) {
        at += text.startsWith("\r\n", at + 1) ? 3 : 2;
      } else if (character === '"' || character === "'") at = this.#string(at);
      else {
        if (closing[character] !== undefined) this.#brackets.push(character);
        else if (character === ")" || character === "]" || character === "}")
          this.#close(character);
        at += 1;
        if (!/\s/.test(character)) this.#end = at;
      }
    }
    if (this.#brackets.length > 0) this.#finish(undefined);
    return { found: this.#edits, swallowed: this.#open ? this.#suspects[0] : undefined };
  }

  /** A closing bracket; one that fits none that is open is let be. */
  #close(character: string): void {
    const index = this.#brackets.findLastIndex((open) => closing[open] === character);
    if (index >= 0) this.#brackets.length = index;
  }

  #line(first: number, column: number): void {
    const text = this.#text;
    const next = text[first];
    if (next === undefined || next === "\n" || next === "\r" || next === "#") return;
    if (this.#brackets.length > 0) {
      if (!this.#begins(first, column)) return;
      this.#finish(column);
    }
    this.#start = first;
    this.#indent = column;
  }

  /** Whether a line begins a statement, although a bracket is open. */
  #begins(first: number, column: number): boolean {
    const isStatement = matches(statement, this.#text, first) !== undefined;
    const assigned = matches(assignment, this.#text, first);
    const ofBlock = /^(?:async[ \t]+def|def|class)\b/.test(
      this.#text.slice(this.#start, this.#start + 20),
    );
    if (isStatement) return column <= this.#indent || ofBlock;
    if (assigned === undefined) return false;
    // The first line of a class whose bases are being typed: `class A(` and then `x = 1`.
    const isBody = ofBlock && column > this.#indent && this.#text[this.#end - 1] !== ",";
    return column === this.#indent || (isBody && !/[,:)]\s*(?:#.*)?$/.test(assigned));
  }

  /** Closes all brackets behind the last token; `column` is that of the line after it. */
  #finish(column: number | undefined): void {
    let inserted = this.#brackets
      .map((open) => closing[open])
      .toReversed()
      .join("");
    this.#brackets.length = 0;
    if (matches(header, this.#text, this.#start) !== undefined)
      inserted += column !== undefined && column > this.#indent ? ":" : ": pass";
    this.#insert(this.#end, inserted);
  }

  #string(start: number): number {
    const text = this.#text;
    const mark = text[start] ?? "";
    const isLong = text.startsWith(mark.repeat(3), start);
    if (isLong && !this.#cut.has(start)) return this.#longString(start, mark.repeat(3));
    const quotes = isLong ? mark.repeat(3) : mark;
    let at = start + quotes.length;
    for (; at < text.length; at += 1) {
      const character = text[at];
      if (character === "\\" && !isLong) at += 1;
      else if (character === "\n" || character === "\r") break;
      else if (text.startsWith(quotes, at)) {
        this.#end = at + quotes.length;
        return this.#end;
      }
    }
    this.#end = Math.min(at, text.length);
    // The open field of an f-string would swallow the quote.
    const content = text.slice(start, this.#end);
    const inField = content.lastIndexOf("{") > content.lastIndexOf("}");
    this.#insert(this.#end, inField ? `}${quotes}` : quotes);
    return this.#end;
  }

  #longString(start: number, quotes: string): number {
    const text = this.#text;
    let at = start + 3;
    while (at < text.length && !text.startsWith(quotes, at)) at += text[at] === "\\" ? 2 : 1;
    const isClosed = at < text.length;
    const content = text.slice(start + 3, at);
    if (!isClosed || /^[ \t]*(?:def|class)[ \t]+\w+[^\n]*:[ \t]*$/m.test(content))
      this.#suspects.push(start);
    if (!isClosed) this.#open = true;
    this.#end = Math.min(at + 3, text.length);
    return this.#end;
  }

  #insert(at: number, inserted: string): void {
    this.#edits.push({ start: at, end: at, inserted });
  }
}

function matches(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
