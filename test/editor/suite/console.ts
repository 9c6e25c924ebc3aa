/** Consoles: notebooks on real databases, run, stopped, rolled back, saved and opened again. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as vscode from "vscode";
import type { AliasId } from "#client/databases/contract.ts";
import { resultMime, type GridOutput } from "#client/results/grid/messages.ts";
import { eventually, extension, folder, open, positionOf, ready } from "./support.ts";

const errorMime = "application/vnd.code.notebook.error";

describe("consoles", () => {
  before(async () => {
    await ready();
    const { databases } = await extension();
    await eventually("the databases are known", () => databases.all.length >= 5 || undefined);
  });
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("run each statement of a cell with a result of its own", async () => {
    const cell = await newConsole("default", "select 1 as one, null as missing; select 'b' as two");
    assert.equal(await run(cell), true);
    const [one, two] = grids(cell);
    assert.deepEqual(
      one?.columns.map(({ name }) => name),
      ["one", "missing"],
    );
    assert.deepEqual(
      one?.rows.map(({ cells }) => cells),
      [["1", null]],
    );
    assert.deepEqual(
      two?.rows.map(({ cells }) => cells),
      [["b"]],
    );
    assert.equal(one?.summary.where, "default");
  });

  it("stop at the first statement that fails, and mark the place", async () => {
    const cell = await newConsole(
      "default",
      "select 1;\nselect nonsense from catalogue_book;\nselect 3",
    );
    assert.equal(await run(cell), false);
    assert.equal(grids(cell).length, 1);
    const said = text(cell, errorMime);
    assert.match(said, /nonsense/);
    const [mark] = vscode.languages.getDiagnostics(cell.document.uri);
    if (mark) assert.equal(mark.range.start.line, 1);
    await edit(cell, "select 1");
    await eventually(
      "the mark is gone",
      () => vscode.languages.getDiagnostics(cell.document.uri).length === 0 || undefined,
    );
  });

  it("keep a transaction open between cells, and roll it back", async () => {
    const cell = await newConsole(
      "default",
      "update catalogue_book set name = 'Rolled back' where id = 1",
    );
    const before = await titles();
    await vscode.commands.executeCommand("djangoMultidb.beginTransaction");
    assert.equal(await run(cell), true, text(cell));
    await edit(cell, "select name from catalogue_book where id = 1");
    assert.equal(await run(cell), true);
    assert.deepEqual(grids(cell)[0]?.rows[0]?.cells, ["Rolled back"]);
    // Another connection still sees what was there.
    assert.deepEqual(await titles(), before);
    await vscode.commands.executeCommand("djangoMultidb.rollbackTransaction");
    assert.equal(await run(cell), true);
    assert.notDeepEqual(grids(cell)[0]?.rows[0]?.cells, ["Rolled back"]);
    assert.deepEqual(await titles(), before);
  });

  it("stop a long statement, and go on afterwards", async () => {
    const cell = await newConsole(
      "default",
      "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    );
    const ended = run(cell);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const started = Date.now();
    await vscode.commands.executeCommand("notebook.cancelExecution");
    assert.equal(await ended, false);
    assert.ok(Date.now() - started < 5000, `${Date.now() - started} ms`);
    await edit(cell, "select 1 as one");
    assert.equal(await run(cell), true, text(cell));
  });

  it("ask for parameters, bind them, and offer them again", async () => {
    const cell = await newConsole("default", "select %(name)s as a, %(name)s is null as b");
    const ended = run(cell);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    // The second choice for an empty text is NULL.
    await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    assert.equal(await ended, true, text(cell));
    assert.deepEqual(grids(cell)[0]?.rows[0]?.cells, [null, "1"]);
  });

  it("are saved as SQL without outputs, and open on their alias again", async () => {
    const uri = vscode.Uri.joinPath(folder().uri, "people.djsql");
    const written =
      "-- %% console alias=users\n\n-- %% markdown\n-- # People\n\n-- %% sql\nselect username as kept_out_of_the_file from accounts_user\n";
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(written));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const editor = await vscode.window.showNotebookDocument(notebook);
    await selected(editor.notebook, "users");
    const cell = notebook.cellAt(1);
    assert.equal(cell.document.languageId, "djsql");
    assert.equal(await run(cell), true, text(cell));
    const [grid] = grids(cell);
    assert.equal(grid?.summary.where, "users");
    const names = grid?.rows.map(({ cells }) => String(cells[0])) ?? [];
    assert.ok(names.length > 0);
    await edit(cell, "select username as kept from accounts_user");
    assert.equal(await notebook.save(), true);
    const saved = readFileSync(uri.fsPath, "utf8");
    assert.equal(saved, written.replace("kept_out_of_the_file", "kept"));
    for (const name of names) assert.ok(!saved.includes(name), saved);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("explain a statement as a tree", async () => {
    const cell = await newConsole("default", "select * from catalogue_book where id = 1");
    await vscode.commands.executeCommand("djangoMultidb.explain", cell);
    await eventually(
      "the plan",
      () =>
        text(cell, "text/html").includes("<details") ||
        text(cell, "text/html").includes("leaf") ||
        undefined,
    );
    assert.match(text(cell, "text/plain"), /SEARCH catalogue_book/);
  });

  it("complete tables and columns of their alias, and tell a table's model", async () => {
    const cell = await newConsole("default", "select b. from catalogue_book b");
    assert.ok((await completions(cell, 9)).includes("out_of_print"));
    await edit(cell, "select * from ");
    assert.ok((await completions(cell, 14)).includes("catalogue_book"));
    await edit(cell, "select * from catalogue_book");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      cell.document.uri,
      new vscode.Position(0, 20),
    );
    const said = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === "string" ? content : content.value))
      .join("\n");
    assert.match(said, /catalogue\.Book/);
  });

  it("run Python in the project's Django, on their alias", async () => {
    const cell = await newConsole(
      "users",
      "print('hello')\ncursor.execute('select count(*) from accounts_user')\n[(connection.alias, cursor.fetchone()[0])]",
      "python",
    );
    assert.equal(await run(cell), true, text(cell));
    assert.match(text(cell, "application/vnd.code.notebook.stdout"), /hello/);
    assert.equal(grids(cell)[0]?.rows[0]?.cells[0], "users");
    await edit(cell, "def broken():\n    raise ValueError('wrong')\nbroken()");
    assert.equal(await run(cell), false);
    assert.match(text(cell, errorMime), /ValueError.*wrong/s);
    assert.match(text(cell, errorMime), /in broken/);
  });

  it("take the SQL at the cursor of Python code, on the alias that the code names", async () => {
    const document = await open("analytics/services.py");
    const { activeTextEditor } = vscode.window;
    assert.ok(activeTextEditor);
    const at = positionOf(document, "book_slug, COUNT");
    activeTextEditor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand("djangoMultidb.runSqlAtCursor");
    const cell = await eventually("the statement has been run", () => {
      const notebook = vscode.window.activeNotebookEditor?.notebook;
      const last = notebook?.cellAt(notebook.cellCount - 1);
      return last?.executionSummary?.success === undefined ? undefined : last;
    });
    assert.match(
      cell.document.getText(),
      /^SELECT book_slug, COUNT.* FROM analytics_pageview GROUP/,
    );
    assert.equal(cell.notebook.metadata["alias"], "analytics");
    assert.equal(grids(cell)[0]?.summary.where, "analytics", text(cell));
  });

  it("take a selection of any editor, on the alias that is picked", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "plaintext",
      content: "Look:\n    select 42\n      as answer",
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 2, 15);
    const running = vscode.commands.executeCommand("djangoMultidb.runInAlias");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await running;
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const cell = notebook?.cellAt(notebook.cellCount - 1);
    assert.ok(cell);
    assert.equal(cell.document.getText(), "select 42\n  as answer");
    assert.deepEqual(grids(cell)[0]?.rows[0]?.cells, ["42"]);
  });

  it("remember what was run", async () => {
    const before = tabs();
    const shown = vscode.commands.executeCommand("djangoMultidb.consoleHistory");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await shown;
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const last = notebook?.cellAt(notebook.cellCount - 1);
    assert.match(last?.document.getText() ?? "", /^select/);
    assert.ok(tabs() >= before);
  });
});

async function newConsole(
  alias: string,
  content: string,
  language = "djsql",
): Promise<vscode.NotebookCell> {
  const { databases } = await extension();
  const id: AliasId | undefined = databases.all.find((it) => it.id.alias === alias)?.id;
  assert.ok(id, `there is no alias ${alias}`);
  await vscode.commands.executeCommand("djangoMultidb.newConsole", id);
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  assert.equal(notebook?.notebookType, "djangoMultidb.console");
  await selected(notebook, alias);
  await replace(notebook, 0, content, language);
  return notebook.cellAt(0);
}

/** Waits until the editor has taken the kernel of the alias. */
async function selected(notebook: vscode.NotebookDocument, alias: string): Promise<void> {
  await eventually(`${alias} is chosen`, () => notebook.metadata["alias"] === alias || undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
}

async function replace(
  notebook: vscode.NotebookDocument,
  at: number,
  content: string,
  language: string,
): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, content, language);
  change.set(notebook.uri, [
    vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(at, at + 1), [cell]),
  ]);
  await vscode.workspace.applyEdit(change);
}

