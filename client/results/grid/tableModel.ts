/** What the table is told to show, and what it tells of its user. */
import type { Column } from "#client/drivers/values.ts";
import type { GridRow, Sort } from "./messages.ts";
import type { Position, Selection } from "./selection.ts";

/** What the table shows. */
export interface TableModel {
  readonly columns: readonly Column[];
  /** Rows of the view. */
  count(): number;
  /** Whether there are rows beyond those. */
  isOpen(): boolean;
  row(index: number): GridRow | undefined;
  sort(): Sort | undefined;
}

/** What the user does in it. */
export interface TableEvents {
  /** These rows are on the screen, or nearly. */
  seen(first: number, last: number): void;
  selected(selection: Selection): void;
  /** A key leads to the very last row, and there are rows beyond those of the model. */
  beyond(): void;
  /** Enter, F2 or a double click on a cell. */
  opened(position: Position): void;
  sorted(column: number): void;
  copied(): void;
  deleted(): void;
  /** Escape. */
  left(): void;
}
