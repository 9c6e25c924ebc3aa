/** What tricky statements would do, and what is said of them. */
import assert from "node:assert/strict";
import { classify } from "#client/drivers/sql/classify.ts";
import type { Dialect, Modes } from "#client/drivers/sql/dialect.ts";
import { mysql } from "./cases/mysql.ts";
import { postgresql } from "./cases/postgresql.ts";
import { sqlite } from "./cases/sqlite.ts";

const cases = { postgresql, mysql, sqlite };

describe("SQL classification", () => {
  for (const dialect of ["postgresql", "mysql", "sqlite"] as const)
    for (const [kind, texts] of Object.entries(cases[dialect]))
      for (const text of texts)
        it(`${dialect} takes for ${kind}: ${text}`, () => {
          const found = classify(text, dialect);
          assert.equal(found.kind, kind, found.reasons.join("; "));
          assert.equal(found.reasons.length > 0 || kind === "read", true, "a reason is given");
        });

  const whole: readonly (readonly [Dialect, string, boolean])[] = [
    ["postgresql", "DELETE FROM book", true],
    ["postgresql", "DELETE FROM book WHERE id = 1", false],
    ["postgresql", "DELETE FROM book WHERE true", true],
    ["postgresql", "DELETE FROM book WHERE 1 = 1 RETURNING *", true],
    ["postgresql", "UPDATE book SET id = (SELECT 1 FROM author WHERE id = 1)", true],
    ["postgresql", "UPDATE book SET id = 1 /* WHERE id = 1 */", true],
    ["postgresql", "WITH x AS (DELETE FROM book RETURNING *) SELECT * FROM x WHERE id = 1", true],
    ["postgresql", "WITH x AS (SELECT 1 WHERE true) DELETE FROM book", true],
    ["postgresql", "INSERT INTO book VALUES (1) ON CONFLICT DO UPDATE SET id = 1", false],
    ["postgresql", "SELECT * FROM book FOR UPDATE", false],
    ["postgresql", "EXPLAIN ANALYZE UPDATE book SET id = 1", true],
    ["postgresql", "TRUNCATE book", true],
    ["mysql", "INSERT INTO book VALUES (1) ON DUPLICATE KEY UPDATE id = 2", false],
    ["mysql", "UPDATE book SET id = 1 LIMIT 1", true],
    ["mysql", "DELETE FROM book WHERE `where` = 1", false],
    ["sqlite", "UPDATE book SET [where] = 1", true],
  ];
  for (const [dialect, text, expected] of whole)
    it(`${dialect} ${expected ? "reaches all rows" : "keeps to some rows"}: ${text}`, () =>
      assert.equal(classify(text, dialect).isWholeTable, expected));

  const tables: readonly (readonly [Dialect, string, readonly string[]])[] = [
    ["postgresql", "SELECT * FROM shop.book b JOIN author USING (id)", ["shop.book", "author"]],
    ["postgresql", 'WITH x AS (SELECT * FROM "Book") SELECT * FROM x', ["Book"]],
    ["postgresql", "SELECT extract(day FROM born) FROM author", ["author"]],
    ["postgresql", "SELECT * FROM generate_series(1, 2)", []],
    ["postgresql", "SELECT 1 WHERE a IS DISTINCT FROM b", []],
    ["postgresql", "INSERT INTO book (id) SELECT id FROM author", ["book", "author"]],
    ["postgresql", "UPDATE ONLY book SET id = 1", ["book"]],
    ["mysql", "SELECT * FROM `a``b`.`c`", ["a`b.c"]],
    ["mysql", "DROP TABLE IF EXISTS book", ["book"]],
    ["sqlite", "SELECT * FROM [my book]", ["my book"]],
  ];
  for (const [dialect, text, expected] of tables)
    it(`${dialect} names the tables of ${text}`, () =>
      assert.deepEqual(classify(text, dialect).tables, expected));

  const transactions: readonly (readonly [Dialect, string, string])[] = [
    ["postgresql", "BEGIN", "begin"],
    ["postgresql", "END", "commit"],
    ["postgresql", "ABORT", "rollback"],
    ["postgresql", "ROLLBACK TO a", "savepoint"],
    ["postgresql", "ROLLBACK AND CHAIN", "rollback"],
    ["postgresql", "PREPARE TRANSACTION 'a'", "commit"],
    ["postgresql", "PREPARE p AS SELECT 1", "none"],
    ["postgresql", "COMMIT PREPARED 'a'", "none"],
    ["postgresql", "CREATE TABLE a (b int)", "none"],
    ["mysql", "CREATE TABLE a (b int)", "commit"],
    ["mysql", "CREATE TEMPORARY TABLE a (b int)", "none"],
    ["mysql", "SET autocommit = 1", "commit"],
    ["mysql", "START SLAVE", "none"],
    ["sqlite", "BEGIN EXCLUSIVE", "begin"],
    ["sqlite", "RELEASE a", "savepoint"],
  ];
  for (const [dialect, text, expected] of transactions)
    it(`${dialect} leaves the transaction at ${expected}: ${text}`, () =>
      assert.equal(classify(text, dialect).transaction, expected));

  const modes: readonly (readonly [Dialect, string, Modes, string])[] = [
    ["postgresql", "SELECT '\\'", { backslashEscapes: false }, "read"],
    ["postgresql", "SELECT '\\'", { backslashEscapes: true }, "unknown"],
    ["postgresql", "SELECT '\\'", {}, "unknown"],
    [
      "mysql",
      "SELECT 'it\\'s; delete from book'",
      { backslashEscapes: true, ansiQuotes: false },
      "read",
    ],
    ["mysql", "SELECT 'it\\'s; delete from book'", {}, "unknown"],
    ["mysql", 'SELECT "it\\"s", "a""b"', { backslashEscapes: true, ansiQuotes: false }, "read"],
    ["mysql", "SELECT '\\''", { backslashEscapes: true, ansiQuotes: false }, "read"],
    ["mysql", "SELECT '\\''", { backslashEscapes: false }, "unknown"],
    ["mysql", 'SELECT "now"()', { ansiQuotes: true }, "unknown"],
  ];
  for (const [dialect, text, given, kind] of modes)
    it(`${dialect} with ${JSON.stringify(given)} takes for ${kind}: ${text}`, () =>
      assert.equal(classify(text, dialect, given).kind, kind));

  it("names the verbs in their order", () => {
    const text = "WITH x AS (DELETE FROM book RETURNING 1) SELECT * FROM x";
    assert.deepEqual(classify(text, "postgresql").verbs, ["WITH", "DELETE", "SELECT"]);
    assert.deepEqual(classify("EXPLAIN ANALYZE DELETE FROM a", "postgresql").verbs, [
      "EXPLAIN",
      "DELETE",
    ]);
  });

  it("says why", () => {
    assert.deepEqual(classify("SELECT renew(), nextval('a')", "postgresql").reasons, [
      "nothing is known of the function renew()",
      "nextval() has effects beside its value",
    ]);
  });
});
