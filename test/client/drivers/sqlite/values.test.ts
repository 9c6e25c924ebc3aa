/** Values of SQLite come as they are stored, whatever their column is declared as, and go back as they came. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import type { EngineSession } from "#client/drivers/engine.ts";
import { sqlite } from "#client/drivers/sqlite/engine.ts";
import type { Value } from "#client/drivers/driver.ts";
import type { Cell, ValueKind } from "#client/drivers/values.ts";
import { freshFile, type FreshFile } from "#test/support/sqliteFile.ts";
import { answer, failure, opened } from "#test/support/sessions.ts";

/** A declared type, a value as SQL, its cell and the column's kind. */
type Case = readonly [type: string, sql: string, cell: Cell, kind: ValueKind];

const cases: readonly Case[] = [
  ["integer", "9223372036854775807", "9223372036854775807", "integer"],
  ["bigint", "-9223372036854775808", "-9223372036854775808", "integer"],
  ["integer unsigned", "9007199254740993", "9007199254740993", "integer"],
  ["integer", "'text'", { kind: "text", text: "text" }, "integer"],
  ["integer", "1.5", { kind: "float", text: "1.5" }, "integer"],
  ["integer", "x'00ff'", { kind: "binary", text: "00ff" }, "integer"],
  ["bool", "1", "true", "boolean"],
  ["bool", "0", "false", "boolean"],
  ["bool", "2", { kind: "integer", text: "2" }, "boolean"],
  ["bool", "NULL", null, "boolean"],
  ["real", "0.1", "0.1", "float"],
  ["real", "1", "1.0", "float"],
  ["real", "1e300", "1.0e+300", "float"],
  ["real", "5e-324", "5.0e-324", "float"],
  ["real", "9e999", "Inf", "float"],
  ["real", "-9e999", "-Inf", "float"],
  ["real", "123456789.123456789", "123456789.12345679", "float"],
  ["decimal", "'12.50'", "12.5", "decimal"],
  ["decimal", "12", "12", "decimal"],
  ["varchar(20)", "''", "", "text"],
  ["varchar(20)", "5", "5", "text"],
  ["text", "'😀 ''\"`' || char(10) || 'é'", "😀 '\"`\né", "text"],
  ["text", "'a' || char(0) || 'b'", "a\0b", "text"],
  ["text", "x'41'", { kind: "binary", text: "41" }, "text"],
  ["blob", "x''", "", "binary"],
  ["blob", "x'00ff'", "00ff", "binary"],
  ["blob", "'text'", { kind: "text", text: "text" }, "binary"],
  ["date", "'2024-02-29'", "2024-02-29", "date"],
  ["date", "'someday'", { kind: "text", text: "someday" }, "date"],
  ["datetime", "'2024-02-29 23:59:59.123456'", "2024-02-29 23:59:59.123456", "timestamp"],
  ["datetime", "1709251199", { kind: "integer", text: "1709251199" }, "timestamp"],
  ["time", "'23:59:59.5'", "23:59:59.5", "time"],
  ["char(32)", "'550e8400e29b41d4a716446655440000'", "550e8400e29b41d4a716446655440000", "uuid"],
  ["char(32)", "'no uuid'", { kind: "text", text: "no uuid" }, "uuid"],
  ["json", "'{\"a\": 12345678901234567890}'", '{"a": 12345678901234567890}', "json"],
  ["", "9223372036854775807", "9223372036854775807", "integer"],
  ["", "'x'", "x", "text"],
  ["", "1.0", "1.0", "float"],
];

