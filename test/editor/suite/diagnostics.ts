/** The example's planted mistakes are shown, in the words and places that its list has, and nothing else. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, findings, folder, open, ready, ruleOf } from "./support.ts";

interface Planted {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

describe("diagnostics", () => {
  let planted: readonly Planted[] = [];

  before(async () => {
    const list = vscode.Uri.joinPath(folder().uri, "expected.json");
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(list));
    planted = JSON.parse(text) as readonly Planted[];
    await ready();
  });

  it("are the planted mistakes, file by file", async () => {
    assert.ok(planted.length > 0);
    for (const path of new Set(planted.map((it) => it.path))) {
      const document = await open(path);
      const expected = planted
        .filter((it) => it.path === path)
        .map(({ rule, line }) => `${line} ${rule}`);
      const found = await eventually(`findings in ${path}`, () => {
        const lines = findings(document).map((it) => `${it.range.start.line + 1} ${ruleOf(it)}`);
        return lines.length >= expected.length ? lines : undefined;
      });
      assert.deepEqual(found.toSorted(), expected.toSorted(), path);
    }
  });

  it("say nothing in a file without mistakes", async () => {
    const document = await open("accounts/models.py");
    // The server answers in order: once it has answered about this document, its findings are there too.
    await vscode.commands.executeCommand(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 0),
    );
    assert.deepEqual(findings(document).map(ruleOf), []);
  });

  it("link to the page of their rule", async () => {
    const document = await open("config/routers.py");
    const [first] = await eventually("findings", () => {
      const found = findings(document);
      return found.length > 0 ? found : undefined;
    });
    const code = first?.code;
    assert.ok(typeof code === "object");
    assert.ok(code.target.toString().includes(String(code.value)));
  });

  it("follow what is typed, before it is saved", async () => {
    const document = await open("config/routers.py");
    const line = positionOfLine(document, "def allow_relations(");
    const name = new vscode.Range(line, line);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, name.start, "# multidb: ignore[misspelt-router-method]\n    ");
    await vscode.workspace.applyEdit(edit);
    await eventually("the finding is gone", () =>
      findings(document).some((it) => ruleOf(it) === "misspelt-router-method") ? undefined : true,
    );
    await vscode.commands.executeCommand("undo");
    await eventually(
      "the finding is back",
      () => findings(document).some((it) => ruleOf(it) === "misspelt-router-method") || undefined,
    );
  });
});

function positionOfLine(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text));
}
