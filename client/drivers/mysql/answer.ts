/** What a server answers to one statement, as it arrives; rows wait here, and beyond a measure in the server. */
import type { Field } from "./columns.ts";

/** A row as it was sent: each value in the server's text, null for NULL. */
export type RawRow = readonly (Buffer | null)[];

/** What the server answers to a statement without rows; mysql2 hands on large numbers as texts. */
export interface Header {
  readonly affectedRows: number | string;
  readonly insertId: number | string;
  readonly info?: string;
  readonly serverStatus: number;
  readonly warningStatus: number;
}

/** An error of the server or of the connection. */
export interface ServerError {
  readonly message: string;
  readonly errno?: number;
  readonly code?: string;
  readonly sqlState?: string;
  /** mysql2: the connection does not survive it. */
  readonly fatal?: boolean;
  /** The connection was gone, and not by our doing. */
  readonly isLoss?: true;
}

/** One of the results: rows with their columns, or what became of a change. */
export interface AnswerSet {
  readonly fields: readonly Field[] | undefined;
  readonly header: Header | undefined;
  /** What has arrived and was not taken yet. */
  readonly rows: RawRow[];
  /** Whether all its rows have arrived. */
  ended: boolean;
}

/** Rows and bytes that wait here at most, unless a reader asks for more rows at once. */
const heldRows = 2000;
const heldBytes = 1_000_000;
/** The flag of the server's status that says so: SERVER_SESSION_STATE_CHANGED. */
const sessionChanged = 0x4000;

/** Tells the server's error from what it answered. */
export function isServerError(found: ServerError | readonly unknown[]): found is ServerError {
  return !Array.isArray(found);
}

export class Answer {
  readonly sets: AnswerSet[] = [];
  error: ServerError | undefined;
  ended = false;
  /** How many warnings the server counted for the last result. */
  warnings = 0;
  /** Whether the server said that a setting of the session is another now. */
  changedSettings = false;
  readonly #flow: { pause(): void; resume(): void };
  #paused = false;
  #allowedRows = heldRows;
  #allowedBytes = heldBytes;
  #bytes = 0;
  #discards = false;
  #waiting: (() => void)[] = [];

  constructor(flow: { pause(): void; resume(): void }) {
    this.#flow = flow;
  }

  /** Whether the server has to wait for a reader. */
  get isPaused(): boolean {
    return this.#paused;
  }

  /** Lets so many rows and bytes wait here. */
  allow(rows: number, bytes = Infinity): void {
    this.#allowedRows = rows;
    this.#allowedBytes = bytes;
    this.#flowOn();
  }

  /** Resolves as soon as the condition holds; it is looked at after each arrival. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.ended)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
  }

  /** Resolves when all has arrived. */
  end(): Promise<void> {
    return this.until(() => this.ended);
  }

  /** Up to `count` rows of a set, and whether they were its last; fewer where they are large. */
  async take(set: AnswerSet, count: number): Promise<{ rows: RawRow[]; done: boolean }> {
    // One row more than asked for tells whether there are others.
    this.#allowedRows = Math.max(this.#allowedRows, count + 1);
    if (set.rows.length <= count) this.#flowOn();
    await this.until(() => set.ended || set.rows.length > count || this.#paused);
    const rows = set.rows.splice(0, count);
    for (const row of rows) this.#bytes -= sizeOf(row);
    if (set.rows.length < this.#allowedRows / 2) this.#flowOn();
    return { rows, done: set.ended && set.rows.length === 0 };
  }

  /** Throws away what has arrived and what will: nobody wants it any more. */
  discard(): void {
    if (this.ended) return;
    for (const set of this.sets) set.rows.length = 0;
    this.#discards = true;
    this.allow(Infinity);
  }

  open(fields: readonly Field[]): void {
    this.#endSet();
    this.sets.push({ fields, header: undefined, rows: [], ended: false });
    this.#wake();
  }

  push(row: RawRow): void {
    const set = this.sets.at(-1);
    if (!set || this.#discards) return;
    set.rows.push(row);
    this.#bytes += sizeOf(row);
    if (set.rows.length > this.#allowedRows || this.#bytes > this.#allowedBytes) {
      this.#paused = true;
      this.#flow.pause();
    }
    this.#wake();
  }

  done(header: Header): void {
    this.#endSet();
    this.changedSettings ||= (header.serverStatus & sessionChanged) !== 0;
    this.sets.push({ fields: undefined, header, rows: [], ended: true });
    this.#wake();
  }

  fail(error: ServerError): void {
    this.error ??= error;
    this.finish();
  }

  /** Nothing more will come. */
  finish(): void {
    if (this.ended) return;
    this.ended = true;
    // A change that was done before it could be stopped is done; rows that were thrown away are missing.
    if (this.#discards && this.sets.some(({ fields }) => fields))
      this.error ??= { errno: 1317, message: "The statement was cancelled" };
    this.#endSet();
    this.#wake();
  }

  #endSet(): void {
    const set = this.sets.at(-1);
    if (set) set.ended = true;
  }

  #flowOn(): void {
    if (!this.#paused || this.ended) return;
    this.#paused = false;
    this.#flow.resume();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function sizeOf(row: RawRow): number {
  let size = 0;
  for (const value of row) size += value?.length ?? 0;
  return size;
}
