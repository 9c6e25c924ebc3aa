/** A text with pieces put in and left out, that knows where each of its characters came from. */

/** In the original, from `start` to `end` is replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** Tells where in a text something stands that was parsed in its place. */
export interface Places {
  readonly original: (place: number) => number;
}

export class EditedText implements Places {
  readonly text: string;
  /** Where edits begin and end in `text`, and where in the original. */
  readonly #edited: number[] = [];
  readonly #original: number[] = [];
  #last = 0;

  /** Where in the original a place of `text` is; inside what was inserted, the place of the edit. */
  readonly original = (place: number): number => this.#originalOf(place);

  /** @param edits in order, apart from one another */
  constructor(original: string, edits: readonly Edit[]) {
    const pieces: string[] = [];
    let from = 0;
    let length = 0;
    for (const { start, end, inserted } of edits) {
      pieces.push(original.slice(from, start), inserted);
      length += start - from;
      this.#edited.push(length);
      this.#original.push(start);
      length += inserted.length;
      this.#edited.push(length);
      this.#original.push(end);
      from = end;
    }
    pieces.push(original.slice(from));
    this.text = pieces.join("");
  }

  #originalOf(place: number): number {
    const edited = this.#edited;
    // Asked for places close to one another, mostly forwards.
    let last = this.#last;
    while (last < edited.length && (edited[last] ?? 0) <= place) last += 1;
    while (last > 0 && (edited[last - 1] ?? 0) > place) last -= 1;
    this.#last = last;
    if (last === 0) return place;
    const from = this.#original[last - 1] ?? 0;
    return last % 2 === 1 ? from : from + place - (edited[last - 1] ?? 0);
  }
}
