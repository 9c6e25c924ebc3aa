/** The rows that the grid holds: pages near what is looked at; far ones are dropped and asked for again. */
import type { GridRow } from "./messages.ts";

/** Rows of a page. */
const pageSize = 200;

/** Pages held at most: what is on the screen and some way to either side. */
const heldPages = 30;

export class RowStore {
  readonly #pages = new Map<number, readonly GridRow[]>();
  readonly #asked = new Set<number>();

  /** The row at this place of the view; undefined while it is not here. */
  get(index: number): GridRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** The pages of these rows that are neither here nor on their way; they count as asked for from now on. */
  ask(first: number, last: number, count: number): readonly { from: number; count: number }[] {
    const wanted: { from: number; count: number }[] = [];
    const end = Math.min(last, count - 1);
    for (let page = Math.floor(first / pageSize); page * pageSize <= end; page++) {
      const from = page * pageSize;
      const due = Math.min(pageSize, count - from);
      const isWhole = (this.#pages.get(page)?.length ?? 0) >= due;
      if (isWhole || this.#asked.has(page)) continue;
      this.#asked.add(page);
      wanted.push({ from, count: due });
    }
    return wanted;
  }

  /** Takes rows in, a page or less, and drops what is farthest from them where too many are held. */
  receive(from: number, rows: readonly GridRow[]): void {
    for (let at = 0; at < rows.length; at += pageSize - ((from + at) % pageSize)) {
      const page = Math.floor((from + at) / pageSize);
      const start = from + at - page * pageSize;
      const part = rows.slice(at, at + pageSize - start);
      const before = this.#pages.get(page) ?? [];
      // A page that starts before its rows is not made up: its beginning would be missing.
      if (start > before.length) continue;
      this.#pages.set(page, [
        ...before.slice(0, start),
        ...part,
        ...before.slice(start + part.length),
      ]);
      this.#asked.delete(page);
    }
    this.#drop(Math.floor(from / pageSize));
  }

  /** Forgets everything: the view is another one. */
  clear(): void {
    this.#pages.clear();
    this.#asked.clear();
  }

  #drop(near: number): void {
    const far = [...this.#pages.keys()].toSorted((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, Math.max(0, far.length - heldPages))) this.#pages.delete(page);
  }
}
