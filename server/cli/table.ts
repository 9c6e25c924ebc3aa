/** Lays rows out in columns that line up. */

import type { Paint } from "./painter.ts";

export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

/**
 * @param rows each with the same number of cells; the first is the heading
 * @returns lines without trailing spaces
 */
export function layOut(rows: readonly (readonly Cell[])[], gap = 2): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, width(cell.text));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const painted = cell.paint === undefined ? cell.text : cell.paint(cell.text);
        const isLast = column === row.length - 1;
        return isLast
          ? painted
          : painted + " ".repeat((widths[column] ?? 0) - width(cell.text) + gap);
      })
      .join("")
      .trimEnd(),
  );
}

function width(text: string): number {
  return [...text].length;
}
