/** Conditions that hold for exactly the value that was read: no collation, rounding or padding makes others equal. */
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import type { Cell, Column, ValueKind } from "#client/drivers/values.ts";
import type { Binder } from "./binder.ts";

/** What is compared, in the words of a server. */
interface Compared {
  /** The column, quoted. */
  readonly name: string;
  readonly kind: ValueKind;
  readonly type: string;
  readonly text: string;
}

/** The condition that a column has this value; the key's may use the index, for it is unique as the server sees it. */
export function hasValue(
  name: string,
  cell: Cell,
  column: Column,
  dialect: Dialect,
  binder: Binder,
  isKey: boolean,
): string {
  if (cell === null) return `${name} IS NULL`;
  const compared = {
    name,
    kind: typeof cell === "string" ? column.kind : cell.kind,
    type: column.type,
    text: typeof cell === "string" ? cell : cell.text,
  };
  switch (dialect) {
    case "postgresql":
      return inPostgresql(compared, binder, isKey);
    case "mysql":
      return inMysql(compared, binder, isKey);
    case "sqlite":
      return inSqlite(compared, binder);
  }
}

/** Kinds whose `=` finds no two different values equal. JSON has none in `json`, an interval's takes 30 days for a month. */
const exactInPostgresql = new Set<ValueKind>([
  "integer",
  "decimal",
  "float",
  "boolean",
  "date",
  "time",
  "timestamp",
  "uuid",
]);

function inPostgresql(
  { name, kind, type, text }: Compared,
  binder: Binder,
  isKey: boolean,
): string {
  if (kind === "binary") return `${name} = ${binder.bind(binary(text))}`;
  const value = binder.bind(text);
  if (isKey || exactInPostgresql.has(kind) || type === "jsonb") return `${name} = ${value}`;
  // As the server writes it: a cast to text takes blanks off a character(n), and adds a mask to an inet.
  return `format('%s', ${name}) COLLATE "C" = ${value}`;
}

function inMysql({ name, kind, type, text }: Compared, binder: Binder, isKey: boolean): string {
  switch (kind) {
    case "boolean":
      return `${name} = ${binder.bind(text === "true")}`;
    case "integer":
    case "decimal": {
      // Beside a text a number would be compared as floating point.
      const scale = kind === "integer" || type.startsWith("bit") ? 0 : 30;
      return `${name} = CAST(${binder.bind(text)} AS DECIMAL(65,${scale}))`;
    }
    case "binary":
      return `CAST(${name} AS BINARY) = ${binder.bind(binary(text))}`;
    case "text":
    case "json":
      if (isKey) return `${name} = ${binder.bind(text)}`;
      return `CAST(CONVERT(${name} USING utf8mb4) AS BINARY) = CAST(${binder.bind(text)} AS BINARY)`;
    case "float":
    case "date":
    case "time":
    case "timestamp":
    case "interval":
    case "uuid":
    case "array":
    case "other":
      if (isKey && kind !== "float") return `${name} = ${binder.bind(text)}`;
      // As it was shown: a FLOAT has more digits than it shows, and 0000-00-00 is no date.
      return `CAST(${name} AS CHAR) = ${binder.bind(text)}`;
  }
}

function inSqlite({ name, kind, text }: Compared, binder: Binder): string {
  switch (kind) {
    case "boolean":
      return `${name} = ${binder.bind(text === "true")}`;
    case "binary":
      return `${name} = ${binder.bind(binary(text))}`;
    case "integer":
      return `${name} = CAST(${binder.bind(text)} AS INTEGER)`;
    case "decimal":
    case "float":
      if (/^[+-]?\d+$/.test(text)) return `${name} = CAST(${binder.bind(text)} AS INTEGER)`;
      if (/inf/i.test(text)) return `${name} = ${text.startsWith("-") ? "-" : ""}9e999`;
      // Read as JavaScript wrote it; SQLite's own reading of a text may be off in the last bit.
      return `${name} = ${binder.bind(Number(text))}`;
    case "text":
    case "date":
    case "time":
    case "timestamp":
    case "interval":
    case "uuid":
    case "json":
    case "array":
    case "other":
      return `${name} COLLATE BINARY = ${binder.bind(text)}`;
  }
}

function binary(digits: string) {
  return { kind: "binary" as const, base64: Buffer.from(digits, "hex").toString("base64") };
}
