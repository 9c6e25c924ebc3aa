/** Reads what Django has recorded as applied: the rows of `django_migrations`, by the database's own connection. */
import type { Connection, Failed, Opened, RunOptions } from "#client/drivers/driver.ts";
import { quoteName } from "#client/drivers/sql/identifiers.ts";
import type { Cell } from "#client/drivers/values.ts";
import type { Recorded, RecordedMigration } from "#shared/migrations.ts";

/** The table of Django's `MigrationRecorder` (`db/migrations/recorder.py`). */
const table = "django_migrations";

/** Names are of at most 255 characters, and all rows of a long history come at once. */
const reading: RunOptions = { rows: 20_000, cellLimit: 1000 };

/** What is recorded where somebody tried to connect. Nothing is in a file that Django has not made yet. Never rejects. */
export async function recordedIn(opened: Opened): Promise<Recorded> {
  if (opened.kind === "open") return readRecorded(opened.connection);
  return opened.notMade === true
    ? { kind: "read", rows: [] }
    : { kind: "unread", because: opened.detail };
}

/**
 * In the order in which they were applied. Where there is no such table nothing is applied, as for Django;
 * where it cannot be read, the server's sentence says why. Never rejects.
 */
export async function readRecorded(connection: Connection): Promise<Recorded> {
  const { dialect, product } = connection.server;
  // Django folds names to upper case there (`django/db/backends/oracle/operations.py`, `quote_name`).
  const isFolded = product.toLowerCase() === "oracle";
  const [app, name, applied, id, from] = ["app", "name", "applied", "id", table].map((each) =>
    quoteName(isFolded ? each.toUpperCase() : each, dialect),
  );
  const sql = `SELECT ${app}, ${name}, ${applied} FROM ${from} ORDER BY ${id}`;
  const ran = await connection.run({ sql }, reading);
  if (ran.kind === "failed") {
    return (await isAbsent(ran, connection))
      ? { kind: "read", rows: [] }
      : { kind: "unread", because: ran.message };
  }
  const [result] = ran.results;
  if (result === undefined) return { kind: "unread", because: `${table} answers no rows` };
  const rows: RecordedMigration[] = [];
  let page = result.first;
  for (;;) {
    rows.push(...page.rows.map(migrationOf));
    if (page.end !== "more") break;
    page = await connection.rows(result.id, page.from + page.rows.length, reading.rows);
  }
  await connection.release(result.id);
  return page.end === "stopped"
    ? { kind: "unread", because: page.because ?? "Reading was stopped" }
    : { kind: "read", rows };
}

/** What each engine says of a table that is not there; the others are asked for their tables. */
async function isAbsent(failed: Failed, connection: Connection): Promise<boolean> {
  if (failed.reason !== "statement") return false;
  switch (connection.server.dialect) {
    case "postgresql":
      return failed.code === "42P01";
    case "mysql":
      return failed.code === "1146";
    case "sqlite":
      return failed.message.includes(`no such table: ${table}`);
    case undefined:
      return !(await isListed(connection));
  }
}

/** Whether it is among the tables; also where those cannot be listed, since then the failure is another. */
async function isListed(connection: Connection): Promise<boolean> {
  const listing = await connection.list({ of: "all-objects" });
  if (listing.kind !== "objects") return true;
  return listing.objects.some(({ name }) => name.toLowerCase() === table);
}

function migrationOf([
  app = null,
  name = null,
  applied = null,
]: readonly Cell[]): RecordedMigration {
  const when = textOf(applied);
  return { app: textOf(app), name: textOf(name), ...(when === "" ? {} : { applied: when }) };
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : (cell?.text ?? "");
}
