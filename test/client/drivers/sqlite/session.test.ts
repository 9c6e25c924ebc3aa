/** Sessions of SQLite: what may be opened, locks, transactions, and that nobody is kept from writing. */
import assert from "node:assert/strict";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { sqlite } from "#client/drivers/sqlite/engine.ts";
import { freshFile, type FreshFile } from "#test/support/sqliteFile.ts";
import { memoryHeld } from "#test/support/memory.ts";
import { answer, failure, opened, refusalOf } from "#test/support/sessions.ts";

const schema = [
  "CREATE TABLE book (id integer PRIMARY KEY, title text, author_id int REFERENCES author (id))",
  "CREATE INDEX book_title ON book (title)",
  "CREATE TABLE author (id integer PRIMARY KEY)",
  "INSERT INTO book (id, title) VALUES (1, 'one'), (2, 'two')",
];
const many = `WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 200000)
  INSERT INTO author SELECT i FROM s`;

describe("sessions of SQLite", () => {
  let file: FreshFile;
  beforeEach(() => {
    file = freshFile(...schema);
  });
  afterEach(() => file.drop());

  it("opens no file that is not there, and makes none", async () => {
    const missing = path.join(file.folder, "missing.sqlite3");
    for (const place of [
      missing,
      pathToFileURL(missing).href,
      `${pathToFileURL(missing).href}?mode=rwc`,
    ]) {
      const refused = await refusalOf(sqlite, { ...file.target, file: place });
      assert.equal(refused.reason, "no-database");
      assert(refused.detail.includes(missing), refused.detail);
      assert.equal(refused.notMade, true, "Django would make it");
    }
    const lost = path.join(file.folder, "no-folder", "missing.sqlite3");
    for (const place of [lost, `${pathToFileURL(missing).href}?mode=rw`]) {
      const { notMade } = await refusalOf(sqlite, { ...file.target, file: place });
      assert.equal(notMade, undefined, "Django would not make it");
    }
    assert.equal(existsSync(missing), false);
    assert.equal(
      (await refusalOf(sqlite, { ...file.target, file: file.folder })).reason,
      "no-database",
    );
  });

  it("refuses databases in memory", async () => {
    for (const place of [":memory:", "", "file::memory:?cache=shared", "file:any?mode=memory"]) {
      const refused = await refusalOf(sqlite, { ...file.target, file: place });
      assert.equal(refused.reason, "unsupported", place);
      assert.match(refused.detail, /in memory/);
    }
  });

  it("says what a file is that is no database, and one that is damaged", async () => {
    const text = path.join(file.folder, "notes.txt");
    writeFileSync(text, "This is no database, however long it is. ".repeat(100));
    assert.match(
      (await refusalOf(sqlite, { ...file.target, file: text })).detail,
      /no SQLite database/,
    );
    new DatabaseSync(file.path).exec(many);
    const damaged = path.join(file.folder, "damaged.sqlite3");
    copyFileSync(file.path, damaged);
    truncateSync(damaged, readFileSync(file.path).length / 2);
    const refused = await refusalOf(sqlite, { ...file.target, file: damaged });
    assert.match(refused.detail, /is damaged/);
    const scratched = readFileSync(file.path);
    scratched.fill(0xff, scratched.length / 2, scratched.length / 2 + 8192);
    writeFileSync(damaged, scratched);
    const session = await opened(sqlite, { ...file.target, file: damaged });
    const failed = await failure(session, "SELECT count(*), sum(id) FROM author");
    assert.equal(failed.code, "SQLITE_CORRUPT");
    await session.close();
  });

  it("reads URIs as SQLite does", async () => {
    const url = pathToFileURL(file.path).href;
    const reader = await opened(sqlite, { ...file.target, file: `${url}?mode=ro&cache=private` });
    assert.equal((await failure(reader, "DELETE FROM book")).reason, "read-only");
    await reader.close();
    const frozen = await opened(sqlite, { ...file.target, file: `file:${file.path}?immutable=1` });
    assert.deepEqual((await answer(frozen, "SELECT count(*) FROM book")).rows, [["2"]]);
    await frozen.close();
    const odd = path.join(file.folder, "a #?% b.sqlite3");
    copyFileSync(file.path, odd);
    const session = await opened(sqlite, { ...file.target, file: odd });
    assert.equal(session.server.database, odd);
    assert.deepEqual((await answer(session, "SELECT count(*) FROM book")).rows, [["2"]]);
    await session.close();
    const unknown = await refusalOf(sqlite, { ...file.target, file: `${url}?vfs=none` });
    assert.match(unknown.detail, /no such vfs/);
  });

  it("does what the settings say of each connection", async () => {
    const session = await opened(sqlite, {
      ...{
        ...file.target,
        initCommands: ["PRAGMA cache_size = 77", "PRAGMA recursive_triggers = ON"],
      },
      transactionMode: "IMMEDIATE",
    });
    assert.deepEqual((await answer(session, "PRAGMA cache_size")).rows, [["77"]]);
    assert.deepEqual((await answer(session, "PRAGMA foreign_keys")).rows, [["1"]]);
    const failed = await failure(session, "UPDATE book SET author_id = 5");
    assert.equal(failed.code, "SQLITE_CONSTRAINT_FOREIGNKEY");
    await session.begin();
    const other = new DatabaseSync(file.path, { timeout: 0 });
    assert.throws(() => other.exec("BEGIN IMMEDIATE"), /locked/);
    await session.rollback();
    other.close();
    await session.close();
    const wrong = await refusalOf(sqlite, { ...file.target, initCommands: ["NONSENSE"] });
    assert.match(wrong.detail, /syntax error/);
  });

  it("waits for a lock as long as it is told, and says who has it", async () => {
    const session = await opened(sqlite, file.target);
    const writer = new DatabaseSync(file.path);
    writer.exec("BEGIN EXCLUSIVE");
    for (const sql of ["DELETE FROM book", "SELECT * FROM book"]) {
      const started = performance.now();
      const failed = await failure(session, sql);
      const waited = performance.now() - started;
      assert.equal(failed.reason, "locked");
      assert.match(failed.message, /another process is writing, and did not finish within 0.3 s/);
      assert(waited >= 250 && waited < 1500, `${waited} ms`);
    }
    assert.equal((await refusalOf(sqlite, file.target)).reason, "locked");
    writer.exec("ROLLBACK");
    assert.deepEqual((await answer(session, "SELECT count(*) FROM book")).rows, [["2"]]);
    writer.close();
    await session.close();
  });

  for (const mode of ["delete", "wal"])
    it(`keeps nobody from writing while a result is open (journal mode ${mode})`, async () => {
      const writer = new DatabaseSync(file.path, { timeout: 0 });
      writer.exec(`PRAGMA journal_mode = ${mode}`);
      writer.exec(many);
      const session = await opened(sqlite, file.target);
      const found = await session.execute({ sql: "SELECT id FROM author ORDER BY id" });
      assert(found.kind === "executed");
      const source = found.results[0]?.source;
      const first = await source?.read(100);
      assert(source && first?.kind === "batch" && !first.done);
      const started = performance.now();
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        try {
          writer.exec("INSERT INTO book VALUES (3, 'three', NULL)");
          break;
        } catch (error) {
          assert.match(String(error), /locked/);
          assert(performance.now() - started < 4000, "Django would have given up");
        }
      }
      // What was begun is read to its end as it was.
      const ids = first.rows.map(([id]) => id);
      for (let done = false; !done;) {
        const batch = await source.read(777);
        assert(batch.kind === "batch");
        ids.push(...batch.rows.map(([id]) => id));
        ({ done } = batch);
      }
      assert.equal(ids.length, 200_000);
      assert(ids.every((id, at) => id === String(at + 1)));
      await source.close();
      await session.close();
      writer.close();
    });

  it("shows the first rows of a million at once, and keeps few of them in memory", async () => {
    const writer = new DatabaseSync(file.path);
    writer.exec("CREATE TABLE million (id integer PRIMARY KEY, title text, price real)");
    writer.exec(`WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 1000000)
      INSERT INTO million SELECT i, 'The book number ' || i, i / 7.0 FROM s`);
    writer.close();
    const session = await opened(sqlite, file.target);
    const before = memoryHeld();
    const started = performance.now();
    const found = await session.execute({ sql: "SELECT * FROM million" });
    assert(found.kind === "executed");
    const source = found.results[0]?.source;
    const first = await source?.read(200);
    assert(source && first?.kind === "batch" && first.rows.length === 200);
    assert(performance.now() - started < 3000);
    let count = 200;
    for (let done = false; !done;) {
      const batch = await source.read(1000);
      assert(batch.kind === "batch");
      count += batch.rows.length;
      if (count % 100_000 < 1000) assert(memoryHeld() - before < 20e6);
      ({ done } = batch);
    }
    assert.equal(count, 1_000_000);
    await source.close();
    await session.close();
  });

  it("leaves no file behind when a large result is closed", async () => {
    new DatabaseSync(file.path).exec(many);
    const session = await opened(sqlite, file.target);
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = file.folder;
    const found = await session.execute({ sql: "SELECT * FROM author" });
    assert(found.kind === "executed");
    const source = found.results[0]?.source;
    await source?.read(1);
    const spilled = () =>
      readdirSync(file.folder).filter((name) => name.startsWith("django-multidb-"));
    for (let tries = 0; spilled().length === 0 && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(spilled().length, 1);
    await source?.close();
    assert.deepEqual(spilled(), []);
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    await session.close();
  });

  it("follows the transaction, and begins by itself without autocommit", async () => {
    const session = await opened(sqlite, file.target);
    const steps: readonly (readonly [string, "none" | "open"])[] = [
      ["SELECT 1", "none"],
      ["BEGIN", "open"],
      ["SAVEPOINT a", "open"],
      ["ROLLBACK TO a", "open"],
      ["COMMIT", "none"],
    ];
    for (const [sql, expected] of steps) {
      await answer(session, sql);
      assert.equal(session.transaction(), expected, sql);
    }
    await session.setAutocommit(false);
    await answer(session, "PRAGMA cache_size = 100");
    assert.equal(session.transaction(), "none");
    await answer(session, "UPDATE book SET title = 'x'");
    assert.equal(session.transaction(), "open");
    assert.equal((await session.setAutocommit(true)).kind, "failed");
    await session.rollback();
    await session.setAutocommit(true);
    assert.deepEqual((await answer(session, "SELECT title FROM book WHERE id = 1")).rows, [
      ["one"],
    ]);
    assert.equal((await session.commit()).kind, "failed");
    await session.close();
  });

  it("refuses writes at the file when it only reads", async () => {
    const other = freshFile("CREATE TABLE t (a)");
    const session = await opened(sqlite, file.target, { readOnly: true });
    await answer(session, `ATTACH '${other.path}' AS other`);
    for (const sql of [
      "INSERT INTO book VALUES (3, 'three', NULL)",
      "DELETE FROM book",
      "CREATE TABLE t (a)",
      "DROP TABLE book",
      "PRAGMA user_version = 9",
      "VACUUM",
      "REINDEX",
      "INSERT INTO other.t VALUES (1)",
    ]) {
      await answer(session, "PRAGMA query_only = OFF");
      const failed = await failure(session, sql);
      assert.match(failed.message, /readonly database|read-only/, `${sql}: ${failed.message}`);
    }
    await session.close();
    other.drop();
  });

  it("says where a statement is wrong, where that can be told", async () => {
    const session = await opened(sqlite, file.target);
    const rows: readonly (readonly [string, number | undefined])[] = [
      ["SELEC 1", 0],
      ["SELECT * FROM book WHERRE id = 1", 26],
      ["SELECT nothing FROM book", 7],
      ["SELECT * FROM book WHERE (", 26],
      ["SELECT a, a FROM book", undefined],
    ];
    for (const [sql, position] of rows)
      assert.equal((await failure(session, sql)).position, position, sql);
    assert.match(
      (await failure(session, "SELECT 1; DELETE FROM book")).message,
      /several statements/,
    );
    assert.deepEqual((await answer(session, "SELECT count(*) FROM book")).rows, [["2"]]);
    const plan = await answer(session, "EXPLAIN QUERY PLAN SELECT * FROM book WHERE id = 1");
    assert.match(String(plan.rows[0]?.[3]), /SEARCH book/);
    await session.close();
  });
});
