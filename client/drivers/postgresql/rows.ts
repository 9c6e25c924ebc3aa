/** The rows of a portal that is left open on the server. */
import type { FieldDef } from "pg";
import type { Failed } from "../driver.ts";
import type { Batch, RowSource } from "../engine.ts";
import type { Cell } from "../values.ts";
import type { Broken, Exchange, Step, TextRow } from "./exchange.ts";
import { readerOf } from "./types.ts";

/** What a source needs of its session. */
export interface Reading {
  readonly exchange: Exchange;
  readonly portal: string;
  readonly fields: readonly FieldDef[];
  failed(error: Error): Failed;
  /** Does something that can be cancelled. */
  during<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

export class PortalRows implements RowSource {
  readonly #reading: Reading;
  readonly #take: (row: TextRow) => readonly Cell[];
  /** Rows that came and were not asked for yet. */
  #ahead: readonly TextRow[];
  #done: boolean;

  /** `first` is what the first execution brought. */
  constructor(reading: Reading, first: Step) {
    this.#reading = reading;
    this.#take = takerOf(reading.fields);
    this.#ahead = first.rows;
    this.#done = first.tag !== undefined;
  }

  async read(count: number): Promise<Batch | Failed> {
    if (this.#ahead.length === 0 && !this.#done) {
      const problem = await this.#reading.during(() => this.#more(count));
      if (problem) return this.#reading.failed(problem.error);
    }
    const rows = this.#ahead.slice(0, count).map(this.#take);
    this.#ahead = this.#ahead.slice(count);
    return { kind: "batch", rows, done: this.#done && this.#ahead.length === 0 };
  }

  async close(): Promise<void> {
    this.#ahead = [];
    this.#done = true;
    const { exchange, portal } = this.#reading;
    if (!exchange.over) await exchange.end(portal);
  }

  /** Fetches rows; after the last one the exchange ends, and with it what commits by itself. */
  async #more(count: number): Promise<Broken | undefined> {
    const { exchange, portal } = this.#reading;
    const step = await exchange.more(portal, count);
    if (step.kind === "broken") return step;
    this.#ahead = step.rows;
    if (step.tag === undefined) return undefined;
    this.#done = true;
    const ended = await exchange.end(portal);
    return ended.kind === "broken" ? ended : undefined;
  }
}

/** How a row's texts are taken over; most are as they should be. */
function takerOf(fields: readonly FieldDef[]): (row: TextRow) => readonly Cell[] {
  const readers = fields.map(({ dataTypeID }) => readerOf(dataTypeID));
  if (readers.every((reader) => reader === undefined)) return (row) => row;
  return (row) =>
    row.map((text, index) => (text === null ? null : (readers[index]?.(text) ?? text)));
}
