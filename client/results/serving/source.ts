/** The rows of one result, as serving, copying and editing read them. */
import type { Connection, Failed, Result, Rows } from "#client/drivers/driver.ts";
import type { Cell, Column } from "#client/drivers/values.ts";

export interface ResultSource {
  readonly columns: readonly Column[];
  readonly first: Rows;
  /** Until the first page was there. */
  readonly milliseconds: number;
  /** Rows `from` to `from + count`; reads on as far as needed. */
  rows(from: number, count: number): Promise<Rows>;
  whole(row: number, column: number): Promise<Cell | Failed>;
  /** Stops what runs now. */
  cancel(): Promise<void>;
  release(): Promise<void>;
}

/** A result of a connection; `release` frees the result, the connection is its opener's. */
export function sourceOf(
  connection: Connection,
  result: Result,
  milliseconds: number,
): ResultSource {
  const { id, columns, first } = result;
  return {
    columns,
    first,
    milliseconds,
    rows: (from, count) => connection.rows(id, from, count),
    whole: (row, column) => connection.whole(id, row, column),
    cancel: () => connection.cancel(),
    release: () => connection.release(id),
  };
}
