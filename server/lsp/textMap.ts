/** Finds places of one text in a later one that differs in one stretch. */

import type { Range } from "#server/text/span.ts";

export class TextMap {
  /** How much the two have in common at their start, and where what they have at their end begins. */
  readonly #start: number;
  readonly #end: number;
  readonly #moved: number;

  constructor(from: string, to: string) {
    const shorter = Math.min(from.length, to.length);
    let start = 0;
    while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
    let tail = 0;
    while (
      tail < shorter - start &&
      from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
    )
      tail += 1;
    this.#start = start;
    this.#end = from.length - tail;
    this.#moved = to.length - from.length;
  }

  /** Where a range of the earlier text stands now; undefined where its end or start was rewritten. */
  forward({ start, end }: Range): Range | undefined {
    if (end <= this.#start) return { start, end };
    if (start >= this.#end) return { start: start + this.#moved, end: end + this.#moved };
    if (start <= this.#start && end >= this.#end) return { start, end: end + this.#moved };
    return undefined;
  }

  /** Where an offset of the later text stood; undefined where that was rewritten. */
  backward(offset: number): number | undefined {
    if (offset <= this.#start) return offset;
    const before = offset - this.#moved;
    return before >= this.#end ? before : undefined;
  }

  /** The stretch of the earlier text that was rewritten. */
  get rewritten(): Range {
    return { start: this.#start, end: this.#end };
  }
}
