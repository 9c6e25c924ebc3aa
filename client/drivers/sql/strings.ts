/** Finds where SQL's strings and quoted names end, which is where dialects and modes differ most. */
import type { Dialect, Modes } from "./dialect.ts";
import { lineEnd, match, shapes } from "./shapes.ts";

/** A string or a quoted name that starts at the place asked for. */
export interface Quoted {
  readonly kind: "string" | "name";
  readonly end: number;
  readonly closed: boolean;
}

/** The quoted things of one text in one dialect. */
export class Strings {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #backslash: boolean;
  readonly #ansi: boolean;

  constructor(text: string, dialect: Dialect, modes: Modes) {
    this.#text = text;
    this.#dialect = dialect;
    this.#backslash = modes.backslashEscapes ?? dialect === "mysql";
    this.#ansi = modes.ansiQuotes ?? false;
  }

  /** The string or quoted name that starts here, its prefix (`E`, `N`, `X`, `U&`) included. */
  at(start: number): Quoted | undefined {
    const first = this.#text[start] ?? "";
    if (first === "'") return this.#string(start, this.#backslash && this.#dialect !== "sqlite");
    if (first === '"') return this.#doubleQuoted(start);
    if (first === "`" && this.#dialect !== "postgresql")
      return this.#until(start, "`", false, "name");
    if (first === "[" && this.#dialect === "sqlite") return this.#bracketed(start);
    if (first === "$" && this.#dialect === "postgresql") return this.#dollarQuoted(start);
    return this.#prefixed(start, first.toUpperCase());
  }

  #doubleQuoted(start: number): Quoted {
    const isString = this.#dialect === "mysql" && !this.#ansi;
    return this.#until(start, '"', isString && this.#backslash, isString ? "string" : "name");
  }

  #prefixed(start: number, letter: string): Quoted | undefined {
    const second = this.#text[start + 1];
    const third = this.#text[start + 2];
    if (second === "'") {
      if (letter === "X") return this.#until(start + 1, "'", false, "string");
      if (this.#dialect === "sqlite") return undefined;
      if (letter === "B") return this.#until(start + 1, "'", false, "string");
      if (letter === "N") return this.#string(start + 1, this.#backslash);
      if (letter === "E" && this.#dialect === "postgresql") return this.#string(start + 1, true);
    }
    if (letter !== "U" || second !== "&" || this.#dialect !== "postgresql") return undefined;
    if (third === "'") return this.#until(start + 2, "'", false, "string");
    return third === '"' ? this.#until(start + 2, '"', false, "name") : undefined;
  }

  /** A string; PostgreSQL goes on with one that follows on a later line, under the same rule for backslashes. */
  #string(start: number, backslash: boolean): Quoted {
    let found = this.#until(start, "'", backslash, "string");
    if (!backslash || this.#dialect !== "postgresql") return found;
    while (found.closed) {
      const next = continues(this.#text, found.end);
      if (next === found.end) break;
      found = this.#until(next, "'", backslash, "string");
    }
    return found;
  }

  /** Reads to the closing quote; a doubled quote stands for one. */
  #until(open: number, quote: "'" | '"' | "`", backslash: boolean, kind: Quoted["kind"]): Quoted {
    // A loop, because a pattern that repeats over megabytes exhausts the stack of the engine.
    let at = open + 1;
    for (; at < this.#text.length; at++) {
      if (backslash && this.#text[at] === "\\") at++;
      else if (this.#text[at] === quote) {
        if (this.#text[at + 1] !== quote) return { kind, end: at + 1, closed: true };
        at++;
      }
    }
    return { kind, end: this.#text.length, closed: false };
  }

  #bracketed(start: number): Quoted {
    const close = this.#text.indexOf("]", start);
    return { kind: "name", end: close < 0 ? this.#text.length : close + 1, closed: close >= 0 };
  }

  #dollarQuoted(start: number): Quoted | undefined {
    const body = match(shapes.dollarTag, this.#text, start);
    if (body === start) return undefined;
    const tag = this.#text.slice(start, body);
    const close = this.#text.indexOf(tag, body);
    const end = close < 0 ? this.#text.length : close + tag.length;
    return { kind: "string", end, closed: close >= 0 };
  }
}

/** Where a string's next part opens: after blanks with a line break, and line comments. The place itself if none does. */
function continues(text: string, from: number): number {
  let at = from;
  for (let next = at; ; at = next) {
    next = match(shapes.space, text, at);
    if (text.startsWith("--", next)) next = lineEnd(text, next, true);
    if (next === at) break;
  }
  const broken = /[\r\n]/.test(text.slice(from, at));
  return broken && text[at] === "'" ? at : from;
}
