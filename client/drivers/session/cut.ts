/** Cuts the long cells of a page, so that what is sent to the eye stays small. */
import type { Cell, Column, ValueKind } from "../values.ts";

/** The rows with every cell beyond `limit` characters cut; rows that need no cut are handed on as they are. */
export function cutRows(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
  limit: number,
): readonly (readonly Cell[])[] {
  return rows.map((row) =>
    row.some((cell) => textOf(cell).length > limit)
      ? row.map((cell, index) => cutCell(cell, columns[index]?.kind ?? "other", limit))
      : row,
  );
}

/** The beginning of a cell that is longer than `limit`, with the length of the whole. */
export function cutCell(cell: Cell, kind: ValueKind, limit: number): Cell {
  const text = textOf(cell);
  if (cell === null || text.length <= limit) return cell;
  const own = typeof cell === "string" ? kind : cell.kind;
  return own === "binary"
    ? { kind: own, text: text.slice(0, limit - (limit % 2)), length: text.length / 2 }
    : { kind: own, text: beginning(text, limit), length: text.length };
}

/** A cell's text; empty for NULL. */
export function textOf(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "string" ? cell : cell.text;
}

/** At most `limit` units of a text, never half of a character that takes two. */
function beginning(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
