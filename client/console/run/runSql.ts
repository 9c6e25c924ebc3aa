/** Runs the SQL of a cell on its console's connection, and shows each statement's outcome as it comes. */
import type * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import type { Connection, RunOptions } from "#client/drivers/driver.ts";
import type { NotebookResults } from "#client/results/notebookResults.ts";
import { limits } from "#client/settings/databaseSettings.ts";
import { askParameters } from "#client/console/ask/askParameters.ts";
import { explainPrefix, readPlan } from "#client/console/plan/explain.ts";
import type { Marks } from "#client/console/show/marks.ts";
import {
  failureOutput,
  finishedOutputs,
  planOutput,
  textOutput,
} from "#client/console/show/outputs.ts";
import {
  runStatements,
  statementsOf,
  type RunStatement,
  type Step,
} from "#client/console/statements/runStatements.ts";
import type { Console } from "./console.ts";

/** What is to be done with the statements. */
export interface Task {
  /** Only the statement at this offset of the cell; all of them without. */
  readonly at?: number;
  /** Ask for the plan in their place; `analyze` runs them for it. */
  readonly explain?: { readonly analyze: boolean };
  /** Run this one on several aliases and compare; the first is compared with each of the others. */
  readonly compare?: { readonly sql: string; readonly on: readonly Database[] };
}

/** What is shown, marked and remembered of a run. */
export interface SqlSurroundings {
  readonly database: Database;
  readonly results: NotebookResults;
  readonly marks: Marks;
  /** Called with each statement that ended. */
  readonly remember: (step: Step) => void;
}

/** Rows of the first page: enough for a large screen. */
const firstRows = 200;
/** Characters of a value beyond which a page holds only its beginning. */
const cellLimit = 4096;

/** Whether all of it succeeded. */
export async function runSql(
  console: Console,
  execution: vscode.NotebookCellExecution,
  task: Task,
  surroundings: SqlSurroundings,
  signal: AbortSignal,
): Promise<boolean> {
  const { cell } = execution;
  const text = cell.document.getText();
  const ready = await console.session.ready();
  if (ready.kind === "refused") {
    await execution.appendOutput(
      failureOutput({ kind: "failed", reason: "lost", message: ready.detail }, text, undefined),
    );
    return false;
  }
  if (ready.said !== undefined) await execution.appendOutput(textOutput(ready.said));
  const { connection } = ready;
  const statements = chosen(statementsOf(text, connection), task.at);
  if (statements.length === 0) await execution.appendOutput(textOutput("No statement to run"));
  const asking = task.explain
    ? explainPrefix(connection.server.dialect, connection.server.product, task.explain.analyze)
    : undefined;
  if (asking?.kind === "refused") {
    await execution.appendOutput(textOutput(asking.message));
    return false;
  }
  const shown: string[] = [];
  console.results.set(cell, shown);
  const { rowLimit } = limits(console.id.project);
  const options: RunOptions = {
    // A plan is read as a whole.
    rows: asking ? 10_000 : firstRows,
    cellLimit: asking ? 50_000_000 : cellLimit,
    ...(rowLimit > 0 ? { rowLimit } : {}),
  };
  return runStatements(statements, {
    connection,
    options,
    signal,
    ...(asking ? { prefix: asking.prefix } : {}),
    ask: (parameters) =>
      askParameters(parameters, console.given, connection.server.dialect, signal),
    starts: () => undefined,
    ended: async (step) => {
      // A plan is no statement that was run.
      if (asking === undefined) surroundings.remember(step);
      await show(step, execution, {
        ...surroundings,
        connection,
        shown,
        isPlan: asking !== undefined,
      });
    },
  });
}

async function show(
  step: Step,
  execution: vscode.NotebookCellExecution,
  place: SqlSurroundings & {
    readonly connection: Connection;
    readonly shown: string[];
    readonly isPlan: boolean;
  },
): Promise<void> {
  const { ran, errorAt } = step;
  if (ran.kind === "failed") {
    await execution.appendOutput(
      failureOutput(ran, execution.cell.document.getText(), errorAt ?? undefined),
    );
    if (errorAt !== undefined) place.marks.show(execution.cell, ran.message, errorAt);
    return;
  }
  const plan = place.isPlan
    ? readPlan(place.connection.server.dialect, ran.results[0]?.first.rows ?? [])
    : undefined;
  await execution.appendOutput(plan ? [planOutput(plan)] : [...finishedOutputs(ran, step, place)]);
}

/** The statement around the offset, or the last one before it. */
function chosen(
  statements: readonly RunStatement[],
  at: number | undefined,
): readonly RunStatement[] {
  if (at === undefined) return statements;
  const found = statements.findLast(({ start }) => start <= at) ?? statements[0];
  return found ? [{ ...found, number: 1, of: 1 }] : [];
}
