/** Remembers what consoles ran, and lets the user search it. */
import * as vscode from "vscode";
import type { Databases } from "#client/databases/contract.ts";
import { section, settingNames } from "#shared/settings.ts";
import { clearConsoleHistory, consoleHistory } from "#client/console/commandNames.ts";
import type { Opener } from "#client/console/open/openConsole.ts";
import type { Console } from "#client/console/run/console.ts";
import type { Kernels } from "#client/console/run/kernels.ts";
import { isConsole } from "#client/console/run/consoles.ts";
import type { Step } from "#client/console/statements/runStatements.ts";
import type { Value } from "#client/drivers/driver.ts";
import { offered, remember, shown, type Remembered } from "./history.ts";
import type { HistoryFiles } from "./historyFile.ts";

/** Keeps a statement that ended; values only where the user has said so. */
export function keep(
  files: HistoryFiles,
  { id }: Console,
  { sql, ran, milliseconds, values }: Step,
): void {
  const entry = remember(id.alias, sql, ran, milliseconds, new Date());
  if (entry === undefined) return;
  const withValues = vscode.workspace
    .getConfiguration(section)
    .get<boolean>(settingNames.historyValues, false);
  const kept =
    withValues && values.size > 0
      ? {
          ...entry,
          values: Object.fromEntries([...values].map(([key, value]) => [key, text(value)])),
        }
      : entry;
  void files.add(id.project, kept);
}

function text(value: Value): string | null {
  if (value === null || typeof value === "string") return value;
  return typeof value === "object" ? `base64:${value.base64}` : String(value);
}

export function registerHistory(
  files: HistoryFiles,
  databases: Databases,
  kernels: Kernels,
  opener: Opener,
): vscode.Disposable {
  /** The project of the active console; the only one, or the one chosen. */
  const projectNow = async (title: string): Promise<string | undefined> => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const active = notebook && isConsole(notebook) ? kernels.databaseOf(notebook) : undefined;
    const projects = [...new Set(databases.all.map(({ id }) => id.project))];
    if (active !== undefined) return active.id.project;
    return projects.length < 2 ? projects[0] : vscode.window.showQuickPick(projects, { title });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(consoleHistory, async () => {
      const project = await projectNow("History of which project?");
      if (project === undefined) return;
      const entry = await choose(offered(await files.read(project)));
      const database = entry && databases.find({ project, alias: entry.alias });
      if (entry === undefined) return;
      const target = database ?? (await databases.pick(`There is no '${entry.alias}' any more`));
      if (target) await opener.open(target, { language: "sql", text: entry.sql, run: false });
    }),
    vscode.commands.registerCommand(clearConsoleHistory, async () => {
      const project = await projectNow("Clear the history of which project?");
      if (project === undefined) return;
      const answer = await vscode.window.showWarningMessage(
        "Clear the history of this project's consoles?",
        { modal: true, detail: project },
        "Clear",
      );
      if (answer === "Clear") await files.clear(project);
    }),
  );
}

interface Choice extends vscode.QuickPickItem {
  readonly entry: Remembered;
}

async function choose(entries: readonly Remembered[]): Promise<Remembered | undefined> {
  const now = new Date();
  const choices = entries.map((entry): Choice => ({ ...shown(entry, now), entry }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: "Console History",
    placeHolder: choices.length > 0 ? "Search statements and aliases" : "Nothing was run yet",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.entry;
}
