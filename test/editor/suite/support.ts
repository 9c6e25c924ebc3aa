/** What the suites share: the extension once it is ready, waiting, and the example's files. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Api } from "#client/extension.ts";
import type { Status } from "#shared/protocol.ts";
import { productName } from "#shared/texts.ts";

/** The extension's exports, started where it has not started by itself. */
export async function extension(): Promise<Api> {
  const found = vscode.extensions.getExtension<Api>("django-multidb.django-multidb");
  assert.ok(found, "the extension is not installed");
  return found.activate();
}

/** The server's state once it has read the project. Fails where it ends in another state. */
export async function ready(wanted: (status: Status) => boolean = () => true): Promise<Status> {
  const { status } = await extension();
  return eventually("the server is ready", () => {
    const now = status();
    assert.notEqual(now.state, "error", JSON.stringify(now));
    assert.notEqual(now.state, "noProject", JSON.stringify(now));
    return now.state === "ready" && wanted(now) ? now : undefined;
  });
}

/** The first answer that is not undefined. Fails after 20 seconds, with what was waited for. */
export async function eventually<Answer>(
  what: string,
  ask: () => Answer | undefined | PromiseLike<Answer | undefined>,
): Promise<Answer> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${what}: not within 20 seconds`);
}

/** The folder of the example. */
export function folder(): vscode.WorkspaceFolder {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, "no folder is open");
  return first;
}

/** Opens a file of the example in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder().uri, path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Where a text first stands in a document. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is not in ${document.fileName}`);
  return document.positionAt(offset);
}

/** Our findings in a document. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((it) => it.source === productName);
}

/** The name of the rule that a finding is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
