/** The command that shows how far an alias is from what models and migrations mean it to be. */
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import type { Connection } from "#client/drivers/driver.ts";
import type { PythonOptions } from "#client/python/process.ts";
import { askSchema } from "#client/python/schema.ts";
import { showDrift } from "../commandNames.ts";
import { shown } from "../management/commandLine.ts";
import { MigrationDocuments } from "../management/documents.ts";
import { manageOf } from "../management/manageTarget.ts";
import { readActual } from "./actual.ts";
import { compareSchemas, type Drift } from "./compare.ts";
import { driftText } from "./driftText.ts";

export interface DriftParts {
  readonly databases: Databases;
  readonly python: PythonOptions;
}

/** Connects to nothing before it is asked. */
export function registerDrift(parts: DriftParts): vscode.Disposable {
  const documents = new MigrationDocuments("django-multidb-drift");
  return vscode.Disposable.from(
    documents,
    vscode.commands.registerCommand(showDrift, (argument: unknown) =>
      show(parts, documents, argument),
    ),
  );
}

async function show(
  parts: DriftParts,
  documents: MigrationDocuments,
  argument: unknown,
): Promise<void> {
  if (!vscode.workspace.isTrusted)
    return void vscode.window.showWarningMessage(
      "Drift is not shown in Restricted Mode: it runs the project's code.",
    );
  const id = aliasIn(argument);
  const database =
    id === undefined ? await parts.databases.pick("Show Drift") : parts.databases.find(id);
  if (database === undefined) return;
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Drift of ${database.label}`,
      cancellable: true,
    },
    (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const tell = (message: string): void => progress.report({ message });
      return find(parts, database, { tell, signal: stop.signal });
    },
  );
  if (found === undefined) return;
  if (typeof found === "string")
    return void vscode.window.showErrorMessage(
      `The drift of ${database.label} is not known: ${found}.`,
    );
  await documents.show(`Drift of ${database.label}.md`, textOf(parts, database, found));
}

interface Found {
  readonly drift: Drift;
  readonly server: string;
}

interface Running {
  readonly tell: (message: string) => void;
  readonly signal: AbortSignal;
}

/** @returns undefined where it was cancelled; a text says why there is nothing */
async function find(
  { databases, python }: DriftParts,
  { id }: Database,
  { tell, signal }: Running,
): Promise<Found | string | undefined> {
  const target = databases.python(id);
  if (target === undefined) return "no interpreter of the project is known";
  tell("asking the project's Django…");
  const expected = await askSchema(target, python, id.alias, signal);
  if (signal.aborted) return undefined;
  if (expected.kind === "failed") return expected.message;
  tell("reading the database…");
  const opened = await databases.browse(id);
  if (signal.aborted) return undefined;
  if (opened.kind === "refused") return opened.detail;
  const cancel = cancelling(opened.connection, signal);
  const actual = await readActual(opened.connection, expected.value, {
    signal,
    onProgress: (done, total) => tell(`table ${done + 1} of ${total}`),
  });
  cancel.dispose();
  if (signal.aborted) return undefined;
  if (actual.kind === "failed") return actual.message;
  return { drift: compareSchemas(expected.value, actual), server: actual.server };
}

/** What runs on the server is stopped there. */
function cancelling(connection: Connection, signal: AbortSignal): vscode.Disposable {
  const cancel = (): void => void connection.cancel();
  signal.addEventListener("abort", cancel);
  return new vscode.Disposable(() => signal.removeEventListener("abort", cancel));
}

function textOf({ databases }: DriftParts, database: Database, { drift, server }: Found): string {
  const { id, where, role, roleBecause, project, mirrorOf } = database;
  const wrapper = manageOf(databases, id)?.target.wrapper ?? [];
  // A ticket is read elsewhere: the path of this machine's interpreter says nothing there.
  const manage = wrapper.length > 0 ? shown(wrapper) : "python manage.py";
  return driftText(
    drift,
    {
      ...{ alias: id.alias, where, server, role: `${role} (${roleBecause})` },
      ...{ settings: project.settings, django: project.django, at: new Date() },
      isCopy: mirrorOf !== undefined || role === "replica",
    },
    manage,
  );
}

/** What a view's node or another caller hands over, as far as it names an alias. */
function aliasIn(argument: unknown): AliasId | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { project, alias } = argument as { readonly project?: unknown; readonly alias?: unknown };
  if (typeof project === "string" && typeof alias === "string") return { project, alias };
  // A node of the tree of databases has both under `alias`; one of the view of migrations under `given`.
  const inner = alias ?? (argument as { readonly given?: unknown }).given;
  return typeof inner === "object" ? aliasIn(inner) : undefined;
}
