/** Statements of SQLite are stopped by the end of their process, and the session goes on in another one. */
import assert from "node:assert/strict";
import { failureOf, open, plainly, rowsOf, run } from "#test/support/drivers.ts";
import { freshFile } from "#test/support/sqliteFile.ts";

const endless =
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

describe("stopping a statement of SQLite", () => {
  it("takes the open transaction with it, and leaves autocommit and the rows as they were", async () => {
    const file = freshFile("CREATE TABLE book (id int)", "INSERT INTO book VALUES (1)");
    const connection = await open(file.target);
    await connection.setAutocommit(false);
    await run(connection, "INSERT INTO book VALUES (2)");
    const running = connection.run({ sql: endless }, plainly);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await connection.cancel();
    const ended = await running;
    assert(ended.kind === "failed" && ended.reason === "cancelled");
    assert.match(ended.transaction ?? "", /rolled back/);
    assert.equal(connection.state.autocommit, false);
    assert.equal(connection.state.transaction, "none");
    assert.deepEqual(await rowsOf(connection, "SELECT * FROM book"), [["1"]]);
    await connection.close();
    file.drop();
  });

  it("happens by itself after the time that a statement may take", async () => {
    const file = freshFile("CREATE TABLE book (id int)");
    const connection = await open(file.target, { statementTimeout: 300 });
    const started = performance.now();
    const failed = await failureOf(connection, endless);
    assert.deepEqual(
      [failed.reason, failed.message],
      ["timeout", "The statement was stopped: it took longer than 0.3 s"],
    );
    assert(performance.now() - started < 5000);
    assert.deepEqual(await rowsOf(connection, "SELECT 1"), [["1"]]);
    await connection.close();
    file.drop();
  });
});
