/** Lists the schemas, objects and columns of a MySQL or MariaDB server. */
import type { Failed } from "../driver.ts";
import type { DatabaseObject, ListedObject, Listing, ListRequest, ObjectKind } from "../catalog.ts";
import { quoteName } from "../sql/identifiers.ts";
import type { Facts } from "./facts.ts";
import { text } from "./quote.ts";

/** Runs a statement and answers its rows as texts. */
export type Ask = (sql: string) => Promise<readonly (readonly (string | null)[])[] | Failed>;

const systemSchemas = ["information_schema", "mysql", "performance_schema", "sys"];
/** In a schema of more tables MariaDB's estimates, for which it opens each table, are left out. */
const fewTables = 400;

export function list(request: ListRequest, facts: Facts, ask: Ask): Promise<Listing | Failed> {
  switch (request.of) {
    case "schemas":
      return schemas(facts, ask);
    case "objects":
      return objects(request.schema, facts, ask);
    case "all-objects":
      return allObjects(ask);
    case "columns":
      return columns(request.schema, ask);
  }
}

async function schemas(facts: Facts, ask: Ask): Promise<Listing | Failed> {
  const rows = await ask("SHOW DATABASES");
  if ("kind" in rows) return rows;
  const { database } = facts.server;
  return {
    kind: "schemas",
    schemas: rows.map(([name = ""]) => ({
      name: name ?? "",
      isDefault: name === database,
      isSystem: systemSchemas.includes((name ?? "").toLowerCase()),
    })),
  };
}

async function objects(schema: string, facts: Facts, ask: Ask): Promise<Listing | Failed> {
  const tables = await ask(`SHOW FULL TABLES FROM ${quoteName(schema, "mysql")}`);
  if ("kind" in tables) return tables;
  const routines = await ask(
    `SELECT ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_COMMENT FROM information_schema.ROUTINES
     WHERE ROUTINE_SCHEMA = ${text(schema)}`,
  );
  if ("kind" in routines) return routines;
  const estimates =
    facts.isMariaDb && tables.length > fewTables ? [] : await ask(estimatesOf(schema));
  if ("kind" in estimates) return estimates;
  const known = new Map(estimates.map(([table, ...others]) => [table, others]));
  const found: ListedObject[] = [
    ...tables.map(([table, type]) => {
      const [rows, bytes, comment] = known.get(table ?? "") ?? [];
      return {
        ...objectOf(schema, table, type),
        ...(rows && { rows: Number(rows) }),
        ...(bytes && { bytes: Number(bytes) }),
        ...(comment && comment !== "VIEW" && { comment }),
      };
    }),
    ...routines.map(([routine, type, comment]) => ({
      ...routineOf(schema, routine, type),
      ...(comment && { comment }),
    })),
  ];
  return { kind: "objects", objects: found.sort(byName) };
}

function estimatesOf(schema: string): string {
  return `SELECT TABLE_NAME, TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH, TABLE_COMMENT
    FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${text(schema)}`;
}

async function allObjects(ask: Ask): Promise<Listing | Failed> {
  const others = `NOT IN (${systemSchemas.map(text).join(", ")})`;
  const tables = await ask(
    `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES
     WHERE TABLE_SCHEMA ${others}`,
  );
  if ("kind" in tables) return tables;
  const routines = await ask(
    `SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE FROM information_schema.ROUTINES
     WHERE ROUTINE_SCHEMA ${others}`,
  );
  if ("kind" in routines) return routines;
  const found = [
    ...tables.map(([schema, table, type]) => objectOf(schema ?? "", table, type)),
    ...routines.map(([schema, routine, type]) => routineOf(schema ?? "", routine, type)),
  ];
  return { kind: "objects", objects: found.sort(byName) };
}

async function columns(schema: string, ask: Ask): Promise<Listing | Failed> {
  const rows = await ask(
    `SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = ${text(schema)} ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  if ("kind" in rows) return rows;
  return {
    kind: "columns",
    columns: rows.map(([table, column, type]) => ({
      table: table ?? "",
      name: column ?? "",
      type: type ?? "",
    })),
  };
}

function objectOf(
  schema: string,
  table: string | null | undefined,
  type: string | null | undefined,
): DatabaseObject {
  return { kind: kinds[type ?? ""] ?? "table", schema, name: table ?? "" };
}

const kinds: Readonly<Record<string, ObjectKind>> = {
  "BASE TABLE": "table",
  "SYSTEM VERSIONED": "table",
  VIEW: "view",
  "SYSTEM VIEW": "view",
  SEQUENCE: "sequence",
};

/** A function and a procedure may have one name; nothing else tells them apart. */
function routineOf(
  schema: string,
  routine: string | null | undefined,
  type: string | null | undefined,
): DatabaseObject {
  return {
    kind: "routine",
    schema,
    name: routine ?? "",
    signature: (type ?? "").toLowerCase(),
  };
}

function byName(one: DatabaseObject, other: DatabaseObject): number {
  return (
    compare(one.schema, other.schema) ||
    compare(one.name, other.name) ||
    compare(one.signature ?? "", other.signature ?? "")
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
