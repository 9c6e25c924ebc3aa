/** One result of a session: reads its source as far as somebody asks, and keeps what was read. */
import type { Failed, RunOptions, Rows } from "../driver.ts";
import type { EngineResult, RowSource } from "../engine.ts";
import type { Cell, Column } from "../values.ts";
import { cutRows, textOf } from "./cut.ts";
import { Window, type Kept, type Row } from "./kept.ts";
import { Spool } from "./spool.ts";

/** How much is read from a source at once: few rows at first, then as many as their size allows. */
const batch = { first: 128, most: 1000, characters: 4 << 20 };

/** Of what was stopped before it was asked of the server. */
export const cancelled: Failed = { kind: "failed", reason: "cancelled", message: "Cancelled" };

export class SessionResult {
  readonly columns: readonly Column[];
  readonly #options: RunOptions;
  readonly #kept: Kept;
  #source: RowSource | undefined;
  #end: Rows["end"] = "more";
  #because: string | undefined;
  #failure: Failed | undefined;
  #characters = 0;

  constructor(result: EngineResult, options: RunOptions) {
    this.columns = result.columns;
    this.#options = options;
    this.#kept = options.once ? new Window() : new Spool();
    this.#source = result.source;
    if (!result.source) this.#end = "all";
  }

  /** Whether its cursor is open. */
  get open(): boolean {
    return this.#source !== undefined;
  }

  /** What ended the reading, where the server refused to go on. */
  get failure(): Failed | undefined {
    return this.#failure;
  }

  /** Whether the rows can be handed out without the server. */
  has(from: number, count: number): boolean {
    return !this.open || this.#kept.has(from, count + 1);
  }

  /** Rows `from` to `from + count`; `stopped` is asked between batches. The source's failure ends the reading. */
  async page(from: number, count: number, stopped: () => boolean): Promise<Rows> {
    // One row more than asked tells whether there are others.
    await this.#readTo(from + count + 1, stopped);
    const rows = await this.#kept.slice(from, count);
    return {
      kind: "rows",
      from,
      rows: cutRows(rows, this.columns, this.#options.cellLimit),
      read: this.#kept.length,
      end: this.#end,
      ...(this.#because !== undefined && { because: this.#because }),
    };
  }

  /** A cell in full. */
  async cell(row: number, column: number): Promise<Cell | Failed> {
    const [found] = this.#kept.has(row, 1) ? await this.#kept.slice(row, 1) : [];
    const cell = this.#options.once ? undefined : found?.[column];
    if (cell !== undefined) return cell;
    return { kind: "failed", reason: "statement", message: "This row is not kept" };
  }

  /** Closes the cursor; rows that were read stay. */
  async stop(because: string): Promise<void> {
    if (this.open) await this.#finish("stopped", because);
  }

  /** Closes the cursor and forgets the rows. */
  async release(): Promise<void> {
    await this.stop("The result was closed");
    await this.#kept.close();
  }

  async #readTo(wanted: number, stopped: () => boolean): Promise<void> {
    while (this.#source && this.#kept.length < wanted) {
      if (stopped()) return await this.#fail(cancelled);
      const answer = await this.#source.read(this.#batch(wanted - this.#kept.length));
      if (answer.kind === "failed") return await this.#fail(answer);
      await this.#keep(answer.rows, answer.done);
    }
  }

  async #keep(rows: readonly Row[], done: boolean): Promise<void> {
    const room = (this.#options.rowLimit ?? Infinity) - this.#kept.length;
    for (const row of rows) for (const cell of row) this.#characters += textOf(cell).length;
    try {
      await this.#kept.append(rows.length > room ? rows.slice(0, room) : rows);
    } catch (error) {
      return await this.#finish("stopped", `The rows cannot be kept on disk: ${String(error)}`);
    }
    if (rows.length > room) await this.#finish("limit");
    else if (done) await this.#finish("all");
  }

  /** How many rows to ask for, where so many are wanted. */
  #batch(wanted: number): number {
    const average = this.#characters / this.#kept.length;
    const most = this.#kept.length === 0 ? batch.first : batch.characters / Math.max(average, 1);
    const room = (this.#options.rowLimit ?? Infinity) + 1 - this.#kept.length;
    return Math.max(1, Math.floor(Math.min(wanted, most, batch.most, room)));
  }

  async #fail(failure: Failed): Promise<void> {
    this.#failure = failure;
    await this.#finish("stopped", failure.message);
  }

  async #finish(end: Rows["end"], because?: string): Promise<void> {
    const source = this.#source;
    this.#source = undefined;
    this.#end = end;
    this.#because = because;
    await source?.close();
  }
}
