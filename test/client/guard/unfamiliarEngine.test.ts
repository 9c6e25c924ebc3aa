/** An engine whose SQL is not known, on an alias that is only read: a real server behind Django's own connection. */
import assert from "node:assert/strict";
import { defaultPermissions } from "#client/connections/role.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { GuardedConnection } from "#client/drivers/guardedConnection.ts";
import { djangoProject, needDjango, settings } from "#test/support/djangoProject.ts";
import type { DjangoProject } from "#test/support/djangoProject.ts";
import { open, plainly } from "#test/support/drivers.ts";
import { freshPostgresql, type FreshPostgresql } from "#test/support/servers.ts";

/** What the engine calls itself; as Oracle, whose read-only transactions PostgreSQL has word for word. */
const engine = (vendor: string): string => `from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    vendor = "${vendor}"
    display_name = "Another"
`;

describe("an engine whose SQL is not known", function () {
  this.timeout(120_000);
  let database: FreshPostgresql;
  let project: DjangoProject;

  before(async function () {
    await needDjango(this);
    database = await freshPostgresql();
    await database.query("create table book (id int primary key); insert into book values (1)");
    const { host, port, user, password, database: name } = database.target;
    const place = { HOST: host, PORT: `${port}`, USER: user, PASSWORD: password ?? "", NAME: name };
    const alias = (vendor: string) =>
      `"${vendor}": ${JSON.stringify({ ENGINE: `own.${vendor}`, ...place })},`;
    project = djangoProject({
      "conf/settings.py": settings(`"default": {}, ${alias("oracle")} ${alias("another")}`),
      "own/__init__.py": "",
      "own/oracle/__init__.py": "",
      "own/oracle/base.py": engine("oracle"),
      "own/another/__init__.py": "",
      "own/another/base.py": engine("another"),
    });
  });
  after(async () => {
    project.remove();
    await database.drop();
  });

  it("answers queries after a yes where the server refuses writes, and nothing else", async () => {
    const inner = await opened("oracle");
    const asked: string[] = [];
    const guarded = new GuardedConnection(inner, {
      permissions: () => defaultPermissions.production,
      ask: ({ why }) => Promise.resolve(asked.push(why) > 0),
    });
    assert.equal(inner.server.dialect, undefined);
    const read = await guarded.run({ sql: "SELECT COUNT(*) FROM book" }, plainly);
    assert.ok(read.kind === "finished", JSON.stringify(read));
    assert.deepEqual(read.results[0]?.first.rows, [["1"]]);
    assert.equal(asked.length, 1);
    for (const sql of ["INSERT INTO book VALUES (2)", "SELECT 1 INTO a", "DROP TABLE book"]) {
      const denied = await guarded.run({ sql }, plainly);
      assert.equal(denied.kind === "failed" && denied.reason, "denied", sql);
      // Past the guard, the server itself.
      const refused = await inner.run({ sql }, plainly);
      assert.match(refused.kind === "failed" ? refused.message : "", /read-only|syntax/, sql);
    }
    assert.equal(asked.length, 1);
    await guarded.setAutocommit(false);
    const manual = await inner.run({ sql: "INSERT INTO book VALUES (3)" }, plainly);
    assert.match(manual.kind === "failed" ? manual.message : "", /read-only/);
    await guarded.close();
    assert.deepEqual(await database.query("select id from book"), [{ id: 1 }]);
  });

  it("answers nothing where the server cannot be told to refuse writes, and says what to do", async () => {
    const inner = await opened("another");
    const guarded = new GuardedConnection(inner, {
      permissions: () => defaultPermissions.production,
      ask: () => assert.fail("nothing is asked about"),
    });
    assert.equal(inner.server.unguarded, true);
    const denied = await guarded.run({ sql: "SELECT COUNT(*) FROM book" }, plainly);
    assert.ok(denied.kind === "failed" && denied.reason === "denied");
    assert.match(denied.message, /does not refuse writes; .* give the alias another role/);
    await guarded.close();
  });

  function opened(alias: string): Promise<Connection> {
    const target = { engine: "django", alias, python: project.target } as const;
    return open(target, { readOnly: true });
  }
});
