/** In Restricted Mode the analysis is the same; only the choice of an interpreter is not heeded. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, extension, folder, ready } from "./support.ts";

describe("Restricted Mode", () => {
  it("is on", () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it("does not heed an interpreter that the workspace names", async () => {
    await ready();
    const directory = vscode.Uri.joinPath(folder().uri, ".vscode");
    const settings = JSON.stringify({ "djangoMultidb.pythonPath": "./planted/python" });
    await vscode.workspace.fs.createDirectory(directory);
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(directory, "settings.json"),
      new TextEncoder().encode(settings),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const heeded = vscode.workspace.getConfiguration("djangoMultidb", folder()).get("pythonPath");
    assert.equal(heeded, "");
  });

  it("lists the databases and connects to none", async () => {
    const { databases } = await extension();
    await ready();
    const [first] = await eventually("the databases", () =>
      databases.all.length > 0 ? databases.all : undefined,
    );
    assert.equal(databases.availability, "restricted");
    assert.ok(first);
    assert.equal(databases.python(first.id), undefined);
    for (const opened of [
      await databases.browse(first.id),
      await databases.connect(first.id, "test"),
    ])
      assert.match(opened.kind === "refused" ? opened.detail : opened.kind, /Restricted Mode/);
  });
});
