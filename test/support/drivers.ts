/** Connections for the tests: in processes of their own, as the product has them. */
import { join } from "node:path";
import type { Target } from "#client/connections/target.ts";
import type {
  Connection,
  Failed,
  Finished,
  Opened,
  RunOptions,
  SessionOptions,
  Statement,
} from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import type { Cell } from "#client/drivers/values.ts";
import { root } from "#test/oracle/environments.ts";
import { withPostgresql, type FreshPostgresql } from "#test/support/servers.ts";

/** The processes run the sources. */
const drivers = new Processes(join(root, "client/drivers/process/main.ts"));

/** As the console runs statements. */
export const plainly: RunOptions = { rows: 200, cellLimit: 10_000 };

const writable: SessionOptions = { readOnly: false, statementTimeout: 0 };

/** Tries to connect. */
export function tryOpen(target: Target, options: Partial<SessionOptions> = {}): Promise<Opened> {
  return drivers.open(target, { ...writable, ...options });
}

/** Connects; throws with the reason where that is refused. */
export async function open(
  target: Target,
  options: Partial<SessionOptions> = {},
): Promise<Connection> {
  const opened = await tryOpen(target, options);
  if (opened.kind === "refused") throw new Error(`${opened.reason}: ${opened.detail}`);
  return opened.connection;
}

/** Runs a statement; throws where it fails. */
export async function run(
  connection: Connection,
  statement: string | Statement,
  options: Partial<RunOptions> = {},
): Promise<Finished> {
  const ran = await connection.run(asStatement(statement), { ...plainly, ...options });
  if (ran.kind === "failed") throw new Error(`${ran.reason}: ${ran.message}`);
  return ran;
}

/** The rows of a statement's first page. */
export async function rowsOf(
  connection: Connection,
  statement: string | Statement,
): Promise<readonly (readonly Cell[])[]> {
  const { results } = await run(connection, statement);
  return results[0]?.first.rows ?? [];
}

/** Runs a statement that has to fail; throws where it does not. */
export async function failureOf(
  connection: Connection,
  statement: string | Statement,
): Promise<Failed> {
  const ran = await connection.run(asStatement(statement), plainly);
  if (ran.kind === "failed") return ran;
  throw new Error("the statement succeeded");
}

/** A test with a connection to a database of PostgreSQL of its own. */
export function onPostgresql(
  test: (connection: Connection, database: FreshPostgresql) => Promise<void>,
  options: Partial<SessionOptions> = {},
) {
  return withPostgresql(async (database) => {
    const connection = await open(database.target, options);
    try {
      await test(connection, database);
    } finally {
      await connection.close();
    }
  });
}

function asStatement(statement: string | Statement): Statement {
  return typeof statement === "string" ? { sql: statement } : statement;
}
