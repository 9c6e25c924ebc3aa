/** A result of a connection, as the comparison reads it: page by page, each only once. */
import type { Connection, Result, Rows } from "#client/drivers/driver.ts";
import type { Page, Side } from "./compare.ts";

/** Rows of a page. */
export const pageRows = 1000;

export function sideOf(connection: Connection, { id, columns, first }: Result): Side {
  let page: Rows | undefined = first;
  return {
    columns,
    async next(): Promise<Page> {
      if (page === undefined) return { kind: "end" };
      const { rows, from, end, because } = page;
      if (end === "stopped")
        return { kind: "stopped", because: because ?? "the rows can no longer be read" };
      page = undefined;
      if (end === "more") page = await connection.rows(id, from + rows.length, pageRows);
      return { kind: "rows", rows };
    },
  };
}
