/** Reads the rows of a statement, and lets go of the database's lock when nobody reads on. */
import type { Failed } from "../driver.ts";
import type { Batch, RowSource } from "../engine.ts";
import type { Cell, Column } from "../values.ts";
import { cellOf, type Raw } from "./cells.ts";
import { Spill } from "./spill.ts";

/**
 * Milliseconds after the last read in which the lock is kept. While a statement has rows left, no other process can
 * commit to a database without WAL; Django gives up after 5 s.
 */
const lockKept = 250;
/** Rows that are moved to the file at once; in between the process hears what is asked of it. */
const movedAtOnce = 2000;
/** Bytes of the file beyond which a result is ended. */
const mostBytes = 2_000_000_000;

export class SqliteSource implements RowSource {
  readonly #rows: Iterator<readonly Raw[]>;
  readonly #columns: readonly Column[];
  readonly #failed: (error: unknown) => Failed;
  #ahead: (readonly Raw[])[];
  #isOver: boolean;
  #spill: Spill | undefined;
  #failure: Failed | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Whether the rows are on their way into the file: then reading goes on beside that. */
  #isMoving = false;

  /** `ahead` are the rows that were read already; `isOver` says that there are no others. */
  constructor(
    rows: Iterator<readonly Raw[]>,
    columns: readonly Column[],
    ahead: (readonly Raw[])[],
    isOver: boolean,
    failed: (error: unknown) => Failed,
  ) {
    this.#rows = rows;
    this.#columns = columns;
    this.#ahead = ahead;
    this.#isOver = isOver;
    this.#failed = failed;
    this.#wait();
  }

  read(count: number): Promise<Batch | Failed> {
    clearTimeout(this.#timer);
    const rows = this.#spill?.take(count) ?? [];
    if (rows.length < count) rows.push(...this.#pull(count - rows.length));
    // One row more tells whether there are others.
    if (this.#ahead.length === 0) this.#ahead = this.#raw(1);
    const done = this.#isOver && this.#ahead.length === 0 && (this.#spill?.isEmpty ?? true);
    if (rows.length === 0 && this.#failure) return Promise.resolve(this.#failure);
    this.#wait();
    return Promise.resolve({ kind: "batch", rows, done: done && !this.#failure });
  }

  close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#release();
    this.#ahead = [];
    this.#spill?.close();
    this.#spill = undefined;
    this.#failure ??= { kind: "failed", reason: "cancelled", message: "The result is closed" };
    return Promise.resolve();
  }

  /** Moves all rows that are left out of the database; for a statement that keeps others from writing. */
  drain(): void {
    clearTimeout(this.#timer);
    while (!this.#isOver) this.#move();
  }

  #wait(): void {
    if (!this.#isOver && !this.#isMoving) this.#timer = setTimeout(() => this.#moveOn(), lockKept);
  }

  #moveOn(): void {
    this.#isMoving = true;
    this.#move();
    if (!this.#isOver) setImmediate(() => this.#moveOn());
  }

  #move(): void {
    if (this.#isOver) return;
    try {
      this.#spill ??= new Spill();
      const rows = this.#pull(movedAtOnce);
      if (rows.length > 0) this.#spill.push(rows);
      if (this.#spill.size > mostBytes) this.#end(tooLarge);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#end({
        kind: "failed",
        reason: "statement",
        message: `No place for the rows: ${message}`,
      });
    }
  }

  #pull(count: number): (readonly Cell[])[] {
    const kinds = this.#columns.map(({ kind }) => kind);
    return this.#raw(count).map((row) =>
      row.map((value, at) => cellOf(value, kinds[at] ?? "other")),
    );
  }

  #raw(count: number): (readonly Raw[])[] {
    const rows = this.#ahead.splice(0, count);
    try {
      while (rows.length < count && !this.#isOver) {
        const { done, value } = this.#rows.next();
        if (done) this.#isOver = true;
        // The iterator's own type allows for another value at the end.
        else rows.push(value);
      }
    } catch (error) {
      this.#end(this.#failed(error));
    }
    return rows;
  }

  #end(failure: Failed): void {
    this.#failure = failure;
    this.#release();
  }

  #release(): void {
    if (!this.#isOver) this.#rows.return?.();
    this.#isOver = true;
  }
}

const tooLarge: Failed = {
  kind: "failed",
  reason: "locked",
  message: "The rest of the rows was left unread, since reading it would keep others from writing",
};
