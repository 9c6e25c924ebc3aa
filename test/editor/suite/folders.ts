/** A workspace of two folders, each with a project: both are known, and each keeps to its own databases. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, findings, ready, ruleOf } from "./support.ts";

describe("two folders", () => {
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

  it("show findings in the folder that has them only", async () => {
    const [bookstore, example] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(bookstore && example);
    const routers = await show(vscode.Uri.joinPath(bookstore.uri, "config/routers.py"));
    await eventually("findings", () => (findings(routers).length > 0 ? true : undefined));
    for (const file of await vscode.workspace.findFiles(
      new vscode.RelativePattern(example, "**/*.py"),
    )) {
      const document = await show(file);
      await vscode.commands.executeCommand(
        "vscode.executeHoverProvider",
        document.uri,
        new vscode.Position(0, 0),
      );
      assert.deepEqual(findings(document).map(ruleOf), [], file.path);
    }
  });
});

async function show(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}
