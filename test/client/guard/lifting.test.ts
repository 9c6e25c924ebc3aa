/** No statement that is let through on a read-only alias makes its session write. */
import assert from "node:assert/strict";
import { defaultPermissions } from "#client/connections/role.ts";
import type { Target } from "#client/connections/target.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { GuardedConnection } from "#client/drivers/guardedConnection.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { open, plainly } from "#test/support/drivers.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";
import { freshFile } from "#test/support/sqliteFile.ts";
import { mysql } from "../sql/cases/mysql.ts";
import { postgresql } from "../sql/cases/postgresql.ts";
import { sqlite } from "../sql/cases/sqlite.ts";
import { evasions } from "./evasions.ts";

interface Place {
  readonly target: Target;
  drop(): void | Promise<void>;
}

const book = "CREATE TABLE book (id int PRIMARY KEY, title varchar(40))";

const places: Readonly<Record<Dialect, () => Promise<Place>>> = {
  postgresql: async () => {
    const database = await freshPostgresql();
    await database.query(book);
    return database;
  },
  mysql: async () => {
    const database = await freshMysql();
    await database.query(book);
    return database;
  },
  sqlite: () => Promise.resolve(freshFile(book)),
};

const cases = { postgresql, mysql, sqlite };

for (const dialect of ["postgresql", "mysql", "sqlite"] as const)
  describe(`a read-only session of ${dialect}`, () => {
    let place: Place;
    let inner: Connection;
    let passed = 0;

    before(async () => {
      place = await places[dialect]();
      inner = await open(place.target, { readOnly: true, statementTimeout: 5000 });
    });
    after(async () => {
      await inner.close();
      await place.drop();
    });

    const { read, session, transaction } = cases[dialect];
    for (const sql of [...read, ...session, ...transaction, ...evasions[dialect]])
      it(`still cannot write after ${sql}`, async () => {
        const guarded = new GuardedConnection(inner, {
          permissions: () => defaultPermissions.production,
          ask: () => assert.fail("nothing is asked about on a read-only alias"),
        });
        const ran = await guarded.run({ sql }, plainly);
        if (ran.kind === "failed" && ran.reason === "denied") return;
        passed += 1;
        await refusesToWrite();
        await inner.rollback();
        await refusesToWrite();
        await inner.rollback();
      });

    it("lets looks and harmless settings through", () => assert.ok(passed > read.length));

    async function refusesToWrite(): Promise<void> {
      const ran = await inner.run({ sql: "INSERT INTO book VALUES (9, 'x')" }, plainly);
      const isRefused = ran.kind === "failed" && ran.reason !== "denied";
      assert.ok(isRefused, JSON.stringify(ran));
      // In a transaction that failed PostgreSQL refuses everything, so that is no proof yet.
      if (inner.state.transaction !== "failed") return;
      await inner.rollback();
      const again = await inner.run({ sql: "INSERT INTO book VALUES (9, 'x')" }, plainly);
      assert.equal(again.kind === "failed" && again.reason, "read-only", JSON.stringify(again));
    }
  });
