/** Reads the logical lines of Python text by hand: strings, brackets and comments are stepped over. */

const newline = 1;
const quote = 2;
const open = 3;
const close = 4;
const hash = 5;
const backslash = 6;
const blank = 7;

/** What each ASCII character begins; 0 for what needs no attention. */
const classes = new Uint8Array(128);
for (const [characters, kind] of [
  ["\n\r", newline],
  ["'\"", quote],
  ["([{", open],
  [")]}", close],
  ["#", hash],
  ["\\", backslash],
  [" \t\f", blank],
] as const)
  for (const character of characters) classes[character.charCodeAt(0)] = kind;

const cr = 13;
const lf = 10;
const tab = 9;
const formFeed = 12;
const space = 32;

/** A string or bracket that the text leaves open. */
export interface Unclosed {
  readonly kind: "string" | "bracket";
  /** Where it opens. */
  readonly start: number;
}

/**
 * Stands on one logical line after another. It is much faster than a parse, and knows nothing of
 * grammar: what is no Python gives lines all the same.
 */
export class Scanner {
  readonly #text: string;
  #at: number;
  #start = 0;
  #end = 0;
  #indent = 0;
  #unclosed: Unclosed | undefined;

  /** @param at where to begin: the start of a line */
  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at === 0 && text.charCodeAt(0) === 0xfeff ? 1 : at;
  }

  /** The line's first character that is no blank. */
  get start(): number {
    return this.#start;
  }

  /** Behind its last token; comments after it are left out. */
  get end(): number {
    return this.#end;
  }

  /** The column of `start`; a tab goes to the next multiple of eight. */
  get indent(): number {
    return this.#indent;
  }

  /** The first string or bracket that was never closed. */
  get unclosed(): Unclosed | undefined {
    return this.#unclosed;
  }

  /** Moves to the next logical line that is not blank; false at the end. */
  next(): boolean {
    if (!this.#lineStart()) return false;
    this.#start = this.#at;
    this.#end = this.#at;
    this.#line();
    return true;
  }

  /** Goes to the first token of the next line that has one. */
  #lineStart(): boolean {
    const text = this.#text;
    let at = this.#at;
    let column = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === space) column += 1;
      else if (code === tab) column = (column | 7) + 1;
      else if (code === formFeed || code === lf || code === cr) column = 0;
      else if (code === 35) {
        at = this.#lineEnd(at) - 1;
      } else break;
    }
    this.#at = at;
    this.#indent = column;
    return at < text.length;
  }

  /** Where the physical line ends. */
  #lineEnd(from: number): number {
    const text = this.#text;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === lf || code === cr) break;
    }
    return at;
  }

  #line(): void {
    const text = this.#text;
    const brackets: number[] = [];
    let at = this.#at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? classes[code] : 0;
      if (kind === 0) {
        at += 1;
        this.#end = at;
      } else if (kind === blank) at += 1;
      else if (kind === newline) {
        at += 1;
        if (brackets.length === 0) break;
      } else if (kind === hash) at = this.#lineEnd(at);
      else if (kind === backslash) {
        // A line that goes on; `\r\n` is one line end.
        at += text.charCodeAt(at + 1) === cr && text.charCodeAt(at + 2) === lf ? 3 : 2;
      } else {
        if (kind === open) brackets.push(at);
        else if (kind === close) brackets.pop();
        at = kind === quote ? this.#string(at) : at + 1;
        this.#end = at;
      }
    }
    this.#at = Math.min(at, text.length);
    const [bracket] = brackets;
    if (bracket !== undefined) this.#unclosed ??= { kind: "bracket", start: bracket };
  }

  /** Behind the string that opens at `start`. */
  #string(start: number): number {
    const text = this.#text;
    const mark = text.charCodeAt(start);
    const isTriple = text.charCodeAt(start + 1) === mark && text.charCodeAt(start + 2) === mark;
    let at = start + (isTriple ? 3 : 1);
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 92) at += 1;
      else if (code === mark) {
        if (!isTriple) return at + 1;
        if (text.charCodeAt(at + 1) === mark && text.charCodeAt(at + 2) === mark) return at + 3;
      } else if ((code === lf || code === cr) && !isTriple) break;
    }
    this.#unclosed ??= { kind: "string", start };
    return Math.min(at, text.length);
  }
}
