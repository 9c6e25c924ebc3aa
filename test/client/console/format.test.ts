/** A console's file: what is written reads back equal, any text opens, and the whole stays SQL. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { readConsole, writeConsole, type ConsoleFile } from "#client/console/file/format.ts";
import { split } from "#client/drivers/sql/split.ts";

const line = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "-- %% sql",
    "-- %% python",
    "-- \\%% sql",
    "%% markdown",
    "\\%% x",
    "-- %% console alias=x",
    "--",
    "-- ",
    "",
    "a\r",
    "\ufeff",
    "-- %% language: json",
    "-- alias",
  ),
);
const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
const file: fc.Arbitrary<ConsoleFile> = fc.record(
  {
    alias: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    project: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    cells: fc.array(
      fc.record(
        { language: fc.constantFrom("sql", "python", "markdown", "json", "c++"), text },
        { noNullPrototype: true },
      ),
      { maxLength: 5 },
    ),
    crlf: fc.boolean(),
  },
  { noNullPrototype: true },
);

describe("a console's file", () => {
  it("reads as SQL, with Python and Markdown as comments", () => {
    const written = writeConsole({
      alias: "default",
      project: undefined,
      crlf: false,
      cells: [
        { language: "markdown", text: "# Orders\n\nof today" },
        { language: "sql", text: "select 1;\nselect 2" },
        { language: "python", text: "for row in cursor:\n    print(row)" },
      ],
    });
    assert.equal(
      written,
      `-- %% console alias=default

-- %% markdown
-- # Orders
--
-- of today

-- %% sql
select 1;
select 2

-- %% python
-- for row in cursor:
--     print(row)
`,
    );
    const sent = split(written, "postgresql")
      .filter(({ kind }) => kind === "statement")
      .map(({ code }) => written.slice(code.start, code.end));
    assert.deepEqual(sent, ["select 1", "select 2"]);
  });

  it("that is written reads back equal", () => {
    fc.assert(
      fc.property(file, (console) => assert.deepEqual(readConsole(writeConsole(console)), console)),
      { numRuns: 2000 },
    );
  });

  it("may be any text, and keeps what was read when it is written", () => {
    fc.assert(
      fc.property(text, (any) => {
        const read = readConsole(any);
        assert.deepEqual(readConsole(writeConsole(read)), read);
      }),
      { numRuns: 2000 },
    );
  });

  const read: readonly (readonly [string, Partial<ConsoleFile>])[] = [
    ["", { cells: [] }],
    ["\n\n", { cells: [] }],
    ["select 1;\n", { cells: [{ language: "sql", text: "select 1;" }] }],
    [
      "select 1\n-- %% Totals of May\n",
      { cells: [{ language: "sql", text: "select 1\n-- %% Totals of May" }] },
    ],
    ["\ufeff-- %% console alias=legacy\n", { alias: "legacy", cells: [] }],
    ['-- %% console alias="two words" project=shop\n', { alias: "two words", project: "shop" }],
    [
      '-- %% console alias="broken\n-- %% sql\nselect 1',
      { cells: [{ language: "sql", text: "select 1" }] },
    ],
    [
      "-- %% console alias=x\r\n\r\n-- %% sql\r\nselect 1\r\n",
      { alias: "x", crlf: true, cells: [{ language: "sql", text: "select 1" }] },
    ],
    [
      "-- %% sql\na\n-- %% sql\nb",
      {
        cells: [
          { language: "sql", text: "a" },
          { language: "sql", text: "b" },
        ],
      },
    ],
    ["-- %% python\nprint(1)\n", { cells: [{ language: "python", text: "print(1)" }] }],
  ];
  for (const [written, expected] of read)
    it(`reads ${JSON.stringify(written)}`, () => {
      const found = readConsole(written);
      assert.deepEqual({ ...found, ...expected }, found);
    });
});
