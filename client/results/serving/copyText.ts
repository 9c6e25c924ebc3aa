/** Makes the text of a copy: the selection, or everything, in the format that was asked for. */
import type { ServerFacts } from "#client/drivers/driver.ts";
import type { Cell, Column } from "#client/drivers/values.ts";
import { copyFormatters } from "#client/results/formats/copyFormatters.ts";
import { plain, writeAll } from "#client/results/formats/format.ts";
import type { Area, CopyFormat } from "#client/results/grid/messages.ts";

export interface CopyRequest {
  readonly columns: readonly Column[];
  readonly server: ServerFacts;
  readonly format: CopyFormat;
  /** Undefined for all rows of the view. */
  readonly area: Area | undefined;
  /** Rows of the view. */
  readonly count: number;
}

/** The sentence to say; without a text it says why there is none. */
export interface Copied {
  readonly text: string | undefined;
  readonly said: string;
}

/** Rows that are read in one go. */
const page = 1000;

/** At most so many cells are copied: beyond that an export is the way. */
const limit = 5_000_000;

/**
 * @param read rows of the view, cells of these columns in full; undefined where they are no longer held
 * @returns undefined where they are not
 */
export async function copyText(
  { columns, server, format, area, count }: CopyRequest,
  read: (
    from: number,
    count: number,
    firstColumn: number,
    lastColumn: number,
  ) => Promise<readonly (readonly Cell[])[] | undefined>,
): Promise<Copied | undefined> {
  const { firstRow, lastRow, firstColumn, lastColumn } = area ?? {
    ...{ firstRow: 0, lastRow: count - 1 },
    ...{ firstColumn: 0, lastColumn: columns.length - 1 },
  };
  const wanted = lastRow - firstRow + 1;
  if (wanted < 1) return { text: undefined, said: "There is nothing to copy" };
  if (wanted * (lastColumn - firstColumn + 1) > limit)
    return { text: undefined, said: "That is too much to copy: export it" };
  const rows: (readonly Cell[])[] = [];
  for (let from = firstRow; from <= lastRow; from += page) {
    const part = await read(from, Math.min(page, lastRow + 1 - from), firstColumn, lastColumn);
    if (part === undefined) return undefined;
    rows.push(...part);
  }
  const chosen = columns.slice(firstColumn, lastColumn + 1);
  const [column] = chosen;
  const isCell = area !== undefined && rows.length === 1 && chosen.length === 1;
  // One cell is copied as its bare value: that is what is pasted elsewhere.
  if (isCell && column !== undefined && format === "tsv")
    return { text: plain(rows[0]?.[0], column).text ?? "", said: "Copied the value" };
  const text = writeAll(copyFormatters[format]({ columns: chosen, server }), rows);
  const what = rows.length === 1 ? "row" : "rows";
  return { text, said: `Copied ${rows.length.toLocaleString("en")} ${what}` };
}
