/** Cells of Python in a real Django project: names that last, transactions that are told, sessions that refuse writes. */
import assert from "node:assert/strict";
import { PythonConsole, type CellAnswer } from "#client/console/python/pythonConsole.ts";
import type { PythonEvent } from "#client/python/process.ts";
import {
  djangoProject,
  needDjango,
  settings,
  sqliteAlias,
  type DjangoProject,
} from "#test/support/djangoProject.ts";

describe("Python cells of a console", function () {
  this.timeout(60_000);
  let project: DjangoProject;
  let console: PythonConsole;
  let changes = 0;
  before(async function () {
    await needDjango(this);
    const databases = sqliteAlias() + sqliteAlias("legacy", "legacy.sqlite3");
    project = djangoProject({ "conf/settings.py": settings(databases, "INSTALLED_APPS = []") });
    const binding = { alias: "default", readOnly: ["legacy"] };
    console = new PythonConsole(project.target, project.options, binding, () => changes++);
    await good("cursor.execute('create table t (a integer)')");
  });
  after(async () => {
    await console.close();
    project.remove();
  });

  async function good(
    code: string,
    onEvent: (event: PythonEvent) => void = () => undefined,
  ): Promise<CellAnswer> {
    const answer = await console.run(code, 100, onEvent);
    assert.ok(answer.kind === "answer", JSON.stringify(answer));
    assert.equal(answer.value.error, undefined, JSON.stringify(answer.value));
    return answer.value;
  }

  it("keep names from cell to cell, and are bound to the alias", async () => {
    await good("found = connection.alias");
    const { value } = await good("[(found, cursor.db.alias, connections['legacy'].alias)]");
    assert.ok(value.kind === "table");
    assert.deepEqual(value.rows, [["default", "default", "legacy"]]);
  });

  it("send what is printed while they run", async () => {
    const printed: string[] = [];
    await good("import sys\nprint('one')\nprint('two', file=sys.stderr)", (event) => {
      if (event.event === "output") printed.push(`${event.stream}: ${event.text.trim()}`);
    });
    assert.deepEqual(printed, ["stdout: one", "stderr: two"]);
  });

  it("tell what was raised, and where", async () => {
    const answer = await console.run("x = 1\nraise ValueError('wrong')", 100, () => undefined);
    assert.ok(answer.kind === "answer");
    assert.equal(answer.value.error?.line, 2);
    assert.match(answer.value.error?.traceback ?? "", /ValueError: wrong/);
  });

  it("tell of a transaction that is left open, and end it either way", async () => {
    const before = changes;
    await good("connection.set_autocommit(False)\ncursor.execute('insert into t values (1)')");
    assert.deepEqual(console.transactions, ["default"]);
    assert.ok(changes > before);
    assert.equal(await console.endTransactions("rollback"), undefined);
    assert.deepEqual(await count(), "0");
    await good("cursor.execute('insert into t values (2)')");
    assert.equal(await console.endTransactions("commit"), undefined);
    await good("connection.set_autocommit(True)");
    assert.deepEqual(console.transactions, []);
    assert.deepEqual(await count(), "1");
  });

  it("cannot write where the role denies it", async () => {
    const answer = await console.run(
      "connections['legacy'].cursor().execute('create table t (a integer)')",
      100,
      () => undefined,
    );
    assert.ok(answer.kind === "answer");
    assert.match(answer.value.error?.message ?? "", /readonly|read-only/i);
  });

  it("stop when they are told to, and go on afterwards", async () => {
    const running = console.run("while True: pass", 100, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await console.interrupt();
    const answer = await running;
    const reason = answer.kind === "failed" ? answer.reason : answer.value.error?.reason;
    assert.equal(reason, "cancelled");
    await good("1");
  });

  it("say that Python was started anew after it ended", async () => {
    const ended = await console.run("import os\nos._exit(3)", 100, () => undefined);
    assert.ok(ended.kind === "failed" && ended.reason === "ended", JSON.stringify(ended));
    const next = await console.run("found", 100, () => undefined);
    assert.ok(next.kind === "answer");
    assert.equal(next.isNew, true);
    assert.match(next.value.error?.message ?? "", /NameError/);
  });

  async function count(): Promise<unknown> {
    const { value } = await good(
      "cursor.execute('select count(*) from t')\n[tuple(cursor.fetchone())]",
    );
    assert.ok(value.kind === "table");
    return value.rows[0]?.[0];
  }
});
