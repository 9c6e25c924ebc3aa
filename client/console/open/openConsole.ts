/** Opens consoles: a new one, the one that an alias has, and one with a statement from elsewhere in it. */
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import { newConsole, openConsole } from "#client/console/commandNames.ts";
import { consoleData } from "#client/console/file/serializer.ts";
import { notebookType, sqlLanguage } from "#client/console/names.ts";
import { isConsole } from "#client/console/run/consoles.ts";
import type { Executor } from "#client/console/run/executor.ts";
import { headerFor, type Kernels } from "#client/console/run/kernels.ts";

/** A cell to be added to a console. */
export interface NewCell {
  readonly language: "sql" | "python";
  readonly text: string;
  readonly run: boolean;
}

export class Opener {
  readonly #databases: Databases;
  readonly #kernels: Kernels;
  readonly #executor: Executor;

  constructor(databases: Databases, kernels: Kernels, executor: Executor) {
    this.#databases = databases;
    this.#kernels = kernels;
    this.#executor = executor;
  }

  /** A new console of the alias, not saved yet. Connects to nothing. */
  async create(
    { id }: Database,
    cells: readonly { readonly language: string; readonly text: string }[],
  ): Promise<vscode.NotebookEditor> {
    const notebook = await vscode.workspace.openNotebookDocument(
      notebookType,
      consoleData(headerFor(id, this.#databases.all), cells),
    );
    const editor = await this.#show(notebook, id);
    // Who opens an empty console wants to type.
    if (cells.every(({ text }) => text === ""))
      await vscode.commands.executeCommand("notebook.cell.edit");
    return editor;
  }

  /** The console that the alias has, else a new one; with another cell where one is given. */
  async open(database: Database, cell?: NewCell): Promise<vscode.NotebookEditor> {
    const known = this.#find(database.id);
    const text = cell?.text ?? "";
    const language = cell?.language ?? "sql";
    if (known === undefined) {
      const editor = await this.create(database, [{ language, text }]);
      if (cell?.run) await this.#run(editor.notebook, 0, database.id);
      return editor;
    }
    const editor = await this.#show(known, database.id);
    if (cell === undefined) return editor;
    const at = await addCell(known, cell);
    editor.selections = [new vscode.NotebookRange(at, at + 1)];
    editor.revealRange(new vscode.NotebookRange(at, at + 1));
    if (cell.run) await this.#run(known, at, database.id);
    return editor;
  }

  /** The one that is seen, else any that is open. */
  #find({ project, alias }: AliasId): vscode.NotebookDocument | undefined {
    const seen = vscode.window.visibleNotebookEditors.map(({ notebook }) => notebook);
    return [...seen, ...vscode.workspace.notebookDocuments].find((notebook) => {
      if (!isConsole(notebook) || notebook.isClosed) return false;
      const id = this.#kernels.databaseOf(notebook)?.id;
      return id?.project === project && id.alias === alias;
    });
  }

  async #show(notebook: vscode.NotebookDocument, id: AliasId): Promise<vscode.NotebookEditor> {
    const editor = await vscode.window.showNotebookDocument(notebook, { preview: false });
    await this.#kernels.choose(editor, id);
    return editor;
  }

  async #run(notebook: vscode.NotebookDocument, at: number, id: AliasId): Promise<void> {
    const kernel = this.#kernels.kernelOf(id);
    if (kernel) await this.#executor.run([notebook.cellAt(at)], notebook, kernel);
  }
}

/** Appends the cell; in place of the last one where that is empty. Answers where it is. */
async function addCell(notebook: vscode.NotebookDocument, cell: NewCell): Promise<number> {
  const last = notebook.cellCount - 1;
  const isEmpty = last >= 0 && notebook.cellAt(last).document.getText().trim() === "";
  const start = isEmpty ? last : notebook.cellCount;
  const edit = new vscode.WorkspaceEdit();
  const data = new vscode.NotebookCellData(
    vscode.NotebookCellKind.Code,
    cell.text,
    cell.language === "sql" ? sqlLanguage : cell.language,
  );
  const range = new vscode.NotebookRange(start, notebook.cellCount);
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(range, [data])]);
  await vscode.workspace.applyEdit(edit);
  return start;
}

export function registerOpen(databases: Databases, opener: Opener): vscode.Disposable {
  const choose = async (argument: unknown): Promise<Database | undefined> => {
    const id = aliasIn(argument);
    return (id && databases.find(id)) ?? databases.pick("Console on which alias?");
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(newConsole, async (argument: unknown) => {
      const database = await choose(argument);
      if (database) await opener.create(database, [{ language: "sql", text: "" }]);
    }),
    vscode.commands.registerCommand(openConsole, async (argument: unknown) => {
      const database = await choose(argument);
      if (database) await opener.open(database);
    }),
  );
}

/** An `AliasId`, or something of the tree that has one. */
function aliasIn(argument: unknown): AliasId | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { project, alias, id } = argument as { project?: unknown; alias?: unknown; id?: unknown };
  if (typeof project === "string" && typeof alias === "string") return { project, alias };
  return id === argument ? undefined : aliasIn(id);
}
