/** Shows the active console's connection: in the status bar, at its cells, and to the manifest's conditions. */
import * as vscode from "vscode";
import type { Databases } from "#client/databases/contract.ts";
import { commitTransaction, rollbackTransaction } from "#client/console/commandNames.ts";
import { notebookType } from "#client/console/names.ts";
import type { Console } from "#client/console/run/console.ts";
import { isConsole, type Consoles } from "#client/console/run/consoles.ts";
import type { Kernels } from "#client/console/run/kernels.ts";
import { transactionWords, type TransactionWords } from "./transactionWords.ts";

/** Behind the status bar item; not in the command palette. */
export const consoleMenu = "djangoMultidb.consoleMenu";

export function registerStatus(
  databases: Databases,
  consoles: Consoles,
  kernels: Kernels,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "djangoMultidb.console",
    vscode.StatusBarAlignment.Right,
    100,
  );
  item.name = "Database Console";
  item.command = consoleMenu;
  const cells = new CellStatus((notebook) => words(notebook));
  const words = (notebook: vscode.NotebookDocument): TransactionWords | undefined => {
    const database = kernels.databaseOf(notebook);
    if (database === undefined) return undefined;
    const console = consoles.find(notebook);
    return transactionWords(
      database.label,
      console?.session.view ?? { kind: "closed" },
      console?.session.autocommit ?? true,
      database.permissions.write === "deny",
      console?.python?.transactions,
    );
  };
  const show = (): void => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const said = notebook && isConsole(notebook) ? words(notebook) : undefined;
    setConditions(notebook && consoles.find(notebook));
    if (said === undefined) return item.hide();
    item.text = said.text;
    item.tooltip = said.spoken;
    item.accessibilityInformation = { label: said.spoken, role: "button" };
    item.backgroundColor = said.isOpen
      ? new vscode.ThemeColor("statusBarItem.warningBackground")
      : undefined;
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    cells,
    vscode.notebooks.registerNotebookCellStatusBarItemProvider(notebookType, cells),
    consoles.onChange(() => {
      show();
      cells.refresh();
    }),
    databases.onChange(() => show()),
    vscode.window.onDidChangeActiveNotebookEditor(() => show()),
    vscode.workspace.onDidChangeNotebookDocument(() => show()),
  );
}

/** What the manifest's menus ask for. */
function setConditions(console: Console | undefined): void {
  const view = console?.session.view;
  const own = view?.kind === "open" ? view.state.transaction : "none";
  const transaction = own === "none" && console?.hasTransaction ? "open" : own;
  const set = (name: string, value: unknown) =>
    void vscode.commands.executeCommand("setContext", `djangoMultidb.console.${name}`, value);
  set("transaction", transaction);
  set("autocommit", console?.session.autocommit ?? true);
  set("connected", view?.kind === "open");
}

/** An open transaction stands at every cell of its console. */
class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCellStatusBarItems = this.#changed.event;
  readonly #words: (notebook: vscode.NotebookDocument) => TransactionWords | undefined;

  constructor(words: (notebook: vscode.NotebookDocument) => TransactionWords | undefined) {
    this.#words = words;
  }

  refresh(): void {
    this.#changed.fire();
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    if (cell.kind !== vscode.NotebookCellKind.Code) return [];
    const said = this.#words(cell.notebook);
    if (said === undefined) return [];
    const item = (text: string, command?: string): vscode.NotebookCellStatusBarItem => {
      const made = new vscode.NotebookCellStatusBarItem(
        text,
        vscode.NotebookCellStatusBarAlignment.Right,
      );
      made.accessibilityInformation = { label: said.spoken };
      if (command !== undefined) made.command = command;
      return made;
    };
    return said.isOpen
      ? [
          item("$(warning) Transaction open"),
          item("$(check) Commit", commitTransaction),
          item("$(discard) Roll Back", rollbackTransaction),
        ]
      : [];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
