/** Asks a server how it finds tables: where names without a schema are looked for, and whether case matters. */
import type { Schema } from "#client/drivers/catalog.ts";
import type { Connection } from "#client/drivers/driver.ts";
import type { Naming } from "./tableNames.ts";

/** Never fails: what a server does not tell is taken to be as servers come. */
export async function readNaming(
  connection: Connection,
  schemas: readonly Schema[],
): Promise<Naming> {
  const { dialect, product } = connection.server;
  const defaults = schemas.filter(({ isDefault }) => isDefault).map(({ name }) => name);
  const naming = {
    dialect,
    product,
    searchPath: defaults,
    defaultSchema: defaults[0],
    caseless: false,
  };
  switch (dialect) {
    case "postgresql": {
      const path = await texts(connection, "SELECT unnest(current_schemas(true))::text");
      // Its own catalog comes first there, and holds nothing of ours.
      const own = path.filter((name) => name !== "pg_catalog");
      return own.length === 0 ? naming : { ...naming, searchPath: own };
    }
    case "mysql": {
      // 0: as written. 1: all names are kept in lower case. 2: kept as written, compared in lower case.
      const [lower = "0"] = await texts(connection, "SELECT @@lower_case_table_names");
      return { ...naming, caseless: lower !== "0" };
    }
    case "sqlite": {
      // https://sqlite.org/lang_naming.html: temp, main, then what is attached, as it came.
      const first = ["temp", "main"];
      const rest = schemas.map(({ name }) => name).filter((name) => !first.includes(name));
      return { ...naming, searchPath: [...first, ...rest], caseless: true };
    }
    case undefined:
      // Oracle and SQL Server compare names without case, as they come.
      return { ...naming, caseless: true };
  }
}

/** The first column of a statement's answer; empty where it fails. */
async function texts(connection: Connection, sql: string): Promise<readonly string[]> {
  const ran = await connection.run({ sql }, { rows: 1000, cellLimit: 1000 });
  const result = ran.kind === "finished" ? ran.results[0] : undefined;
  const cells = result?.first.rows.map(([cell]) => cell) ?? [];
  if (result !== undefined) await connection.release(result.id);
  return cells.filter((cell) => typeof cell === "string");
}
