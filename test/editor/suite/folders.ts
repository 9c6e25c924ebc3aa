/** A workspace of two folders, each with a project: both are known, and each keeps to its own databases. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, findings, ready, ruleOf } from "./support.ts";

describe("two folders", () => {
  before(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if ((vscode.workspace.workspaceFolders ?? []).length > 0) return;
    // Served to a browser, the editor sometimes starts before it can read the workspace's file; then we add what
    // the file names.
    const file = vscode.workspace.workspaceFile;
    assert.ok(file);
    const named = ["bookstore", "docs_example"].map((name) => ({
      uri: vscode.Uri.joinPath(file, "..", name),
    }));
    vscode.workspace.updateWorkspaceFolders(0, 0, ...named);
    await eventually("two folders", () => vscode.workspace.workspaceFolders?.[1]);
  });

  it("are two projects", async () => {
    const { projects } = await ready(({ projects }) => projects === 2);
    assert.equal(projects, 2);
  });

  it("each have their routes in the facts", async () => {
    await vscode.commands.executeCommand("djangoMultidb.showProjectFacts");
    const text = await eventually("the document", () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "django-multidb")?.getText(),
    );
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      assert.ok(text.includes(`## ${folder.uri.fsPath}`), text);
    }
  });

  it("show findings about their own databases", async () => {
    const [bookstore, example] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(bookstore && example);
    for (const [folder, path, aliases] of [
      [bookstore, "orders/models.py", ["default", "users"]],
      [example, "people/models.py", ["primary", "auth_db"]],
    ] as const) {
      const document = await show(vscode.Uri.joinPath(folder.uri, path));
      const finding = await eventually(`a finding in ${path}`, () => findings(document)[0]);
      assert.equal(ruleOf(finding), "cross-database-user-key");
      for (const alias of aliases)
        assert.ok(finding.message.includes(`'${alias}'`), finding.message);
    }
  });
});

async function show(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}
