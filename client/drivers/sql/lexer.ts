/** Takes SQL text apart into tokens that tile it exactly, whatever the text is. */
import type { Dialect, Modes, Span } from "./dialect.ts";
import { delimiterOf, lineEnd, match, shapes } from "./shapes.ts";
import { Strings } from "./strings.ts";

/**
 * What a token is.
 * `mark` opens or closes a MySQL comment that the server executes; what stands between is code.
 * `command` is for the client (psql's `\d`, mysql's `DELIMITER`), `data` is what follows `COPY … FROM STDIN`.
 */
export type TokenKind =
  | "space"
  | "comment"
  | "mark"
  | "word"
  | "name"
  | "string"
  | "number"
  | "parameter"
  | "operator"
  | "terminator"
  | "command"
  | "data";

/** One token; `closed` is false for a string, name, comment or block of data that the text leaves open. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly closed: boolean;
}

/**
 * The tokens of the text in order, without gaps.
 * Never throws, and takes time linear in the text's length.
 */
export function tokenize(text: string, dialect: Dialect, modes: Modes = {}): readonly Token[] {
  return new Lexer(text, dialect, modes).run();
}

/** Whether the server sees nothing of this token. */
export function isBlank({ kind }: Token): boolean {
  return kind === "space" || kind === "comment" || kind === "mark";
}

class Lexer {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #modes: Modes;
  readonly #strings: Strings;
  readonly #tokens: Token[] = [];
  #at = 0;
  /** What ends a statement; the mysql client's `DELIMITER` changes it. */
  #delimiter = ";";
  /** Whether the text is inside an executable comment. */
  #executing = false;
  /** The words that matter for `COPY … FROM STDIN`: how far the statement has come to be one. */
  #copy: "start" | "copy" | "from" | "stdin" | "other" = "start";
  /** Whether the next line begins a block of data. */
  #awaitsData = false;

  constructor(text: string, dialect: Dialect, modes: Modes) {
    this.#text = text;
    this.#dialect = dialect;
    this.#modes = modes;
    this.#strings = new Strings(text, dialect, modes);
  }

