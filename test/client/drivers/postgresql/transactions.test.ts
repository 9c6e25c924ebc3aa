/** Transactions, failures, cancelling and losses with PostgreSQL, and what the connection says of them. */
import assert from "node:assert/strict";
import type { SessionState } from "#client/drivers/driver.ts";
import { failureOf, onPostgresql, plainly, rowsOf, run } from "#test/support/drivers.ts";

const autocommit: SessionState = { transaction: "none", autocommit: true, readOnly: false };

describe("sessions of PostgreSQL", () => {
  it(
    "without autocommit a statement begins a transaction, which others see once it is committed",
    onPostgresql(async (connection, { query }) => {
      const states: string[] = [];
      connection.onState(({ transaction }) => states.push(transaction));
      await run(connection, "create table t (a int)");
      assert.deepEqual(await connection.setAutocommit(false), { kind: "done" });
      await run(connection, "insert into t values (1)");
      assert.deepEqual(await query("select * from t"), []);
      assert.equal((await connection.setAutocommit(true)).kind, "failed");
      assert.deepEqual(await connection.commit(), { kind: "done" });
      assert.deepEqual(await query("select * from t"), [{ a: 1 }]);
      await run(connection, "delete from t");
      assert.deepEqual(await connection.rollback(), { kind: "done" });
      assert.deepEqual(await connection.setAutocommit(true), { kind: "done" });
      assert.deepEqual(connection.state, autocommit);
      assert.deepEqual(states, ["none", "open", "none", "open", "none", "none"]);
    }),
  );

  it(
    "looking around begins no transaction",
    onPostgresql(async (connection) => {
      await connection.setAutocommit(false);
      await connection.list({ of: "schemas" });
      assert.equal(connection.state.transaction, "none");
    }),
  );

  it(
    "a failure makes a transaction fail, and its commit is a rollback that is said",
    onPostgresql(async (connection) => {
      await connection.begin();
      assert.equal((await connection.begin()).kind, "failed");
      await run(connection, "create table t (a int)");
      const failed = await failureOf(connection, "select * from missing");
      assert.equal(
        failed.transaction,
        "The transaction has failed: nothing but a rollback is accepted now",
      );
      assert.equal(connection.state.transaction, "failed");
      assert.equal((await failureOf(connection, "select 1")).code, "25P02");
      const committed = await connection.commit();
      assert.equal(committed.kind, "failed");
      assert.equal(connection.state.transaction, "none");
      assert.equal((await failureOf(connection, "select * from t")).code, "42P01");
    }),
  );

  it(
    "a transaction holds no cursor that is read to its end or given up",
    onPostgresql(async (connection) => {
      await connection.begin();
      for (const count of [10, 1000, 10])
        await run(connection, `select generate_series(1, ${count}), current_date`);
      const open = await rowsOf(
        connection,
        "select count(*) from pg_cursors where name like 'multidb%'",
      );
      // The one that asks.
      assert.deepEqual(open, [["1"]]);
    }),
  );

  it(
    "what only the commit finds is a failure of the statement, or of the commit",
    onPostgresql(async (connection) => {
      await run(connection, "create table parent (id int primary key)");
      await run(
        connection,
        "create table child (parent_id int references parent deferrable initially deferred)",
      );
      const alone = await failureOf(connection, "insert into child values (7)");
      assert.deepEqual(
        [alone.code, alone.detail],
        ["23503", 'Key (parent_id)=(7) is not present in table "parent".'],
      );
      await connection.begin();
      await run(connection, "insert into child values (7)");
      const committed = await connection.commit();
      assert.equal(committed.kind === "failed" && committed.code, "23503");
      assert.equal(
        committed.kind === "failed" && committed.transaction,
        "The open transaction was rolled back",
      );
      const returned = await failureOf(
        connection,
        "insert into child values (7) returning parent_id",
      );
      assert.equal(returned.code, "23503");
      assert.deepEqual(await rowsOf(connection, "select count(*) from child"), [["0"]]);
    }),
  );

  it(
    "an error says where, what else and what to do",
    onPostgresql(async (connection) => {
      await run(connection, "create table sales (product text)");
      const failed = await failureOf(connection, "select '😀', produkt from sales");
      assert.deepEqual(failed, {
        ...{ kind: "failed", reason: "statement", message: 'column "produkt" does not exist' },
        ...{ code: "42703", position: 13 },
        hint: 'Perhaps you meant to reference the column "sales.product".',
      });
      const inside = await failureOf(connection, "do $$ begin perform 1/0; end $$");
      assert.match(inside.detail ?? "", /PL\/pgSQL function inline_code_block line 1/);
      assert.equal(inside.position, undefined);
    }),
  );

  it(
    "a call is one statement",
    onPostgresql(async (connection) => {
      assert.equal((await failureOf(connection, "select 1; drop table x")).code, "42601");
      assert.equal((await failureOf(connection, "select 1\0")).reason, "statement");
    }),
  );

  it(
    "COPY between server and client is refused, and the session goes on",
    onPostgresql(async (connection) => {
      await run(connection, "create table t (a int)");
      for (const sql of [
        "copy t from stdin",
        "copy (select generate_series(1, 100000)) to stdout",
      ]) {
        const failed = await failureOf(connection, sql);
        assert.match(failed.message, /^COPY from STDIN or to STDOUT/);
      }
      assert.deepEqual(await rowsOf(connection, "select count(*) from t"), [["0"]]);
    }),
  );

  it(
    "notices and notifications come with the statement",
    onPostgresql(async (connection, { query }) => {
      const sql = "do $$ begin raise notice 'one'; raise warning 'two'; raise info 'three'; end $$";
      assert.deepEqual((await run(connection, sql)).notices, [
        { severity: "NOTICE", message: "one" },
        { severity: "WARNING", message: "two" },
        { severity: "INFO", message: "three" },
      ]);
      await run(connection, "listen orders");
      await query("notify orders, 'order 7'");
      const { notices } = await run(connection, "select 1");
      assert.deepEqual(notices, [{ severity: "NOTIFY", message: "orders: order 7" }]);
    }),
  );

  it(
    "cancelling stops a statement on the server, and the session goes on",
    onPostgresql(async (connection, { query }) => {
      const slow = connection.run({ sql: "select pg_sleep(30)" }, plainly);
      await running(query, "pg_sleep");
      const started = performance.now();
      await connection.cancel();
      const failed = await slow;
      const milliseconds = performance.now() - started;
      assert.ok(milliseconds < 3000, `${milliseconds} ms`);
      assert.equal(failed.kind === "failed" && failed.reason, "cancelled");
      assert.deepEqual(await rowsOf(connection, "select 1"), [["1"]]);
      await connection.cancel();
      assert.deepEqual(await rowsOf(connection, "select 1"), [["1"]]);
    }),
  );

  it(
    "a statement that is cancelled as it begins does not run on",
    onPostgresql(async (connection) => {
      for (const wait of [0, 0, 1, 2, 3, 5]) {
        const slow = connection.run({ sql: "select pg_sleep(30)" }, plainly);
        await new Promise((resolve) => setTimeout(resolve, wait));
        await connection.cancel();
        const failed = await slow;
        assert.equal(failed.kind === "failed" && failed.reason, "cancelled");
      }
    }),
  );

  it(
    "cancelling a long read keeps what was read",
    onPostgresql(async (connection) => {
      const ran = await run(connection, "select generate_series(1, 100000000)");
      const id = ran.results[0]?.id ?? 0;
      const far = connection.rows(id, 50_000_000, 100);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const started = performance.now();
      await connection.cancel();
      const stopped = await far;
      const milliseconds = performance.now() - started;
      assert.ok(milliseconds < 3000, `${milliseconds} ms`);
      assert.equal(stopped.end, "stopped");
      assert.ok(stopped.read > 1000);
      assert.equal((await connection.rows(id, 900, 100)).rows[0]?.[0], "901");
    }),
  );

  it(
    "the server ends a statement that takes too long",
    onPostgresql(
      async (connection) => {
        const failed = await failureOf(connection, "select pg_sleep(10)");
        assert.deepEqual([failed.reason, failed.code], ["timeout", "57014"]);
        assert.deepEqual(await rowsOf(connection, "show statement_timeout"), [["300ms"]]);
      },
      { statementTimeout: 300 },
    ),
  );

  it(
    "a read-only session is one for the server",
    onPostgresql(
      async (connection) => {
        assert.equal(connection.state.readOnly, true);
        const failed = await failureOf(connection, "create table t (a int)");
        assert.deepEqual([failed.reason, failed.code], ["read-only", "25006"]);
      },
      { readOnly: true },
    ),
  );

  it(
    "a lock that is not to be had is said",
    onPostgresql(async (connection, { query }) => {
      await query("create table t (a int)");
      await connection.begin();
      await run(connection, "lock table t");
      await assert.rejects(query("lock table t in share mode nowait"));
      await connection.rollback();
      await run(connection, "set lock_timeout = '50ms'");
      const locking = query("begin; lock table t; select pg_sleep(1); commit");
      await running(query, "lock table t; select");
      assert.equal((await failureOf(connection, "select * from t")).reason, "locked");
      await locking;
    }),
  );

  it(
    "a session that the server ends is lost, and so is its transaction",
    onPostgresql(async (connection, { query }) => {
      const [[id] = []] = await rowsOf(connection, "select pg_backend_pid()");
      const ran = await run(connection, "select generate_series(1, 100000)");
      await connection.rows(ran.results[0]?.id ?? 0, 0, 1000);
      await connection.begin();
      const slow = connection.run({ sql: "select pg_sleep(30)" }, plainly);
      await running(query, "pg_sleep");
      await query(`select pg_terminate_backend(${String(id)})`);
      const failed = await slow;
      assert.deepEqual(
        failed.kind === "failed" && [failed.reason, failed.code, failed.transaction],
        [
          ...["lost", "57P01"],
          "The open transaction is lost with the connection; the server rolls it back",
        ],
      );
      assert.equal(connection.state.transaction, "closed");
      assert.match(
        connection.state.because ?? "",
        /terminating connection due to administrator command|closed/,
      );
      assert.equal((await failureOf(connection, "select 1")).reason, "lost");
      assert.equal((await connection.list({ of: "schemas" })).kind, "failed");
      const kept = await connection.rows(ran.results[0]?.id ?? 0, 500, 10);
      assert.equal(kept.rows[0]?.[0], "501");
    }),
  );

  it(
    "a session that ends while nothing runs says so by its state",
    onPostgresql(async (connection, { query }) => {
      const [[id] = []] = await rowsOf(connection, "select pg_backend_pid()");
      const closed = new Promise<SessionState>((resolve) => connection.onState(resolve));
      await query(`select pg_terminate_backend(${String(id)})`);
      assert.match((await closed).because ?? "", /administrator command/);
    }),
  );

  it(
    "one transaction reads several tables, one after the other",
    onPostgresql(async (connection) => {
      await run(connection, "create table one (id integer)");
      await run(connection, "create table two (id integer)");
      await connection.begin();
      for (const table of ["one", "two", "one"]) {
        const { results } = await run(connection, `select * from ${table}`);
        assert.equal(results[0]?.columns[0]?.source?.table, table);
      }
    }),
  );

  it(
    "closing is to be repeated without harm",
    onPostgresql(async (connection) => {
      await connection.close();
      await connection.close();
      assert.equal(connection.state.transaction, "closed");
      assert.equal((await failureOf(connection, "select 1")).reason, "lost");
    }),
  );
});

/** Waits until another session runs a statement with these words. */
async function running(
  query: (sql: string) => Promise<readonly unknown[]>,
  words: string,
): Promise<void> {
  const sql = `select from pg_stat_activity where query like '%${words}%' and state = 'active'
    and pid <> pg_backend_pid() and datname = current_database()`;
  while ((await query(sql)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
