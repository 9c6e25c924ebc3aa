/** A connection to a database of its own on each engine, so that one test says what holds on all. */
import type { Connection } from "#client/drivers/driver.ts";
import type { Target } from "#client/connections/target.ts";
import { open } from "#test/support/drivers.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";
import { freshFile } from "#test/support/sqliteFile.ts";

export const engines = ["postgresql", "mysql", "sqlite"] as const;
export type EngineName = (typeof engines)[number];

/** A real database, and a connection that may write. */
export interface Opened {
  readonly connection: Connection;
  /** Another session of the same database. */
  readonly another: () => Promise<Connection>;
}

/** A test on an engine. */
export function on(engine: EngineName, test: (opened: Opened) => Promise<void>) {
  return async (): Promise<void> => {
    const database = await fresh(engine);
    const connections: Connection[] = [];
    const another = async (): Promise<Connection> => {
      const connection = await open(database.target);
      connections.push(connection);
      return connection;
    };
    try {
      await test({ connection: await another(), another });
    } finally {
      for (const connection of connections) await connection.close();
      await database.drop();
    }
  };
}

async function fresh(engine: EngineName): Promise<{ target: Target; drop: () => Promise<void> }> {
  switch (engine) {
    case "postgresql": {
      const { target, drop } = await freshPostgresql();
      return { target, drop };
    }
    case "mysql": {
      const database = await freshMysql();
      return { target: database.target, drop: () => database.drop() };
    }
    case "sqlite": {
      const file = freshFile();
      return { target: file.target, drop: async () => file.drop() };
    }
  }
}
