/** The view Django Databases on the example shop, whose databases real Django has made. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as vscode from "vscode";
import type { Explorer } from "#client/explorer/explorer.ts";
import type { Node } from "#client/explorer/tree/nodes.ts";
import { eventually, extension, folder, open, positionOf, ready } from "./support.ts";

const aliases = ["default", "users", "legacy", "replica", "analytics"];

describe("explorer", () => {
  let explorer: Explorer;

  before(async () => {
    plant();
    await ready();
    ({ explorer } = await extension());
    await eventually("the aliases", async () => (await roots()).length > 0 || undefined);
  });

  it("shows the aliases in the order of the settings, and connects to none of them", async () => {
    const items = (await roots()).map(item);
    assert.deepEqual(
      items.map(({ label }) => label),
      aliases,
    );
    for (const { contextValue } of items) assert.match(contextValue ?? "", /^alias;closed;/);
    assert.match(String(items[3]?.description), /replica/);
    assert.match(String(items[0]?.description), /shop\.sqlite3/);
  });

  it("shows what an alias holds once it is expanded, and the models of its tables", async () => {
    const groups = await childrenAt("default");
    assert.deepEqual(groups.map(labelOf), ["Tables"]);
    const book = await at("default", "Tables", "catalogue_book");
    assert.match(descriptionOf(book), /^catalogue\.Book\b/);
    assert.match(item(book).contextValue ?? "", /^object;table;relation;model$/);
    const many = await at("default", "Tables", "catalogue_book_subjects");
    assert.match(descriptionOf(many), /^catalogue\.Book_subjects\b/);
    const migrations = await at("default", "Tables", "django_migrations");
    assert.match(descriptionOf(migrations), /^Django's record of migrations/);
    await eventually("the alias says that it is connected", async () =>
      /connected/.test(descriptionOf(await at("default"))) ? true : undefined,
    );
  });

  it("shows a table's columns, keys and indexes", async () => {
    const parts = await childrenAt("default", "Tables", "orders_orderline");
    assert.deepEqual(parts.map(labelOf).slice(0, 3), ["Columns", "Indexes", "Foreign Keys"]);
    const columns = await childrenAt("default", "Tables", "orders_orderline", "Columns");
    assert.deepEqual(columns.map(labelOf), ["id", "copies", "price", "edition_id", "order_id"]);
    const [id, , price, edition] = columns;
    assert.ok(id && price && edition);
    assert.match(descriptionOf(id), /primary key/);
    assert.deepEqual(item(id).iconPath, new vscode.ThemeIcon("key"));
    assert.match(descriptionOf(price), /decimal/);
    assert.match(descriptionOf(edition), /→ catalogue_edition/);
    const tooltip = await explorer.provider.resolveTreeItem?.(
      item(edition),
      edition,
      new vscode.CancellationTokenSource().token,
    );
    assert.match(text(tooltip?.tooltip), /Field: edition \(ForeignKey\)/);
  });

  it("marks tables that the router does not allow there, and finds orphans of both sorts", async () => {
    const book = await at("analytics", "Tables", "catalogue_book");
    assert.match(descriptionOf(book), /catalogue\.Book · not migrated here by the router/);
    assert.deepEqual(item(book).iconPath, new vscode.ThemeIcon("warning"));
    const replicated = await at("replica", "Tables", "catalogue_book");
    assert.match(descriptionOf(replicated), /replicated/);
    const tables = await childrenAt("analytics", "Tables without a Model");
    assert.deepEqual(tables.map(labelOf), ["odd notes"]);
    const models = await childrenAt("analytics", "Models without a Table");
    assert.deepEqual(models.map(labelOf), ["analytics.Search"]);
  });

  it("says for each node what it is, without an icon or a color", async () => {
    const book = await at("analytics", "Tables", "catalogue_book");
    assert.match(
      item(book).accessibilityInformation?.label ?? "",
      /^table, catalogue_book, catalogue\.Book · not migrated here by the router/,
    );
    for (const root of await roots()) assert.ok(item(root).accessibilityInformation?.label);
  });

  it("opens a model's class, and reveals a model's table", async () => {
    const book = await at("default", "Tables", "catalogue_book");
    await vscode.commands.executeCommand("djangoMultidb.openModel", book);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.fileName.endsWith("catalogue/models/books.py"));
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^class Book\(/);

    const document = await open("orders/models.py");
    const inside = positionOf(document, "copies =");
    editorSelection(inside);
    await vscode.commands.executeCommand("djangoMultidb.revealTableOfModel");
    await eventually(
      "the table is selected",
      () =>
        explorer.view.selection.some((node) => labelOf(node) === "orders_orderline") || undefined,
    );
  });

  it("goes from a foreign key to its table", async () => {
    const keys = await childrenAt("default", "Tables", "catalogue_edition", "Foreign Keys");
    const key = keys.find((each) => descriptionOf(each).startsWith("→ catalogue_book "));
    assert.ok(key);
    const { command } = item(key);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await eventually(
      "the table is selected",
      () => explorer.view.selection.some((node) => labelOf(node) === "catalogue_book") || undefined,
    );
  });

  it("filters by name, says so, and takes the filter away", async () => {
    const root = await at("default");
    await explorer.filters.set(root.alias, "orders_*");
    assert.match(descriptionOf(root), /filter: orders_\*/);
    const shown = await childrenAt("default", "Tables");
    assert.ok(shown.length > 1);
    for (const node of shown) assert.match(labelOf(node), /^orders_/);
    assert.match(descriptionOf(await at("default", "Tables")), /^\d+ of \d+, filtered$/);
    await vscode.commands.executeCommand("djangoMultidb.clearFilter", root);
    assert.doesNotMatch(descriptionOf(root), /filter/);
    await at("default", "Tables", "catalogue_book");
  });

  it("keeps every node's id when everything is read again", async () => {
    const before = await idsBelow("default");
    await vscode.commands.executeCommand("djangoMultidb.refreshDatabases");
    assert.deepEqual(await idsBelow("default"), before);
    assert.ok(before.length > 20);
  });

  it("shows a table that was made meanwhile once it is refreshed", async () => {
    change("shop.sqlite3", "CREATE TABLE made_later (id integer PRIMARY KEY)");
    await vscode.commands.executeCommand("djangoMultidb.refreshDatabases", await at("default"));
    await at("default", "Tables", "made_later");
  });

  it("copies names as they are and as a statement takes them", async () => {
    const notes = await at("analytics", "Tables", "odd notes");
    await vscode.commands.executeCommand("djangoMultidb.copyName", notes, [notes]);
    assert.equal(await vscode.env.clipboard.readText(), "odd notes");
    await vscode.commands.executeCommand("djangoMultidb.copyQualifiedName", notes, [notes]);
    assert.equal(await vscode.env.clipboard.readText(), '"odd notes"');
  });

  it("writes scripts into documents of their own", async () => {
    const notes = await at("analytics", "Tables", "odd notes");
    for (const [command, expected] of [
      ["scriptSelect", 'SELECT\n  "id",\n  "text"\nFROM "odd notes"\nLIMIT 100;\n'],
      ["scriptCreate", 'CREATE TABLE "odd notes" (id integer PRIMARY KEY, text varchar(80));\n'],
    ] as const) {
      await vscode.commands.executeCommand(`djangoMultidb.${command}`, notes);
      assert.equal(vscode.window.activeTextEditor?.document.getText(), expected);
    }
  });

  it("disconnects, and does not connect again by itself", async () => {
    await vscode.commands.executeCommand("djangoMultidb.disconnectDatabase", await at("default"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(item(await at("default")).contextValue ?? "", /^alias;closed;/);
  });

  it("says in place of the children why there is no connection, and tries again", async () => {
    const path = join(folder().uri.fsPath, "data/legacy.sqlite3");
    await vscode.workspace.fs.rename(vscode.Uri.file(path), vscode.Uri.file(`${path}.away`));
    const [problem] = await childrenAt("legacy");
    assert.ok(problem);
    assert.equal(problem.kind, "note");
    assert.match(item(problem).contextValue ?? "", /^note;problem$/);
    await vscode.workspace.fs.rename(vscode.Uri.file(`${path}.away`), vscode.Uri.file(path));
    const { command } = item(problem);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await at("legacy", "Tables", "newsletter_issue");
  });

  async function roots(): Promise<readonly Node[]> {
    return (await explorer.provider.getChildren()) ?? [];
  }

  /** The node with these labels from the root on. */
  async function at(...labels: readonly string[]): Promise<Node> {
    let nodes = await roots();
    let found: Node | undefined;
    for (const label of labels) {
      found = nodes.find((node) => labelOf(node) === label);
      assert.ok(found, `${label} is not among ${nodes.map(labelOf).join(", ")}`);
      if (label !== labels.at(-1)) nodes = (await explorer.provider.getChildren(found)) ?? [];
    }
    assert.ok(found);
    return found;
  }

  async function childrenAt(...labels: readonly string[]): Promise<readonly Node[]> {
    return (await explorer.provider.getChildren(await at(...labels))) ?? [];
  }

  async function idsBelow(alias: string): Promise<readonly (string | undefined)[]> {
    const nodes = [
      ...(await childrenAt(alias)),
      ...(await childrenAt(alias, "Tables")),
      ...(await childrenAt(alias, "Tables", "catalogue_book")),
      ...(await childrenAt(alias, "Tables", "catalogue_book", "Columns")),
    ];
    return nodes.map((node) => item(node).id);
  }

  function item(node: Node): vscode.TreeItem {
    return explorer.provider.getTreeItem(node) as vscode.TreeItem;
  }

  function labelOf(node: Node): string {
    return String(item(node).label);
  }

  function descriptionOf(node: Node): string {
    return String(item(node).description ?? "");
  }
});

/** What no migration would do: a table of nobody, one in the wrong database, and one that is gone. */
function plant(): void {
  change(
    "analytics.sqlite3",
    'CREATE TABLE "odd notes" (id integer PRIMARY KEY, text varchar(80))',
    "CREATE TABLE catalogue_book (id integer PRIMARY KEY)",
    "DROP TABLE analytics_search",
  );
}

function change(file: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(join(folder().uri.fsPath, "data", file));
  for (const statement of statements) database.exec(statement);
  database.close();
}

function text(tooltip: vscode.TreeItem["tooltip"]): string {
  return (typeof tooltip === "string" ? tooltip : (tooltip?.value ?? "")).replaceAll("\\", "");
}

function editorSelection(position: vscode.Position): void {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  editor.selection = new vscode.Selection(position, position);
}
