/** The processes of the drivers: who lives in which, what they are given, and what is said when one ends. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SqliteTarget, Target } from "#client/connections/target.ts";
import type { Connection, SessionState } from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { root } from "#test/oracle/environments.ts";
import { driversOf, givenTo, isRunning, until } from "#test/support/children.ts";
import { failureOf, plainly, rowsOf, run } from "#test/support/drivers.ts";
import { freshPostgresql, type FreshPostgresql } from "#test/support/servers.ts";

const entry = join(root, "client/drivers/process/main.ts");
const writable = { readOnly: false, statementTimeout: 0 };

/** Counts for hours, in one step. */
const endless =
  "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

describe("the processes of the drivers", () => {
  let database: FreshPostgresql;
  let folder: string;
  let processes: Processes;
  /** Those that other tests have started. */
  let others: readonly number[];
  before(async () => {
    database = await freshPostgresql();
    folder = mkdtempSync(join(tmpdir(), "processes-"));
  });
  beforeEach(() => {
    others = driversOf(process.pid).map(({ pid }) => pid);
    processes = new Processes(entry);
  });
  afterEach(async () => await processes.dispose());
  after(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("network sessions share one, each SQLite file has its own, and all end", async () => {
    const network = [await open(database.target), await open(database.target)];
    const files = [await open(file("one")), await open(file("two"))];
    assert.equal(started().length, 3);
    await files[0]?.close();
    await until(() => started().length === 2, 2000);
    await processes.dispose();
    await until(() => started().length === 0, 2000);
    for (const connection of [...network, ...files])
      assert.equal(connection.state.transaction, "closed");
  });

  it("they are given neither a secret nor what changes where a session goes", async () => {
    process.env["PGOPTIONS"] = "-c work_mem=1MB";
    await open({ ...database.target, password: "do-not-tell-9" });
    delete process.env["PGOPTIONS"];
    const [pid = 0] = started();
    const given = givenTo(pid);
    assert.match(given, /ELECTRON_RUN_AS_NODE=1/);
    assert.doesNotMatch(given, /do-not-tell|\bPG[A-Z]+=|MYSQL/);
  });

  it("one that dies takes its sessions with it, and the next is another", async () => {
    const connection = await open(database.target);
    const states: SessionState[] = [];
    connection.onState((state) => states.push(state));
    await connection.begin();
    const slow = connection.run({ sql: "select pg_sleep(30)" }, plainly);
    process.kill(started()[0] ?? 0, "SIGKILL");
    assert.deepEqual(await slow, {
      ...{ kind: "failed", reason: "lost" },
      message: "The process of the database drivers was ended by SIGKILL",
      transaction: "The open transaction is lost with the connection; the server rolls it back",
    });
    assert.deepEqual(
      states.map(({ transaction }) => transaction),
      ["open", "closed"],
    );
    assert.equal((await failureOf(connection, "select 1")).reason, "lost");
    assert.deepEqual((await connection.rows(1, 0, 10)).end, "stopped");
    await connection.close();
    const another = await open(database.target);
    assert.deepEqual(await rowsOf(another, "select 1"), [["1"]]);
  });

  it("a statement of SQLite is stopped with its process, and the session begins anew", async () => {
    const connection = await open(file("stop"));
    await run(connection, "create table t (a)");
    const old = await run(connection, "select 1");
    await connection.setAutocommit(false);
    await run(connection, "insert into t values (1)");
    assert.equal(connection.state.transaction, "open");
    const [pid = 0] = started();
    const slow = connection.run({ sql: endless }, plainly);
    await pause(200);
    const begun = performance.now();
    await connection.cancel();
    assert.deepEqual(await slow, {
      ...{ kind: "failed", reason: "cancelled", message: "Cancelled" },
      transaction: "The open transaction was rolled back",
    });
    assert.ok(performance.now() - begun < 5000);
    assert.ok(!isRunning(pid));
    assert.deepEqual(await rowsOf(connection, "select * from t"), []);
    assert.equal(connection.state.autocommit, false);
    const [again] = (await run(connection, "select 2")).results;
    assert.ok((again?.id ?? 0) > (old.results[0]?.id ?? 0));
    const gone = await connection.rows(old.results[0]?.id ?? 0, 0, 1);
    assert.deepEqual(
      [gone.end, gone.because],
      ["stopped", "The rows are gone with the process that was ended"],
    );
    await connection.rollback();
  });

  it("closing while SQLite is at work ends the work", async () => {
    const connection = await open(file("close"));
    const slow = connection.run({ sql: endless }, plainly);
    await pause(100);
    const [pid = 0] = started();
    await connection.close();
    const failed = await slow;
    assert.equal(failed.kind, "failed");
    await until(() => !isRunning(pid), 2000);
  });

  it("they end with their parent, even when it is killed and they are at work", async () => {
    const script = `
      const { Processes } = await import(${JSON.stringify(join(root, "client/drivers/process/processes.ts"))});
      const processes = new Processes(${JSON.stringify(entry)});
      const targets = ${JSON.stringify([file("parent"), database.target])};
      for (const target of targets) {
        const opened = await processes.open(target, ${JSON.stringify(writable)});
        const sql = target.engine === "sqlite" ? ${JSON.stringify(endless)} : "select pg_sleep(60)";
        void opened.connection.run({ sql }, { rows: 10, cellLimit: 10 });
      }
      setTimeout(() => console.log("ready"), 300);`;
    const parent = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      ...{ cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    });
    await once(parent.stdout, "data");
    const children = driversOf(parent.pid ?? 0);
    assert.equal(children.length, 2);
    parent.kill("SIGKILL");
    await until(() => children.every(({ pid }) => !isRunning(pid)), 5000);
  });

  it("a script that is not there is a refusal", async () => {
    const nowhere = new Processes(join(folder, "nowhere.cjs"));
    const opened = await nowhere.open(database.target, writable);
    assert.deepEqual(opened, {
      ...{ kind: "refused", reason: "other" },
      detail: "The process of the database drivers ended with status 1",
    });
  });

  /** The processes that this test has started, in the order of their numbers. */
  function started(): readonly number[] {
    const now = driversOf(process.pid).map(({ pid }) => pid);
    return now.filter((pid) => !others.includes(pid) && isRunning(pid));
  }

  async function open(target: Target): Promise<Connection> {
    const opened = await processes.open(target, writable);
    assert.equal(opened.kind, "open", JSON.stringify(opened));
    return opened.connection;
  }

  function file(name: string): SqliteTarget {
    const path = join(folder, `${name}.sqlite3`);
    // The driver makes no files.
    new DatabaseSync(path).exec("create table if not exists made (a)");
    return { engine: "sqlite", file: path, busyTimeout: 1000, initCommands: [] };
  }
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
