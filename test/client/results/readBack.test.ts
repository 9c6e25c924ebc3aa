/** Copied rows mean the same again: INSERT on the server that they are from, Python literals in Python. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { insert } from "#client/results/formats/insert.ts";
import { writeAll } from "#client/results/formats/format.ts";
import { python } from "#client/results/formats/python.ts";
import { rowsOf, run } from "#test/support/drivers.ts";
import { engines, on, type Opened } from "./engines.ts";
import { kindsTables } from "./kinds.ts";

describe("copied rows", function () {
  this.timeout(60_000);

  for (const engine of engines) {
    it(
      `as INSERT give equal rows on ${engine}`,
      on(engine, async ({ connection }) => {
        const { columns, rows } = await fill(connection, engine);
        const text = writeAll(insert({ columns, server: connection.server }), rows);
        await run(connection, "delete from kinds");
        for (const statement of text
          .trimEnd()
          .split(/;\n(?=INSERT)|;$/)
          .filter(Boolean))
          await run(connection, statement);
        assert.deepEqual(await rowsOf(connection, "select * from kinds order by id desc"), rows);
      }),
    );

    it(
      `as Python can be evaluated, and write equal rows on ${engine}`,
      on(engine, async ({ connection }) => {
        const { columns, rows } = await fill(connection, engine);
        const source = writeAll(python({ columns, server: connection.server }), rows);
        const [first] = evaluated(source);
        assert.equal(Object.keys(first ?? {}).length, columns.length);
        const expected = pythonRepresentations[engine];
        for (const [name, value] of Object.entries(expected))
          assert.equal(first?.[name], value, name);
      }),
    );
  }
});

type Connection = Opened["connection"];

async function fill(connection: Connection, engine: (typeof engines)[number]) {
  const { create, rows } = kindsTables[engine];
  await run(connection, create);
  for (const row of rows) await run(connection, `insert into kinds values (${row})`);
  const { results } = await run(connection, "select * from kinds order by id desc");
  const [result] = results;
  assert.ok(result);
  return { columns: result.columns, rows: result.first.rows };
}

/** What Python makes of the list: each value as its own `repr`. */
function evaluated(source: string): readonly Readonly<Record<string, string>>[] {
  const script = `
import ast, json, sys
tree = ast.parse(sys.stdin.read())
scope = {}
exec(compile(ast.Module(tree.body[:-1], []), "copied", "exec"), scope)
rows = eval(compile(ast.Expression(tree.body[-1].value), "copied", "eval"), scope)
print(json.dumps([{name: repr(value) for name, value in row.items()} for row in rows]))`;
  const text = execFileSync("python3", ["-c", script], { input: source, encoding: "utf8" });
  return JSON.parse(text) as Readonly<Record<string, string>>[];
}

/** The first row of each table, as Python shows it. */
const pythonRepresentations: Readonly<
  Record<(typeof engines)[number], Readonly<Record<string, string>>>
> = {
  postgresql: {
    id: "9223372036854775807",
    n: "Decimal('123456789012345678901234567890.0123456789')",
    d: "1e-300",
    b: "True",
    t: `'it\\'s \\\\ "é" 💾 '`,
    day: "datetime.date(2024, 2, 29)",
    clock: "datetime.time(23, 59, 59, 999999)",
    plain: "datetime.datetime(1, 1, 1, 0, 0)",
    span: "datetime.timedelta(days=-1, seconds=7384, microseconds=500000)",
    u: "UUID('00000000-0000-0000-0000-000000000001')",
    j: "{'a': 12345678901234567890}",
    jb: "{'b': [1, None, 'x']}",
    bytes: "b'\\xde\\xad\\xbe\\xef\\x00'",
    list: "[1, None, -3]",
    words: `['a,b', 'c"d', None, 'NULL']`,
  },
  mysql: {
    id: "18446744073709551615",
    n: "Decimal('123456789012345678901234567890.0123456789')",
    b: "True",
    clock: "datetime.time(23, 59, 59, 999999)",
    plain: "datetime.datetime(1000, 1, 1, 0, 0)",
    bytes: "b'\\xde\\xad\\xbe\\xef\\x00'",
    bits: "21",
  },
  sqlite: {
    id: "9223372036854775807",
    n: "Decimal('0.1')",
    r: "1e-300",
    b: "True",
    made: "datetime.datetime(2024, 1, 1, 10, 0, 0, 123456)",
    u: "UUID('00000000-0000-0000-0000-000000000001')",
    bytes: "b'\\xde\\xad\\xbe\\xef\\x00'",
    anything: "'text'",
  },
};
