/** Whether a result can be edited, and how each of its columns takes values. */
import type { Description } from "#client/drivers/catalog.ts";
import type { ServerFacts } from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import type { Column } from "#client/drivers/values.ts";
import type { EditableColumn } from "#client/results/grid/messages.ts";

/** The table behind a result. */
export interface EditableTable {
  readonly schema: string | undefined;
  readonly name: string;
  readonly dialect: Dialect;
  readonly placeholder: ServerFacts["placeholder"];
  /** Those of the result. */
  readonly columns: readonly TableColumn[];
  /** Places in the result of the primary key's columns. */
  readonly key: readonly number[];
}

export interface TableColumn extends EditableColumn {
  /** As the table has it; undefined for what is no column of it. */
  readonly name: string | undefined;
  readonly column: Column;
}

export type Editability =
  | { readonly kind: "editable"; readonly table: EditableTable }
  | { readonly kind: "fixed"; readonly because: string };

/** The one table that the columns are from; undefined where there are several or none. */
export function sourceTable(
  columns: readonly Column[],
): { readonly schema: string | undefined; readonly table: string } | undefined {
  const sources = columns.flatMap(({ source }) => source ?? []);
  const [first] = sources;
  const isOne = sources.every(
    ({ schema, table }) => schema === first?.schema && table === first?.table,
  );
  return first && isOne ? { schema: first.schema, table: first.table } : undefined;
}

/** @param description the one table's, of `sourceTable` */
export function editability(
  columns: readonly Column[],
  description: Description,
  server: Pick<ServerFacts, "dialect" | "placeholder">,
): Editability {
  const { dialect, placeholder } = server;
  if (dialect === undefined) return fixed("the SQL of this engine is not known");
  if (description.object.kind !== "table") return fixed("it is not of a table");
  const { primaryKey } = description;
  if (primaryKey.length === 0) return fixed("the table has no primary key");
  const names = columns.map(({ source }) => source?.column);
  const key = primaryKey.map((name) => names.indexOf(name));
  const missing = primaryKey.filter((_, at) => key[at] === -1);
  if (missing.length > 0) return fixed(`the result lacks the primary key: ${missing.join(", ")}`);
  const source = sourceTable(columns);
  return {
    kind: "editable",
    table: {
      schema: source?.schema,
      name: source?.table ?? description.object.name,
      dialect,
      placeholder,
      key,
      columns: columns.map((column, at) =>
        tableColumn(column, names.indexOf(names[at]) < at, description),
      ),
    },
  };
}

function tableColumn(column: Column, isSecond: boolean, { columns }: Description): TableColumn {
  const name = column.source?.column;
  const described = columns.find((one) => one.name === name);
  const none = (because: string): TableColumn => ({
    name,
    column,
    editor: "none",
    null: false,
    because,
  });
  if (name === undefined || !described) return none("It is computed by the statement");
  if (isSecond) return none("The column is there twice; the first one is edited");
  if (described.generated === "stored" || described.generated === "virtual")
    return none("The server computes this column");
  const editor = column.kind === "boolean" ? "boolean" : "text";
  return { name, column, editor, null: described.null };
}

function fixed(because: string): Editability {
  return { kind: "fixed", because };
}
