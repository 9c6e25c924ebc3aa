/** The statement behind a panel of rows: one table, under conditions that the user wrote. */
import type { DatabaseObject } from "#client/drivers/catalog.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { qualifiedName, quoteName } from "#client/drivers/sql/identifiers.ts";

/** What the user wrote: SQL expressions; empty for none. */
export interface Conditions {
  readonly where: string;
  readonly orderBy: string;
}

/** A line comment at the end of what was written must not swallow what follows it. */
const lineEnd = "\n";

export function rowsStatement(
  object: DatabaseObject,
  { where, orderBy }: Conditions,
  dialect: Dialect | undefined,
): string {
  const order = orderBy.trim() === "" ? "" : `${lineEnd}ORDER BY ${orderBy.trim()}`;
  return `SELECT * FROM ${tableOf(object, dialect)}${conditionOf(where)}${order}`;
}

export function countStatement(
  object: DatabaseObject,
  { where }: Conditions,
  dialect: Dialect | undefined,
): string {
  return `SELECT count(*) FROM ${tableOf(object, dialect)}${conditionOf(where)}`;
}

/** The order that a table has by itself: its key's, so that pages are the same each time. */
export function keyOrder(primaryKey: readonly string[], dialect: Dialect | undefined): string {
  return primaryKey.map((name) => quoteName(name, dialect)).join(", ");
}

function tableOf({ schema, name }: DatabaseObject, dialect: Dialect | undefined): string {
  return qualifiedName(schema === "" ? undefined : schema, name, dialect);
}

function conditionOf(where: string): string {
  return where.trim() === "" ? "" : `${lineEnd}WHERE ${where.trim()}`;
}
