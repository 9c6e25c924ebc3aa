/** Asks the user whether a statement is to be run. */
import * as vscode from "vscode";
import type { Question } from "#client/drivers/guardedConnection.ts";
import type { Database } from "./contract.ts";

/** Characters of a statement that a dialog has room for. */
const room = 600;

/** A modal dialog: nothing else can be done meanwhile, and Escape is a no. */
export async function confirm(database: Database, { sql, why }: Question): Promise<boolean> {
  const { label, role, where, engineName } = database;
  const text = sql.trim();
  const shown = text.length > room ? `${text.slice(0, room)}…` : text;
  const run = "Run";
  const answer = await vscode.window.showWarningMessage(
    `Run this on ${label} (${role})?`,
    { modal: true, detail: `${engineName}, ${where}\n${capitalized(why)}.\n\n${shown}` },
    run,
  );
  return answer === run;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
