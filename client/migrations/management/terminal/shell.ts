/** Runs a command that asks questions, in a terminal of its own, after it was weighed. */
import * as vscode from "vscode";
import { shown } from "../commandLine.ts";
import { confirmed } from "../confirm.ts";
import type { ManagementContext } from "../context.ts";
import { prepare, weighedOf, type Request } from "../execute.ts";
import { weigh } from "../weigh.ts";

/** Resolves when the terminal is open, or when the command is not run. */
export async function runInShell(context: ManagementContext, request: Request): Promise<void> {
  const prepared = await prepare(context, request);
  const { invocation, database } = request;
  if (typeof prepared === "string") return refuse(prepared);
  const { command, manage, words } = prepared;
  const weighed = weigh(command, invocation, weighedOf(database), prepared.planned?.steps);
  if (weighed.kind === "refused") return refuse(weighed.because);
  if (weighed.kind === "confirm" && !(await confirmed(weighed, shown(words)))) return;
  const [program = "", ...rest] = words;
  const terminal = vscode.window.createTerminal({
    name: `${command.title}${invocation.database === undefined ? "" : ` on ${database.label}`}`,
    shellPath: program,
    shellArgs: rest,
    cwd: manage.target.project,
    env: changed(manage.environment),
    message: shown(words),
  });
  terminal.show();
  const closing = vscode.window.onDidCloseTerminal((closed) => {
    if (closed !== terminal) return;
    closing.dispose();
    context.ran.fire({ project: database.id.project, aliases: [database.id] });
  });
}

async function refuse(because: string): Promise<void> {
  await vscode.window.showErrorMessage(`${because.charAt(0).toUpperCase()}${because.slice(1)}.`);
}

/** The variables that differ from those that the terminal has anyway. */
function changed(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && process.env[entry[0]] !== entry[1],
    ),
  );
}
