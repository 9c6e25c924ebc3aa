/** Applies changes in one transaction: each must hit exactly the row that was read, or none is made. */
import type { Connection, Failed, RunOptions } from "#client/drivers/driver.ts";
import type { Cell } from "#client/drivers/values.ts";
import { currentRow, statementOf, type RowChange } from "./statements.ts";
import type { EditableTable } from "./table.ts";

export interface IdentifiedChange {
  /** The row's id in its grid. */
  readonly id: number;
  readonly change: RowChange;
}

export type Applied =
  | {
      readonly kind: "applied";
      /** The rows that were updated, as the server has them now; missing where they could not be read again. */
      readonly rows: ReadonlyMap<number, readonly Cell[]>;
    }
  /** Nothing was changed. `id` is the row whose change could not be made. */
  | { readonly kind: "refused"; readonly id: number | undefined; readonly problem: string };

const reading: RunOptions = { rows: 2, cellLimit: 1_000_000 };

/** Deleted rows make way first; added ones come last. */
const order = { delete: 0, update: 1, insert: 2 } as const;

/** @param connection one's own; no transaction is open on it */
export async function applyChanges(
  connection: Connection,
  table: EditableTable,
  changes: readonly IdentifiedChange[],
): Promise<Applied> {
  const begun = await connection.begin();
  if (begun.kind === "failed") return refused(undefined, sentence(begun));
  const sorted = changes.toSorted((a, b) => order[a.change.kind] - order[b.change.kind]);
  const rows = new Map<number, readonly Cell[]>();
  for (const { id, change } of sorted) {
    const problem = await makeChange(connection, table, change);
    if (problem !== undefined) {
      await connection.rollback();
      return refused(id, problem);
    }
    if (change.kind === "update") {
      const row = await readRow(connection, table, keyAfter(change));
      if (Array.isArray(row)) rows.set(id, row as readonly Cell[]);
    }
  }
  const committed = await connection.commit();
  if (committed.kind === "done") return { kind: "applied", rows };
  await connection.rollback();
  return refused(undefined, sentence(committed));
}

/** Makes one change; the problem where it did not hit exactly one row. */
async function makeChange(
  connection: Connection,
  table: EditableTable,
  change: RowChange,
): Promise<string | undefined> {
  const ran = await connection.run(statementOf(change, table), reading);
  if (ran.kind === "failed") return sentence(ran);
  const affected = ran.results[0]?.affected;
  if (affected === 1) return undefined;
  if (affected === undefined) return "The server does not tell how many rows were changed";
  if (affected > 1) return `It would have changed ${affected} rows`;
  return change.kind === "insert" ? "No row was added" : meanwhile(connection, table, change.old);
}

/** What became of a row that is not as it was read. */
async function meanwhile(
  connection: Connection,
  table: EditableTable,
  old: readonly Cell[],
): Promise<string> {
  const row = await readRow(connection, table, old);
  if (row === undefined) return "The row was deleted meanwhile";
  if ("kind" in row) return `The row changed meanwhile: ${sentence(row)}`;
  const differing = table.columns.flatMap(({ name, column }, at) =>
    name !== undefined && textOf(row[at] ?? null) !== textOf(old[at] ?? null)
      ? [`${column.name} is ${textOf(row[at] ?? null)} now`]
      : [],
  );
  if (differing.length === 0) return "The row is not found by the values that were read";
  return `The row changed meanwhile: ${differing.join(", ")}`;
}

async function readRow(
  connection: Connection,
  table: EditableTable,
  old: readonly Cell[],
): Promise<readonly Cell[] | Failed | undefined> {
  const ran = await connection.run(currentRow(old, table), reading);
  if (ran.kind === "failed") return ran;
  const [result] = ran.results;
  const row = result?.first.rows[0];
  if (result) await connection.release(result.id);
  return row;
}

/** The row with the key that it has after the change. */
function keyAfter({ old, values }: RowChange & { readonly kind: "update" }): readonly Cell[] {
  return old.map((cell, at) => {
    const value = values.get(at);
    if (value === undefined) return cell;
    if (value === null) return null;
    if (typeof value === "object") return Buffer.from(value.base64, "base64").toString("hex");
    return String(value);
  });
}

/** A value for people, short. */
function textOf(cell: Cell): string {
  if (cell === null) return "NULL";
  const text = typeof cell === "string" ? cell : cell.text;
  return text.length > 100 ? `“${text.slice(0, 100)}…”` : `“${text}”`;
}

function sentence({ message, detail, hint }: Failed): string {
  return [message, detail, hint].filter((part) => part !== undefined && part !== "").join(". ");
}

function refused(id: number | undefined, problem: string): Applied {
  return { kind: "refused", id, problem };
}
