/** The consoles, whole: their files, kernels, commands and what stands around them. */
import * as vscode from "vscode";
import type { Databases } from "#client/databases/contract.ts";
import type { PythonOptions } from "#client/python/process.ts";
import type { NotebookResults } from "#client/results/notebookResults.ts";
import { Catalogs } from "./complete/catalogs.ts";
import { registerCompletion } from "./complete/providers.ts";
import { registerSerializer } from "./file/serializer.ts";
import { keep, registerHistory } from "./history/commands.ts";
import { HistoryFiles } from "./history/historyFile.ts";
import { Opener, registerOpen } from "./open/openConsole.ts";
import { registerRunElsewhere, type Ask } from "./open/runElsewhere.ts";
import { PythonCells } from "./python/runPython.ts";
import { registerCellCommands } from "./run/cellCommands.ts";
import { registerClosing } from "./run/closing.ts";
import { Consoles } from "./run/consoles.ts";
import { Executor } from "./run/executor.ts";
import { Kernels } from "./run/kernels.ts";
import { mayLeave, registerTransactions } from "./run/transactions.ts";
import { Marks } from "./show/marks.ts";
import { registerStatus } from "./show/status.ts";

export interface ConsoleParts {
  readonly databases: Databases;
  readonly results: NotebookResults;
  /** Asks the language server. */
  readonly ask: Ask;
  /** How the project's Python is started. */
  readonly python: PythonOptions;
  /** The folder of the extension's own storage. */
  readonly storage: string;
  readonly state: vscode.Memento;
}

/** Connects to nothing. */
export function registerConsole(parts: ConsoleParts): vscode.Disposable {
  const { databases, results, ask, python, storage, state } = parts;
  const consoles = new Consoles(databases);
  const marks = new Marks();
  const files = new HistoryFiles(storage);
  const catalogs = new Catalogs(databases);
  const cells = new PythonCells(databases, results, python, (console) => consoles.tell(console));
  const executor = new Executor({
    databases,
    consoles,
    results,
    marks,
    remember: (console, step) => {
      keep(files, console, step);
      if (changesCatalog(step.sql)) catalogs.forget(console.id);
    },
    runPython: (console, execution, database, signal) =>
      cells.run(console, execution, database, signal),
    mayLeave,
  });
  const kernels = new Kernels(databases, {
    run: (cells, notebook, kernel) => executor.run(cells, notebook, kernel),
    interrupt: async (notebook) => consoles.find(notebook)?.interrupt(),
  });
  const opener = new Opener(databases, kernels, executor);
  return vscode.Disposable.from(
    registerSerializer(),
    registerClosing(consoles, state),
    registerTransactions(consoles, kernels),
    registerStatus(databases, consoles, kernels),
    registerCellCommands(databases, consoles, kernels, executor),
    registerOpen(databases, opener),
    registerRunElsewhere(databases, opener, ask),
    registerHistory(files, databases, kernels, opener),
    registerCompletion(consoles, kernels, catalogs),
    kernels,
    marks,
    catalogs,
    consoles,
  );
}

/** Whether tables or columns may be others now. */
function changesCatalog(sql: string): boolean {
  return /^\s*(?:create|alter|drop|rename|attach|detach)\b/i.test(sql);
}
