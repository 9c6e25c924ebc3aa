/** Databases for the tests: real ones, each with a name of its own, dropped when its test is over. */
import { randomBytes } from "node:crypto";
import type { PostgresqlTarget } from "#client/connections/target.ts";
import { postgresqlServer, query } from "./servers/postgresql.ts";

/** An empty database of PostgreSQL. */
export interface FreshPostgresql {
  /** Where it is, as its superuser. */
  readonly target: PostgresqlTarget;
  /** Runs statements past our drivers; rows come as objects. */
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly drop: () => Promise<void>;
}

/** Creates a database of PostgreSQL. */
export async function freshPostgresql(): Promise<FreshPostgresql> {
  const server = await postgresqlServer();
  const database = `multidb_${randomBytes(8).toString("hex")}`;
  await query(server, "postgres", `create database ${database}`);
  return {
    target: {
      ...{ engine: "postgresql", database, tls: { mode: "prefer" }, connectTimeout: 10_000 },
      ...server,
    },
    query: (sql) => query(server, database, sql),
    drop: async () =>
      void (await query(server, "postgres", `drop database ${database} with (force)`)),
  };
}

/** A test that gets a database of its own. */
export function withPostgresql(test: (database: FreshPostgresql) => Promise<void>) {
  return async (): Promise<void> => {
    const database = await freshPostgresql();
    try {
      await test(database);
    } finally {
      await database.drop();
    }
  };
}
