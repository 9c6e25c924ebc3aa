/** Every built-in type of PostgreSQL comes as the exact text that the server has, and goes back as the same value. */
import assert from "node:assert/strict";
import type { Connection } from "#client/drivers/driver.ts";
import type { ValueKind } from "#client/drivers/values.ts";
import { open, rowsOf, run } from "#test/support/drivers.ts";
import { freshPostgresql, type FreshPostgresql } from "#test/support/servers.ts";

/** A type, what it is, and texts that are values of it in the server's own notation. */
type Case = readonly [type: string, kind: ValueKind, ...texts: string[]];

const cases: readonly Case[] = [
  ["smallint", "integer", "-32768", "0", "32767"],
  ["integer", "integer", "-2147483648", "2147483647"],
  ["bigint", "integer", "-9223372036854775808", "9007199254740993", "9223372036854775807"],
  ["oid", "integer", "0", "4294967295"],
  ["numeric", "decimal", "NaN", "Infinity", "-Infinity", "0.1", "100"],
  ["numeric", "decimal", `${"9".repeat(1000)}.${"123456789".repeat(100)}`],
  ["numeric(10,2)", "decimal", "-12345678.90", "0.00", "99999999.99"],
  ["numeric(1000,500)", "decimal", `0.${"0".repeat(499)}1`],
  ["real", "float", "3.4028235e+38", "1e-45", "NaN", "-Infinity", "-0", "0.1"],
  ["double precision", "float", "1.7976931348623157e+308", "5e-324", "0.1", "-0", "Infinity"],
  ["double precision", "float", "0.30000000000000004", "1.2345678901234568e+17", "NaN"],
  ["boolean", "boolean", "true", "false"],
  ["text", "text", "", " ", "NULL", "a\tb\r\nc", "'\"\\", "𝒳 ẞ ‮ e\u0301", "\u0001\u007f"],
  ["character varying(20)", "text", "", "zwölf Boxkämpfer"],
  ["character(5)", "text", "ab   ", "     "],
  ['"char"', "text", "x", ""],
  ["name", "text", "Straße"],
  ["bytea", "binary", "", "00", "00ff10deadbeef5c27"],
  [
    "date",
    "date",
    "4713-01-01 BC",
    "0001-01-01",
    "2024-02-29",
    "5874897-12-31",
    "infinity",
    "-infinity",
  ],
  ["time without time zone", "time", "00:00:00", "23:59:59.999999", "24:00:00"],
  ["time(3) without time zone", "time", "12:34:56.789"],
  ["time with time zone", "time", "12:34:56.789012+05:30", "00:00:00-15:59:59"],
  [
    "timestamp without time zone",
    "timestamp",
    "2024-02-29 23:59:59.999999",
    "0044-03-15 12:00:00 BC",
  ],
  [
    "timestamp without time zone",
    "timestamp",
    "infinity",
    "-infinity",
    "294276-12-31 23:59:59.999999",
  ],
  ["timestamp with time zone", "timestamp", "2024-06-30 23:59:59.000001+00", "infinity"],
  ["timestamp(0) with time zone", "timestamp", "1970-01-01 00:00:00+00"],
  ["interval", "interval", "1 year 2 mons -3 days +04:05:06.789", "00:00:00", "-178000000 years"],
  ["interval day to second", "interval", "1 day 02:03:04"],
  ["uuid", "uuid", "00000000-0000-0000-0000-000000000000", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
  ["json", "json", '{"b": 1,  "a": 12345678901234567890, "b": 2}', "null", " [1 ] "],
  ["jsonb", "json", '{"a": 12345678901234567890.10, "bb": [null, "\\u0001", "𝒳"]}', "null"],
  ["xml", "text", '<a b="c">d &amp; é</a>'],
  ["bit(8)", "other", "10110011"],
  ["bit varying(10)", "other", "", "101"],
  ["inet", "other", "192.168.0.1", "10.1.2.3/8", "2001:db8::1/64"],
  ["cidr", "other", "10.0.0.0/8", "2001:db8::/32"],
  ["macaddr", "other", "08:00:2b:01:02:03"],
  ["macaddr8", "other", "08:00:2b:01:02:03:04:05"],
  ["money", "other", "-$92,233,720,368,547,758.08", "$0.00"],
  ["point", "other", "(1.5,-2e-30)"],
  ["line", "other", "{1,-1,0}"],
  ["lseg", "other", "[(0,0),(1,1)]"],
  ["box", "other", "(2,2),(0,0)"],
  ["path", "other", "((0,0),(1,0),(1,1))", "[(0,0),(1,0)]"],
  ["polygon", "other", "((0,0),(1,0),(1,1))"],
  ["circle", "other", "<(0,0),2>"],
  ["tsvector", "other", "'fat':2 'rat':3A"],
  ["tsquery", "other", "'fat' & ( 'rat' | !'cat' )"],
  ["pg_lsn", "other", "16/B374D848"],
  ["int4range", "other", "[1,10)", "empty", "(,5)"],
  ["numrange", "other", "[1.1,2.2]", "(,)"],
  ["tstzrange", "other", '["2024-01-01 00:00:00+00",infinity]'],
  ["int4multirange", "other", "{[1,3),[5,7)}", "{}"],
  ["integer[]", "array", "{}", "{1,NULL,-3}", "{{1,2},{3,NULL}}", "[0:1]={5,6}"],
  ["text[]", "array", '{"a,b","\\"","",NULL,"NULL","{}"}'],
  ["boolean[]", "array", "{t,f,NULL}"],
  ["bytea[]", "array", '{"\\\\x00ff",NULL}'],
  ["numeric(5,1)[]", "array", "{1.5,NaN}"],
  ["jsonpath", "other", '$."a"[*]'],
  ["mood", "text", "happy", "so so"],
  ["mood[]", "array", '{happy,"so so"}'],
  ["pair", "other", '(1,"a,""b""")', "(,)"],
  ["pair[]", "array", '{"(1,x)","(,)"}'],
  ["posint", "integer", "1"],
  ["code", "text", "AB"],
  ["citext", "text", "MiXeD"],
  ["hstore", "other", '"a"=>"1", "b"=>NULL, "c"=>""'],
  ["ltree", "other", "top.science"],
];

const prepare = [
  "create type mood as enum ('happy', 'so so')",
  "create type pair as (id integer, name text)",
  "create domain posint as integer check (value > 0)",
  "create domain code as character varying(4)",
  "create extension citext",
  "create extension hstore",
  "create extension ltree",
];

describe("values of PostgreSQL", () => {
  let database: FreshPostgresql;
  let connection: Connection;
  before(async () => {
    database = await freshPostgresql();
    for (const sql of prepare) await database.query(sql);
    connection = await open({ ...database.target, timeZone: "UTC" });
    await run(connection, "set lc_monetary = 'C'");
  });
  after(async () => {
    await connection.close();
    await database.drop();
  });

  for (const [type, kind, ...texts] of cases)
    it(`${type} is ${kind}, and ${texts.length} values of it go there and back`, () =>
      checkType(connection, type, kind, texts));

  it("NULL and an empty text stay apart", async () => {
    assert.deepEqual(await rowsOf(connection, "select null::text, ''"), [[null, ""]]);
  });

  it("columns of one name stay apart", async () => {
    const { results } = await run(connection, "select 1 as a, 2 as a, 3");
    assert.deepEqual(
      results[0]?.columns.map(({ name }) => name),
      ["a", "a", "?column?"],
    );
    assert.deepEqual(results[0].first.rows, [["1", "2", "3"]]);
  });

  it("bytes are hexadecimal digits whatever the session writes", async () => {
    await run(connection, "set bytea_output = 'escape'");
    assert.deepEqual(await rowsOf(connection, String.raw`select '\x005c61ff'::bytea`), [
      ["005c61ff"],
    ]);
    await run(connection, "set bytea_output = 'hex'");
  });

  it("bound bytes, numbers and booleans arrive as such", async () => {
    const values = [{ kind: "binary", base64: "AP8=" } as const, 7, true, null, "x"];
    const sql = "select $1::bytea, $2::int + 1, not $3::bool, $4::int, $5::text";
    assert.deepEqual(await rowsOf(connection, { sql, values }), [
      ["00ff", "8", "false", null, "x"],
    ]);
  });

  it("columns of a table say whence they come, and domains their own name", async () => {
    await run(connection, 'create table "Odd Table" ("A b" code not null, n numeric(7,3), m mood)');
    const { results } = await run(
      connection,
      'select n + 1 as sum, "A b" as x, m from "Odd Table" as o',
    );
    const source = (column: string) => ({ schema: "public", table: "Odd Table", column });
    assert.deepEqual(results[0]?.columns, [
      { name: "sum", kind: "decimal", type: "numeric" },
      { name: "x", kind: "text", type: "code", source: source("A b") },
      { name: "m", kind: "text", type: "mood", source: source("m") },
    ]);
    await run(connection, 'alter table "Odd Table" rename column m to mm');
    const again = await run(connection, 'select mm from "Odd Table"');
    assert.deepEqual(again.results[0]?.columns[0]?.source, source("mm"));
  });
});

/** Stores texts, reads them, stores what was read, and has the server compare the two. */
async function checkType(
  connection: Connection,
  type: string,
  kind: ValueKind,
  texts: readonly string[],
): Promise<void> {
  const store = async (id: number, text: string) => {
    const value = kind === "binary" ? { kind, base64: base64(text) } : text;
    await run(connection, { sql: "insert into kept values ($1, $2)", values: [id, value] });
  };
  await run(connection, "drop table if exists kept");
  await run(connection, `create table kept (id integer, value ${type})`);
  for (const [id, text] of texts.entries()) await store(id, text);
  const { results } = await run(connection, "select value from kept order by id");
  assert.deepEqual(
    results[0]?.first.rows,
    texts.map((text) => [text]),
  );
  const [column] = results[0].columns;
  assert.deepEqual({ kind: column?.kind, type: column?.type }, { kind, type });
  for (const [id, [cell]] of results[0].first.rows.entries()) await store(id + 100, String(cell));
  const same =
    "select count(*) from kept a join kept b on b.id = a.id + 100 and a.value::text = b.value::text";
  assert.deepEqual(await rowsOf(connection, same), [[String(texts.length)]]);
}

function base64(hex: string): string {
  return Buffer.from(hex, "hex").toString("base64");
}