async function edit({ document }: vscode.NotebookCell, content: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  change.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), content);
  await vscode.workspace.applyEdit(change);
}

/** Runs a cell as its play button does; whether it succeeded. */
async function run(cell: vscode.NotebookCell): Promise<boolean> {
  const before = cell.executionSummary?.executionOrder ?? 0;
  await vscode.commands.executeCommand("notebook.cell.execute", {
    ranges: [{ start: cell.index, end: cell.index + 1 }],
    document: cell.notebook.uri,
  });
  return eventually("the cell has ended", () => {
    const { executionOrder = 0, success } = cell.executionSummary ?? {};
    return executionOrder > before ? success : undefined;
  });
}

function grids(cell: vscode.NotebookCell): readonly GridOutput[] {
  return items(cell, resultMime).map((data) => JSON.parse(data) as GridOutput);
}

function text(cell: vscode.NotebookCell, mime?: string): string {
  return items(cell, mime).join("\n");
}

function items(cell: vscode.NotebookCell, mime?: string): readonly string[] {
  return cell.outputs
    .flatMap((output) => output.items)
    .filter((item) => mime === undefined || item.mime === mime)
    .map(({ data }) => new TextDecoder().decode(data));
}

/** As a connection beside the console's sees them. */
async function titles(): Promise<unknown> {
  const { databases } = await extension();
  const [first] = databases.all;
  assert.ok(first);
  const opened = await databases.browse(first.id);
  assert.ok(opened.kind === "open", JSON.stringify(opened));
  const ran = await opened.connection.run(
    { sql: "select id, name from catalogue_book order by id" },
    { rows: 100, cellLimit: 1000 },
  );
  assert.ok(ran.kind === "finished", JSON.stringify(ran));
  return ran.results[0]?.first.rows;
}

async function completions(cell: vscode.NotebookCell, at: number): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    cell.document.uri,
    cell.document.positionAt(at),
  );
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

function tabs(): number {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
}
