/** The changes that wait for one result: made, shown, taken back and applied. */
import type { DatabaseObject, Description } from "#client/drivers/catalog.ts";
import type { Failed, Opened, ServerFacts, Value } from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import type { Cell, Column } from "#client/drivers/values.ts";
import type {
  EditingState,
  GridRow,
  NewValue,
  PendingChange,
} from "#client/results/grid/messages.ts";
import type { Edits } from "#client/results/serving/served.ts";
import { applyChanges, type IdentifiedChange } from "./apply.ts";
import { takeValue, type Taken } from "./newValue.ts";
import { statementOf, type RowChange } from "./statements.ts";
import { editability, sourceTable, type EditableTable, type TableColumn } from "./table.ts";

/** What editing asks of the database. */
export interface EditingAccess {
  readonly server: ServerFacts;
  /** Looks the table up, on a connection that is not the result's: that one may be busy with its rows. */
  describe(object: DatabaseObject): Promise<Description | Failed>;
  /** A guarded connection for the one transaction; it is closed after it. */
  connect(): Promise<Opened>;
  /** After the changes were applied. */
  applied(): void;
}

interface PendingRow {
  /** The row as it was read; undefined for an added one. */
  readonly old: readonly Cell[] | undefined;
  /** What was typed, by column. */
  readonly values: Map<number, { readonly value: Value; readonly cell: Cell }>;
  isDeleted: boolean;
  problem?: string;
}

export class EditSession implements Edits {
  readonly #columns: readonly Column[];
  readonly #access: EditingAccess;
  readonly #pending = new Map<number, PendingRow>();
  /** Rows that were applied, as the server has them now; null for those that are gone. */
  readonly #applied = new Map<number, readonly Cell[] | null>();
  #table: EditableTable | undefined;
  #state: EditingState = { kind: "unknown" };
  #nextAdded = -1;

  constructor(columns: readonly Column[], access: EditingAccess) {
    this.#columns = columns;
    this.#access = access;
  }

