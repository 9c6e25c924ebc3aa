/** Runs what stands in other editors: a selection in an alias of choice, the SQL of a Python string where it belongs. */
import * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import { sqlAtCursor } from "#shared/databases.ts";
import type { CustomRequest } from "#shared/protocol.ts";
import { runInAlias, runSqlAtCursor } from "#client/console/commandNames.ts";
import { dedent } from "./dedent.ts";
import type { Opener } from "./openConsole.ts";

/** Asks the language server. */
export type Ask = <Params, Result>(
  request: CustomRequest<Params, Result>,
  params: Params,
) => Promise<Result | undefined>;

export function registerRunElsewhere(
  databases: Databases,
  opener: Opener,
  ask: Ask,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(runInAlias, () => runSelection(databases, opener)),
    vscode.commands.registerCommand(runSqlAtCursor, () => runAtCursor(databases, opener, ask)),
  );
}

async function runSelection(databases: Databases, opener: Opener): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return tell("Select the SQL to run in an editor first.");
  const { document, selection } = editor;
  const text = dedent(document.getText(selection.isEmpty ? undefined : selection));
  if (text.trim() === "") return tell("There is nothing to run in this editor.");
  const database = await databases.pick(
    selection.isEmpty ? "Run the whole file in which alias?" : "Run the selection in which alias?",
  );
  // Added and shown, and run: the role's permissions and questions hold as for every cell.
  if (database) await opener.open(database, { language: "sql", text, run: true });
}

async function runAtCursor(databases: Databases, opener: Opener, ask: Ask): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== "python")
    return tell("Put the cursor in a string of SQL in Python code.");
  const { line, character } = editor.selection.active;
  const found = await ask(sqlAtCursor, {
    uri: editor.document.uri.toString(),
    position: { line, character },
  });
  if (found === undefined || found === null) return tell("There is no SQL string at the cursor.");
  const { project, aliases } = found;
  const meant = databases.all.filter(
    ({ id }) => id.project === project && aliases.includes(id.alias),
  );
  const database = await choose(databases, meant, found.because);
  if (database === undefined) return;
  const text = found.partly === undefined ? found.sql : `-- ${oneLine(found.partly)}\n${found.sql}`;
  // What Python would still put together is for the user to complete first.
  await opener.open(database, {
    language: "sql",
    text: dedent(text),
    run: found.partly === undefined,
  });
}

function choose(
  databases: Databases,
  meant: readonly Database[],
  because: string | undefined,
): Promise<Database | undefined> {
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return Promise.resolve(only);
  const title =
    meant.length > 0
      ? "The code may use several aliases: run on which?"
      : `Run on which alias? ${because === undefined ? "" : `(${oneLine(because)})`}`.trim();
  return databases.pick(title, meant.length > 0 ? (it) => meant.includes(it) : undefined);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

async function tell(message: string): Promise<void> {
  await vscode.window.showInformationMessage(message);
}
