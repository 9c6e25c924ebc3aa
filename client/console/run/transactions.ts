/** Begins and ends the transactions of consoles, and asks what is to become of one that would be left. */
import * as vscode from "vscode";
import type { Connection, Done } from "#client/drivers/driver.ts";
import {
  autocommitOff,
  autocommitOn,
  beginTransaction,
  commitTransaction,
  disconnectConsole,
  rollbackTransaction,
} from "#client/console/commandNames.ts";
import { consoleMenu } from "#client/console/show/status.ts";
import { leavingText } from "#client/console/show/transactionWords.ts";
import type { Console } from "./console.ts";
import { isConsole, type Consoles } from "./consoles.ts";
import type { Kernels } from "./kernels.ts";

export function registerTransactions(consoles: Consoles, kernels: Kernels): vscode.Disposable {
  /** The active console; made where the notebook has run nothing yet. */
  const active = (): Console | undefined => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    if (notebook === undefined || !isConsole(notebook)) return undefined;
    const database = kernels.databaseOf(notebook);
    return consoles.find(notebook) ?? (database && consoles.of(notebook, database.id));
  };
  const command = (name: string, act: (console: Console) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(name, async () => {
      const console = active();
      if (console === undefined) await tell("No console is active, or its alias is not known.");
      else await act(console);
    });
  const done = (name: string, ask: (connection: Connection) => Promise<Done>): vscode.Disposable =>
    command(name, async (console) => {
      // Behind what runs, as a cell would be.
      await console.run(async () => {
        const ready = await console.session.ready();
        if (ready.kind === "refused") return tell(ready.detail);
        if (ready.said !== undefined) await tell(ready.said);
        const answer = await ask(ready.connection);
        if (answer.kind === "failed") await tell(answer.message);
      });
    });
  const end = (name: string, how: "commit" | "rollback"): vscode.Disposable =>
    command(name, async (console) => {
      const problem = await console.run(() => console.endTransactions(how));
      if (problem !== undefined) await tell(problem);
    });
  return vscode.Disposable.from(
    done(beginTransaction, (connection) => connection.begin()),
    end(commitTransaction, "commit"),
    end(rollbackTransaction, "rollback"),
    command(autocommitOn, (console) => setAutocommit(console, true)),
    command(autocommitOff, (console) => setAutocommit(console, false)),
    command(disconnectConsole, async (console) => {
      if (await mayLeave(console)) await console.session.disconnect();
    }),
    vscode.commands.registerCommand(consoleMenu, () => {
      const console = active();
      return console && chooseCommand(console);
    }),
  );
}

async function setAutocommit(console: Console, on: boolean): Promise<void> {
  const { session } = console;
  await console.run(async () => {
    const answer = await session.connection?.setAutocommit(on);
    if (answer?.kind === "failed") await tell(answer.message);
    else session.wantAutocommit(on);
  });
}

/**
 * Asks what is to become of an open transaction before its console is left.
 * False where the user would rather stay, or where it cannot be committed.
 */
export async function mayLeave(console: Console): Promise<boolean> {
  if (!console.hasTransaction) return true;
  const answer = await vscode.window.showWarningMessage(
    leavingText(console),
    { modal: true },
    "Roll Back",
    ...(console.canCommit ? ["Commit"] : []),
  );
  if (answer === undefined) return false;
  const problem = await console.endTransactions(answer === "Commit" ? "commit" : "rollback");
  if (problem === undefined) return true;
  await tell(`The transaction on '${console.id.alias}' was not ended: ${problem}`);
  return false;
}

async function chooseCommand(console: Console): Promise<void> {
  const { session, id, isRunning, hasTransaction, canCommit } = console;
  const { view } = session;
  const entries = [
    ...(isRunning
      ? [{ label: "$(debug-stop) Stop What Runs", command: "notebook.cancelExecution" }]
      : []),
    ...(canCommit ? [{ label: "$(check) Commit", command: commitTransaction }] : []),
    ...(hasTransaction
      ? [{ label: "$(discard) Roll Back", command: rollbackTransaction }]
      : [{ label: "$(play) Begin Transaction", command: beginTransaction }]),
    session.autocommit
      ? { label: "$(circle-slash) Turn Autocommit Off", command: autocommitOff }
      : { label: "$(pass) Turn Autocommit On", command: autocommitOn },
    ...(view.kind === "open"
      ? [{ label: "$(debug-disconnect) Disconnect", command: disconnectConsole }]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(entries, {
    title: `Console of ${id.alias}`,
    placeHolder: view.kind === "open" ? view.server : "Not connected",
  });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}

async function tell(message: string): Promise<void> {
  await vscode.window.showWarningMessage(message);
}
