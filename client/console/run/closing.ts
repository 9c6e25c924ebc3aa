/**
 * What becomes of a console whose editor is closed. The editor asks nobody before it closes a tab, so the
 * connection is held until the user has said what is to become of an open transaction.
 */
import * as vscode from "vscode";
import { consoleData } from "#client/console/file/serializer.ts";
import { metadataOf } from "#client/console/file/metadata.ts";
import { notebookType, sqlLanguage } from "#client/console/names.ts";
import { leavingText } from "#client/console/show/transactionWords.ts";
import type { Console } from "./console.ts";
import { isConsole, type Consoles } from "./consoles.ts";

/** How long the editor may take to open a file that was saved under another name, in milliseconds. */
const patience = 700;
/** Where the consoles with open transactions are noted, for the window may end without a word. */
const openKey = "djangoMultidb.openTransactions";

export function registerClosing(consoles: Consoles, state: vscode.Memento): vscode.Disposable {
  tellOfLastTime(state);
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const { input } of closed) {
        if (!(input instanceof vscode.TabInputNotebook) || input.notebookType !== notebookType)
          continue;
        const console = consoles.all.find(
          ({ notebook }) => notebook.uri.toString() === input.uri.toString(),
        );
        if (console && !isShown(input.uri)) void leave(console, consoles);
      }
    }),
    consoles.onChange(() => {
      const open = consoles.all
        .filter(({ hasTransaction }) => hasTransaction)
        .map(({ id }) => id.alias);
      void state.update(openKey, open.length > 0 ? open : undefined);
    }),
  );
}

async function leave(console: Console, consoles: Consoles): Promise<void> {
  const before = console.notebook;
  const content = before.getCells().map((cell) => ({
    language: languageOf(cell),
    text: cell.document.getText(),
  }));
  const metadata = metadataOf(before.metadata);
  await new Promise((resolve) => setTimeout(resolve, patience));
  if (isShown(before.uri)) return;
  const successor = vscode.workspace.notebookDocuments.find(
    (notebook) =>
      isConsole(notebook) &&
      notebook.uri.toString() !== before.uri.toString() &&
      consoles.find(notebook) === undefined &&
      isShown(notebook.uri) &&
      hasContent(notebook, content),
  );
  if (successor) return consoles.move(console, successor);
  if (!console.hasTransaction) return consoles.close(console);
  const { alias } = console.id;
  // Enter takes the first, which does no more than the end of the connection would.
  const rollBack: vscode.MessageItem = { title: "Roll Back" };
  const commit: vscode.MessageItem = { title: "Commit" };
  const again: vscode.MessageItem = { title: "Reopen Console", isCloseAffordance: true };
  const answer = await vscode.window.showWarningMessage(
    `The console was closed. ${leavingText(console)}`,
    { modal: true, detail: "The connection is held until you decide." },
    ...[rollBack, ...(console.canCommit ? [commit] : []), again],
  );
  if (answer === undefined || answer === again) return reopen(console, consoles, metadata, content);
  const problem = await console.endTransactions(answer === commit ? "commit" : "rollback");
  const ended = answer === commit ? "committed" : "rolled back";
  if (problem !== undefined) {
    void vscode.window.showErrorMessage(
      `The transaction on '${alias}' was not ${ended}: ${problem}`,
    );
    return reopen(console, consoles, metadata, content);
  }
  await consoles.close(console);
  void vscode.window.showInformationMessage(`The transaction on '${alias}' was ${ended}.`);
}

async function reopen(
  console: Console,
  consoles: Consoles,
  metadata: ReturnType<typeof metadataOf>,
  content: readonly { readonly language: string; readonly text: string }[],
): Promise<void> {
  const { uri } = console.notebook;
  const notebook =
    uri.scheme === "untitled"
      ? await vscode.workspace.openNotebookDocument(notebookType, consoleData(metadata, content))
      : await vscode.workspace.openNotebookDocument(uri);
  consoles.move(console, notebook);
  await vscode.window.showNotebookDocument(notebook);
}

/** Nobody can be asked while the window closes; the servers roll back, and that is said at the next start. */
function tellOfLastTime(state: vscode.Memento): void {
  const aliases = state.get<readonly string[]>(openKey);
  if (aliases === undefined) return;
  void state.update(openKey, undefined);
  void vscode.window.showWarningMessage(
    `The window was closed with a transaction open on ${aliases.map((alias) => `'${alias}'`).join(", ")}; it was rolled back.`,
  );
}

function isShown(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString(),
    ),
  );
}

function hasContent(
  notebook: vscode.NotebookDocument,
  content: readonly { readonly language: string; readonly text: string }[],
): boolean {
  const cells = notebook.getCells();
  return (
    cells.length === content.length &&
    cells.every((cell, at) => cell.document.getText() === content[at]?.text)
  );
}

function languageOf({ kind, document }: vscode.NotebookCell): string {
  if (kind === vscode.NotebookCellKind.Markup) return "markdown";
  return document.languageId === sqlLanguage ? "sql" : document.languageId;
}
