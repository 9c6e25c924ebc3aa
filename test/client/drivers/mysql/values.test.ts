/** Values of MySQL come as the server has them, and go back as they came. */
import assert from "node:assert/strict";
import type { EngineSession } from "#client/drivers/engine.ts";
import { mysql } from "#client/drivers/mysql/engine.ts";
import type { Value } from "#client/drivers/driver.ts";
import type { Cell, ValueKind } from "#client/drivers/values.ts";
import { freshMysql, type FreshMysql } from "#test/support/servers/mysql.ts";
import { answer, failure, opened } from "#test/support/sessions.ts";

/** A column's type, a value as SQL, its cell and the column's kind; the type's name in answers where it differs. */
type Case = readonly [type: string, sql: string, cell: Cell, kind: ValueKind, named?: string];

const cases: readonly Case[] = [
  ["bigint(20)", "9007199254740993", "9007199254740993", "integer"],
  ["bigint(20)", "-9223372036854775808", "-9223372036854775808", "integer"],
  ["bigint(20) unsigned", "18446744073709551615", "18446744073709551615", "integer"],
  ["int(11)", "-2147483648", "-2147483648", "integer"],
  ["int(5) unsigned zerofill", "42", "00042", "integer"],
  ["smallint(6)", "7", "7", "integer"],
  ["mediumint(9)", "-8388608", "-8388608", "integer"],
  ["tinyint(4)", "-128", "-128", "integer"],
  ["tinyint(1)", "1", "true", "boolean"],
  ["tinyint(1)", "0", "false", "boolean"],
  ["tinyint(1)", "2", { kind: "integer", text: "2" }, "boolean"],
  [
    "decimal(65,30)",
    "-12345678901234567890123456789012345.123456789012345678901234567890",
    "-12345678901234567890123456789012345.123456789012345678901234567890",
    "decimal",
  ],
  ["decimal(5,0)", "5", "5", "decimal"],
  ["decimal(5,2) unsigned", "1.5", "1.50", "decimal"],
  ["double", "0.1", "0.1", "float"],
  ["double", "1.7976931348623157e308", "1.7976931348623157e308", "float"],
  ["double", "1e15", "1e15", "float"],
  ["double(10,3)", "1.5", "1.500", "float"],
  ["float", "0.5", "0.5", "float"],
  ["date", "'0000-00-00'", "0000-00-00", "date"],
  ["date", "'9999-12-31'", "9999-12-31", "date"],
  ["date", "'2024-00-00'", "2024-00-00", "date"],
  ["datetime(6)", "'2024-02-29 23:59:59.999999'", "2024-02-29 23:59:59.999999", "timestamp"],
  ["datetime", "'0000-00-00 00:00:00'", "0000-00-00 00:00:00", "timestamp"],
  ["timestamp(3)", "'2024-02-29 23:59:59.123'", "2024-02-29 23:59:59.123", "timestamp"],
  ["time", "'838:59:59'", "838:59:59", "time"],
  ["time(6)", "'-100:00:00.000001'", "-100:00:00.000001", "time"],
  ["year(4)", "2024", "2024", "integer"],
  ["year(4)", "0", "0000", "integer"],
  ["bit(1)", "b'1'", "1", "integer"],
  [
    "bit(64)",
    "b'1111111111111111111111111111111111111111111111111111111111111111'",
    "18446744073709551615",
    "integer",
  ],
  ["char(5)", "'ab '", "ab", "text"],
  ["varchar(20)", "''", "", "text"],
  ["varchar(20)", "'😀 ''\\\\\" `'", "😀 '\\\" `", "text"],
  ["varchar(20)", "CONCAT('a', CHAR(0), 'b\\n')", "a\0b\n", "text"],
  ["varchar(20)", "NULL", null, "text"],
  ["varchar(20) CHARACTER SET latin1", "'é€'", "é€", "text", "varchar(20)"],
  ["varchar(20) CHARACTER SET utf16", "'日本'", "日本", "text", "varchar(20)"],
  ["tinytext", "'ü'", "ü", "text"],
  ["text", "REPEAT('ü', 30000)", "ü".repeat(30_000), "text"],
  ["mediumtext", "'ü'", "ü", "text"],
  ["longtext", "'ü'", "ü", "text"],
  ["binary(3)", "x'0001ff'", "0001ff", "binary"],
  ["varbinary(9)", "x''", "", "binary"],
  ["tinyblob", "x'ff00'", "ff00", "binary"],
  ["blob", "x'c328'", "c328", "binary"],
  ["longblob", "NULL", null, "binary"],
  [
    "json",
    `'{"a": 12345678901234567890, "b": 0.10, "é": "😀"}'`,
    `{"a": 12345678901234567890, "b": 0.10, "é": "😀"}`,
    "json",
  ],
  ["enum('a','b,c')", "'b,c'", "b,c", "text", "enum"],
  ["set('x','y')", "'x,y'", "x,y", "text", "set"],
  [
    "point",
    "ST_GeomFromText('POINT(1 2)', 4326)",
    "e61000000101000000000000000000f03f0000000000000040",
    "binary",
  ],
  [
    "uuid",
    "'550e8400-e29b-41d4-a716-446655440000'",
    "550e8400-e29b-41d4-a716-446655440000",
    "uuid",
  ],
  ["inet6", "'::1'", "::1", "text"],
];