  run(): readonly Token[] {
    while (this.#at < this.#text.length) this.#next();
    return this.#tokens;
  }

  #next(): void {
    if (this.#space() || this.#comment() || this.#end() || this.#command()) return;
    const start = this.#at;
    const quoted = this.#strings.at(start);
    if (quoted) return this.#significant(quoted.kind, quoted.end, quoted.closed);
    const parameter = this.#parameter(start);
    if (parameter > start) return this.#significant("parameter", parameter);
    const word = this.#untilDelimiter(match(shapes.word, this.#text, start));
    if (word > start) return this.#significant("word", word);
    const number = this.#untilDelimiter(match(shapes.number, this.#text, start));
    if (number > start) return this.#significant("number", number);
    this.#significant("operator", start + 1);
  }

  #space(): boolean {
    const start = this.#at;
    let end = match(shapes.space, this.#text, start);
    if (end === start) return false;
    if (!this.#awaitsData) {
      this.#push("space", end);
      return true;
    }
    const newline = this.#text.indexOf("\n", start);
    if (newline < 0 || newline >= end) {
      this.#push("space", end);
      return true;
    }
    end = newline + 1;
    this.#push("space", end);
    this.#awaitsData = false;
    this.#data();
    return true;
  }

  /** The lines up to `\.` alone on a line, as psql reads them. */
  #data(): void {
    if (this.#at >= this.#text.length) return;
    shapes.dataEnd.lastIndex = this.#at;
    const found = shapes.dataEnd.exec(this.#text);
    this.#push("data", found ? found.index + found[0].length : this.#text.length, found !== null);
  }

  #comment(): boolean {
    const start = this.#at;
    const two = this.#text.slice(start, start + 2);
    if (this.#startsLineComment(two)) {
      const end = lineEnd(this.#text, start, this.#dialect === "postgresql");
      this.#push("comment", end);
      return true;
    }
    if (two === "*/" && this.#executing) {
      this.#executing = false;
      this.#push("mark", start + 2);
      return true;
    }
    if (two !== "/*") return false;
    if (this.#dialect === "mysql" && this.#modes.executableComments !== false && !this.#executing) {
      const mark = match(shapes.executable, this.#text, start);
      if (mark > start) {
        this.#executing = true;
        this.#push("mark", mark, this.#text.includes("*/", mark));
        return true;
      }
    }
    this.#blockComment();
    return true;
  }

  #startsLineComment(two: string): boolean {
    if (two[0] === "#") return this.#dialect === "mysql";
    if (two !== "--") return false;
    // MySQL reads `5--1` as a subtraction; only a blank makes it a comment.
    const after = this.#text.charCodeAt(this.#at + 2);
    return this.#dialect !== "mysql" || Number.isNaN(after) || after <= 32 || after === 127;
  }

  #blockComment(): void {
    if (this.#dialect !== "postgresql") {
      const close = this.#text.indexOf("*/", this.#at + 2);
      this.#push("comment", close < 0 ? this.#text.length : close + 2, close >= 0);
      return;
    }
    // PostgreSQL nests comments, as the standard says.
    let depth = 0;
    shapes.commentMark.lastIndex = this.#at;
    for (;;) {
      const mark = shapes.commentMark.exec(this.#text);
      if (!mark) return this.#push("comment", this.#text.length, false);
      depth += mark[0] === "/*" ? 1 : -1;
      if (depth === 0) return this.#push("comment", mark.index + 2);
    }
  }

  #end(): boolean {
    if (!this.#text.startsWith(this.#delimiter, this.#at)) return false;
    this.#awaitsData = this.#copy === "stdin";
    this.#push("terminator", this.#at + this.#delimiter.length);
    this.#copy = "start";
    return true;
  }

  /** A command for the client program; the server never sees it. */
  #command(): boolean {
    const start = this.#at;
    if (this.#dialect === "sqlite") return false;
    const backslash = this.#text[start] === "\\";
    if (this.#dialect === "mysql") {
      const end = match(shapes.delimiterLine, this.#text, start);
      if (end > start && this.#opensLine(start)) {
        this.#delimiter = delimiterOf(this.#text.slice(start, end)) ?? this.#delimiter;
        this.#push("command", end);
        this.#copy = "start";
        return true;
      }
      if (!backslash || !/[a-z]/i.test(this.#text[start + 1] ?? "")) return false;
      this.#push("command", start + 2);
    } else {
      if (!backslash) return false;
      this.#push(
        "command",
        this.#text[start + 1] === ";" ? start + 2 : lineEnd(this.#text, start, true),
      );
    }
    this.#copy = "start";
    return true;
  }

  /** Whether nothing but blanks stands before this on its line, and no statement has begun. */
  #opensLine(start: number): boolean {
    if (this.#copy !== "start") return false;
    const before = this.#tokens.at(-1);
    if (!before) return true;
    if (before.kind === "space")
      return before.start === 0 || this.#text.slice(before.start, start).includes("\n");
    return this.#text[start - 1] === "\n";
  }

  #parameter(start: number): number {
    const { [this.#dialect]: own } = shapes.parameters;
    // `a::b` is a cast in PostgreSQL, and `:=` assigns.
    if (
      this.#dialect === "postgresql" &&
      this.#text[start] === ":" &&
      this.#text[start - 1] === ":"
    )
      return start;
    return this.#untilDelimiter(
      Math.max(match(own, this.#text, start), match(shapes.parameters.django, this.#text, start)),
    );
  }

  /** Words may hold a dollar sign, so `END$$` ends where the delimiter begins. */
  #untilDelimiter(end: number): number {
    if (this.#delimiter === ";") return end;
    const found = this.#text.slice(this.#at, end).indexOf(this.#delimiter);
    return found < 0 ? end : this.#at + found;
  }

  #significant(kind: TokenKind, end: number, closed = true): void {
    if (this.#dialect === "postgresql") this.#follow(kind, end);
    else this.#copy = "other";
    this.#push(kind, end, closed);
  }

  /** Notes whether the statement is `COPY … FROM STDIN`. */
  #follow(kind: TokenKind, end: number): void {
    const word = kind === "word" && end - this.#at <= 5;
    const upper = word ? this.#text.slice(this.#at, end).toUpperCase() : "";
    if (this.#copy === "start") this.#copy = upper === "COPY" ? "copy" : "other";
    else if (this.#copy === "copy" && upper === "FROM") this.#copy = "from";
    else if (this.#copy === "from") this.#copy = upper === "STDIN" ? "stdin" : "copy";
  }

  #push(kind: TokenKind, end: number, closed = true): void {
    this.#tokens.push({ kind, start: this.#at, end, closed });
    this.#at = end;
  }
}
