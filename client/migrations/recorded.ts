/** Reads what a database has recorded as applied: its `django_migrations` (`db/migrations/recorder.py`). */
import type { Connection, Failed } from "#client/drivers/driver.ts";
import { quoteName } from "#client/drivers/sql/identifiers.ts";
import type { Cell } from "#client/drivers/values.ts";
import type { Recorded, RecordedMigration } from "#shared/migrations.ts";

/** Rows that are asked for at a time. */
const page = 1000;

/** In the order in which they were recorded; a database without the table has none. Never rejects. */
export async function readRecorded(connection: Connection): Promise<Recorded> {
  const name = (written: string): string => quoteName(written, connection.server.dialect);
  const columns = ["app", "name", "applied"].map(name).join(", ");
  const sql = `SELECT ${columns} FROM ${name("django_migrations")} ORDER BY ${name("id")}`;
  const ran = await connection.run({ sql }, { rows: page, cellLimit: 1000 });
  if (ran.kind === "failed")
    return isMissing(ran) ? { kind: "read", rows: [] } : { kind: "unread", because: ran.message };
  const [result] = ran.results;
  if (result === undefined) return { kind: "unread", because: "the database answered nothing" };
  const rows = result.first.rows.map(recordedRow);
  let { end } = result.first;
  while (end === "more") {
    const next = await connection.rows(result.id, rows.length, page);
    rows.push(...next.rows.map(recordedRow));
    ({ end } = next);
    if (next.rows.length === 0) break;
  }
  await connection.release(result.id);
  return end === "all"
    ? { kind: "read", rows }
    : { kind: "unread", because: "its django_migrations could not be read to the end" };
}

/** The table is not there: nothing has been migrated yet. */
function isMissing({ code, message }: Failed): boolean {
  return (
    code === "42P01" ||
    code === "1146" ||
    code === "ER_NO_SUCH_TABLE" ||
    /no such table|ORA-00942|does(?:n't| not) exist/i.test(message)
  );
}

function recordedRow([app, name, applied]: readonly Cell[]): RecordedMigration {
  return { app: textOf(app), name: textOf(name), applied: textOf(applied) };
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" ? cell : cell.text;
}
