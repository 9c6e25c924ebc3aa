/** Writes names into SQL text, quoted as each dialect wants them. */
import type { Dialect } from "./dialect.ts";

/** A name that the server takes as it is, whatever its letters. Without a known dialect, in standard SQL's quotes. */
export function quoteName(name: string, dialect: Dialect | undefined): string {
  const mark = quoteMark(dialect);
  return `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
}

/** A name within its schema; without a schema, the name alone. */
export function qualifiedName(
  schema: string | undefined,
  name: string,
  dialect: Dialect | undefined,
): string {
  const quoted = quoteName(name, dialect);
  return schema === undefined ? quoted : `${quoteName(schema, dialect)}.${quoted}`;
}

/** MySQL takes double quotes for a text, unless its modes say otherwise; its backticks always hold a name. */
export function quoteMark(dialect: Dialect | undefined): '"' | "`" {
  return dialect === "mysql" ? "`" : '"';
}
