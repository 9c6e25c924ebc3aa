/** What every format of rows is: a text that is written from its beginning to its end, row by row. */
import type { Cell, Column, ValueKind } from "#client/drivers/values.ts";
import type { ServerFacts } from "#client/drivers/driver.ts";

/** Writes rows; `end` closes what `begin` opened. The pieces joined are the whole text. */
export interface RowFormat {
  begin(): string;
  /** @param at the number of the row in this text, from 0 */
  row(cells: readonly Cell[], at: number): string;
  end(): string;
}

/** What a format needs to know beside the rows. */
export interface FormatFacts {
  readonly columns: readonly Column[];
  /** The server that the rows are from: how it quotes. */
  readonly server: Pick<ServerFacts, "dialect" | "modes">;
}

/** The whole text of these rows. */
export function writeAll(format: RowFormat, rows: readonly (readonly Cell[])[]): string {
  return format.begin() + rows.map((row, at) => format.row(row, at)).join("") + format.end();
}

/** A value with its kind; the text is undefined for NULL. */
export interface Plain {
  readonly kind: ValueKind;
  readonly text: string | undefined;
}

export function plain(cell: Cell | undefined, column: Column): Plain {
  if (cell === null || cell === undefined) return { kind: column.kind, text: undefined };
  if (typeof cell === "string") return { kind: column.kind, text: cell };
  return { kind: cell.kind, text: cell.text };
}

/** Names that differ: a second `id` becomes `id_2`. */
export function uniqueNames(columns: readonly Column[]): readonly string[] {
  const taken = new Set(columns.map(({ name }) => name));
  const seen = new Set<string>();
  return columns.map(({ name }) => {
    let unique = name;
    for (let count = 2; seen.has(unique); count++) {
      const next = `${name}_${count}`;
      if (!taken.has(next)) unique = next;
    }
    seen.add(unique);
    return unique;
  });
}
