/** Opens a file at a line. */
import * as vscode from "vscode";
import type { Place } from "#shared/databases.ts";

export async function openAt({ path, line }: Place): Promise<void> {
  const at = new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(vscode.Uri.file(path), {
    selection: new vscode.Range(at, at),
    preview: true,
  });
}
