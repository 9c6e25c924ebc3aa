/** Sessions of MySQL: transactions, cancelling, limits, streams, and what is lost. */
import assert from "node:assert/strict";
import type { EngineSession } from "#client/drivers/engine.ts";
import { mysql } from "#client/drivers/mysql/engine.ts";
import { memoryHeld } from "#test/support/memory.ts";
import { freshMysql, type FreshMysql } from "#test/support/servers/mysql.ts";
import { answer, failure, opened } from "#test/support/sessions.ts";

describe("sessions of MySQL", () => {
  let database: FreshMysql;
  let session: EngineSession;
  before(async () => {
    database = await freshMysql();
    await database.query("CREATE TABLE book (id int PRIMARY KEY, title varchar(50))");
    await database.query("INSERT INTO book VALUES (1, 'one'), (2, 'two')");
    await database.query(
      "CREATE TABLE million (id int PRIMARY KEY, title varchar(50), price decimal(10,2))",
    );
    await database.query(
      "INSERT INTO million SELECT seq, CONCAT('The book number ', seq), seq / 7 FROM seq_1_to_1000000",
    );
  });
  beforeEach(async () => {
    session = await opened(mysql, database.target);
  });
  afterEach(() => session.close());
  after(() => database.drop());

  it("says what the server is and where the session is", () => {
    const { server } = session;
    assert.match(server.product, /^(?:MariaDB|MySQL)$/);
    assert.match(server.version, /^\d+\.\d+\.\d+$/);
    assert.equal(server.dialect, "mysql");
    assert.equal(server.database, database.target.database);
    assert.match(server.user ?? "", /@/);
  });

  it("follows the transaction as the server sees it", async () => {
    const steps: readonly (readonly [string, "none" | "open"])[] = [
      ["SELECT 1", "none"],
      ["START TRANSACTION", "open"],
      ["SELECT * FROM book", "open"],
      ["UPDATE book SET title = 'x' WHERE id = 1", "open"],
      ["ROLLBACK", "none"],
      ["BEGIN", "open"],
      ["CREATE TEMPORARY TABLE t (a int)", "open"],
      ["CREATE TABLE implicit_commit (a int)", "none"],
      ["DROP TABLE implicit_commit", "none"],
      ["SET autocommit = 0", "none"],
      ["SELECT 1", "none"],
      ["SELECT * FROM book", "open"],
      ["COMMIT", "none"],
    ];
    for (const [sql, expected] of steps) {
      await answer(session, sql);
      assert.equal(session.transaction(), expected, sql);
    }
  });

  it("begins by itself without autocommit, and never commits unasked", async () => {
    await session.setAutocommit(false);
    await answer(session, "UPDATE book SET title = 'changed' WHERE id = 1");
    assert.equal(session.transaction(), "open");
    const refused = await session.setAutocommit(true);
    assert.equal(refused.kind, "failed");
    assert.deepEqual(await session.rollback(), { kind: "done" });
    assert.deepEqual(await session.setAutocommit(true), { kind: "done" });
    assert.deepEqual((await answer(session, "SELECT title FROM book WHERE id = 1")).rows, [
      ["one"],
    ]);
    await session.begin();
    await answer(session, "UPDATE book SET title = 'uno' WHERE id = 1");
    await session.commit();
    assert.deepEqual(await database.query("SELECT title FROM book WHERE id = 1"), [["uno"]]);
    await answer(session, "UPDATE book SET title = 'one' WHERE id = 1");
  });

  it("says that a deadlock took the transaction with it", async () => {
    const other = await opened(mysql, database.target);
    await session.begin();
    await other.begin();
    await answer(session, "UPDATE book SET title = 'a' WHERE id = 1");
    await answer(other, "UPDATE book SET title = 'b' WHERE id = 2");
    const [one, two] = await Promise.all([
      session.execute({ sql: "UPDATE book SET title = 'a' WHERE id = 2" }),
      other.execute({ sql: "UPDATE book SET title = 'b' WHERE id = 1" }),
    ]);
    const [loser, failed] = one.kind === "failed" ? [session, one] : [other, two];
    assert(failed.kind === "failed");
    assert.deepEqual([failed.reason, failed.code], ["locked", "1213"]);
    assert.equal(loser.transaction(), "none");
    await session.rollback();
    await other.close();
  });

  it("waits no longer for a lock than the server lets it, and the transaction goes on", async () => {
    const other = await opened(mysql, database.target);
    await other.begin();
    await answer(other, "UPDATE book SET title = 'b' WHERE id = 1");
    await answer(session, "SET innodb_lock_wait_timeout = 1");
    await session.begin();
    const failed = await failure(session, "UPDATE book SET title = 'a' WHERE id = 1");
    assert.deepEqual([failed.reason, session.transaction()], ["locked", "open"]);
    await other.close();
  });

  it("cancels what runs at once, and goes on", async () => {
    for (const sql of [
      "SELECT SLEEP(30)",
      "SELECT COUNT(*) FROM million a, million b WHERE a.title > b.title",
      "UPDATE million SET title = CONCAT(title, SLEEP(1))",
    ]) {
      const running = session.execute({ sql });
      await new Promise((resolve) => setTimeout(resolve, 150));
      const started = performance.now();
      await session.cancel();
      const ended = await running;
      const took = performance.now() - started;
      // `SLEEP` answers 1 when it is killed and is no error by itself.
      assert(ended.kind === "failed", sql);
      assert.equal(ended.reason, "cancelled", sql);
      assert(took < 3000, `${sql}: ${took} ms`);
      assert.deepEqual((await answer(session, "SELECT 1")).rows, [["1"]]);
    }
  });

  it("never hits the next statement with a cancel that came late", async () => {
    await database.query("CREATE TABLE counter (n int)");
    await database.query("INSERT INTO counter VALUES (0)");
    let done = 0;
    for (let round = 0; round < 40; round++) {
      const sql = "UPDATE counter SET n = n + 1 WHERE SLEEP(0.003) = 0";
      const running = session.execute({ sql });
      await new Promise((resolve) => setTimeout(resolve, round % 8));
      const cancelling = session.cancel();
      const ended = await running;
      if (ended.kind === "executed" && ended.results[0]?.affected === 1) done++;
      assert.deepEqual((await answer(session, "SELECT 'next'")).rows, [["next"]]);
      await cancelling;
    }
    // What was said to be done is done, and nothing else.
    assert.deepEqual((await answer(session, "SELECT n FROM counter")).rows, [[String(done)]]);
  });

  it("lets the server end a statement that takes too long", async () => {
    const limited = await opened(mysql, database.target, { statementTimeout: 200 });
    const started = performance.now();
    const failed = await failure(
      limited,
      "SELECT COUNT(*) FROM million a, million b WHERE a.title > b.title",
    );
    assert.equal(failed.reason, "timeout");
    assert(performance.now() - started < 5000);
    assert.deepEqual((await answer(limited, "SELECT 1")).rows, [["1"]]);
    // Where the server sets no limit, as MySQL does not for changes.
    await answer(limited, "SET max_statement_time = 0");
    const late = await failure(limited, "UPDATE book SET title = SLEEP(10)");
    assert.equal(late.reason, "timeout");
    assert.match(late.message, /longer than 0.2 s/);
    assert.deepEqual((await answer(limited, "SELECT 1")).rows, [["1"]]);
    await limited.close();
  });

  it("streams a million rows: the first at once, the others as they are asked for", async () => {
    const before = memoryHeld();
    const started = performance.now();
    const found = await session.execute({ sql: "SELECT * FROM million" });
    assert(found.kind === "executed");
    const source = found.results[0]?.source;
    assert(source);
    const first = await source.read(200);
    const milliseconds = performance.now() - started;
    assert(first.kind === "batch" && first.rows.length === 200 && !first.done);
    assert(milliseconds < 3000, `${milliseconds} ms`);
    // Nobody reads: what arrives meanwhile is little.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert(memoryHeld() - before < 20e6, "read ahead without being asked");
    let count = first.rows.length;
    let most = 0;
    for (let done = false; !done;) {
      const batch = await source.read(1000);
      assert(batch.kind === "batch");
      count += batch.rows.length;
      if (count % 100_000 < 1000) most = Math.max(most, memoryHeld() - before);
      ({ done } = batch);
    }
    assert.equal(count, 1_000_000);
    assert(most < 20e6, `${most} bytes`);
    await source.close();
  });

  it("lets go of a result that is not read to its end, and goes on", async () => {
    for (const read of [0, 5, 5000]) {
      const found = await session.execute({ sql: "SELECT * FROM million" });
      assert(found.kind === "executed");
      const source = found.results[0]?.source;
      if (read > 0) await source?.read(read);
      const started = performance.now();
      await source?.close();
      assert(performance.now() - started < 5000);
      assert.deepEqual((await answer(session, "SELECT 1")).rows, [["1"]]);
      const after = await source?.read(1);
      assert.equal(after?.kind, "failed");
    }
  });

  it("ends an open result by a cancel", async () => {
    const found = await session.execute({ sql: "SELECT * FROM million" });
    assert(found.kind === "executed");
    const source = found.results[0]?.source;
    await source?.read(10);
    await session.cancel();
    const next = await source?.read(10);
    assert(next?.kind === "failed");
    assert.equal(next.reason, "cancelled");
    await source?.close();
    assert.deepEqual((await answer(session, "SELECT 1")).rows, [["1"]]);
  });

  it("does not keep a table from being altered when a short result was read", async () => {
    await answer(session, "SELECT * FROM book");
    await database.query("SET lock_wait_timeout = 1");
    await database.query("ALTER TABLE book COMMENT 'altered'");
  });

  it("answers every result of a call", async () => {
    await database.query(
      "CREATE PROCEDURE several() BEGIN SELECT 1 AS a; SELECT 'x' AS b UNION SELECT 'y'; UPDATE book SET title = 'one' WHERE id = 1; END",
    );
    const { rows, others } = await answer(session, "CALL several()");
    assert.deepEqual([rows, ...others], [[["1"]], [["x"], ["y"]]]);
    await database.query("CREATE PROCEDURE fails() BEGIN SELECT 1; SELECT * FROM missing; END");
    assert.equal((await failure(session, "CALL fails()")).code, "1146");
    await database.query("CREATE PROCEDURE many() BEGIN SELECT * FROM million; SELECT 2; END");
    const many = await session.execute({ sql: "CALL many()" });
    assert(many.kind === "executed");
    assert.equal(many.notices.length, 1, "it says that further results are not shown");
    await many.results[0]?.source?.close();
    assert.deepEqual((await answer(session, "SELECT 1")).rows, [["1"]]);
  });

  it("takes one statement at a time, and no file of the client", async () => {
    const failed = await failure(session, "SELECT 1; DELETE FROM book");
    assert.equal(failed.code, "1064");
    const local = await failure(session, "LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE book");
    assert.equal(local.reason, "statement");
    assert.deepEqual((await answer(session, "SELECT COUNT(*) FROM book")).rows, [["2"]]);
  });

  it("says where a statement is wrong", async () => {
    const sql = "SELECT *\nFROM book\nWHERRE id = 1";
    assert.equal((await failure(session, sql)).position, sql.indexOf("id"));
    assert.equal((await failure(session, "SELECT (")).position, "SELECT (".length);
    const missing = await failure(session, "SELECT nothing FROM book");
    assert.deepEqual([missing.reason, missing.code], ["statement", "1054"]);
  });

  it("follows the modes that decide where strings end, however they are set", async () => {
    const steps: readonly (readonly [string, boolean, boolean])[] = [
      ["SET sql_mode = 'ANSI_QUOTES'", true, true],
      ["/* first */ SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'", false, false],
      ["EXECUTE IMMEDIATE 'SET sql_mode = \"ANSI\"'", true, true],
      ["/*!50000 SET sql_mode = '' */", true, false],
    ];
    for (const [sql, backslashEscapes, ansiQuotes] of steps) {
      await answer(session, sql);
      assert.deepEqual(session.server.modes, { backslashEscapes, ansiQuotes }, sql);
    }
    await answer(session, "USE information_schema");
    assert.equal(session.server.database, "information_schema");
  });

  it("tells that the server ended the session, in a statement and between two", async () => {
    const told: string[] = [];
    const lost = await opened(mysql, database.target, {}, (because) => told.push(because));
    const { rows } = await answer(lost, "SELECT CONNECTION_ID()");
    const running = lost.execute({ sql: "SELECT SLEEP(30)" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await database.query(`KILL CONNECTION ${String(rows[0]?.[0])}`);
    const failed = await running;
    assert(failed.kind === "failed");
    assert.equal(failed.reason, "lost");
    assert.equal(told.length, 1);
    assert.equal((await failure(lost, "SELECT 1")).reason, "lost");
    await lost.close();

    const idle = await opened(mysql, database.target, {}, (because) => told.push(because));
    const id = (await answer(idle, "SELECT CONNECTION_ID()")).rows[0]?.[0];
    await database.query(`KILL CONNECTION ${String(id)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(told.length, 2);
    assert.match(told[1] ?? "", /killed|closed/);
    await idle.close();
  });

  it("rolls back what is open when it is closed, even in the middle of a statement", async () => {
    const other = await opened(mysql, database.target);
    await other.begin();
    await answer(other, "UPDATE book SET title = 'never' WHERE id = 2");
    const running = other.execute({ sql: "SELECT SLEEP(30)" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await other.close();
    assert.equal((await running).kind, "failed");
    assert.deepEqual(await database.query("SELECT title FROM book WHERE id = 2 FOR UPDATE"), [
      ["two"],
    ]);
  });

  it("is refused by the server when it only reads", async () => {
    const reader = await opened(mysql, database.target, { readOnly: true });
    for (const sql of [
      "INSERT INTO book VALUES (3, 'three')",
      "UPDATE book SET title = 'x'",
      "DELETE FROM book",
      "CREATE TABLE other (a int)",
      "DROP TABLE book",
      "TRUNCATE book",
      "ALTER TABLE book ADD x int",
    ]) {
      const failed = await failure(reader, sql);
      assert.equal(failed.reason, "read-only", `${sql}: ${failed.message}`);
    }
    // What would lift that is undone after the statement.
    await answer(reader, "SET SESSION TRANSACTION READ WRITE");
    assert.equal((await failure(reader, "DELETE FROM book")).reason, "read-only");
    await reader.close();
  });
});
