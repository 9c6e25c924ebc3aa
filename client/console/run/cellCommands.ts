/** The commands about one cell: the statement at the cursor, plans, the comparison of several aliases. */
import * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import {
  compareAliases,
  explain,
  explainAnalyze,
  forgetParameters,
  runStatement,
} from "#client/console/commandNames.ts";
import { sqlLanguage } from "#client/console/names.ts";
import { statementAt } from "#client/drivers/sql/split.ts";
import { isConsole, type Consoles } from "./consoles.ts";
import type { Executor } from "./executor.ts";
import type { Kernels } from "./kernels.ts";
import type { Task } from "./runSql.ts";

export function registerCellCommands(
  databases: Databases,
  consoles: Consoles,
  kernels: Kernels,
  executor: Executor,
): vscode.Disposable {
  const run = async (cell: vscode.NotebookCell, task: Task): Promise<void> => {
    const database = kernels.databaseOf(cell.notebook);
    const kernel = database && kernels.kernelOf(database.id);
    if (kernel) await executor.run([cell], cell.notebook, kernel, task);
    else await tell("The alias of this console is not known. Select a kernel first.");
  };
  const command = (name: string, act: (cell: vscode.NotebookCell) => Promise<void>) =>
    vscode.commands.registerCommand(name, async (argument: unknown) => {
      const cell = cellIn(argument) ?? activeCell();
      if (cell?.document.languageId === sqlLanguage) await act(cell);
      else await tell("Put the cursor in an SQL cell of a console first.");
    });
  return vscode.Disposable.from(
    command(runStatement, (cell) => run(cell, { at: cursorIn(cell) ?? 0 })),
    command(explain, (cell) => run(cell, { ...atCursor(cell), explain: { analyze: false } })),
    command(explainAnalyze, (cell) => run(cell, { ...atCursor(cell), explain: { analyze: true } })),
    command(compareAliases, async (cell) => {
      const database = kernels.databaseOf(cell.notebook);
      const sql = statementIn(cell, database);
      if (database === undefined || sql === undefined)
        return tell("There is no statement to compare in this cell.");
      const on = await chooseAliases(databases, database);
      if (on !== undefined) await run(cell, { compare: { sql, on } });
    }),
    vscode.commands.registerCommand(forgetParameters, () => {
      const console = consoles.find(vscode.window.activeNotebookEditor?.notebook);
      console?.given.clear();
    }),
  );
}

/** The statement at the cursor where the cell is being edited; the whole cell otherwise. */
function atCursor(cell: vscode.NotebookCell): Task {
  const at = cursorIn(cell);
  return at === undefined ? {} : { at };
}

function statementIn(
  cell: vscode.NotebookCell,
  database: Database | undefined,
): string | undefined {
  const text = cell.document.getText();
  const engine = database?.engine;
  const dialect = engine === undefined || engine === "django" ? "postgresql" : engine;
  const found = statementAt(text, cursorIn(cell) ?? text.length, dialect);
  return found && text.slice(found.code.start, found.code.end);
}

/** The first is the console's own; aliases that mirror it are ticked already. */
async function chooseAliases(
  databases: Databases,
  own: Database,
): Promise<readonly Database[] | undefined> {
  const others = databases.all.filter(
    ({ id }) => id.project !== own.id.project || id.alias !== own.id.alias,
  );
  const choices = others.map((database) => ({
    label: database.label,
    description: `${database.engineName} · ${database.role}`,
    detail: database.where,
    picked: database.mirrorOf === own.id.alias || own.mirrorOf === database.id.alias,
    database,
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    canPickMany: true,
    title: `Compare ${own.label} with which aliases?`,
    placeHolder: "The statement is run on each; it may only read",
  });
  if (chosen === undefined || chosen.length === 0) return undefined;
  return [own, ...chosen.map(({ database }) => database)];
}

/** The cell that a menu hands over. */
function cellIn(argument: unknown): vscode.NotebookCell | undefined {
  const cell = argument as Partial<vscode.NotebookCell> | undefined;
  return cell?.notebook !== undefined && cell.document !== undefined && isConsole(cell.notebook)
    ? (cell as vscode.NotebookCell)
    : undefined;
}

function activeCell(): vscode.NotebookCell | undefined {
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined || !isConsole(editor.notebook)) return undefined;
  const at = editor.selections[0]?.start;
  return at === undefined || at >= editor.notebook.cellCount
    ? undefined
    : editor.notebook.cellAt(at);
}

/** The cursor's offset, while the cell's editor has the focus. */
function cursorIn({ document }: vscode.NotebookCell): number | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
}

async function tell(message: string): Promise<void> {
  await vscode.window.showInformationMessage(message);
}