describe("values of MySQL", () => {
  let database: FreshMysql;
  let session: EngineSession;
  before(async () => {
    database = await freshMysql();
    // Without strictness the server takes zero dates.
    session = await opened(mysql, { ...database.target, sqlMode: "" });
  });
  after(async () => {
    await session.close();
    await database.drop();
  });

  for (const [at, [type, sql, cell, kind, named]] of cases.entries())
    it(`reads and writes ${type}: ${sql.slice(0, 40)}`, async () => {
      const table = `value_${at}`;
      await answer(session, `CREATE TABLE ${table} (id int PRIMARY KEY, v ${type} NULL)`);
      await answer(session, `INSERT INTO ${table} VALUES (1, ${sql})`);
      const { columns, rows } = await answer(session, `SELECT v FROM ${table}`);
      assert.deepEqual(rows, [[cell]]);
      assert.deepEqual(columns, [
        {
          ...{ name: "v", kind, type: named ?? type },
          source: { schema: database.target.database, table, column: "v" },
        },
      ]);
      await answer(session, `INSERT INTO ${table} VALUES (2, ?)`, [boundAs(cell, kind)]);
      const same = `SELECT COUNT(*) FROM ${table} a JOIN ${table} b ON a.v <=> b.v WHERE a.id = 1 AND b.id = 2`;
      assert.deepEqual((await answer(session, same)).rows, [["1"]]);
      const found = `SELECT COUNT(*) FROM ${table} WHERE v <=> ?`;
      assert.deepEqual((await answer(session, found, [boundAs(cell, kind)])).rows, [["2"]]);
    });

  it("keeps columns of one name apart", async () => {
    const { columns, rows } = await answer(session, "SELECT 1 AS a, 'x' AS a, NULL AS b, '' AS b");
    assert.deepEqual(
      columns.map(({ name }) => name),
      ["a", "a", "b", "b"],
    );
    assert.deepEqual(rows, [["1", "x", null, ""]]);
  });

  it("binds values where a mode changes what ends a string", async () => {
    const evil = "a\\' OR 1=1 -- \" ` \u0000 😀";
    for (const mode of [
      "",
      "ANSI_QUOTES",
      "NO_BACKSLASH_ESCAPES",
      "ANSI_QUOTES,NO_BACKSLASH_ESCAPES",
    ]) {
      await answer(session, `SET sql_mode = '${mode}'`);
      const { rows } = await answer(
        session,
        "SELECT ?, '?', `a?`, ? /* ? */ FROM (SELECT 1 AS `a?`) x -- ?",
        [evil, { kind: "binary", base64: "AP8=" }],
      );
      assert.deepEqual(rows, [[evil, "?", "1", "00ff"]], mode);
    }
    await answer(session, "SET sql_mode = ''");
  });

  it("finds a row by a large number, and only that one", async () => {
    await answer(session, "CREATE TABLE large (id bigint PRIMARY KEY, d decimal(30,5))");
    await answer(
      session,
      "INSERT INTO large VALUES (9007199254740992, 1), (9007199254740993, 12345678901234567890.00001)",
    );
    const byId = await answer(session, "SELECT id FROM large WHERE id = ?", ["9007199254740993"]);
    assert.deepEqual(byId.rows, [["9007199254740993"]]);
    const changed = await answer(session, "UPDATE large SET d = ? WHERE id = ?", [
      "-12345678901234567890.00001",
      "9007199254740993",
    ]);
    assert.equal(changed.affected, 1);
    const { rows } = await answer(session, "SELECT id, d FROM large ORDER BY id");
    assert.deepEqual(rows, [
      ["9007199254740992", "1.00000"],
      ["9007199254740993", "-12345678901234567890.00001"],
    ]);
  });

  it("binds numbers, booleans and nothing", async () => {
    const { rows } = await answer(session, "SELECT ? + 0, ?, ?, ? IS NULL, LENGTH(?)", [
      "9007199254740993",
      1.5,
      true,
      null,
      "",
    ]);
    assert.deepEqual(rows, [["9.007199254740992e15", "1.5", "1", "1", "0"]]);
    assert.match(
      (await failure(session, "SELECT ?", [1, 2])).message,
      /1 placeholders for 2 values/,
    );
    assert.match((await failure(session, "SELECT ?", [Infinity])).message, /no infinite numbers/);
  });

  it("reads text in the character set that a statement asked for, and what is none as bytes", async () => {
    await answer(session, "SET NAMES latin1");
    assert.deepEqual((await answer(session, "SELECT _utf8mb4 0xc3a9e282ac")).rows, [["é€"]]);
    await answer(session, "SET NAMES utf8mb4");
    const { rows } = await answer(session, "SELECT CONVERT(0xfffe USING binary), _latin1 0xff");
    assert.deepEqual(rows, [["fffe", "ÿ"]]);
  });

  it("hands on the server's warnings and what it says of a change", async () => {
    const cut = await answer(session, "SELECT CAST('5x' AS SIGNED)");
    assert.deepEqual(cut.notices, [
      { severity: "Warning", message: "Truncated incorrect INTEGER value: '5x'" },
    ]);
    await answer(
      session,
      "CREATE TABLE counted (id bigint unsigned PRIMARY KEY AUTO_INCREMENT, v int)",
    );
    const inserted = await answer(
      session,
      "INSERT INTO counted VALUES (18446744073709551610, 1), (5, 2)",
    );
    assert.deepEqual(
      [inserted.affected, inserted.command],
      [2, "Records: 2  Duplicates: 0  Warnings: 0  Last insert id: 5"],
    );
    const updated = await answer(session, "UPDATE counted SET v = 2");
    // Rows that were found count, as they do for Django.
    assert.deepEqual(
      [updated.affected, updated.command],
      [2, "Rows matched: 2  Changed: 1  Warnings: 0"],
    );
    await answer(session, "DELETE FROM counted WHERE id > 5");
    const next = await answer(session, "INSERT INTO counted (v) VALUES (3)");
    assert.match(next.command ?? "", /^Last insert id: \d+$/);
  });
});

/** A cell as it is sent back. */
function boundAs(cell: Cell, kind: ValueKind): Value {
  if (cell === null) return null;
  const text = typeof cell === "string" ? cell : cell.text;
  if (kind === "binary")
    return { kind: "binary", base64: Buffer.from(text, "hex").toString("base64") };
  if (kind === "boolean" && typeof cell === "string") return text === "true";
  // Bits and years would take a text for its bytes.
  return kind === "integer" || typeof cell !== "string"
    ? Number.isSafeInteger(Number(text))
      ? Number(text)
      : text
    : text;
}
