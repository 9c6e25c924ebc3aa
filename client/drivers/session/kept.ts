/** The rows of a result that were read and can still be asked for. */
import type { Cell } from "../values.ts";

export type Row = readonly Cell[];

/** Keeps rows in the order in which they come. */
export interface Kept {
  /** How many rows have come, those included that are no longer there. */
  readonly length: number;
  /** Adds rows; throws where there is no room for them. */
  append(rows: readonly Row[]): Promise<void>;
  /** Whether these rows came and are still there. */
  has(from: number, count: number): boolean;
  /** Rows `from` to `from + count`, as far as they came. */
  slice(from: number, count: number): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Keeps only what was read ahead: a row that was handed out is gone. */
export class Window implements Kept {
  #first = 0;
  #rows: Row[] = [];

  get length(): number {
    return this.#first + this.#rows.length;
  }

  append(rows: readonly Row[]): Promise<void> {
    this.#rows = [...this.#rows, ...rows];
    return Promise.resolve();
  }

  has(from: number, count: number): boolean {
    return from >= this.#first && from + count <= this.length;
  }

  slice(from: number, count: number): Promise<readonly Row[]> {
    if (from !== this.#first) return Promise.resolve([]);
    const rows = this.#rows.slice(0, count);
    this.#rows = this.#rows.slice(count);
    this.#first += rows.length;
    return Promise.resolve(rows);
  }

  close(): Promise<void> {
    this.#first += this.#rows.length;
    this.#rows = [];
    return Promise.resolve();
  }
}
