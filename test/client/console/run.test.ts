/** Statements of a cell on real servers: each outcome, parameters, cancelling, losses, plans and comparisons. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { compareRows } from "#client/console/compare/compare.ts";
import { pageRows, sideOf } from "#client/console/compare/sideOf.ts";
import { explainPrefix, readPlan } from "#client/console/plan/explain.ts";
import { planText } from "#client/console/plan/show.ts";
import {
  runStatements,
  statementsOf,
  type StatementRun,
  type Step,
} from "#client/console/statements/runStatements.ts";
import { ConsoleSession, type SessionView } from "#client/console/statements/session.ts";
import type { Target } from "#client/connections/target.ts";
import type { Connection, Value } from "#client/drivers/driver.ts";
import { open, plainly, run, tryOpen } from "#test/support/drivers.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";

interface Fresh {
  readonly target: Target;
  readonly drop: () => Promise<void> | void;
}

const engines: readonly (readonly [string, () => Promise<Fresh>])[] = [
  ["PostgreSQL", freshPostgresql],
  ["MariaDB", freshMysql],
  ["SQLite", freshSqlite],
];

/** A slow statement of each engine. */
const slow: Readonly<Record<string, string>> = {
  PostgreSQL: "select pg_sleep(60)",
  MariaDB:
    "select count(*) from seq_1_to_1000000 a join seq_1_to_1000000 b join seq_1_to_1000000 c",
  SQLite: "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
};