describe("values of SQLite", () => {
  let file: FreshFile;
  let session: EngineSession;
  before(async () => {
    file = freshFile();
    session = await opened(sqlite, file.target);
  });
  after(async () => {
    await session.close();
    file.drop();
  });

  for (const [at, [type, sql, cell, kind]] of cases.entries())
    it(`reads and writes ${type || "no type"}: ${sql}`, async () => {
      const table = `value_${at}`;
      await answer(session, `CREATE TABLE ${table} (id integer PRIMARY KEY, v ${type})`);
      await answer(session, `INSERT INTO ${table} VALUES (1, ${sql})`);
      const { columns, rows } = await answer(session, `SELECT v FROM ${table}`);
      assert.deepEqual(rows, [[cell]]);
      const source = { schema: "main", table, column: "v" };
      // SQLite writes the names of its own types in capitals.
      const named = columns.map((column) => ({ ...column, type: column.type.toLowerCase() }));
      assert.deepEqual(named, [{ name: "v", kind, type, source }]);
      // A column without a type converts nothing: what is sent as text stays one.
      if (type === "" && kind !== "text") return;
      await answer(session, `INSERT INTO ${table} VALUES (2, ?)`, [boundAs(cell, kind)]);
      const same = `SELECT count(*) FROM ${table} a, ${table} b
        WHERE a.id = 1 AND b.id = 2 AND a.v IS b.v AND typeof(a.v) = typeof(b.v)`;
      assert.deepEqual((await answer(session, same)).rows, [["1"]]);
    });

  it("gives numbers texts that are the same number again", () =>
    fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true }), async (number) => {
        const { rows } = await answer(session, "SELECT ?", [number]);
        const text = String(rows[0]?.[0]).replace("Inf", "Infinity");
        // An integer is sent as one; SQLite has no negative zero.
        assert.equal(Number(text), number === 0 ? 0 : number);
      }),
      { numRuns: 300 },
    ));

  it("keeps columns of one name apart, and gives expressions the kind of their values", async () => {
    const { columns, rows } = await answer(
      session,
      "SELECT 1 AS a, 'x' AS a, NULL AS b, 1.5 AS c, x'ff' AS d",
    );
    assert.deepEqual(
      columns.map(({ name, kind }) => [name, kind]),
      [
        ["a", "integer"],
        ["a", "text"],
        ["b", "other"],
        ["c", "float"],
        ["d", "binary"],
      ],
    );
    assert.deepEqual(rows, [["1", "x", null, "1.5", "ff"]]);
  });

  it("shows text that is no UTF-8 with replacements, and the bytes where they are asked for", async () => {
    const { rows } = await answer(
      session,
      "SELECT v, CAST(v AS blob) FROM (SELECT CAST(x'41ff42' AS text) AS v)",
    );
    assert.deepEqual(rows, [["A\uFFFDB", "41ff42"]]);
  });

  it("reads strict tables, tables without row ids and generated columns", async () => {
    await answer(
      session,
      "CREATE TABLE strict_one (k text PRIMARY KEY, v any, n int) STRICT, WITHOUT ROWID",
    );
    await answer(session, "INSERT INTO strict_one VALUES ('a', '1', 1), ('b', 1, 2)");
    const { rows } = await answer(session, "SELECT v FROM strict_one ORDER BY k");
    assert.deepEqual(rows, [["1"], [{ kind: "integer", text: "1" }]]);
    const failed = await failure(session, "INSERT INTO strict_one VALUES ('c', 1, 'text')");
    assert.equal(failed.code, "SQLITE_CONSTRAINT_DATATYPE");
    await answer(
      session,
      "CREATE TABLE computed (a int, b AS (a * 2), c int GENERATED ALWAYS AS (a + 1) STORED)",
    );
    await answer(session, "INSERT INTO computed VALUES (9007199254740993)");
    assert.deepEqual((await answer(session, "SELECT * FROM computed")).rows, [
      ["9007199254740993", "18014398509481986", "9007199254740994"],
    ]);
  });

  it("binds integers as integers, and says when their number is wrong", async () => {
    const { rows } = await answer(session, "SELECT typeof(?), typeof(?), typeof(?), typeof(?)", [
      5,
      1.5,
      true,
      { kind: "binary", base64: "AA==" },
    ]);
    assert.deepEqual(rows, [["integer", "real", "integer", "blob"]]);
    assert.match(
      (await failure(session, "SELECT ?, '?'", [1, 2])).message,
      /1 placeholders for 2 values/,
    );
    assert.match((await failure(session, "SELECT ?", [])).message, /1 placeholders for 0 values/);
  });

  it("counts the rows that a statement changed, and no others", async () => {
    await answer(session, "CREATE TABLE counted (id integer PRIMARY KEY, v)");
    assert.equal(
      (await answer(session, "INSERT INTO counted VALUES (1, 1), (2, 2), (3, 3)")).affected,
      3,
    );
    assert.equal(
      (await answer(session, "CREATE INDEX counted_v ON counted (v)")).affected,
      undefined,
    );
    const returned = await answer(
      session,
      "UPDATE counted SET v = v + 1 WHERE id > 1 RETURNING id, v",
    );
    assert.deepEqual(
      [returned.affected, returned.rows],
      [
        2,
        [
          ["2", "3"],
          ["3", "4"],
        ],
      ],
    );
    assert.equal((await answer(session, "SELECT * FROM counted")).affected, undefined);
    assert.equal((await answer(session, "DELETE FROM counted")).affected, 3);
  });

  it("commits what answers rows although nobody reads them", async () => {
    await answer(session, "CREATE TABLE answered (id integer PRIMARY KEY)");
    const found = await session.execute({
      sql: "INSERT INTO answered WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 5000) SELECT i FROM s RETURNING id",
    });
    assert(found.kind === "executed");
    const other = new DatabaseSync(file.path);
    assert.equal(other.prepare("SELECT count(*) AS n FROM answered").get()?.["n"], 5000);
    other.close();
    await found.results[0]?.source?.close();
  });
});

/** A cell as it is sent back. */
function boundAs(cell: Cell, kind: ValueKind): Value {
  if (cell === null) return null;
  const own = typeof cell === "string" ? kind : cell.kind;
  const text = typeof cell === "string" ? cell : cell.text;
  if (own === "binary")
    return { kind: "binary", base64: Buffer.from(text, "hex").toString("base64") };
  if (own === "boolean") return text === "true";
  if (own === "float") return Number(text.replace("Inf", "Infinity"));
  if (own === "integer" && Number.isSafeInteger(Number(text))) return Number(text);
  return text;
}