  async prepare(): Promise<void> {
    const source = sourceTable(this.#columns);
    if (source === undefined) return this.#fix("its columns are not of one table");
    const { schema = "", table } = source;
    const described = await this.#access.describe({ kind: "table", schema, name: table });
    if (described.kind === "failed") return this.#fix(described.message);
    const found = editability(this.#columns, described, this.#access.server);
    if (found.kind === "fixed") return this.#fix(found.because);
    this.#table = found.table;
  }

  state(): EditingState {
    const table = this.#table;
    if (table === undefined) return this.#state;
    const columns = table.columns.map(({ editor, null: takesNull, because }) => ({
      editor,
      null: takesNull,
      ...(because !== undefined && { because }),
    }));
    return { kind: "editable", table: table.name, columns, changes: this.#changes(table) };
  }

  added(): readonly number[] {
    return [...this.#pending.keys()].filter((id) => id < 0);
  }

  show(id: number, cells: readonly Cell[] | undefined): GridRow {
    const now = this.#applied.get(id);
    const shown = now ?? cells ?? this.#columns.map(() => null);
    const pending = this.#pending.get(id);
    if (pending === undefined)
      return now === null ? { id, cells: shown, state: "deleted" } : { id, cells: shown };
    const state = id < 0 ? "added" : pending.isDeleted ? "deleted" : "changed";
    const changed = [...pending.values.keys()];
    const after = shown.map(
      (cell, at) => pending.values.get(at)?.cell ?? (changed.includes(at) ? null : cell),
    );
    return { id, cells: after, state, changed };
  }

  edit(
    id: number,
    at: number,
    value: NewValue,
    cells: readonly Cell[] | undefined,
  ): string | undefined {
    const table = this.#table;
    const column = table?.columns[at];
    if (!table || !column || this.#applied.get(id) === null) return "The row cannot be edited";
    if (column.editor === "none") return column.because;
    const taken = takenFrom(value, column, table.dialect);
    if (taken?.kind === "refused") return taken.because;
    const row = this.#row(id, cells);
    if (row === undefined) return "The row cannot be edited: its key is too long to be read";
    delete row.problem;
    if (taken === undefined) row.values.delete(at);
    else row.values.set(at, { value: taken.value, cell: cellOf(taken.value) });
    const isSame =
      row.old !== undefined && sameCell(row.old[at] ?? null, row.values.get(at)?.cell ?? null);
    if (isSame) row.values.delete(at);
    if (row.old !== undefined && row.values.size === 0 && !row.isDeleted) this.#pending.delete(id);
    return undefined;
  }

  add(): void {
    if (this.#table === undefined) return;
    this.#pending.set(this.#nextAdded--, { old: undefined, values: new Map(), isDeleted: false });
  }

  delete(
    rows: readonly { readonly id: number; readonly cells: readonly Cell[] | undefined }[],
  ): void {
    if (this.#table === undefined) return;
    for (const { id, cells } of rows) {
      if (id < 0) this.#pending.delete(id);
      else if (this.#applied.get(id) !== null) {
        const row = this.#row(id, cells);
        if (row) row.isDeleted = true;
      }
    }
  }

  revert(id: number | undefined): void {
    if (id === undefined) this.#pending.clear();
    else this.#pending.delete(id);
  }

  async apply(): Promise<{ readonly text: string; readonly isProblem: boolean }> {
    const table = this.#table;
    if (table === undefined || this.#pending.size === 0)
      return { text: "There is nothing to apply", isProblem: false };
    const opened = await this.#access.connect();
    if (opened.kind === "refused") return { text: opened.detail, isProblem: true };
    const changes = this.#identified();
    const applied = await applyChanges(opened.connection, table, changes);
    await opened.connection.close();
    for (const row of this.#pending.values()) delete row.problem;
    if (applied.kind === "refused") {
      const row = applied.id === undefined ? undefined : this.#pending.get(applied.id);
      if (row) row.problem = applied.problem;
      return { text: `Nothing was changed: ${applied.problem}`, isProblem: true };
    }
    for (const { id, change } of changes) {
      if (change.kind === "delete") this.#applied.set(id, null);
      const now = applied.rows.get(id);
      if (now) this.#applied.set(id, this.#withComputed(now, change));
    }
    this.#pending.clear();
    this.#access.applied();
    const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
    const added = changes.some(({ change }) => change.kind === "insert");
    const note = added ? "; run the statement again to see the added rows" : "";
    return { text: `Applied ${count}${note}`, isProblem: false };
  }

  #fix(because: string): void {
    this.#state = { kind: "fixed", because };
  }

  /** The row's changes, begun where there are none; undefined where its key was cut. */
  #row(id: number, cells: readonly Cell[] | undefined): PendingRow | undefined {
    const found = this.#pending.get(id);
    if (found) return found;
    const old = this.#applied.get(id) ?? cells;
    const isCut = this.#table?.key.some((at) => isCutCell(old?.[at] ?? null)) ?? true;
    if (old === undefined || isCut) return undefined;
    const made: PendingRow = { old, values: new Map(), isDeleted: false };
    this.#pending.set(id, made);
    return made;
  }

  /** What the statement computed stays as it was read: the table does not have it. */
  #withComputed(now: readonly Cell[], change: RowChange): readonly Cell[] {
    const old = change.kind === "insert" ? [] : change.old;
    return now.map((cell, at) =>
      this.#table?.columns[at]?.name === undefined ? (old[at] ?? null) : cell,
    );
  }

  #identified(): readonly IdentifiedChange[] {
    return [...this.#pending].map(([id, row]) => ({ id, change: changeOf(row) }));
  }

  #changes(table: EditableTable): readonly PendingChange[] {
    return [...this.#pending].map(([row, pending]) => {
      const change = changeOf(pending);
      const { sql, values = [] } = statementOf(change, table);
      const { problem } = pending;
      return {
        row,
        kind: change.kind,
        sql,
        values: values.map(shownValue),
        ...(problem !== undefined && { problem }),
      };
    });
  }
}

/** What a cell is to become; undefined where it is left to the server. */
function takenFrom(value: NewValue, column: TableColumn, dialect: Dialect): Taken | undefined {
  if (value.kind === "default") return undefined;
  if (value.kind === "text") return takeValue(value.text, column.column, dialect);
  if (column.null) return { kind: "value", value: null };
  return { kind: "refused", because: `${column.column.name} takes no NULL` };
}

function changeOf({ old, values, isDeleted }: PendingRow): RowChange {
  const bare = new Map([...values].map(([at, { value }]) => [at, value]));
  if (old === undefined) return { kind: "insert", values: bare };
  return isDeleted ? { kind: "delete", old } : { kind: "update", old, values: bare };
}

/** A new value as its cell shows it. */
function cellOf(value: Value): Cell {
  if (value === null) return null;
  if (typeof value === "object")
    return { kind: "binary", text: Buffer.from(value.base64, "base64").toString("hex") };
  return String(value);
}

function sameCell(one: Cell, other: Cell): boolean {
  if (one === null || other === null) return one === other;
  const text = (cell: Exclude<Cell, null>): string => (typeof cell === "string" ? cell : cell.text);
  return text(one) === text(other);
}

function isCutCell(cell: Cell): boolean {
  return cell !== null && typeof cell === "object" && cell.length !== undefined;
}

const shownLength = 200;

/** A bound value for people: texts in quotes, so that NULL is told from its word. */
function shownValue(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "object")
    return `0x${Buffer.from(value.base64, "base64").toString("hex").slice(0, shownLength)}`;
  if (typeof value !== "string") return String(value);
  return value.length > shownLength ? `'${value.slice(0, shownLength)}…'` : `'${value}'`;
}
