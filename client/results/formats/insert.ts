/** INSERT statements, one for each row, in the dialect of the server and for the table of the columns. */
import { qualifiedName, quoteName } from "#client/drivers/sql/identifiers.ts";
import type { Column } from "#client/drivers/values.ts";
import { plain, uniqueNames, type FormatFacts, type RowFormat } from "./format.ts";
import { sqlLiteral } from "./sqlLiteral.ts";

/** What the rows are put into where the columns are not of one table. */
const noTable = "result";

export function insert({ columns, server }: FormatFacts): RowFormat {
  const { dialect } = server;
  const table = tableOf(columns);
  const names =
    table === undefined
      ? uniqueNames(columns)
      : columns.map(({ source, name }) => source?.column ?? name);
  const into = qualifiedName(table?.schema, table?.table ?? noTable, dialect);
  const list = names.map((name) => quoteName(name, dialect)).join(", ");
  return {
    begin: () => "",
    row: (cells) => {
      const values = columns.map((column, at) => sqlLiteral(plain(cells[at], column), server));
      return `INSERT INTO ${into} (${list}) VALUES (${values.join(", ")});\n`;
    },
    end: () => "",
  };
}

/** The one table that every column is from, each of its columns once; undefined where there is no such table. */
function tableOf(
  columns: readonly Column[],
): { schema: string | undefined; table: string } | undefined {
  const [first] = columns;
  if (first?.source === undefined) return undefined;
  const { schema, table } = first.source;
  const isOne = columns.every(({ source }) => source?.schema === schema && source?.table === table);
  const names = new Set(columns.map(({ source }) => source?.column));
  return isOne && names.size === columns.length ? { schema, table } : undefined;
}
