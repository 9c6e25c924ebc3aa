/** Our process and Django's work on one SQLite file at once, ours is killed again and again, and nothing is lost. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import path from "node:path";
import type { Connection } from "#client/drivers/driver.ts";
import { environments, makeEnvironments } from "#test/oracle/environments.ts";
import { open, plainly } from "#test/support/drivers.ts";
import { freshFile } from "#test/support/sqliteFile.ts";

/** How long both write, in milliseconds. */
const time = 12_000;

describe("an SQLite file that Django writes to", () => {
  before(async function install() {
    this.timeout(300_000);
    await makeEnvironments();
  });

  for (const mode of ["delete", "wal"])
    it(`loses nothing beside our process, which reads, writes and is killed (journal mode ${mode})`, async () => {
      const file = freshFile(
        "CREATE TABLE entry (id integer PRIMARY KEY, who text, number int)",
        "CREATE TABLE total (django int, ours int)",
        "INSERT INTO total VALUES (0, 0)",
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
         INSERT INTO entry (who, number) SELECT 'before', i FROM n`,
      );
      const django = startDjango(file.path, mode);
      await django.ready;
      const connection = await open({ ...file.target, busyTimeout: 5000 });
      const ours = await work(connection, performance.now() + time);
      const said = await django.stop();
      await connection.close();

      const database = new DatabaseSync(file.path);
      const count = (who: string) =>
        Number(database.prepare("SELECT count(*) AS n FROM entry WHERE who = ?").get(who)?.["n"]);
      const total = database.prepare("SELECT django, ours FROM total").get();
      assert.deepEqual(database.prepare("PRAGMA integrity_check").get(), {
        __proto__: null,
        integrity_check: "ok",
      });
      assert.equal(count("before"), 20_000);
      assert.deepEqual([count("django"), total?.["django"]], [said.written, said.written]);
      assert.equal(total?.["ours"], count("ours"));
      // A process that was killed after its commit could not say so any more.
      const unsure = count("ours") - ours.committed;
      assert(
        unsure >= 0 && unsure <= ours.killed,
        `${unsure} more than were told, ${ours.killed} killed`,
      );
      assert.equal(count("never"), 0, "what was open when a process was killed is rolled back");
      assert(
        said.written > 20 && ours.committed > 10 && ours.killed > 2,
        JSON.stringify({ said, ours }),
      );
      assert.equal(said.refused, 0, "Django was kept from writing for longer than it waits");
      database.close();
      file.drop();
    }).timeout(120_000);
});

/** Reads, writes, and is stopped in the middle of both, until the time is over. */
async function work(connection: Connection, until: number) {
  let committed = 0;
  let killed = 0;
  const run = (sql: string) => connection.run({ sql }, plainly);
  for (let round = 0; performance.now() < until; round++) {
    const begun = await run("BEGIN IMMEDIATE");
    if (begun.kind === "finished") {
      const inserted = await run(`INSERT INTO entry (who, number) VALUES ('ours', ${round})`);
      const updated = await run("UPDATE total SET ours = ours + 1");
      const ended = await run("COMMIT");
      const all = [inserted, updated, ended].map(({ kind }) => kind);
      assert.deepEqual(all, ["finished", "finished", "finished"]);
      committed++;
    }
    // A page of a result that stays open while Django writes.
    const read = await run("SELECT * FROM entry ORDER BY number");
    if (round % 3 === 0 && read.kind === "finished")
      await connection.rows(read.results[0]?.id ?? 0, 200, 2000);
    if (round % 4 !== 3) continue;
    killed++;
    // Even with a large write that is not committed: the journal takes it back.
    if (round % 8 === 7) {
      const open = await run("BEGIN IMMEDIATE");
      if (open.kind === "finished")
        await run("INSERT INTO entry (who, number) SELECT 'never', number FROM entry LIMIT 5000");
    }
    const endless = run(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = performance.now();
    await connection.cancel();
    const ended = await endless;
    assert(ended.kind === "failed" && ended.reason === "cancelled", JSON.stringify(ended));
    assert(performance.now() - started < 5000);
  }
  return { committed, killed };
}

/** The writer of Django's; `stop` tells how many transactions it committed, and how many were refused. */
function startDjango(file: string, mode: string) {
  const python = environments.at(-1)?.python ?? "python3";
  const script = path.join(import.meta.dirname, "writer.py");
  const child = spawn(python, [script, file, mode], { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready")) resolve();
    });
  });
  return {
    ready,
    async stop(): Promise<{ readonly written: number; readonly refused: number }> {
      child.stdin.end();
      await ended;
      const [written, refused] = (said.split("\n")[1] ?? "").split(" ").map(Number);
      assert(written !== undefined && refused !== undefined, said);
      return { written, refused };
    },
  };
}
