/** Lists the schemas, objects and columns of an SQLite file and of what is attached to it. */
import type { DatabaseSync } from "node:sqlite";
import { quoteName } from "../sql/identifiers.ts";
import type { ListedObject, Listing, ListRequest } from "../catalog.ts";

export function list(database: DatabaseSync, request: ListRequest): Listing {
  switch (request.of) {
    case "schemas":
      return {
        kind: "schemas",
        schemas: schemasOf(database).map((name) => ({
          name,
          isDefault: name === "main",
          isSystem: false,
        })),
      };
    case "objects":
      return { kind: "objects", objects: objectsOf(database, request.schema) };
    case "all-objects":
      return {
        kind: "objects",
        objects: schemasOf(database).flatMap((schema) => objectsOf(database, schema)),
      };
    case "columns":
      return { kind: "columns", columns: columnsOf(database, request.schema) };
  }
}

/** `main`, then what is attached; `temp` where the session has made something in it. */
function schemasOf(database: DatabaseSync): readonly string[] {
  return database
    .prepare("PRAGMA database_list")
    .all()
    .map(({ name }) => String(name));
}

function objectsOf(database: DatabaseSync, schema: string): readonly ListedObject[] {
  const estimates = estimatesOf(database, schema);
  return database
    .prepare(
      `SELECT type, name FROM ${quoteName(schema, "sqlite")}.sqlite_schema
       WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .map(({ type, name }) => {
      const rows = estimates.get(String(name));
      return {
        kind: type === "view" ? "view" : "table",
        schema,
        name: String(name),
        ...(rows !== undefined && { rows }),
      };
    });
}

/** The rows of each table as the last ANALYZE counted them. */
export function estimatesOf(database: DatabaseSync, schema: string): ReadonlyMap<string, number> {
  const known = database
    .prepare(
      `SELECT 1 FROM ${quoteName(schema, "sqlite")}.sqlite_schema WHERE name = 'sqlite_stat1'`,
    )
    .get();
  if (!known) return new Map();
  // Each index has a count of its own; that of a partial one is smaller.
  const rows = database
    .prepare(
      `SELECT tbl, max(CAST(stat AS integer)) AS n FROM ${quoteName(schema, "sqlite")}.sqlite_stat1 GROUP BY tbl`,
    )
    .all();
  return new Map(rows.map(({ tbl, n }) => [String(tbl), Number(n)]));
}

function columnsOf(database: DatabaseSync, schema: string) {
  return database
    .prepare(
      `SELECT o.name AS "table", c.name, c.type FROM ${quoteName(schema, "sqlite")}.sqlite_schema o
       JOIN pragma_table_xinfo(o.name, ?) c ON c.hidden <> 1
       WHERE o.type IN ('table', 'view') AND o.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY o.name, c.cid`,
    )
    .all(schema)
    .map(({ table, name, type }) => ({
      table: String(table),
      name: String(name),
      type: String(type),
    }));
}