for (const [engine, fresh] of engines)
  describe(`a console on ${engine}`, function () {
    this.timeout(30_000);
    let database: Fresh;
    let connection: Connection;
    before(async () => {
      database = await fresh();
      connection = await open(database.target);
      await run(
        connection,
        "create table shop (id int primary key, name varchar(50), price decimal(10, 2))",
      );
      await run(
        connection,
        "insert into shop values (1, 'apple', 1.50), (2, 'pear', 2.25), (3, '100%', 3)",
      );
    });
    after(async () => {
      await connection.close();
      await database.drop();
    });

    it("runs statement by statement, up to the first that fails, and knows its place", async () => {
      const text = "select 1;\nselect nme from shop;\nselect 3";
      const { steps, isGood } = await runCell(connection, text);
      assert.equal(isGood, false);
      assert.deepEqual(
        steps.map(({ ran }) => ran.kind),
        ["finished", "failed"],
      );
      assert.deepEqual(
        steps.map(({ number, of }) => `${number}/${of}`),
        ["1/3", "2/3"],
      );
      const { errorAt } = steps[1] ?? {};
      // MariaDB tells a place only of errors of its grammar.
      if (errorAt !== undefined) assert.equal(text.slice(errorAt, errorAt + 3), "nme");
      else assert.equal(engine, "MariaDB");
    });

    it("binds parameters, Django's and the engine's own, and maps the place of an error back", async () => {
      const values = { 1: "100%", name: "pear", low: 2 };
      const cases: readonly (readonly [string, unknown])[] = [
        ["select id from shop where name = %s and name like '%%\\%%'".replace("\\%%", "%%"), "3"],
        ["select id from shop where name = %(name)s or name = %(name)s", "2"],
        ["select count(*) from shop where name like '%p%'", "2"],
        [
          engine === "PostgreSQL"
            ? "select id from shop where name = $1"
            : "select id from shop where name = ?",
          "3",
        ],
      ];
      for (const [text, expected] of cases) {
        const { steps } = await runCell(connection, text, values);
        const ran = steps[0]?.ran;
        assert.ok(ran?.kind === "finished", `${text}: ${JSON.stringify(ran)}`);
        assert.equal(ran.results[0]?.first.rows[0]?.[0], expected, text);
      }
      const wrong = "select %(name)s, %(name)s, nme from shop";
      const { steps } = await runCell(connection, wrong, values);
      const { errorAt } = steps[0] ?? {};
      if (errorAt !== undefined) assert.equal(wrong.slice(errorAt, errorAt + 3), "nme");
    });

    it("never reads a value as SQL", async () => {
      const name = "x'; drop table shop; --";
      const { steps } = await runCell(
        connection,
        "select count(*) from shop where name = %(name)s",
        { name },
      );
      assert.ok(steps[0]?.ran.kind === "finished");
      assert.equal((await runCell(connection, "select count(*) from shop")).isGood, true);
    });

    it("sends nothing where the user gives no values, and nothing that is for a client program", async () => {
      const given = await runCell(connection, "delete from shop where id = %s");
      const [step] = given.steps;
      assert.ok(step?.ran.kind === "failed" && step.ran.reason === "cancelled");
      if (engine !== "SQLite") {
        const client = await runCell(connection, "\\d shop\n");
        assert.ok(client.steps[0]?.ran.kind === "failed");
        assert.match(client.steps[0].ran.message, /client program/);
      }
      assert.deepEqual(await one(connection, "select count(*) from shop"), "3");
    });

    it("stops what runs, and none of the statements behind it", async () => {
      const abort = new AbortController();
      const text = `${slow[engine]};\ninsert into shop values (9, 'late', 0)`;
      const running = runCell(connection, text, {}, { signal: abort.signal });
      await wait(500);
      const asked = performance.now();
      abort.abort();
      await connection.cancel();
      const { steps, isGood } = await running;
      assert.equal(isGood, false);
      assert.equal(steps.length, 1);
      assert.ok(
        steps[0]?.ran.kind === "failed" && steps[0].ran.reason === "cancelled",
        JSON.stringify(steps[0]),
      );
      assert.ok(performance.now() - asked < 5000);
      assert.deepEqual(await one(connection, "select count(*) from shop where id = 9"), "0");
    });

    it("keeps a transaction from cell to cell", async () => {
      await runCell(connection, "begin");
      await runCell(connection, "update shop set name = 'changed' where id = 1");
      assert.equal(connection.state.transaction, "open");
      assert.deepEqual(await one(connection, "select name from shop where id = 1"), "changed");
      await runCell(connection, "rollback");
      assert.equal(connection.state.transaction, "none");
      assert.deepEqual(await one(connection, "select name from shop where id = 1"), "apple");
    });

    it("reads the plan that the server answers, without running the statement", async () => {
      const { dialect, product } = connection.server;
      const asking = explainPrefix(dialect, product, false);
      assert.ok(asking.kind === "asking");
      const { steps } = await runCell(
        connection,
        "delete from shop where id = %(id)s",
        { id: 1 },
        { prefix: asking.prefix },
      );
      const ran = steps[0]?.ran;
      assert.ok(ran?.kind === "finished", JSON.stringify(ran));
      const plan = readPlan(dialect, ran.results[0]?.first.rows ?? []);
      assert.ok(plan, JSON.stringify(ran.results[0]?.first.rows));
      assert.match(planText(plan), /shop/);
      assert.deepEqual(await one(connection, "select count(*) from shop"), "3");
    });

    it("measures the steps of a plan where that is chosen", async () => {
      const { dialect, product } = connection.server;
      const asking = explainPrefix(dialect, product, true);
      if (asking.kind === "refused") {
        assert.equal(engine, "SQLite");
        return;
      }
      const { steps } = await runCell(
        connection,
        "select * from shop where price > 1",
        {},
        { prefix: asking.prefix },
      );
      const ran = steps[0]?.ran;
      assert.ok(ran?.kind === "finished", JSON.stringify(ran));
      const plan = readPlan(dialect, ran.results[0]?.first.rows ?? []);
      assert.match(planText(plan ?? assert.fail("it is not read")), /3 rows found/);
    });

    it("compares with another connection, thousands of rows in pages", async () => {
      const other = await open(database.target);
      try {
        const numbers = (changed: string): string =>
          `with recursive n(i) as (select 1 union all select i + 1 from n where i < 900) select i, case when i = 500 then '${changed}' else 'same' end as word from n${changed === "left" ? "" : " where i <> 7"}`;
        const left = await side(connection, numbers("left"));
        const right = await side(other, numbers("right"));
        const found = await compareRows(left, right, { key: [0], keep: 10, waiting: 5000 });
        assert.deepEqual(
          [found.equal, found.different, found.onlyLeft, found.onlyRight],
          [898, 1, 1, 0],
        );
        assert.deepEqual(found.read, { left: 900, right: 899 });
        assert.equal(found.because, undefined);
      } finally {
        await other.close();
      }
    });
  });

