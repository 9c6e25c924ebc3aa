/** PostgreSQL for the tests: the one of this machine where it lets us in, else one of our own. */
import { join } from "node:path";
import pg from "pg";
import { freePort, OwnServer, program } from "./own.ts";

/** A server, and a superuser of it. */
export interface PostgresqlServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
}

let found: Promise<PostgresqlServer> | undefined;

/** The server that the tests share. */
export function postgresqlServer(): Promise<PostgresqlServer> {
  found ??= find();
  return found;
}

async function find(): Promise<PostgresqlServer> {
  const { PGHOST: host = "127.0.0.1", PGPORT: port, PGUSER: user, PGPASSWORD } = process.env;
  const password = PGPASSWORD === undefined ? {} : { password: PGPASSWORD };
  for (const name of user === undefined ? ["postgres", "root"] : [user]) {
    const server = { host, port: Number(port ?? 5432), user: name, ...password };
    if (await isSuperuser(server)) return server;
  }
  return await startPostgresql(new OwnServer("postgresql-tests"), []);
}

/** A cluster of our own. Its superuser needs no password, unless the settings say otherwise. */
export async function startPostgresql(
  own: OwnServer,
  settings: readonly string[],
): Promise<PostgresqlServer> {
  const initdb = program("initdb", "/usr/lib/postgresql/*/bin", "postgresql");
  const postgres = program("postgres", "/usr/lib/postgresql/*/bin", "postgresql");
  const data = join(own.folder, "data");
  // Without sync: what a test loses with the machine, it does not miss.
  own.run(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  const port = await freePort();
  const fast = ["fsync=off", "listen_addresses=127.0.0.1", `port=${port}`];
  const options = [...fast, `unix_socket_directories=${own.folder}`, ...settings];
  await own.start(postgres, ["-D", data, ...options.flatMap((option) => ["-c", option])], port);
  const server = { host: "127.0.0.1", port, user: "postgres" };
  // It takes connections a moment before it serves them.
  for (let tries = 0; !(await isSuperuser(server)); tries++) {
    if (tries > 100) throw new Error("PostgreSQL started, and lets nobody in");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return server;
}

async function isSuperuser(server: PostgresqlServer): Promise<boolean> {
  try {
    const [row] = await query(
      server,
      "postgres",
      "select rolsuper from pg_roles where rolname = current_user",
    );
    return row?.["rolsuper"] === true;
  } catch {
    return false;
  }
}

/** Runs statements in a connection of their own, past our drivers. */
export async function query(
  server: PostgresqlServer,
  database: string,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ ...server, database, ssl: false, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}
