/** What cells show of statements that have been run. */
import * as vscode from "vscode";
import type { Connection, Failed, Finished, Notice } from "#client/drivers/driver.ts";
import type { Database } from "#client/databases/contract.ts";
import { resultOutput, type NotebookResults } from "#client/results/notebookResults.ts";
import { planHtml, planText } from "#client/console/plan/show.ts";
import type { Plan } from "#client/console/plan/plan.ts";
import type { Step } from "#client/console/statements/runStatements.ts";
import { failureText, summary } from "#client/console/statements/words.ts";

/** Lines of plain text; what was said beside the results stands before them. */
export function textOutput(...lines: readonly string[]): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput([
    vscode.NotebookCellOutputItem.text(lines.join("\n"), "text/plain"),
  ]);
}

/** Why a statement failed, with the place in the cell. */
export function failureOutput(
  failed: Failed,
  text: string,
  at: number | undefined,
): vscode.NotebookCellOutput {
  if (failed.reason === "cancelled") return textOutput(failureText(failed, text, undefined));
  const said = failureText(failed, text, at);
  return new vscode.NotebookCellOutput([
    // The editor keeps the blanks of a stack alone, and the caret needs them.
    vscode.NotebookCellOutputItem.error({
      name: titles[failed.reason],
      message: failed.message,
      stack: `${titles[failed.reason]}: ${said}`,
    }),
    vscode.NotebookCellOutputItem.text(said, "text/plain"),
  ]);
}

const titles: Readonly<Record<Failed["reason"], string>> = {
  cancelled: "Stopped",
  timeout: "Timed out",
  lost: "Connection lost",
  locked: "Database is locked",
  "read-only": "Refused by the server",
  denied: "Not permitted",
  statement: "Failed",
};

/** Results as grids, everything else as a line. Adds the addresses of the grids to `shown`. */
export function finishedOutputs(
  finished: Finished,
  { number, of, sql, sent }: Step,
  place: {
    readonly results: NotebookResults;
    readonly connection: Connection;
    readonly database: Database;
    readonly shown: string[];
  },
): readonly vscode.NotebookCellOutput[] {
  const { results, connection, database, shown } = place;
  const statement = sent ?? { sql };
  const grids = finished.results
    .filter(({ columns }) => columns.length > 0)
    .map((result) => {
      const { milliseconds } = finished;
      const { id } = database;
      const output = results.showStatement(result, { connection, id, statement, milliseconds });
      shown.push(output.result);
      return resultOutput(output);
    });
  const notices = finished.notices.map(noticeText);
  const isPlain = grids.length < finished.results.length || grids.length === 0;
  const counted = of > 1 ? `${number}/${of}  ` : "";
  const said = [...notices, ...(isPlain ? [`${counted}${summary(finished)}`] : [])];
  return [...(said.length > 0 ? [textOutput(...said)] : []), ...grids];
}

function noticeText({ severity, message }: Notice): string {
  return `${severity}: ${message}`;
}

/** A plan as a tree and, for who prefers it, as text. */
export function planOutput(plan: Plan): vscode.NotebookCellOutput {
  return htmlOutput(planHtml(plan), planText(plan));
}

/** HTML, and the same as text: the editor lets people choose. */
export function htmlOutput(html: string, text: string): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput([
    vscode.NotebookCellOutputItem.text(html, "text/html"),
    vscode.NotebookCellOutputItem.text(text, "text/plain"),
  ]);
}
