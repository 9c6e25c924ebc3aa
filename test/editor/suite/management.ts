/** Management commands run from the editor on real databases: what is applied afterwards, plans, SQL, tasks, stopping. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { readRecorded } from "#client/migrations/recorded.ts";
import { eventually, extension, folder, ready } from "./support.ts";

const slow = `import time
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0002_team")]
    operations = [migrations.RunPython(lambda apps, schema_editor: time.sleep(60))]
`;

describe("management commands", () => {
  before(async () => {
    await ready();
    const { databases } = await extension();
    await eventually("the databases", () => databases.all.length > 0 || undefined);
  });

  const project = (): string => folder().uri.fsPath;
  const applied = async (alias: string): Promise<readonly string[]> => {
    const { databases } = await extension();
    const opened = await databases.browse({ project: project(), alias });
    if (opened.kind !== "open") return [];
    const recorded = await readRecorded(opened.connection);
    return recorded.kind === "read" ? recorded.rows.map(({ app, name }) => `${app}.${name}`) : [];
  };
  const run = (command: string, alias: string, more: object = {}): Thenable<unknown> =>
    vscode.commands.executeCommand(`djangoMultidb.${command}`, {
      project: project(),
      alias,
      ...more,
    });
  const shown = (ending: string): Promise<string> =>
    eventually(`a document ${ending}`, () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.path.endsWith(ending) ? document.getText() : undefined;
    });

  it("Show Migration Plan tells what would be done, and writes nothing", async () => {
    const path = join(project(), "shop.sqlite3");
    writeFileSync(path, "");
    await run("showPlan", "shop");
    const text = await shown("Plan on shop.md");
    assert.match(text, /manage\.py migrate --database shop/);
    assert.match(text, /\*\*shop\.0001_squashed_0003_rename\*\*\n {2}- Create model Purchase/);
    assert.match(text, /\*\*people\.0001_initial\*\* — no effect here, only recorded/);
    assert.deepEqual(await applied("shop"), []);
  });

  it("Migrate applies an app on one alias, and not on the others", async () => {
    await run("migrate", "shop", { app: "people" });
    assert.ok((await applied("shop")).includes("people.0002_team"));
    assert.ok(!existsSync(join(project(), "people.sqlite3")));
  });

  it("Show SQL of Migration shows the statements of the alias's engine", async () => {
    await run("showMigrationSql", "shop", { app: "legacy", migration: "0001_initial" });
    const text = await shown("legacy.0001_initial on shop.sql");
    assert.match(text, /^-- legacy\.0001_initial on shop \(SQLite\)\n/);
    assert.match(text, /Create model Account/);
  });

  it("are tasks: each alias's migrations are offered, and a definition is run", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "django-multidb" });
    const people = tasks.find(({ name }) => name === "Show Migrations on people");
    assert.ok(people, tasks.map(({ name }) => name).join());
    writeFileSync(join(project(), "people.sqlite3"), "");
    assert.equal(await statusOf(people), 0);
  });

  it("that are stopped leave what was not done undone", async () => {
    await run("migrate", "people", { app: "people" });
    const file = join(project(), "people/migrations/0003_slow.py");
    writeFileSync(file, slow);
    const before = await applied("people");
    const done = run("migrate", "people", { app: "people" });
    const execution = await eventually("the task", () =>
      vscode.tasks.taskExecutions.find(({ task }) => task.name === "Migrate people on people"),
    );
    await new Promise((resolve) => setTimeout(resolve, 2000));
    execution.terminate();
    await done;
    assert.ok(before.includes("people.0002_team"));
    assert.deepEqual(await applied("people"), before);
    rmSync(file);
  });

  it("Show Drift tells what somebody changed by hand", async () => {
    const { databases } = await extension();
    await databases.disconnect({ project: project(), alias: "people" });
    const sql = "ALTER TABLE people_team ADD COLUMN stray integer";
    const file = join(project(), "people.sqlite3");
    execFileSync("python3", [
      ...["-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2])"],
      ...[file, sql],
    ]);
    await run("showDrift", "people");
    const text = await shown("Drift of people.md");
    assert.match(text, /people_team[^\n]*stray/);
  });
});

/** Runs a task to its end. */
async function statusOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess((event) => {
      if (event.execution.task.name !== task.name) return;
      listening.dispose();
      resolve(event.exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}
