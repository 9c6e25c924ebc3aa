/** What the grid and the extension say to each other about one result; both sides import this file. */
import type { Cell, Column } from "#client/drivers/values.ts";

/** The type of a notebook output that the renderer shows as a grid; its data is a `GridOutput`. */
export const resultMime = "application/vnd.django-multidb.result+json";

/** The notebook renderer, as package.json has it. */
export const rendererId = "django-multidb.grid";

/** What a cell's output holds: enough to show the first rows without the extension. */
export interface GridOutput {
  readonly version: 1;
  /** Under which the extension serves the rows, while the result is open. */
  readonly result: string;
  readonly columns: readonly Column[];
  /** The first page. */
  readonly rows: readonly GridRow[];
  readonly summary: Summary;
}

/** What is said of a result beside its rows. */
export interface Summary {
  /** Rows read from the server so far. */
  readonly read: number;
  readonly end: RowsEnd;
  /** What stopped it. */
  readonly because?: string;
  /** Until the first page was there. */
  readonly milliseconds: number;
  /** Where it was read: "shop on replica". */
  readonly where: string;
}

/** As `Rows.end` of the drivers. */
export type RowsEnd = "all" | "more" | "limit" | "stopped";

/** A row with the changes that wait for it. */
export interface GridRow {
  /** Its number in the result, from 0; rows that were added count down from -1. */
  readonly id: number;
  readonly cells: readonly Cell[];
  readonly state?: "changed" | "added" | "deleted";
  /** Columns whose cell is not what the server has. */
  readonly changed?: readonly number[];
}

/** The order and choice of the rows that were read. */
export interface View {
  readonly sort: Sort | undefined;
  /** Rows that hold this text in some cell; empty for all. */
  readonly filter: string;
}

export interface Sort {
  readonly column: number;
  readonly direction: "ascending" | "descending";
}

/** Everything that the grid shows beside the rows. */
export interface GridState {
  readonly summary: Summary;
  readonly view: View;
  /** Counts up with each change of the view or of the rows in it, so that late answers are told from new ones. */
  readonly version: number;
  /** Rows in the view, added ones included. */
  readonly count: number;
  /** What runs now: "Reading …"; undefined when nothing does. */
  readonly busy: string | undefined;
  readonly editing: EditingState;
}

export type EditingState =
  | { readonly kind: "unknown" }
  | { readonly kind: "fixed"; readonly because: string }
  | {
      readonly kind: "editable";
      readonly table: string;
      readonly columns: readonly EditableColumn[];
      readonly changes: readonly PendingChange[];
    };

/** How a column takes values. */
export interface EditableColumn {
  readonly editor: "text" | "boolean" | "none";
  readonly null: boolean;
  /** Why it takes none. */
  readonly because?: string;
}

/** A change that waits, as it will be sent. */
export interface PendingChange {
  /** The row's id. */
  readonly row: number;
  readonly kind: "update" | "insert" | "delete";
  readonly sql: string;
  /** The values bound to it, written for people. */
  readonly values: readonly string[];
  /** Why it was not applied. */
  readonly problem?: string;
}

/** Rows and columns, the last ones included; rows by their place in the view. */
export interface Area {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What a selection can be copied as. */
export const copyFormats = [
  { name: "tsv", label: "Tab-separated" },
  { name: "csv", label: "CSV" },
  { name: "json", label: "JSON" },
  { name: "markdown", label: "Markdown" },
  { name: "insert", label: "INSERT" },
  { name: "python", label: "Python" },
] as const;
export type CopyFormat = (typeof copyFormats)[number]["name"];

/** A new value of a cell: `default` leaves a cell of an added row to the server. */
export type NewValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "null" }
  | { readonly kind: "default" };

/** From the grid to the extension. */
export type ToExtension = { readonly result: string } & Request;

export type Request =
  /** The first word; answered by `state`, or by `gone` where the result is no longer open. */
  | { readonly kind: "ready" }
  /** Rows of the view; answered by `rows`. */
  | {
      readonly kind: "rows";
      readonly version: number;
      readonly from: number;
      readonly count: number;
    }
  /** Reads on: another page, or to the end. Answered by `state`. */
  | { readonly kind: "read"; readonly all: boolean }
  /** Stops what is busy. */
  | { readonly kind: "stop" }
  | { readonly kind: "view"; readonly view: View }
  /** A cell in full; answered by `whole`. */
  | { readonly kind: "whole"; readonly row: number; readonly column: number }
  /** A cell in full, as a read-only document. */
  | { readonly kind: "open"; readonly row: number; readonly column: number }
  /** `area` undefined: all rows of the view. */
  | { readonly kind: "copy"; readonly format: CopyFormat; readonly area: Area | undefined }
  /** All rows of the statement, to a file that the user names. */
  | { readonly kind: "export" }
  | {
      readonly kind: "edit";
      /** A row's id. */
      readonly row: number;
      readonly column: number;
      readonly value: NewValue;
    }
  | { readonly kind: "add" }
  | { readonly kind: "delete"; readonly rows: readonly number[] }
  /** Takes changes back: those of one row, or all. */
  | { readonly kind: "revert"; readonly row: number | undefined }
  | { readonly kind: "apply" }
  /** Of the panel of a table's rows alone: other conditions, or the number of all rows. */
  | { readonly kind: "query"; readonly where: string; readonly orderBy: string }
  | { readonly kind: "count" };

/** From the extension to the grid. */
export type ToGrid = { readonly result: string } & Answer;

export type Answer =
  | { readonly kind: "state"; readonly state: GridState }
  | {
      readonly kind: "rows";
      readonly version: number;
      readonly from: number;
      readonly rows: readonly GridRow[];
    }
  | {
      readonly kind: "whole";
      /** A row's id. */
      readonly row: number;
      readonly column: number;
      readonly cell: Cell;
    }
  /** A sentence for the status line and for screen readers. */
  | { readonly kind: "said"; readonly text: string; readonly isProblem: boolean }
  /** The rows are no longer held. */
  | { readonly kind: "gone"; readonly because: string }
  /** Of the panel alone: another result takes this one's place; `problem` says why there is none. */
  | {
      readonly kind: "opened";
      readonly output: GridOutput | undefined;
      readonly where: string;
      readonly orderBy: string;
      readonly problem?: string;
    };
