/** What is remembered of statements, how it is kept, and what is not. */
import assert from "node:assert/strict";
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  mostRemembered,
  offered,
  remember,
  shown,
  type Remembered,
} from "#client/console/history/history.ts";
import { HistoryFiles } from "#client/console/history/historyFile.ts";
import type { Ran } from "#client/drivers/driver.ts";

const now = new Date("2024-05-01T12:00:00Z");
const finished: Ran = {
  kind: "finished",
  notices: [],
  milliseconds: 3,
  results: [
    {
      id: 1,
      columns: [{ name: "a", kind: "text", type: "text" }],
      first: { kind: "rows", from: 0, rows: [["1"]], read: 1, end: "all" },
      affected: undefined,
      command: "SELECT 1",
    },
  ],
};

describe("history of a console", () => {
  it("keeps statement, alias, time, outcome and rows, and never a message of the server", () => {
    assert.deepEqual(remember("default", "select 1", finished, 3.4, now), {
      alias: "default",
      sql: "select 1",
      at: "2024-05-01T12:00:00.000Z",
      outcome: "finished",
      milliseconds: 3,
      rows: 1,
    });
    const failed = remember(
      "default",
      "insert into a values (%s)",
      { kind: "failed", reason: "statement", message: "duplicate (hunter2)", detail: "hunter2" },
      1,
      now,
    );
    assert.equal(failed?.outcome, "failed");
    assert.ok(!JSON.stringify(failed).includes("hunter2"));
  });

  const left: readonly string[] = [
    "ALTER USER shop PASSWORD 'hunter2'",
    "create user a identified by 'hunter2'",
    "SET PASSWORD FOR a = 'hunter2'",
    "create subscription s connection 'x' publication p",
    "select dblink('postgres://a:hunter2@host/db', 'select 1')",
    `select '${"x".repeat(20_000)}'`,
  ];
  for (const sql of left)
    it(`does not keep ${sql.slice(0, 40)}`, () =>
      assert.equal(remember("default", sql, finished, 1, now), undefined));

  it("offers the newest first, each statement once for each alias", () => {
    const entries = ["a", "b", "a"].map((sql, at) => entry(sql, at));
    assert.deepEqual(
      offered([...entries, { ...entry("b", 4), alias: "other" }]).map(({ sql, alias }) => [
        sql,
        alias,
      ]),
      [
        ["b", "other"],
        ["a", "default"],
        ["b", "default"],
      ],
    );
  });

  it("reads in one line of a list", () => {
    const past = { ...entry("select\n  1", 0), at: "2024-05-01T11:15:00Z", rows: 2000 };
    assert.deepEqual(shown(past, now), {
      label: "select 1",
      description: "default",
      detail: "45 minutes ago · 2,000 rows · 4 ms",
    });
  });
});

describe("files of the history", () => {
  let folder = "";
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "history-"))));
  afterEach(() => rm(folder, { recursive: true }));

  it("keep projects apart, are readable by their owner alone, and can be cleared", async () => {
    const files = new HistoryFiles(folder);
    await files.add("/shop", entry("select 1", 0));
    await files.add("/blog", entry("select 2", 0));
    assert.deepEqual(
      (await files.read("/shop")).map(({ sql }) => sql),
      ["select 1"],
    );
    const names = await readdir(join(folder, "history"));
    assert.equal(names.length, 2);
    for (const name of names)
      assert.equal((await stat(join(folder, "history", name))).mode & 0o077, 0);
    await files.clear("/shop");
    assert.deepEqual(await files.read("/shop"), []);
    assert.equal((await files.read("/blog")).length, 1);
  });

  it("stay within their bound, with the newest kept", async () => {
    const files = new HistoryFiles(folder);
    await files.add("/shop", entry("first", 0));
    const [name = ""] = await readdir(join(folder, "history"));
    const lines = Array.from({ length: mostRemembered + 50 }, (_, at) =>
      JSON.stringify(entry(`s${at}`, at)),
    );
    await appendFile(join(folder, "history", name), `${lines.join("\n")}\n`);
    // Another window looks at the file for the first time, and shortens it.
    await new HistoryFiles(folder).add("/shop", entry("last", 9));
    const entries = await files.read("/shop");
    assert.equal(entries.length, mostRemembered);
    assert.equal(entries.at(-1)?.sql, "last");
  });

  it("lose no other entry to a line that is spoilt", async () => {
    const files = new HistoryFiles(folder);
    await files.add("/shop", entry("one", 0));
    const [name = ""] = await readdir(join(folder, "history"));
    await appendFile(join(folder, "history", name), '{"sql": "half\nnull\n[1]\n');
    await files.add("/shop", entry("two", 1));
    assert.deepEqual(
      (await files.read("/shop")).map(({ sql }) => sql),
      ["one", "two"],
    );
    assert.ok((await readFile(join(folder, "history", name), "utf8")).endsWith("}\n"));
  });
});

function entry(sql: string, second: number): Remembered {
  return {
    alias: "default",
    sql,
    at: new Date(now.getTime() + second * 1000).toISOString(),
    outcome: "finished",
    milliseconds: 4,
  };
}
