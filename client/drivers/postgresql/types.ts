/** PostgreSQL's own types: what they are, and how their text is taken over. */
import type { Cell, ValueKind } from "../values.ts";

/** What a built-in type is called, by its number in `pg_type`. These numbers never change. */
interface BuiltIn {
  readonly name: string;
  readonly kind: ValueKind;
}

const builtIns: ReadonlyMap<number, BuiltIn> = new Map(
  (
    [
      [16, "boolean", "boolean"],
      [17, "bytea", "binary"],
      [18, '"char"', "text"],
      [19, "name", "text"],
      [20, "bigint", "integer"],
      [21, "smallint", "integer"],
      [23, "integer", "integer"],
      [25, "text", "text"],
      [26, "oid", "integer"],
      [114, "json", "json"],
      [142, "xml", "text"],
      [700, "real", "float"],
      [701, "double precision", "float"],
      [1043, "character varying", "text"],
      [1082, "date", "date"],
      [1083, "time without time zone", "time"],
      [1114, "timestamp without time zone", "timestamp"],
      [1184, "timestamp with time zone", "timestamp"],
      [1186, "interval", "interval"],
      [1266, "time with time zone", "time"],
      [1700, "numeric", "decimal"],
      [2950, "uuid", "uuid"],
      [3802, "jsonb", "json"],
    ] as const
  ).map(([oid, name, kind]) => [oid, { name, kind }]),
);

/** The name of a built-in type without modifiers; undefined for another, or one whose modifiers matter. */
export function builtInName(oid: number, modifier: number): string | undefined {
  return modifier === -1 ? builtIns.get(oid)?.name : undefined;
}

/** What a built-in type is; undefined for a type that the catalog has to tell of. */
export function builtInKind(oid: number): ValueKind | undefined {
  return builtIns.get(oid)?.kind;
}

/** What a type is, from its row in `pg_type`. */
export function kindOfType(oid: number, category: string): ValueKind {
  if (category === "A") return "array";
  // `S` are texts and `E` enumerations, extensions' own among them, such as citext.
  return builtInKind(oid) ?? (category === "S" || category === "E" ? "text" : "other");
}

/** A value in the notation that all engines share; undefined where the server's is that. */
export function readerOf(oid: number): ((text: string) => Cell) | undefined {
  if (oid === 16) return (text) => (text === "t" ? "true" : "false");
  // `bytea_output` is hex in our sessions, unless somebody changed it.
  if (oid === 17) return (text) => (text.startsWith("\\x") ? text.slice(2) : escapedBytes(text));
  return undefined;
}

/** Hexadecimal digits of `bytea_output = escape`: a backslash is doubled, other bytes are three octal digits. */
function escapedBytes(text: string): string {
  const bytes = text.replace(/\\(\\|[0-7]{3})/g, (_, code: string) =>
    code === "\\" ? "\\" : String.fromCharCode(Number.parseInt(code, 8)),
  );
  return Buffer.from(bytes, "latin1").toString("hex");
}
