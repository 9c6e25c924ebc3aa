/** The view Migrations, the lens and the matrix on a project that real Django migrates meanwhile. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Migrations } from "#client/migrations/registerMigrations.ts";
import type { Node } from "#client/migrations/view/nodes.ts";
import { eventually, extension, folder, open, ready } from "./support.ts";

const later = `from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_team")]
    operations = [migrations.AddField("team", "motto", models.CharField(default="", max_length=80))]
`;

describe("migrations", () => {
  let migrations: Migrations;
  let python: string;
  const project = (): string => folder().uri.fsPath;

  before(async () => {
    await ready();
    ({ migrations } = await extension());
    const settings = vscode.workspace.getConfiguration("djangoMultidb");
    python = settings.get<string>("pythonPath") ?? "";
    // Otherwise the name is asked for, since nothing says that it is not production.
    await settings.update("roles", { people: "development" }, vscode.ConfigurationTarget.Workspace);
    await eventually("the apps", async () => ((await roots()).length > 0 ? true : undefined));
  });

  it("lists the apps without connecting to anything", async () => {
    const labels = (await roots()).map(labelOf);
    assert.deepEqual(labels.slice(0, 3), ["legacy", "people", "shop"]);
    assert.ok(labels.includes("auth"));
    const team = await at("people", "0002_team");
    assert.equal(item(team).description, "people: runs in part, not read · no-op elsewhere");
    const { databases } = await extension();
    assert.deepEqual(
      databases.all.map(({ state }) => state.kind),
      ["closed", "closed", "closed", "closed"],
    );
    assert.equal(migrations.view.view.badge, undefined);
  });

  it("shows for each operation its effect and the line that decided", async () => {
    const operation = await at("people", "0002_team", "shop", "Create model Team");
    assert.match(String(item(operation).description), /^no-op here/);
    const [reason] = await children(operation);
    assert.ok(reason);
    assert.match(String(item(reason).description), /^conf\/routers\.py:\d+$/);
    const { command } = item(reason);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.fileName.endsWith("conf/routers.py"));
    const line = editor.document.lineAt(editor.selection.active.line).text;
    assert.match(line, /homes\.get\(app_label/);
  });

  it("reads an alias that the user names, and no other; a file is not made by that", async () => {
    await read("people");
    const description = item(await at("people", "0002_team", "people")).description;
    assert.equal(description, "pending, after others, in part");
    assert.ok(!existsSync(join(project(), "people.sqlite3")));
    const matrix = migrations.model.find(project())?.matrix;
    assert.deepEqual(
      matrix?.aliases.filter(({ isRead }) => isRead).map(({ name }) => name),
      ["people"],
    );
    const badge = migrations.view.view.badge;
    assert.ok(badge && badge.value > 2, JSON.stringify(badge));
  });

  it("shows what Django has applied, once it is asked again", async () => {
    await manage("migrate", "--verbosity", "0", "--database", "people", "people", "0001_initial");
    await vscode.commands.executeCommand("djangoMultidb.refreshMigrations");
    assert.equal(item(await at("people", "0001_initial", "people")).description, "applied");
    assert.equal(item(await at("people", "0002_team", "people")).description, "pending, in part");
    const { explorer, databases } = await extension();
    const node = (await explorer.provider.getChildren())?.find(
      ({ alias }) => alias.alias === "people",
    );
    assert.ok(node);
    const shown = await explorer.provider.getTreeItem(node);
    assert.match(String(shown.description), /\d+ pending migrations?/);
    assert.equal(databases.find({ project: project(), alias: "shop" })?.state.kind, "closed");
  });

  it("is read again after a command of ours", async () => {
    await vscode.commands.executeCommand("djangoMultidb.migrate", {
      ...{ project: project(), alias: "people", app: "people" },
    });
    await eventually("the migration is applied", async () =>
      item(await at("people", "0002_team", "people")).description === "applied, in part"
        ? true
        : undefined,
    );
  });

  it("follows migration files that come and go", async () => {
    const file = join(project(), "people/migrations/0003_motto.py");
    writeFileSync(file, later);
    await eventually("the new migration", async () => {
      const names = (await children(await at("people"))).map(labelOf);
      return names.includes("0003_motto") || undefined;
    });
    assert.equal(item(await at("people", "0003_motto", "people")).description, "pending");
    await vscode.commands.executeCommand("notifications.clearAll");
    rmSync(file);
    await eventually("it is gone", async () => {
      const names = (await children(await at("people"))).map(labelOf);
      return names.includes("0003_motto") ? undefined : true;
    });
  });

  it("reads an alias whose connection is opened in the explorer", async () => {
    await manage("migrate", "--verbosity", "0", "--database", "legacy", "legacy");
    const { databases } = await extension();
    await databases.browse({ project: project(), alias: "legacy" });
    await eventually("it is read", async () =>
      item(await at("legacy", "0002_managed", "legacy")).description === "applied, in part" ||
      item(await at("legacy", "0002_managed", "legacy")).description === "applied"
        ? true
        : undefined,
    );
  });

  it("is grouped by alias by a command, and keeps that", async () => {
    await vscode.commands.executeCommand("djangoMultidb.groupMigrationsByAlias");
    const aliases = await roots();
    assert.deepEqual(aliases.map(labelOf), ["default", "shop", "people", "legacy"]);
    assert.equal(item(await at("people", "people", "0001_initial")).description, "applied");
    assert.match(item(await at("shop")).contextValue ?? "", /^alias;migratable$/);
    await vscode.commands.executeCommand("djangoMultidb.groupMigrationsByApp");
    assert.equal(labelOf((await roots())[0] as Node), "legacy");
  });

  it("puts a lens above the class of a migration", async () => {
    const document = await open("people/migrations/0001_initial.py");
    const { uri } = document;
    const lenses = await eventually("the lens", async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        uri,
        10,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      [
        "default: no-op here · shop: no-op here · people: applied · legacy: no-op here, recorded",
        "Migrate to Here",
        "Plan",
        "SQL",
      ],
    );
    for (const { range } of lenses)
      assert.match(document.lineAt(range.start.line).text, /^class Migration/);
    const settings = vscode.workspace.getConfiguration("djangoMultidb");
    await settings.update("codeLens.migrations", false, vscode.ConfigurationTarget.Workspace);
    const none = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      uri,
    );
    await settings.update("codeLens.migrations", undefined, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(none, []);
  });

  it("opens the matrix in a panel, once a project", async () => {
    for (let times = 0; times < 2; times++)
      await vscode.commands.executeCommand("djangoMultidb.showMigrationMatrix");
    const panels = (): vscode.Tab[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ label }) => label === "Migrations × Aliases");
    await eventually("the panel", () => panels()[0]);
    assert.equal(panels().length, 1);
    await vscode.window.tabGroups.close(panels());
  });

  function read(alias: string): Thenable<unknown> {
    const subject = { project: project(), alias };
    return vscode.commands.executeCommand("djangoMultidb.readAppliedMigrations", subject);
  }

  function roots(): Promise<Node[]> {
    return migrations.view.provider.getChildren();
  }

  function children(node: Node): Promise<Node[]> {
    return migrations.view.provider.getChildren(node);
  }

  function item(node: Node): vscode.TreeItem {
    return migrations.view.provider.getTreeItem(node);
  }

  function labelOf(node: Node): string {
    return String(item(node).label);
  }

  /** The node of these labels, one below the other. */
  async function at(...labels: readonly string[]): Promise<Node> {
    let found: Node | undefined;
    for (const label of labels) {
      const nodes = found === undefined ? await roots() : await children(found);
      found = nodes.find((node) => labelOf(node) === label);
      assert.ok(found, `${label} is not among ${nodes.map(labelOf).join(", ")}`);
    }
    assert.ok(found);
    return found;
  }

  /** The project's own `manage.py`, run as in a terminal beside the editor. */
  async function manage(...words: readonly string[]): Promise<void> {
    const env = { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1" };
    await promisify(execFile)(python, ["manage.py", ...words], { cwd: project(), env });
  }
});
