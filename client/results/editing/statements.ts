/** Writes a change as one statement that can only ever touch the row as it was read. */
import type { Statement, Value } from "#client/drivers/driver.ts";
import { qualifiedName, quoteName } from "#client/drivers/sql/identifiers.ts";
import type { Cell } from "#client/drivers/values.ts";
import { Binder } from "./binder.ts";
import { hasValue } from "./comparison.ts";
import type { EditableTable } from "./table.ts";

/** A change of one row; values by the column's place in the result. */
export type RowChange =
  | {
      readonly kind: "update";
      readonly old: readonly Cell[];
      readonly values: ReadonlyMap<number, Value>;
    }
  | { readonly kind: "insert"; readonly values: ReadonlyMap<number, Value> }
  | { readonly kind: "delete"; readonly old: readonly Cell[] };

/** The statement, values beside it. It must change exactly one row. */
export function statementOf(change: RowChange, table: EditableTable): Statement {
  switch (change.kind) {
    case "update":
      return update(change.old, change.values, table);
    case "insert":
      return insert(change.values, table);
    case "delete": {
      const all = table.columns.flatMap(({ name }, at) => (name === undefined ? [] : [at]));
      const binder = new Binder(table.placeholder);
      const where = whereOf(change.old, all, table, binder);
      return { sql: `DELETE FROM ${tableName(table)} WHERE ${where}`, values: binder.values };
    }
  }
}

/** Reads the row with this key anew: the table's columns, in the result's order; a NULL for every other column. */
export function currentRow(old: readonly Cell[], table: EditableTable): Statement {
  const binder = new Binder(table.placeholder);
  const list = table.columns.map(({ name }) =>
    name === undefined ? "NULL" : quoteName(name, table.dialect),
  );
  const where = whereOf(old, [], table, binder);
  return {
    sql: `SELECT ${list.join(", ")} FROM ${tableName(table)} WHERE ${where}`,
    values: binder.values,
  };
}

function update(
  old: readonly Cell[],
  values: ReadonlyMap<number, Value>,
  table: EditableTable,
): Statement {
  const binder = new Binder(table.placeholder);
  const set = [...values].map(
    ([at, value]) => `${columnName(table, at)} = ${assigned(value, at, table, binder)}`,
  );
  const where = whereOf(old, [...values.keys()], table, binder);
  return {
    sql: `UPDATE ${tableName(table)} SET ${set.join(", ")} WHERE ${where}`,
    values: binder.values,
  };
}

function insert(values: ReadonlyMap<number, Value>, table: EditableTable): Statement {
  const binder = new Binder(table.placeholder);
  const names = [...values.keys()].map((at) => columnName(table, at)).join(", ");
  const bound = [...values].map(([at, value]) => assigned(value, at, table, binder)).join(", ");
  const what =
    values.size > 0
      ? `(${names}) VALUES (${bound})`
      : table.dialect === "mysql"
        ? "() VALUES ()"
        : "DEFAULT VALUES";
  return { sql: `INSERT INTO ${tableName(table)} ${what}`, values: binder.values };
}

/** The key, and the values of these columns, as they were read. */
function whereOf(
  old: readonly Cell[],
  columns: readonly number[],
  table: EditableTable,
  binder: Binder,
): string {
  const condition = (at: number, isKey: boolean): string => {
    const { column } = table.columns[at] ?? {};
    if (column === undefined) return "FALSE";
    return hasValue(columnName(table, at), old[at] ?? null, column, table.dialect, binder, isKey);
  };
  const others = columns.filter((at) => !table.key.includes(at));
  return [
    ...table.key.map((at) => condition(at, true)),
    ...others.map((at) => condition(at, false)),
  ].join(" AND ");
}

/** A text for bits would be taken for their bytes. */
function assigned(value: Value, at: number, table: EditableTable, binder: Binder): string {
  const type = table.columns[at]?.column.type ?? "";
  const isBits = table.dialect === "mysql" && type.startsWith("bit(") && value !== null;
  return isBits ? `CAST(${binder.bind(value)} AS UNSIGNED)` : binder.bind(value);
}

function columnName(table: EditableTable, at: number): string {
  return quoteName(table.columns[at]?.name ?? "", table.dialect);
}

function tableName({ schema, name, dialect }: EditableTable): string {
  return qualifiedName(schema, name, dialect);
}
