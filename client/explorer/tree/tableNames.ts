/** Says which table of a database a model's `db_table` names, as Django and the server read it. */
import { createHash } from "node:crypto";
import { quoteMark } from "#client/drivers/sql/identifiers.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

/** How a server finds a table by its name. */
export interface Naming {
  readonly dialect: Dialect | undefined;
  /** What Django calls the vendor, or the product's name; Oracle shortens long names. */
  readonly product: string;
  /** The schemas in which a name without one is looked for, the first that has it wins. */
  readonly searchPath: readonly string[];
  /** The schema that a statement need not name; undefined where there is none. */
  readonly defaultSchema: string | undefined;
  /** Whether `Order` and `order` are the same table. */
  readonly caseless: boolean;
}

/** A name, and its schema where it says one. */
export interface TableName {
  readonly schema: string | undefined;
  readonly name: string;
}

/**
 * Reads `_meta.db_table`. Django quotes it whole, so that people write `shop"."order` (or `"shop"."order"`, which it
 * leaves alone) to name a schema: between its own quotes the server then sees two names.
 */
export function tableNameOf(table: string, naming: Naming): TableName {
  if (!/["`[\]]/.test(table)) return { schema: undefined, name: asKept(table, naming) };
  const parts = separators(naming.dialect)
    .map(([open, between, close]) => unwrap(table, open, close).split(between))
    .find((split) => split.length > 1);
  const [mark] = separators(naming.dialect)[0] ?? ['"'];
  const name = parts?.at(-1) ?? unwrap(table, mark, mark);
  return { schema: parts?.at(-2), name: asKept(name, naming) };
}

/** A key that is equal for names that the server takes for the same table. */
export function tableKey(schema: string, name: string, naming: Naming): string {
  const key = `${schema}\n${name}`;
  return naming.caseless ? key.toLowerCase() : key;
}

/** The keys under which a table is looked for, in the order in which the server looks. */
export function lookedFor(table: string, naming: Naming): readonly string[] {
  const { schema, name } = tableNameOf(table, naming);
  const schemas = schema === undefined ? naming.searchPath : [schema];
  return schemas.map((each) => tableKey(each, name, naming));
}

/** What opens, parts and closes quoted names. An engine that we do not know may be SQL Server, with its brackets. */
function separators(
  dialect: Dialect | undefined,
): readonly (readonly [open: string, between: string, close: string])[] {
  const mark = quoteMark(dialect);
  const quoted = [mark, `${mark}.${mark}`, mark] as const;
  return dialect === undefined ? [quoted, ["[", "].[", "]"]] : [quoted];
}

function unwrap(table: string, open: string, close: string): string {
  const inner = table.startsWith(open) ? table.slice(open.length) : table;
  return inner.endsWith(close) && inner !== table ? inner.slice(0, -close.length) : inner;
}

/** PostgreSQL cuts a name after 63 bytes, without a word. */
const postgresqlBytes = 63;

/** Oracle had 30 letters for a name, and Django still keeps to them: it ends a longer one with a digest. */
const oracleLetters = 30;
const digestLetters = 4;

function asKept(name: string, { dialect, product }: Naming): string {
  if (dialect === "postgresql") return cut(name, postgresqlBytes);
  if (product.toLowerCase() !== "oracle" || name.length <= oracleLetters) return name;
  const digest = createHash("md5").update(name).digest("hex").slice(0, digestLetters);
  return name.slice(0, oracleLetters - digestLetters) + digest;
}

/** The beginning of a text that takes so many bytes at most; no character is cut in two. */
function cut(text: string, bytes: number): string {
  // A UTF-16 unit takes three bytes at most.
  if (text.length * 3 <= bytes) return text;
  const all = Buffer.from(text);
  if (all.length <= bytes) return text;
  let end = bytes;
  // A byte 10xxxxxx continues the character before.
  while (end > 0 && ((all[end] ?? 0) & 0xc0) === 0x80) end--;
  return all.toString("utf8", 0, end);
}
