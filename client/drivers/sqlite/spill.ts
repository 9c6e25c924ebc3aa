/** Rows that wait in a file of their own, so that reading them holds no lock on the database. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cell } from "../values.ts";

type Rows = (readonly Cell[])[];

/** First in, first out. */
export class Spill {
  readonly #file: number;
  readonly #folder: string;
  /** Where each batch ends; the first that is left starts at `#from`. */
  readonly #ends: number[] = [];
  #from = 0;
  #size = 0;
  #rest: Rows = [];

  /** Makes the file, which nobody else may read. Throws what the file system says. */
  constructor() {
    this.#folder = mkdtempSync(path.join(tmpdir(), "django-multidb-"));
    this.#file = openSync(path.join(this.#folder, "rows"), "wx+", 0o600);
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size;
  }

  push(rows: Rows): void {
    const bytes = Buffer.from(JSON.stringify(rows));
    writeSync(this.#file, bytes, 0, bytes.length, this.#size);
    this.#size += bytes.length;
    this.#ends.push(this.#size);
  }

  /** Up to `count` rows; none when there are no others. */
  take(count: number): Rows {
    const taken: Rows = [];
    while (taken.length < count) {
      if (this.#rest.length === 0) {
        const end = this.#ends.shift();
        if (end === undefined) break;
        const bytes = Buffer.allocUnsafe(end - this.#from);
        readSync(this.#file, bytes, 0, bytes.length, this.#from);
        this.#from = end;
        // What was written above.
        this.#rest = JSON.parse(bytes.toString()) as Rows;
      }
      taken.push(...this.#rest.splice(0, count - taken.length));
    }
    return taken;
  }

  get isEmpty(): boolean {
    return this.#rest.length === 0 && this.#ends.length === 0;
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
