/** Describes one table or view of an SQLite file. */
import type { DatabaseSync } from "node:sqlite";
import type {
  ColumnDescription,
  ConstraintDescription,
  DatabaseObject,
  Description,
  ForeignKeyDescription,
  IndexDescription,
} from "../catalog.ts";
import { quoteName } from "../sql/identifiers.ts";
import type { Failed } from "../driver.ts";
import { checksOf, collationsOf, indexParts } from "./definition.ts";
import { estimatesOf } from "./list.ts";

/** Files up to this size are looked through for the size of one table. */
const smallFile = 64_000_000;

type Row = Record<string, unknown>;

export function describe(database: DatabaseSync, object: DatabaseObject): Description | Failed {
  const { schema, name } = object;
  const ask = (sql: string, ...values: string[]) => database.prepare(sql).all(...values);
  const definitions = ask(
    `SELECT type, name, sql FROM ${quoteName(schema, "sqlite")}.sqlite_schema WHERE tbl_name = ? ORDER BY rowid`,
    name,
  );
  const own = definitions.find(
    (row) => row["name"] === name && /^(?:table|view)$/.test(text(row, "type")),
  );
  if (!own)
    return { kind: "failed", reason: "statement", message: `There is no ${name} in ${schema}` };
  const create = text(own, "sql");
  const rows = ask("SELECT * FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1", name, schema);
  const key = rows
    .filter(({ pk }) => Number(pk) > 0)
    .sort((a, b) => Number(a["pk"]) - Number(b["pk"]));
  const isView = own["type"] === "view";
  const isRowId =
    !isView &&
    key.length === 1 &&
    /^integer$/i.test(text(key[0], "type")) &&
    !/without\s+rowid\W*$/i.test(create);
  const indexes = indexesOf(ask, definitions, object);
  const collations = isView ? undefined : collationsOf(create);
  return {
    kind: "description",
    object,
    columns: rows.map((row) => ({
      ...columnOf(row, isRowId && row === key[0]),
      collation: collations?.get(text(row, "name").toLowerCase()),
    })),
    primaryKey: key.map((row) => text(row, "name")),
    indexes,
    foreignKeys: foreignKeysOf(ask, object),
    constraints: isView ? [] : constraintsOf(create, indexes),
    triggers: definitions
      .filter(({ type }) => type === "trigger")
      .map((row) => ({ name: text(row, "name"), definition: text(row, "sql") })),
    rows: estimatesOf(database, schema).get(name),
    bytes: isView ? undefined : sizeOf(database, object),
    comment: undefined,
    create: [
      create,
      ...definitions
        .filter(({ type, sql }) => type === "index" && sql !== null)
        .map((row) => text(row, "sql")),
    ].join(";\n"),
  };
}

type Ask = (sql: string, ...values: string[]) => readonly Row[];

/** A text of a row; empty for NULL. */
function text(row: Row | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function columnOf(row: Row, isRowId: boolean): ColumnDescription {
  const hidden = Number(row["hidden"]);
  return {
    name: text(row, "name"),
    type: text(row, "type"),
    null: Number(row["notnull"]) === 0 && !isRowId,
    default: row["dflt_value"] === null ? undefined : text(row, "dflt_value"),
    // The key of a table is its row's number, which is given out where none is said.
    generated: isRowId
      ? "identity"
      : hidden === 2
        ? "virtual"
        : hidden === 3
          ? "stored"
          : undefined,
    collation: undefined,
    comment: undefined,
  };
}

function indexesOf(
  ask: Ask,
  definitions: readonly Row[],
  { schema, name }: DatabaseObject,
): readonly IndexDescription[] {
  return ask("SELECT * FROM pragma_index_list(?, ?) ORDER BY seq DESC", name, schema).map((row) => {
    const index = text(row, "name");
    const definition = text(
      definitions.find((each) => each["type"] === "index" && each["name"] === index),
      "sql",
    );
    const written = indexParts(definition);
    const parts = ask("SELECT * FROM pragma_index_xinfo(?, ?) WHERE key = 1", index, schema);
    return {
      name: index,
      columns: parts.map(
        // An expression has no name, only what was written.
        (part, at) =>
          (part["name"] === null ? written.parts[at] : undefined) ??
          `${text(part, "name")}${Number(part["desc"]) === 1 ? " DESC" : ""}`,
      ),
      unique: Number(row["unique"]) === 1,
      primary: row["origin"] === "pk",
      where: written.where,
      method: undefined,
    };
  });
}

function foreignKeysOf(
  ask: Ask,
  { schema, name }: DatabaseObject,
): readonly ForeignKeyDescription[] {
  const keys = new Map<number, Row[]>();
  for (const row of ask(
    "SELECT * FROM pragma_foreign_key_list(?, ?) ORDER BY id, seq",
    name,
    schema,
  ))
    keys.set(Number(row["id"]), [...(keys.get(Number(row["id"])) ?? []), row]);
  return [...keys.values()].map((parts) => {
    const columns = parts.map((part) => text(part, "from"));
    return {
      // SQLite gives them none.
      name: `${name}(${columns.join(", ")})`,
      columns,
      target: {
        schema,
        table: text(parts[0], "table"),
        columns: parts.map((part) => text(part, "to")).filter((column) => column !== ""),
      },
      onDelete: text(parts[0], "on_delete"),
      onUpdate: text(parts[0], "on_update"),
    };
  });
}

function constraintsOf(
  create: string,
  indexes: readonly IndexDescription[],
): readonly ConstraintDescription[] {
  return [
    ...checksOf(create).map(({ name, definition }) => ({
      name,
      type: "check" as const,
      columns: [],
      definition,
    })),
    ...indexes
      .filter(({ unique, primary, where }) => unique && !primary && where === undefined)
      .map(({ name, columns }) => ({
        name,
        type: "unique" as const,
        columns,
        definition: `UNIQUE (${columns.join(", ")})`,
      })),
  ];
}

/** Its pages in bytes; it takes a look at each of them. */
function sizeOf(database: DatabaseSync, { schema, name }: DatabaseObject): number | undefined {
  const pages = database
    .prepare(`SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()`)
    .get();
  if (Number(pages?.["bytes"]) > smallFile) return undefined;
  try {
    const size = database
      .prepare("SELECT sum(pgsize) AS bytes FROM dbstat(?) WHERE name = ? AND aggregate = TRUE")
      .get(schema, name);
    return size?.["bytes"] === null ? undefined : Number(size?.["bytes"]);
  } catch {
    // The table of sizes is an option of the build.
    return undefined;
  }
}
