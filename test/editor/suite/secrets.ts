/** Does everything that has to do with connections, on servers that want passwords; `secrets/runLocked.ts` then searches for them. */
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import type { Api } from "#client/extension.ts";
import type { Node } from "#client/explorer/tree/nodes.ts";
import { eventually, extension, folder, ready } from "./support.ts";

const aliases = ["default", "stock", "asked", "wrong", "nowhere", "custom", "hidden"];
const item = { kind: "table", schema: "public", name: "shop_item" } as const;

describe("secrets", function () {
  this.timeout(90_000);
  let api: Api;
  let databases: Databases;

  before(async () => {
    await ready();
    api = await extension();
    ({ databases } = api);
    await eventually("the databases", () => databases.availability === "ready" || undefined);
    assert.deepEqual(
      databases.all.map(({ id }) => id.alias),
      aliases,
    );
  });

  it("let migrations be run on each server, in the project's own environment", async () => {
    for (const [name, status] of [
      ["Migrate on default", 0],
      ["Migrate on stock", 0],
      ["Show Migrations on custom", 0],
      ["Migrate on wrong", 1],
      ["Show Migrations on nowhere", 1],
    ] as const)
      assert.equal(await statusOf(name), status, name);
  });

  it("open what they fit, and refuse what they do not", async () => {
    const states: string[] = [];
    for (const alias of aliases) {
      const opened = await databases.browse(idOf(alias));
      heard(opened.kind === "refused" ? opened : opened.connection.server);
      states.push(`${alias}: ${opened.kind === "refused" ? opened.reason : opened.kind}`);
    }
    assert.deepEqual(states, [
      ...["default: open", "stock: open", "asked: open", "wrong: password"],
      ...["nowhere: unreachable", "custom: open", "hidden: open"],
    ]);
    heard(databases.all);
  });

  it("are in no node of the tree, whatever its state", async () => {
    await vscode.commands.executeCommand("djangoMultidb.databases.focus");
    const seen = await walk(await api.explorer.provider.getChildren(), 4);
    assert.ok(seen > 30, String(seen));
    await vscode.commands.executeCommand("djangoMultidb.refreshDatabases");
  });

  it("are in no page about a connection or the project", async () => {
    for (const alias of aliases)
      await vscode.commands.executeCommand("djangoMultidb.showConnectionSettings", idOf(alias));
    await vscode.commands.executeCommand("djangoMultidb.showProjectFacts");
    await vscode.commands.executeCommand("djangoMultidb.showMigrationMatrix");
    await vscode.commands.executeCommand("djangoMultidb.showPlan", idOf("default"));
    await eventually("the pages", () => pages().length >= aliases.length + 1 || undefined);
    heard(pages().map((document) => document.getText()));
  });

  it("are in no hover, lens, symbol or finding of the files that have them", async () => {
    const uri = vscode.Uri.joinPath(folder().uri, "conf/settings.py");
    const document = await vscode.workspace.openTextDocument(uri);
    for (let line = 0; line < document.lineCount; line++)
      for (let at = 0; at < Math.min(document.lineAt(line).text.length, 400); at += 15)
        heard(await ask("vscode.executeHoverProvider", uri, new vscode.Position(line, at)));
    heard(await ask("vscode.executeCodeLensProvider", uri, 50));
    heard(await ask("vscode.executeDocumentSymbolProvider", uri));
    heard(vscode.languages.getDiagnostics(uri));
  });

  it("are in no console, its results or its errors", async () => {
    const cells = [
      ["default", "sql", "select name from shop_item; selec 1", false],
      ["default", "sql", "select pg_terminate_backend(pg_backend_pid())", false],
      ["default", "sql", "select %s as a, * from pg_stat_activity, pg_user", undefined],
      ["stock", "sql", "show processlist; select * from shop_item", true],
      ["stock", "sql", "show grants; select nonsense", false],
      ["asked", "sql", "select current_user; select * from shop_item", true],
      ["custom", "sql", "select current_user", true],
      ["wrong", "sql", "select 1", false],
      ["nowhere", "sql", "select 1", false],
      ["default", "python", "cursor.execute('select 1')\ncursor.fetchall()", true],
      ["stock", "python", "cursor.execute('selec 1')", false],
      ["custom", "python", "from django.db import connections\nlist(connections)", true],
      ["wrong", "python", "cursor.execute('select 1')", false],
      ["nowhere", "python", "connection.ensure_connection()", false],
    ] as const;
    for (const [at, [alias, language, text, expected]] of cells.entries()) {
      const success = await run(`console-${at}.djsql`, alias, language, text);
      assert.ok(expected === undefined || success === expected, `${text} on ${alias}: ${success}`);
    }
    const notebooks = vscode.workspace.notebookDocuments;
    assert.match(outputsOf(notebooks[1]), /terminat/);
    assert.match(outputsOf(notebooks[12]), /password authentication failed/);
    assert.equal(notebooks.length, cells.length);
    for (const notebook of notebooks) {
      heard(outputsOf(notebook));
      assert.equal(await notebook.save(), true);
    }
  });

  it("are in no panel of rows, and in no export", async () => {
    await vscode.commands.executeCommand("djangoMultidb.exportRows", idOf("default"), item);
    const exported = vscode.Uri.joinPath(folder().uri, "shop_item.csv");
    const text = await eventually("the file", async () => {
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(exported));
      } catch {
        return undefined;
      }
    });
    assert.match(text, /^id,name/);
    for (const alias of ["default", "custom", "wrong"])
      await vscode.commands.executeCommand("djangoMultidb.openRows", idOf(alias), item);
  });

  it("are in no output channel that is shown", async () => {
    await vscode.commands.executeCommand("djangoMultidb.showOutput");
    const channel = await eventually("the output", () =>
      vscode.workspace.textDocuments.find(
        ({ uri, lineCount }) => uri.scheme === "output" && lineCount > 20,
      ),
    );
    assert.match(channel.getText(), /Opening 'default' at 127\.0\.0\.1:\d+\/shop/);
    // For whoever looks at the page meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 2000));
  });

  function idOf(alias: string): Database["id"] {
    const found = databases.all.find(({ id }) => id.alias === alias);
    assert.ok(found, alias);
    return found.id;
  }

  /** Goes through the tree as somebody does who opens all; how many nodes there were. */
  async function walk(nodes: readonly Node[] | null | undefined, depth: number): Promise<number> {
    let count = 0;
    for (const node of (nodes ?? []).slice(0, 12)) {
      const { provider } = api.explorer;
      const shown = await provider.getTreeItem(node);
      const { token } = new vscode.CancellationTokenSource();
      heard(await provider.resolveTreeItem?.(shown, node, token), shown);
      count += 1;
      if (depth > 0 && shown.collapsibleState !== vscode.TreeItemCollapsibleState.None)
        count += await walk(await provider.getChildren(node), depth - 1);
    }
    return count;
  }

  /** Runs a cell in a console of its own; whether it succeeded. */
  async function run(
    name: string,
    alias: string,
    language: string,
    text: string,
  ): Promise<boolean> {
    const uri = vscode.Uri.joinPath(folder().uri, name);
    const header = `-- %% console alias=${alias}\n\n-- %% sql\nselect 1\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(header));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook, { preview: false });
    await eventually("the kernel", () => notebook.metadata["alias"] === alias || undefined);
    const change = new vscode.WorkspaceEdit();
    const cell = new vscode.NotebookCellData(
      vscode.NotebookCellKind.Code,
      text,
      language === "sql" ? "djsql" : language,
    );
    const first = new vscode.NotebookRange(0, 1);
    change.set(notebook.uri, [vscode.NotebookEdit.replaceCells(first, [cell])]);
    await vscode.workspace.applyEdit(change);
    // The editor takes the kernel a moment later.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand("notebook.cell.execute", {
      ranges: [{ start: 0, end: 1 }],
      document: notebook.uri,
    });
    return eventually(`the end of ${text} on ${alias}`, () => {
      const { executionOrder, success } = notebook.cellAt(0).executionSummary ?? {};
      return executionOrder === undefined ? undefined : success;
    });
  }
});

function outputsOf(notebook: vscode.NotebookDocument | undefined): string {
  const items = notebook
    ?.getCells()
    .flatMap(({ outputs }) => outputs.flatMap((each) => each.items));
  return (items ?? []).map(({ data }) => new TextDecoder().decode(data)).join("\n");
}

/** Our own read-only documents that are open. */
function pages(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri }) =>
    uri.scheme.startsWith("django-multidb"),
  );
}

function ask(command: string, ...given: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...given);
}

const file = join(dirname(process.env["DJANGO_MULTIDB_RESULTS"] ?? ""), "heard-suite.txt");

/** Keeps what the editor was told, to be searched with everything else. */
function heard(...things: readonly unknown[]): void {
  for (const thing of things) appendFileSync(file, `${JSON.stringify(thing)}\n`);
}

/** Runs one of the tasks that are offered to its end. */
async function statusOf(name: string): Promise<number | undefined> {
  const tasks = await vscode.tasks.fetchTasks({ type: "django-multidb" });
  const task = tasks.find((each) => each.name === name);
  assert.ok(task, `${name} is not among ${tasks.map((each) => each.name).join(", ")}`);
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess((event) => {
      if (event.execution.task.name !== name) return;
      listening.dispose();
      resolve(event.exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}
