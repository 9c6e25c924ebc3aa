/** Splits SQL text into statements, as the client programs of the three engines do and a little better. */
import type { Dialect, Modes, Span } from "./dialect.ts";
import { isBlank, tokenize, type Token } from "./lexer.ts";
import { Body } from "./body.ts";

/** A piece of the text; the pieces of a text tile it. */
export interface Piece extends Span {
  /** `command` is for the client program alone, `empty` holds nothing but blanks and comments. */
  readonly kind: "statement" | "command" | "empty";
  /** What the server is sent: no blanks and comments around it, and no terminator. */
  readonly code: Span;
  /** The lines that follow `COPY … FROM STDIN;`. */
  readonly data?: Span;
}

/** The pieces of the text in order, without gaps; an empty text has none. Never throws. */
export function split(text: string, dialect: Dialect, modes: Modes = {}): readonly Piece[] {
  return new Splitter(text, dialect, tokenize(text, dialect, modes)).run();
}

/**
 * The statement at an offset: the one around it, else the last one before it.
 * Undefined when no statement stands there or before.
 */
export function statementAt(
  text: string,
  offset: number,
  dialect: Dialect,
  modes: Modes = {},
): Piece | undefined {
  const pieces = split(text, dialect, modes).filter(({ start }) => start <= offset);
  const last = pieces.at(-1);
  // Right after a terminator the reader still means the statement before it.
  if (last && last.start === offset && pieces.length > 1) pieces.pop();
  return pieces.findLast(({ kind }) => kind === "statement");
}

class Splitter {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #tokens: readonly Token[];
  readonly #pieces: Piece[] = [];
  /** Where the piece being read starts, and what the server sees of it. */
  #start = 0;
  #code: { start: number; end: number } | undefined;
  #kind: Piece["kind"] = "empty";
  #body: Body;
  #at = 0;

  constructor(text: string, dialect: Dialect, tokens: readonly Token[]) {
    this.#text = text;
    this.#dialect = dialect;
    this.#tokens = tokens;
    this.#body = new Body(dialect);
  }

  run(): readonly Piece[] {
    let executing = false;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at];
      if (!token) break;
      if (token.kind === "mark") {
        executing = this.#text[token.start] === "/";
        this.#take(token, "statement");
      } else if (token.kind === "command") this.#command(token);
      else if (token.kind === "terminator") this.#terminator(token, executing);
      else if (!isBlank(token)) {
        this.#take(token, "statement");
        this.#body.take(this.#text, token);
      }
    }
    if (this.#start < this.#text.length) this.#rest();
    return this.#pieces;
  }

  #take(token: Token, kind: Piece["kind"]): void {
    this.#code ??= { start: token.start, end: token.end };
    this.#code.end = token.end;
    this.#kind = kind;
  }

  /** A client command ends the statement before it, as `\g` and `DELIMITER` do. */
  #command(token: Token): void {
    if (!this.#code) this.#take(token, "command");
    this.#finish(token.end);
  }

  #terminator(token: Token, executing: boolean): void {
    const plain = token.end - token.start === 1 && this.#text[token.start] === ";";
    // A delimiter of one's own ends whatever has begun; that is what it is for.
    if (plain && (executing || this.#body.isOpen)) {
      this.#take(token, "statement");
      this.#body.take(this.#text, token);
    } else this.#finish(token.end);
  }

  /** Ends the piece; a comment later on the same line still belongs to it. */
  #finish(terminated: number): void {
    let end = terminated;
    let data: Span | undefined;
    const following = this.#tokens[this.#at + 1];
    const after = this.#tokens[this.#at + 2];
    if (following?.kind === "comment" && this.#onOneLine(following)) {
      this.#at++;
      end = following.end;
    } else if (
      following?.kind === "space" &&
      after?.kind === "comment" &&
      this.#onOneLine(following) &&
      this.#onOneLine(after)
    ) {
      this.#at += 2;
      end = after.end;
    }
    const next = this.#tokens[this.#at + 1];
    const block = next?.kind === "data" ? next : this.#tokens[this.#at + 2];
    if (block?.kind === "data") {
      this.#at += block === next ? 1 : 2;
      end = block.end;
      data = { start: block.start, end: block.end };
    }
    this.#emit(end, terminated, data);
  }

  #onOneLine({ start, end }: Token): boolean {
    return !this.#text.slice(start, end).includes("\n");
  }

  #rest(): void {
    const last = this.#pieces.at(-1);
    if (!this.#code && last && this.#text.slice(this.#start).trim() === "")
      this.#pieces[this.#pieces.length - 1] = { ...last, end: this.#text.length };
    else this.#emit(this.#text.length, this.#text.length);
  }

  #emit(end: number, nowhere: number, data?: Span): void {
    const code = this.#code ?? { start: nowhere, end: nowhere };
    this.#pieces.push({ kind: this.#kind, start: this.#start, end, code, ...(data && { data }) });
    this.#start = end;
    this.#code = undefined;
    this.#kind = "empty";
    this.#body = new Body(this.#dialect);
  }
}
