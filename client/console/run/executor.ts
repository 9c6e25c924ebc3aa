/** Carries out the cells of consoles, one after the other in each, up to the first that fails. */
import type * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import type { NotebookResults } from "#client/results/notebookResults.ts";
import { runCompare } from "#client/console/compare/runCompare.ts";
import type { Marks } from "#client/console/show/marks.ts";
import type { Step } from "#client/console/statements/runStatements.ts";
import type { Console } from "./console.ts";
import type { Consoles } from "./consoles.ts";
import type { Kernel } from "./kernels.ts";
import { runSql, type Task } from "./runSql.ts";

export interface ExecutorParts {
  readonly databases: Databases;
  readonly consoles: Consoles;
  readonly results: NotebookResults;
  readonly marks: Marks;
  readonly remember: (console: Console, step: Step) => void;
  /** Runs a cell of Python; whether it succeeded. */
  readonly runPython: (
    console: Console,
    execution: vscode.NotebookCellExecution,
    database: Database,
    signal: AbortSignal,
  ) => Promise<boolean>;
  /** What is to become of a console whose notebook is given another alias; false keeps it. */
  readonly mayLeave: (console: Console) => Promise<boolean>;
}

export class Executor {
  readonly #parts: ExecutorParts;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
  }

  /** Runs cells; what is not reached because an earlier one failed ends without a mark. */
  async run(
    cells: readonly vscode.NotebookCell[],
    notebook: vscode.NotebookDocument,
    { id, controller }: Kernel,
    task: Task = {},
  ): Promise<void> {
    const database = this.#parts.databases.find(id);
    const console = await this.#consoleOf(notebook, id);
    if (database === undefined || console === undefined) return;
    const executions = cells.map((cell) => controller.createNotebookCellExecution(cell));
    await console.run(async (signal) => {
      let goesOn = true;
      for (const execution of executions) {
        if (!goesOn || signal.aborted) execution.end(undefined);
        else goesOn = await this.#runCell(console, execution, database, task, signal);
      }
    });
  }

  async #runCell(
    console: Console,
    execution: vscode.NotebookCellExecution,
    database: Database,
    task: Task,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { cell } = execution;
    const { databases, results, marks, remember, runPython } = this.#parts;
    execution.executionOrder = ++console.order;
    execution.start(Date.now());
    marks.clear(cell);
    let isGood = false;
    try {
      await execution.clearOutput();
      await this.#endResults(console, cell);
      if (task.compare)
        isGood = await runCompare(
          databases,
          execution,
          { ...task.compare, given: console.given },
          signal,
        );
      else if (cell.document.languageId === "python")
        isGood = await runPython(console, execution, database, signal);
      else {
        const keep = (step: Step): void => remember(console, step);
        const surroundings = { database, results, marks, remember: keep };
        isGood = await runSql(console, execution, task, surroundings, signal);
      }
    } finally {
      execution.end(isGood, Date.now());
    }
    return isGood;
  }

  /** The rows behind what the cell showed before are not needed any more. */
  async #endResults(console: Console, cell: vscode.NotebookCell): Promise<void> {
    const shown = console.results.get(cell) ?? [];
    console.results.delete(cell);
    await Promise.all(shown.map((result) => this.#parts.results.end(result)));
  }

  /** The notebook's console on this alias; one on another alias is left first. */
  async #consoleOf(
    notebook: vscode.NotebookDocument,
    id: Kernel["id"],
  ): Promise<Console | undefined> {
    const { consoles, mayLeave } = this.#parts;
    const before = consoles.find(notebook);
    const isSame = before?.id.project === id.project && before.id.alias === id.alias;
    if (before !== undefined && !isSame) {
      if (!(await mayLeave(before))) return undefined;
      await consoles.close(before);
    }
    return consoles.of(notebook, id);
  }
}
