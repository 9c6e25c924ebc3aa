/** MySQL or MariaDB for the tests: the one of this machine where it lets us in, else one of our own. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createConnection, type Connection } from "mysql2/promise";
import type { MysqlTarget } from "#client/connections/target.ts";
import { freePort, OwnServer, program } from "./own.ts";

/** A server, and a user of it who may do everything. */
export interface MysqlServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
}

/** An empty database of MySQL. */
export interface FreshMysql {
  /** Where it is, as a user who may do everything. */
  readonly target: MysqlTarget & { readonly database: string };
  /** Runs a statement past our drivers; rows come as arrays. */
  query(sql: string): Promise<readonly (readonly unknown[])[]>;
  drop(): Promise<void>;
}

let found: Promise<MysqlServer> | undefined;

/** The server that the tests share. */
function mysqlServer(): Promise<MysqlServer> {
  found ??= find();
  return found;
}

/** Creates a database. */
export async function freshMysql(): Promise<FreshMysql> {
  const server = await mysqlServer();
  const database = `multidb_${randomBytes(8).toString("hex")}`;
  const connection = await createConnection(server);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${database}`);
  return {
    target: {
      ...{ engine: "mysql", database, tls: { mode: "prefer" }, connectTimeout: 10_000 },
      ...server,
    },
    query: (sql) => rows(connection, sql),
    drop: async () => {
      await connection.query(`DROP DATABASE IF EXISTS ${database}`);
      await connection.end();
    },
  };
}

/** A server of our own in a folder of its own, whose `root` has no password; `prepare` puts files there that `settings` name. */
export async function startMariaDb(
  name: string,
  settings: (folder: string) => readonly string[] = () => [],
  prepare: (folder: string) => void = () => {},
): Promise<{ readonly server: MysqlServer; readonly socket: string; readonly own: OwnServer }> {
  const folders = "/usr/{s,}bin";
  const install = program("mariadb-install-db", folders, "mariadb-server");
  const mariadbd = program("mariadbd", folders, "mariadb-server");
  const own = new OwnServer(name);
  const data = join(own.folder, "data");
  const made = ["--no-defaults", `--datadir=${data}`];
  own.run(install, [...made, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  prepare(own.folder);
  const port = await freePort();
  const socket = join(own.folder, "mysqld.sock");
  const place = [`--port=${port}`, `--socket=${socket}`, "--bind-address=127.0.0.1"];
  await own.start(mariadbd, [...made, ...place, ...settings(own.folder)], port);
  return { server: { host: "127.0.0.1", port, user: "root" }, socket, own };
}

async function find(): Promise<MysqlServer> {
  const { MYSQL_HOST: host = "127.0.0.1", MYSQL_TCP_PORT: port, MYSQL_USER: user } = process.env;
  const password = process.env["MYSQL_PWD"];
  const server = {
    ...{ host, port: Number(port ?? 3306), user: user ?? "root" },
    ...(password !== undefined && { password }),
  };
  try {
    const connection = await createConnection({ ...server, connectTimeout: 2000 });
    await connection.end();
    return server;
  } catch {
    return (await startMariaDb("mariadb-tests")).server;
  }
}

async function rows(connection: Connection, sql: string): Promise<readonly (readonly unknown[])[]> {
  const [answer] = await connection.query({ sql, rowsAsArray: true });
  // Arrays were asked for; what changes something answers none.
  return Array.isArray(answer) ? (answer as unknown[][]) : [];
}
