/** Sorts and filters the rows that were read: which of them, in which order; the rows themselves are not kept. */
import type { Cell, Column } from "#client/drivers/values.ts";
import type { View } from "#client/results/grid/messages.ts";
import { compareKeys, sortKey, type SortKey } from "./sortKey.ts";

/** Rows that are looked at in one go. */
const batch = 1000;

/**
 * The numbers of the rows in the view; undefined when it was stopped.
 * @param read rows `from` to `from + count` of those that were read before
 */
export async function buildView(
  view: View,
  columns: readonly Column[],
  count: number,
  read: (from: number, count: number) => Promise<readonly (readonly Cell[])[] | undefined>,
  isStopped: () => boolean,
): Promise<Uint32Array | undefined> {
  const found: number[] = [];
  const keys: SortKey[] = [];
  const wanted = view.filter.toLowerCase();
  const kind = view.sort === undefined ? undefined : columns[view.sort.column]?.kind;
  for (let from = 0; from < count; from += batch) {
    const rows = await read(from, Math.min(batch, count - from));
    if (rows === undefined || isStopped()) return undefined;
    for (const [at, row] of rows.entries()) {
      if (wanted !== "" && !row.some((cell) => holds(cell, wanted))) continue;
      if (view.sort !== undefined && kind !== undefined)
        keys[from + at] = sortKey(row[view.sort.column] ?? null, kind);
      found.push(from + at);
    }
  }
  const order = Uint32Array.from(found);
  const turn = view.sort?.direction === "descending" ? -1 : 1;
  // Equal ones stay in the order in which they came, in both directions.
  if (view.sort !== undefined)
    order.sort((one, other) => turn * compareKeys(keys[one], keys[other]) || one - other);
  return order;
}

function holds(cell: Cell, wanted: string): boolean {
  if (cell === null) return false;
  return (typeof cell === "string" ? cell : cell.text).toLowerCase().includes(wanted);
}
