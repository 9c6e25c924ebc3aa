/** Runs Python cells in real projects on real servers: what they see, keep, print and show, and how they are stopped. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openCells, type CellRan, type PythonCells } from "#client/python/cells.ts";
import { makeFixture, type Fixture } from "#test/client/drivers/django/project.ts";
import { needDjango } from "#test/support/djangoProject.ts";

const aliases = ["postgresql", "mysql", "sqlite"] as const;

const slow: Record<(typeof aliases)[number], string> = {
  postgresql: `cursor.execute("select pg_sleep(30)")`,
  mysql: `cursor.execute("select count(*) from seq_1_to_1000000 a, seq_1_to_1000000 b")`,
  sqlite: `cursor.execute("with recursive s(n) as (select 1 union all select n + 1 from s) select count(*) from s")`,
};

describe("Python cells", function () {
  this.timeout(180_000);
  let fixture: Fixture;
  let cells: PythonCells;
  before(async function () {
    await needDjango(this);
    fixture = await makeFixture();
    cells = await open("sqlite");
  });
  after(async () => {
    await cells?.dispose();
    await fixture?.remove();
  });

  async function open(alias: string, readOnly: readonly string[] = []): Promise<PythonCells> {
    const { target, options } = fixture.project;
    const opened = await openCells(target, options, { alias, readOnly });
    assert(opened.kind === "answer", JSON.stringify(opened));
    return opened.value;
  }

  it("keeps what cells define, bound to the alias as in Django's documentation", async () => {
    await run(cells, "import decimal\ndef double(x):\n    return x * 2\nn = 21");
    assert.deepEqual(await valueOf(cells, "double(n)"), { kind: "text", text: "42" });
    const code = `with connections["sqlite"].cursor() as cursor_:\n    cursor_.execute("select 7")\n    row = cursor_.fetchone()\nrow[0], connection.alias, settings.USE_TZ`;
    assert.deepEqual(await valueOf(cells, code), {
      kind: "text",
      text: "(7, 'sqlite', True)",
    });
    assert(cells.facts.names.includes("User"));
    assert.deepEqual(await valueOf(cells, "x = 1"), { kind: "nothing" });
    assert.deepEqual(await valueOf(cells, "None"), { kind: "nothing" });
    assert.deepEqual(await valueOf(cells, "n;"), { kind: "nothing" });
  });

  for (const alias of aliases)
    it(`shows what a cursor answers on ${alias} as a table, and the statements that ran`, async () => {
      const own = await open(alias);
      const ran = await run(own, `cursor.execute("select 1 as a, 'x%%' as b, null as c")\ncursor`);
      assert.deepEqual(ran.value, {
        kind: "table",
        columns: [
          { name: "a", kind: "integer", type: "" },
          { name: "b", kind: "text", type: "" },
          { name: "c", kind: "text", type: "" },
        ],
        rows: [["1", "x%%", null]],
        more: false,
      });
      assert.deepEqual(
        ran.statements.map(({ alias, sql, error }) => ({ alias, sql, error })),
        [{ alias, sql: "select 1 as a, 'x%%' as b, null as c", error: undefined }],
      );
      assert.deepEqual(ran.transactions, []);
      const inside = await run(
        own,
        "from django.db import transaction\ntransaction.set_autocommit(False, alias)".replace(
          "alias)",
          `"${alias}")`,
        ),
      );
      assert.deepEqual(inside.transactions, [alias]);
      await own.dispose();
    });

  it("shows querysets, models, dicts and tuples as tables, up to a number of rows", async () => {
    await run(
      cells,
      `from django.core.management import call_command\ncall_command("migrate", database="default", verbosity=0)`,
    );
    await run(cells, `Group.objects.bulk_create([Group(name=f"g{n}") for n in range(7)])`);
    const groups = await valueOf(cells, "Group.objects.order_by('id')", 5);
    assert(groups.kind === "table");
    assert.deepEqual(
      groups.columns.map(({ name, kind }) => [name, kind]),
      [
        ["id", "integer"],
        ["name", "text"],
      ],
    );
    assert.equal(groups.rows.length, 5);
    assert.equal(groups.more, true);
    const cases: readonly (readonly [string, readonly string[], unknown])[] = [
      ["Group.objects.values('name')[:1]", ["name"], [["g0"]]],
      ["Group.objects.values_list('id', 'name')[:1]", ["1", "2"], [["1", "g0"]]],
      ["list(Group.objects.only('name'))[:1]", ["id", "name"], [["1", "g0"]]],
      [
        `list(Group.objects.raw("select * from auth_group limit 1"))`,
        ["id", "name"],
        [["1", "g0"]],
      ],
      [
        "[{'a': 1}, {'a': None, 'b': decimal.Decimal('1.50')}]",
        ["a", "b"],
        [
          ["1", null],
          [null, "1.50"],
        ],
      ],
      [
        "[(1, 'x'), (2, 3)]",
        ["1", "2"],
        [
          ["1", "x"],
          ["2", { kind: "integer", text: "3" }],
        ],
      ],
    ];
    for (const [code, names, rows] of cases) {
      const value = await valueOf(cells, code);
      assert(value.kind === "table", `${code}: ${JSON.stringify(value)}`);
      assert.deepEqual(
        value.columns.map(({ name }) => name),
        names,
        code,
      );
      assert.deepEqual(value.rows, rows, code);
    }
    assert.deepEqual(await valueOf(cells, "[1, 2]"), { kind: "text", text: "[1, 2]" });
  });

  it("cuts what is too long", async () => {
    const text = await valueOf(cells, "'x' * 50_000");
    assert(text.kind === "text");
    assert.equal(text.text.length, 20_000);
    assert.equal(text.length, 50_002);
    const table = await valueOf(cells, "[{'a': 'x' * 50_000}]");
    assert(table.kind === "table");
    assert.deepEqual(table.rows, [[{ kind: "text", text: "x".repeat(20_000), length: 50_000 }]]);
  });

  it("streams what is printed, both streams in order, up to a limit", async () => {
    const printed: (readonly [string, string])[] = [];
    const file = path.join(fixture.project.folder, "go-on");
    // It goes on only when the test has seen what it printed before.
    const code = `import pathlib, sys, time\nprint("one")\nprint("bad", file=sys.stderr)\nprint("two")\nwhile not pathlib.Path(${JSON.stringify(file)}).exists(): time.sleep(0.05)\nprint("three")`;
    const onOutput = (stream: string, text: string) => {
      printed.push([stream, text]);
      if (text === "two\n") writeFileSync(file, "");
    };
    const running = cells.run(
      { code, number: 3, rows: 10, onOutput },
      new AbortController().signal,
    );
    assert.equal((await running).kind, "answer");
    assert.deepEqual(printed, [
      ["stdout", "one\n"],
      ["stderr", "bad\n"],
      ["stdout", "two\n"],
      ["stdout", "three\n"],
    ]);
    const flood: string[] = [];
    await run(cells, "for _ in range(3000): print('x' * 1000)", (text) => flood.push(text));
    const all = flood.join("");
    assert(all.length < 1_100_000);
    assert(all.endsWith("further output is left out"));
  });

  it("tells an error with the lines of the cell, and goes on", async () => {
    const ran = await run(cells, "def f():\n    return 1 / 0\n\nf()");
    assert.equal(ran.error?.message, "ZeroDivisionError: division by zero");
    assert.equal(ran.error?.line, 2);
    assert.match(ran.error?.traceback ?? "", /File "<cell 1>", line 4, in <module>\n {4}f\(\)/);
    assert.match(ran.error?.traceback ?? "", /line 2, in f\n {4}return 1 \/ 0/);
    assert.doesNotMatch(ran.error?.traceback ?? "", /django_multidb_worker/);
    const syntax = await run(cells, "a = 1\nb = = 2");
    assert.equal(syntax.error?.code, "SyntaxError");
    assert.equal(syntax.error?.line, 2);
    const sql = await run(cells, `cursor.execute("selec 1")`);
    assert.equal(sql.error?.code, "OperationalError");
    assert.match(sql.statements[0]?.error ?? "", /syntax error/);
    assert.match((await run(cells, "input()")).error?.message ?? "", /^EOFError/);
    for (const code of ["raise SystemExit(3)", "exit()"])
      assert.equal((await run(cells, code)).error?.code, "SystemExit");
    assert.deepEqual(await valueOf(cells, "n"), { kind: "text", text: "21" });
  });

  it("interrupts a loop, a sleep and code that holds on for a moment", async () => {
    const cases = [
      "while True:\n    pass",
      "import time\ntime.sleep(60)",
      "while True:\n    cursor.execute('select 1')",
      "try:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    stopped = True\n    raise",
      "while True:\n    try:\n        time.sleep(60)\n    except KeyboardInterrupt:\n        if 'once' in globals(): raise\n        once = 1",
    ];
    for (const code of cases) {
      const { ran, milliseconds } = await cancelled(cells, code);
      assert.equal(ran.error?.reason, "cancelled", code);
      assert(milliseconds < 5000, `${code}: ${milliseconds} ms`);
    }
    assert.deepEqual(await valueOf(cells, "n, stopped"), { kind: "text", text: "(21, True)" });
    assert.deepEqual(await valueOf(cells, "cursor.execute('select 5').fetchall()"), {
      kind: "table",
      columns: [{ name: "1", kind: "integer", type: "" }],
      rows: [["5"]],
      more: false,
    });
  });

  for (const alias of aliases)
    it(`stops a long statement on ${alias} and keeps the state`, async () => {
      const own = await open(alias);
      await run(own, "n = 5");
      const { ran, milliseconds } = await cancelled(own, slow[alias]);
      assert.equal(ran.error?.reason, "cancelled", JSON.stringify(ran));
      assert(milliseconds < 5000, `${milliseconds} ms`);
      assert.deepEqual(await valueOf(own, "cursor.execute('select 3')\nn, cursor.fetchone()[0]"), {
        kind: "text",
        text: "(5, 3)",
      });
      await own.dispose();
    });

  it("ends code that nothing interrupts, with its process", async () => {
    const own = await open("sqlite");
    const stop = new AbortController();
    const code = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass";
    const running = own.run({ code, number: 1, rows: 1, onOutput: () => {} }, stop.signal);
    await wait(300);
    stop.abort();
    const answer = await running;
    assert(answer.kind === "failed");
    assert.equal(answer.reason, "ended");
    assert.equal((await own.ended).reason, "ended");
  });

  for (const alias of aliases)
    it(`has ${alias} itself refuse writes where asked to, in threads too`, async () => {
      const own = await open(alias, [alias]);
      const write = `connections["${alias}"].cursor().execute("create table forbidden (a int)")`;
      const ran = await run(own, write);
      assert.match(ran.error?.message ?? "", /read.?only/i);
      const threaded = await run(
        own,
        `import threading\nraised = []\ndef work():\n    try:\n        ${write}\n    except Exception as error:\n        raised.append(str(error))\n    finally:\n        connections["${alias}"].close()\nthread = threading.Thread(target=work)\nthread.start()\nthread.join()\nraised[0]`,
      );
      assert(threaded.value?.kind === "text", JSON.stringify(threaded));
      assert.match(threaded.value.text, /read.?only/i);
      await own.dispose();
    });

  it("says why a console cannot be opened", async () => {
    const { target, options } = fixture.project;
    const cases = [
      ["missing", "no-database", /no_such_database/],
      ["nothing", "no-database", /no alias 'nothing'/],
    ] as const;
    for (const [alias, reason, message] of cases) {
      const opened = await openCells(target, options, { alias, readOnly: [] });
      assert(opened.kind === "failed");
      assert.equal(opened.reason, reason);
      assert.match(opened.message, message);
    }
  });
});

async function run(
  cells: PythonCells,
  code: string,
  onText: (text: string) => void = () => {},
  rows = 100,
): Promise<CellRan> {
  const request = { code, number: 1, rows, onOutput: (_: string, text: string) => onText(text) };
  const answer = await cells.run(request, new AbortController().signal);
  assert(answer.kind === "answer", JSON.stringify(answer));
  return answer.value;
}

async function valueOf(cells: PythonCells, code: string, rows = 100) {
  const { value, error } = await run(cells, code, () => {}, rows);
  assert(value, JSON.stringify(error));
  return value;
}

/** Runs a cell, cancels it a moment later, and tells how long it took to stop. */
async function cancelled(cells: PythonCells, code: string) {
  const stop = new AbortController();
  const running = cells.run({ code, number: 1, rows: 10, onOutput: () => {} }, stop.signal);
  await wait(400);
  const began = performance.now();
  stop.abort();
  const answer = await running;
  assert(answer.kind === "answer", JSON.stringify(answer));
  return { ran: answer.value, milliseconds: performance.now() - began };
}
