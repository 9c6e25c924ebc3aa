/** Where the editor starts us: the list of parts. */
import * as vscode from "vscode";
import type { Databases } from "./databases/contract.ts";
import { registerConsole } from "./console/register.ts";
import { createDatabases } from "./databases/createDatabases.ts";
import { Processes } from "./drivers/process/processes.ts";
import { registerExplorer, type Explorer } from "./explorer/explorer.ts";
import { registerCommands } from "./language/commands.ts";
import { registerFacts } from "./language/factsDocument.ts";
import { onNewSign, signOfProject } from "./language/projectSigns.ts";
import { Server, type ServerStatus } from "./language/server.ts";
import { registerSettingsPicker } from "./language/settingsPicker.ts";
import { registerStatusBar } from "./language/statusBar.ts";
import { registerMigrations, type Migrations } from "./migrations/registerMigrations.ts";
import { registerValueDocuments } from "./results/effects.ts";
import { serveResults } from "./results/notebookResults.ts";
import { registerManagement } from "./migrations/management/register.ts";
import type { Ran } from "./migrations/management/context.ts";
import { registerDrift } from "./migrations/drift/registerDrift.ts";
import { registerRows } from "./results/rows/registerRows.ts";
import { productName } from "#shared/texts.ts";

/** What other extensions, and our tests, get from `extension.exports`. */
export interface Api {
  /** The state of the language server now. */
  readonly status: () => ServerStatus;
  readonly onStatus: vscode.Event<ServerStatus>;
  readonly databases: Databases;
  readonly explorer: Explorer;
  readonly migrations: Migrations;
}

export function activate(context: vscode.ExtensionContext): Api {
  const log = vscode.window.createOutputChannel(productName, { log: true });
  const server = new Server(context.asAbsolutePath("dist/server.cjs"), log);
  const start = async (document: vscode.TextDocument | undefined): Promise<void> => {
    if (server.status.state === "off" && (await signOfProject(document))) await server.start();
  };
  const python = {
    folder: context.asAbsolutePath("dist/python"),
    // What a project prints may be anything, a secret too, so that it is written only where somebody looks for it.
    log: (line: string) => log.trace(line),
  };
  const { databases, disposable } = createDatabases({
    ask: (request, params) => server.ask(request, params),
    status: () => server.status,
    onStatus: server.onStatus,
    drivers: () => new Processes(context.asAbsolutePath("dist/drivers.cjs")),
    python,
    secrets: context.secrets,
    log,
  });
  const explorer = registerExplorer(databases, context.workspaceState, python);
  const results = serveResults({ databases, python });
  const console = registerConsole({
    databases,
    results,
    ask: (request, params) => server.ask(request, params),
    python,
    storage: context.globalStorageUri.fsPath,
    state: context.workspaceState,
  });
  const ran = new vscode.EventEmitter<Ran>();
  const management = registerManagement({
    databases,
    ask: (request, params) => server.ask(request, params),
    ran,
  });
  const migrations = registerMigrations({
    databases,
    ask: (request, params) => server.ask(request, params),
    ran: ran.event,
    decorate: (remarks) => explorer.decorate(remarks),
    extension: context.extensionUri,
    state: context.workspaceState,
  });
  context.subscriptions.push(
    log,
    ran,
    management,
    migrations,
    explorer,
    console,
    results,
    // Before the server: what it still asks is not answered by a server that is gone.
    disposable,
    server,
    registerStatusBar(server),
    registerFacts(server),
    registerSettingsPicker(server),
    registerCommands(server),
    registerValueDocuments(),
    registerDrift({ databases, python }),
    registerRows(context.extensionUri, { databases, python }),
    onNewSign((document) => void start(document)),
  );
  // Not waited for: the search may take its time, activation may not.
  void start(vscode.window.activeTextEditor?.document);
  return {
    status: () => server.status,
    onStatus: server.onStatus,
    databases,
    explorer,
    migrations,
  };
}
