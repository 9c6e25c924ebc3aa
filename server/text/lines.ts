/** Lines of a text: from offsets to lines and columns and back. */

export interface Position {
  /** From 0. */
  readonly line: number;
  /** From 0, in UTF-16 code units. */
  readonly character: number;
}

/** The starts of a text's lines; `\n`, `\r\n` and a lone `\r` end one. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let offset = 0; offset < text.length; offset += 1) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10))
        this.#starts.push(offset + 1);
    }
  }

  /** How many lines there are; at least one. */
  get count(): number {
    return this.#starts.length;
  }

  /** The line and column of an offset; one outside the text is taken to its end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - (this.#starts[low] ?? 0) };
  }

  /** The offset of a position; one outside its line is taken to the line's end. */
  offset(position: Position): number {
    const start = this.#starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.#text.length;
    const end = this.#starts[position.line + 1] ?? this.#text.length;
    return Math.max(start, Math.min(start + position.character, end));
  }

  /** The line's text without its end; `line` from 0. */
  text(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return "";
    return this.#text
      .slice(start, this.#starts[line + 1] ?? this.#text.length)
      .replace(/[\r\n]+$/, "");
  }

  /** Line and column from 1, the column in characters: a pair of surrogates is one. */
  human(offset: number): { readonly line: number; readonly column: number } {
    const { line, character } = this.position(offset);
    const start = this.#starts[line] ?? 0;
    const before = this.#text.slice(start, start + character);
    let column = 1;
    for (const _ of before) column += 1;
    return { line: line + 1, column };
  }
}
