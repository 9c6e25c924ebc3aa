/** The formats that rows are copied and exported in: what they write, and that it reads back as it was. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Cell, Column, ValueKind } from "#client/drivers/values.ts";
import { arrayItems } from "#client/results/formats/arrayText.ts";
import { csv, tsv } from "#client/results/formats/delimited.ts";
import { writeAll, type FormatFacts, type RowFormat } from "#client/results/formats/format.ts";
import { insert } from "#client/results/formats/insert.ts";
import { json, jsonLines } from "#client/results/formats/json.ts";
import { markdown } from "#client/results/formats/markdown.ts";
import { python } from "#client/results/formats/python.ts";
import { pythonLiteral } from "#client/results/formats/pythonLiteral.ts";
import { sqlLiteral } from "#client/results/formats/sqlLiteral.ts";

const columns: readonly Column[] = [
  { name: "id", kind: "integer", type: "bigint" },
  { name: "name", kind: "text", type: "text" },
  { name: "name", kind: "json", type: "jsonb" },
  { name: "data", kind: "binary", type: "bytea" },
];
const rows: readonly (readonly Cell[])[] = [
  ["9007199254740993", 'a "b",\nc', '{"n": 12345678901234567890}', "ff00"],
  [null, "", null, null],
  ["2", "NULL", "[]", ""],
];

function check(format: (facts: FormatFacts) => RowFormat, expected: string): void {
  const server = { dialect: "postgresql" as const, modes: {} };
  assert.equal(writeAll(format({ columns, server }), rows), expected);
}

describe("formats of rows", () => {
  it("CSV tells NULL, empty text and the text NULL apart", () => {
    check(
      csv,
      'id,name,name,data\r\n9007199254740993,"a ""b"",\nc","{""n"": 12345678901234567890}",ff00\r\n,"",,\r\n2,NULL,[],""\r\n',
    );
  });

  it("tab-separated text quotes only what would part a cell", () => {
    check(
      tsv,
      'id\tname\tname\tdata\n9007199254740993\t"a ""b"",\nc"\t"{""n"": 12345678901234567890}"\tff00\n\t""\t\t\n2\tNULL\t[]\t""\n',
    );
  });

  it("JSON keeps every digit, and both columns of one name", () => {
    check(
      json,
      `[
  {"id": 9007199254740993, "name": "a \\"b\\",\\nc", "name_2": {"n": 12345678901234567890}, "data": "/wA="},
  {"id": null, "name": "", "name_2": null, "data": null},
  {"id": 2, "name": "NULL", "name_2": [], "data": ""}
]
`,
    );
  });

  it("Markdown is a table, whatever is in it", () => {
    check(
      markdown,
      `| id | name | name | data |
| --: | --- | --- | --- |
| 9007199254740993 | a "b",<br>c | \\{"n": 12345678901234567890\\} | 0xff00 |
| *NULL* |  | *NULL* | *NULL* |
| 2 | NULL | \\[\\] | 0x |
`,
    );
  });

  it("INSERT names the table of the columns, or none of ours where there are several", () => {
    const server = { dialect: "mysql" as const, modes: {} };
    const source = (column: string) => ({ schema: "shop", table: "order`s", column });
    const own: readonly Column[] = [
      { name: "n", kind: "integer", type: "int", source: source("id") },
      { name: "t", kind: "text", type: "text", source: source("text") },
    ];
    assert.equal(
      writeAll(insert({ columns: own, server }), [["1", "it's \\"]]),
      "INSERT INTO `shop`.`order``s` (`id`, `text`) VALUES (1, 'it''s \\\\');\n",
    );
    assert.match(
      writeAll(insert({ columns, server }), rows.slice(1, 2)),
      /^INSERT INTO `result` \(`id`, `name`, `name_2`/,
    );
  });

  it("Python takes tuples where names are there twice", () => {
    const server = { dialect: "sqlite" as const, modes: {} };
    assert.match(
      writeAll(python({ columns, server }), rows.slice(0, 1)),
      /# "id", "name", "name", "data"\n\[\n {4}\(9007199254740993, "a \\"b\\",\\nc", \{"n":12345678901234567890\}, b"\\xff\\x00"\),\n\]\n$/,
    );
  });

  const pythonValues: readonly (readonly [
    kind: ValueKind,
    text: string,
    expected: string,
    type?: string,
  ])[] = [
    ["decimal", "1.10", 'Decimal("1.10")'],
    ["float", "1", "1.0"],
    ["float", "-Infinity", 'float("-inf")'],
    ["float", "NaN", 'float("nan")'],
    [
      "timestamp",
      "2024-01-31 10:00:00.5+05:30",
      "datetime(2024, 1, 31, 10, 0, 0, 500000, tzinfo=timezone(timedelta(seconds=19800)))",
    ],
    ["timestamp", "2024-01-31 10:00:00+00", "datetime(2024, 1, 31, 10, 0, 0, tzinfo=timezone.utc)"],
    ["timestamp", "0044-03-15 12:00:00 BC", '"0044-03-15 12:00:00 BC"'],
    ["timestamp", "infinity", '"infinity"'],
    ["date", "0000-00-00", '"0000-00-00"'],
    ["time", "24:00:00", "timedelta(seconds=86400)"],
    ["time", "-00:00:01", "timedelta(seconds=-1)"],
    ["interval", "1 mon", '"1 mon"'],
    ["interval", "00:00:00", "timedelta()"],
    ["json", '{"a": [true, null, "x\\u0041"]}', '{"a":[True,None,"xA"]}'],
    ["array", "{t,NULL,f}", "[True, None, False]", "boolean[]"],
    ["array", "[0:1]={1.5,2}", '[Decimal("1.5"), Decimal("2")]', "numeric(4,1)[]"],
    ["binary", "22415c00", 'b"\\"A\\\\\\x00"'],
    ["text", 'a\u0000\u2028"\\', '"a\\x00\\u2028\\"\\\\"'],
    ["integer", "007", "7"],
    ["boolean", "true", "True"],
  ];
  for (const [kind, text, expected, type = ""] of pythonValues)
    it(`Python writes ${kind} ${text}`, () =>
      assert.equal(pythonLiteral({ kind, text }, type), expected));

  const sqlValues: readonly (readonly [
    dialect: "postgresql" | "mysql" | "sqlite",
    kind: ValueKind,
    text: string,
    expected: string,
  ])[] = [
    ["postgresql", "text", "a\\'b", "E'a\\\\''b'"],
    ["postgresql", "binary", "ff", "'\\xff'"],
    ["postgresql", "float", "NaN", "'NaN'"],
    ["mysql", "text", "a\\'b", "'a\\\\''b'"],
    ["mysql", "binary", "ff", "X'ff'"],
    ["sqlite", "text", "a\\'b", "'a\\''b'"],
    ["sqlite", "float", "-Inf", "-9e999"],
    ["sqlite", "text", "a\0b", "CAST(X'610062' AS TEXT)"],
  ];
  for (const [dialect, kind, text, expected] of sqlValues)
    it(`${dialect} writes ${kind} ${JSON.stringify(text)}`, () =>
      assert.equal(sqlLiteral({ kind, text }, { dialect, modes: {} }), expected));

  it("any CSV reads back as the rows that it was made of", () => {
    fc.assert(
      fc.property(texts(), (cells) => {
        const { facts, rows } = table(cells);
        const [names, ...read] = readDelimited(writeAll(csv(facts), rows));
        assert.deepEqual(
          names,
          facts.columns.map(({ name }) => name),
        );
        assert.deepEqual(read, rows);
      }),
    );
  });

  it("any JSON reads back as the rows that it was made of", () => {
    fc.assert(
      fc.property(texts(), (cells) => {
        const { facts, rows } = table(cells);
        const objects = rows.map((row) =>
          Object.fromEntries(row.map((cell, at) => [`c${at}`, cell])),
        );
        assert.deepEqual(JSON.parse(writeAll(json(facts), rows)), objects);
        const lines = writeAll(jsonLines(facts), rows).split("\n").slice(0, -1);
        assert.deepEqual(
          lines.map((line) => JSON.parse(line) as unknown),
          objects,
        );
      }),
    );
  });

  it("any array of PostgreSQL reads back as its items", () => {
    const item = fc.oneof(fc.string({ unit: "binary" }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const quoted = items.map((one) =>
          one === null ? "NULL" : `"${one.replace(/[\\"]/g, "\\$&")}"`,
        );
        assert.deepEqual(arrayItems(`{${quoted.join(",")}}`), items);
      }),
    );
    for (const text of ["", "{", "}", "{1}}", "x", "{1}x"])
      assert.equal(arrayItems(text), undefined, text);
  });
});

/** Rows of the same three columns. */
function texts() {
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ unit: "binary" }),
    fc.constantFrom("", "NULL", '"', " x ", "\r\n"),
  );
  return fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 });
}

function table(rows: readonly (readonly Cell[])[]) {
  const named: readonly Column[] = [0, 1, 2].map((at) => ({
    name: `c${at}`,
    kind: "text",
    type: "text",
  }));
  return { facts: { columns: named, server: { dialect: undefined, modes: {} } }, rows };
}

/** A reader of RFC 4180 that tells a field without quotes from an empty one in quotes. */
function readDelimited(text: string): (string | null)[][] {
  const records: (string | null)[][] = [];
  let record: (string | null)[] = [];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (let found = field.exec(text); found; found = field.exec(text)) {
    const [, raw = "", end] = found;
    record.push(
      raw === "" ? null : raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw,
    );
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
