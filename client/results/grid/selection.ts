/** Where the reader stands in the grid, what is selected, and where each key leads. */
import type { Area } from "./messages.ts";

/** A cell; row -1 is the header. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** A rectangle between the cell where it was begun and the cell that has the focus. */
export interface Selection {
  readonly anchor: Position;
  readonly active: Position;
  /** Everything, however many rows there come to be; the cell that has the focus stays where it is. */
  readonly everything?: true;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command on a Mac. */
  readonly control: boolean;
}

/** The selection after this key; undefined for a key that does not move. Nothing is selected in the header. */
export function moved(selection: Selection, key: Key, extent: Extent): Selection | undefined {
  const target = targetOf(selection.active, key, extent);
  if (target === undefined) return undefined;
  const active = within(target, extent);
  const extend = key.shift && active.row >= 0 && selection.anchor.row >= 0;
  return { anchor: extend ? selection.anchor : active, active };
}

function targetOf(from: Position, key: Key, extent: Extent): Position | undefined {
  const { row, column } = from;
  const last = extent.rows - 1;
  switch (key.key) {
    case "ArrowUp":
      return { row: key.control ? Math.min(row, 0) : row - 1, column };
    case "ArrowDown":
      return { row: key.control ? last : row + 1, column };
    case "ArrowLeft":
      return { row, column: key.control ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: key.control ? extent.columns - 1 : column + 1 };
    case "Home":
      return { row: key.control ? 0 : row, column: 0 };
    case "End":
      return { row: key.control ? last : row, column: extent.columns - 1 };
    case "PageUp":
      return { row: Math.max(row - extent.page, Math.min(row, 0)), column };
    case "PageDown":
      return { row: row + extent.page, column };
    default:
      return undefined;
  }
}

/** The nearest cell that exists. */
export function within(position: Position, { rows, columns }: Extent): Position {
  return {
    row: Math.max(-1, Math.min(position.row, rows - 1)),
    column: Math.max(0, Math.min(position.column, columns - 1)),
  };
}

/** What is selected; undefined in the header. */
export function areaOf(
  { anchor, active, everything }: Selection,
  { rows, columns }: Extent,
): Area | undefined {
  if (everything)
    return { firstRow: 0, lastRow: rows - 1, firstColumn: 0, lastColumn: columns - 1 };
  if (active.row < 0 || anchor.row < 0) return undefined;
  return {
    firstRow: Math.min(anchor.row, active.row),
    lastRow: Math.max(anchor.row, active.row),
    firstColumn: Math.min(anchor.column, active.column),
    lastColumn: Math.max(anchor.column, active.column),
  };
}

export function contains(area: Area | undefined, row: number, column: number): boolean {
  return (
    area !== undefined &&
    row >= area.firstRow &&
    row <= area.lastRow &&
    column >= area.firstColumn &&
    column <= area.lastColumn
  );
}
