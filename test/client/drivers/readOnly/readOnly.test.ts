/** Whatever is run on a production alias, nothing changes; and each tricky statement is caught by the net that is meant to. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defaultPermissions } from "#client/connections/role.ts";
import type { Target } from "#client/connections/target.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { GuardedConnection } from "#client/drivers/guardedConnection.ts";
import { open, plainly } from "#test/support/drivers.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";
import { freshFile } from "#test/support/sqliteFile.ts";
import type { Net, Tricky } from "./caught.ts";
import { mysql, mysqlSetup } from "./mysql.ts";
import { postgresql, postgresqlSetup } from "./postgresql.ts";
import { sqlite, sqliteSetup } from "./sqlite.ts";

/** A database, and all that could change in it as one text. */
interface Scene {
  readonly target: Target;
  readonly dump: () => Promise<string>;
  readonly drop: () => void | Promise<void>;
}

describe("a production alias", () => {
  checkNothingChanges("PostgreSQL", postgresql, async () => {
    const database = await freshPostgresql();
    for (const sql of postgresqlSetup) await database.query(sql);
    const dump = async () => {
      const [all] = await database.query(`SELECT
        (SELECT json_agg(b ORDER BY id) FROM book b) AS book, (SELECT json_agg(l) FROM log l) AS log,
        (SELECT json_agg(k ORDER BY id) FROM kept k) AS kept,
        (SELECT last_value FROM tickets) AS ticket, (SELECT last_value FROM book_id_seq) AS book_ticket,
        (SELECT count(*) FROM pg_largeobject_metadata) AS large, (SELECT count(*) FROM pg_prepared_xacts) AS prepared,
        (SELECT json_agg(json_build_array(oid, relname, relacl, relfilenode) ORDER BY oid) FROM pg_class) AS classes,
        (SELECT json_agg(json_build_array(oid, proname) ORDER BY oid) FROM pg_proc WHERE oid > 16384) AS routines,
        (SELECT json_agg(attname ORDER BY attrelid, attnum) FROM pg_attribute WHERE attrelid > 16384) AS columns,
        (SELECT json_agg(enumlabel) FROM pg_enum) AS labels, (SELECT count(*) FROM pg_description WHERE objoid > 16384) AS comments,
        (SELECT json_agg(setting ORDER BY name) FROM pg_file_settings) AS settings`);
      return JSON.stringify(all);
    };
    return { target: database.target, dump, drop: () => database.drop() };
  });

  checkNothingChanges("MySQL", mysql, async () => {
    const database = await freshMysql();
    for (const sql of mysqlSetup) await database.query(sql);
    const questions = [
      "SELECT * FROM book ORDER BY id",
      "SELECT * FROM log",
      "SELECT next_not_cached_value, cycle_count FROM tickets",
      "SHOW FULL TABLES",
      "SHOW CREATE TABLE book",
      "SHOW CREATE VIEW peeking",
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('max_connections', 'read_only', 'sql_mode')",
      "SHOW GRANTS",
    ];
    const dump = async () => {
      const answers: unknown[] = [];
      for (const sql of questions) answers.push(await database.query(sql));
      return JSON.stringify(answers);
    };
    return { target: database.target, dump, drop: () => database.drop() };
  });

  checkNothingChanges("SQLite", sqlite, () => {
    const file = freshFile(...sqliteSetup);
    const dump = () => {
      const digest = createHash("sha256").update(readFileSync(file.path)).digest("hex");
      return Promise.resolve(`${readdirSync(file.folder).join(" ")} ${digest}`);
    };
    return Promise.resolve({ target: file.target, dump, drop: () => file.drop() });
  });
});

/** Runs each statement as the views do, and compares the database before and after. */
function checkNothingChanges(name: string, tricky: Tricky, make: () => Promise<Scene>): void {
  describe(name, () => {
    let scene: Scene;
    let connection: Connection;
    let untouched: string;
    let folder: string;
    const nets = Object.entries(tricky) as [Net, readonly string[]][];
    const file = () => path.join(folder, "made");

    before(async () => {
      scene = await make();
      folder = mkdtempSync(path.join(tmpdir(), "multidb-readonly-"));
      untouched = await scene.dump();
      connection = await guarded(scene.target);
    });
    after(async () => {
      await connection.close();
      await scene.drop();
      rmSync(folder, { recursive: true });
    });

    it("is tried with at least sixty statements", () =>
      assert(nets.flatMap(([, statements]) => statements).length >= 60));

    for (const [net, statements] of nets)
      for (const statement of statements)
        it(`${net} catches ${JSON.stringify(statement)}`, async () => {
          const sql = statement.replace("FILE", file());
          const ran = await connection.run({ sql }, plainly);
          const said = ran.kind === "failed" ? `${ran.reason}: ${ran.message}` : "it ran";
          const caught: Net =
            ran.kind === "finished" ? "nobody" : ran.reason === "denied" ? "guard" : "server";
          assert.equal(caught, net, said);
          if (ran.kind === "failed" && caught === "server")
            assert.equal(ran.reason, "read-only", said);
          if (connection.state.transaction === "failed") await connection.rollback();
          assert.equal(existsSync(file()), false, "a file was made");
        });

    it("is unchanged by all of them", async () => {
      if (connection.state.transaction !== "none") await connection.rollback();
      assert.equal(await scene.dump(), untouched);
    });
  });
}

async function guarded(target: Target): Promise<Connection> {
  const inner = await open(target, { readOnly: true, statementTimeout: 5000 });
  return new GuardedConnection(inner, {
    permissions: () => defaultPermissions.production,
    ask: () => Promise.resolve(false),
  });
}
