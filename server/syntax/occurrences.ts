/** Tells whether a word occurs in a part of a text. */

/** The places of a word in a text, asked for from front to back: in one pass, however often. */
export class Occurrences {
  readonly #text: string;
  readonly #word: string;
  #next: number;

  constructor(text: string, word: string) {
    this.#text = text;
    this.#word = word;
    this.#next = text.indexOf(word);
  }

  between(start: number, end: number): boolean {
    while (this.#next >= 0 && this.#next < start)
      this.#next = this.#text.indexOf(this.#word, this.#next + 1);
    return this.#next >= 0 && this.#next < end;
  }
}