describe("a console's session on PostgreSQL", function () {
  this.timeout(30_000);
  it("says that its connection was lost before it opens another, and does not go on with lost work", async () => {
    const database = await freshPostgresql();
    const views: SessionView["kind"][] = [];
    const session = new ConsoleSession(
      () => tryOpen(database.target),
      ({ kind }) => views.push(kind),
    );
    try {
      const first = await session.ready();
      assert.ok(first.kind === "ready");
      assert.equal(first.said, undefined);
      await run(first.connection, "create table t (a int)");

      // Without a transaction: said, and a new connection.
      await kill(database, first.connection);
      assert.equal(session.view.kind, "lost");
      const second = await session.ready();
      assert.ok(second.kind === "ready");
      assert.match(
        second.said ?? "",
        /lost: .*; no transaction was open. This is a new connection/,
      );

      // With one: refused once, so that the rest of it is not run by itself.
      await second.connection.begin();
      await run(second.connection, "insert into t values (1)");
      assert.ok(session.hasTransaction);
      await kill(database, second.connection);
      assert.ok(!session.hasTransaction);
      const refused = await session.ready();
      assert.ok(refused.kind === "refused");
      assert.match(refused.detail, /rolled back by the server. Nothing was run/);
      const third = await session.ready();
      assert.ok(third.kind === "ready");
      assert.deepEqual(await one(third.connection, "select count(*) from t"), "0");
      assert.deepEqual(new Set(views), new Set(["open", "lost", "closed"]));
    } finally {
      await session.close();
      await database.drop();
    }
  });

  it("keeps the wish for transactions beyond a loss, and refuses when it is closed", async () => {
    const database = await freshPostgresql();
    const session = new ConsoleSession(
      () => tryOpen(database.target),
      () => undefined,
    );
    try {
      session.wantAutocommit(false);
      const ready = await session.ready();
      assert.ok(ready.kind === "ready");
      assert.equal(ready.connection.state.autocommit, false);
      await session.disconnect();
      assert.equal(session.view.kind, "closed");
      assert.equal(session.autocommit, false);
      const late = session.ready();
      await session.close();
      assert.equal((await late).kind, "refused");
    } finally {
      await session.close();
      await database.drop();
    }
  });

  it("hands on why there is no connection", async () => {
    const session = new ConsoleSession(
      () =>
        tryOpen({
          engine: "postgresql",
          host: "127.0.0.1",
          port: 1,
          tls: { mode: "disable" },
          connectTimeout: 2000,
        }),
      () => undefined,
    );
    const ready = await session.ready();
    assert.ok(ready.kind === "refused");
    assert.notEqual(ready.detail, "");
    await session.close();
  });
});

async function kill(
  { query }: { readonly query: (sql: string) => Promise<unknown> },
  connection: Connection,
): Promise<void> {
  const pid = await one(connection, "select pg_backend_pid()");
  const closed = new Promise<void>((resolve) => {
    connection.onState(({ transaction }) => {
      if (transaction === "closed") resolve();
    });
  });
  await query(`select pg_terminate_backend(${String(pid)})`);
  await closed;
}

async function runCell(
  connection: Connection,
  text: string,
  given: Readonly<Record<string, Value>> = {},
  more: Partial<StatementRun> = {},
): Promise<{ readonly steps: readonly Step[]; readonly isGood: boolean }> {
  const steps: Step[] = [];
  const isGood = await runStatements(statementsOf(text, connection), {
    connection,
    options: plainly,
    signal: new AbortController().signal,
    ask: ({ parameters }) => {
      const known = parameters.filter(({ key }) => key in given);
      return Promise.resolve(
        known.length < parameters.length
          ? undefined
          : new Map(known.map(({ key }) => [key, given[key] ?? null])),
      );
    },
    starts: () => undefined,
    ended: (step) => {
      steps.push(step);
      return Promise.resolve();
    },
    ...more,
  });
  return { steps, isGood };
}

async function one(connection: Connection, sql: string): Promise<unknown> {
  const { results } = await run(connection, sql);
  return results[0]?.first.rows[0]?.[0];
}

async function side(connection: Connection, sql: string) {
  const { results } = await run(connection, sql, { rows: Math.min(pageRows, 100), once: true });
  const [result] = results;
  assert.ok(result);
  return sideOf(connection, result);
}

function freshSqlite(): Promise<Fresh> {
  const folder = mkdtempSync(join(tmpdir(), "multidb-console-"));
  const file = join(folder, "shop.sqlite3");
  return import("node:sqlite").then(({ DatabaseSync }) => {
    new DatabaseSync(file).close();
    return {
      target: { engine: "sqlite", file, busyTimeout: 1000, initCommands: [] },
      drop: () => rmSync(folder, { recursive: true }),
    };
  });
}
