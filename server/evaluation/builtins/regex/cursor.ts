/** A place in a pattern, and the single characters that stand in patterns. */

export class Cursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next code point, or the empty text at the end. */
  get peek(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  next(): string {
    const character = this.peek;
    this.#at += character.length;
    return character;
  }

  skip(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  /** Takes what a sticky expression finds here. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }
}

/** A character as JavaScript's patterns take it for itself, in and out of classes. */
export function literal(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

const simple: Readonly<Record<string, string>> = {
  a: "\u0007",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/** An escaped character; undefined for a letter that means nothing to Python, which is an error there. */
export function letter(cursor: Cursor): string | undefined {
  const code = cursor.take(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y);
  if (code !== undefined) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "0", 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
  }
  const octal = cursor.take(/\\(0[0-7]{0,2}|[0-7]{3})/y)?.[1];
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
  const found = cursor.take(/\\([^])/uy)?.[1];
  if (found === undefined) return undefined;
  return simple[found] ?? (/[A-Za-z0-9]/.test(found) ? undefined : found);
}
