/** Marks the place of an error in its cell, until the cell is edited or run again. */
import * as vscode from "vscode";
import { productName } from "#shared/texts.ts";
import { markEnd } from "#client/console/statements/words.ts";

export class Marks implements vscode.Disposable {
  readonly #marks = vscode.languages.createDiagnosticCollection("djangoMultidb.console");
  readonly #listening: vscode.Disposable;

  constructor() {
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#marks.delete(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#marks.delete(uri)),
    );
  }

  /** @param at the offset in the cell */
  show({ document }: vscode.NotebookCell, message: string, at: number): void {
    const text = document.getText();
    const range = new vscode.Range(document.positionAt(at), document.positionAt(markEnd(text, at)));
    const mark = new vscode.Diagnostic(range, message);
    mark.source = productName;
    this.#marks.set(document.uri, [mark]);
  }

  clear({ document }: vscode.NotebookCell): void {
    this.#marks.delete(document.uri);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#marks.dispose();
  }
}
