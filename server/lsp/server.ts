/** The language server: what it tells the editor it can do, and the life of a session. */

import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocumentSyncKind,
  TextDocuments,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

import { nodeFiles } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import { version } from "#shared/product.ts";
import { status, type InitializationOptions, type Status } from "#shared/protocol.ts";
import { section, type Settings } from "#shared/settings.ts";
import { watchedFiles } from "#shared/watchedFiles.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { dispatch } from "./dispatch.ts";
import { handlers } from "./handlers.ts";
import { pathOf, uriOf } from "./uris.ts";
import { Workspace } from "./workspace.ts";

/** How long the server waits for more edits before it tells an editor that does not ask, in milliseconds. */
const pause = 60;

/** Serves one editor until it leaves. */
export async function serve(connection: Connection): Promise<void> {
  const session = new Session(connection, new Workspace(nodeFiles, await loadParser()));
  session.listen();
}

class Session {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #documents = new TextDocuments(TextDocument);
  #capabilities: ClientCapabilities = {};
  #folders: readonly string[] = [];
  #options: InitializationOptions = {};
  /** The files for which the editor was told diagnostics, where it does not ask for them. */
  #told = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => void this.#start());
    connection.onDidChangeConfiguration(() => void this.#reopen());
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        const path = pathOf(uri);
        if (path !== undefined)
          this.#workspace.changedOnDisk(path, type !== FileChangeType.Changed);
      }
      this.#later();
    });
    this.#documents.onDidChangeContent(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      this.#workspace.put(path, document.getText());
      this.#later();
    });
    this.#documents.onDidClose(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      this.#workspace.close(path);
      this.#later();
    });
    dispatch(connection, this.#workspace, handlers);
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#capabilities = params.capabilities;
    this.#options = (params.initializationOptions ?? {}) as InitializationOptions;
    const uris =
      params.workspaceFolders?.map(({ uri }) => uri) ??
      (params.rootUri === null ? [] : [params.rootUri]);
    this.#folders = uris.flatMap((uri) => pathOf(uri) ?? []);
    return {
      serverInfo: { name: "django-multidb", version },
      capabilities: {
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: false,
        },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll"] },
        ...(this.#pulls
          ? {
              diagnosticProvider: {
                identifier: "django-multidb",
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  async #start(): Promise<void> {
    const { workspace } = this.#capabilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watchedFiles.map((globPattern) => ({ globPattern })),
      });
    }
    if (workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
        this.#folders = [
          ...this.#folders.filter((folder) => !gone.has(folder)),
          ...added.flatMap(({ uri }) => pathOf(uri) ?? []),
        ];
        void this.#reopen();
      });
    }
    await this.#reopen();
  }

  /** Reads the settings, finds the projects and analyses them, with progress where the editor shows it. */
  async #reopen(): Promise<void> {
    this.#tell({ state: "indexing" });
    const progress = this.#capabilities.window?.workDoneProgress
      ? await this.#connection.window.createWorkDoneProgress()
      : undefined;
    progress?.begin("Django Multi-DB", undefined, "looking for projects", false);
    try {
      this.#workspace.open(this.#folders, await this.#settings());
      for (const document of this.#documents.all()) {
        const path = pathOf(document.uri);
        if (path !== undefined) this.#workspace.put(path, document.getText());
      }
      for (const project of this.#workspace.projects) {
        progress?.report(project.root);
        // Requests that wait are answered between two projects.
        await new Promise(setImmediate);
        this.#guard(`analysing ${project.root}`, () => project.findings);
      }
      this.#tellState();
    } finally {
      progress?.done();
    }
    this.#publish();
  }

  async #settings(): Promise<Settings> {
    const { settingsModule, pythonPath, severity, exclude } = this.#options;
    const initial: Settings = {
      ...(settingsModule === undefined ? {} : { settingsModule }),
      ...(pythonPath === undefined ? {} : { pythonPath }),
      ...(severity === undefined ? {} : { severity }),
      ...(exclude === undefined ? {} : { exclude }),
    };
    if (!this.#capabilities.workspace?.configuration) return initial;
    const found: unknown = await this.#connection.workspace.getConfiguration(section);
    if (typeof found !== "object" || found === null) return initial;
    const set = Object.entries(found).filter(
      ([, value]) => value !== null && value !== "" && value !== undefined,
    );
    return { ...initial, ...Object.fromEntries(set) };
  }

  get #pulls(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#publish();
      this.#tellState();
    }, pause);
  }

  /** Tells the diagnostics of all files, or that they are to be asked for anew. */
  #publish(): void {
    if (this.#pulls) {
      if (this.#capabilities.workspace?.diagnostics?.refreshSupport)
        void this.#connection.languages.diagnostics.refresh();
      return;
    }
    this.#guard("diagnostics", () => {
      const told = new Set<string>();
      for (const project of this.#workspace.projects)
        for (const path of project.findings.keys()) told.add(path);
      for (const path of new Set([...told, ...this.#told])) {
        void this.#connection.sendDiagnostics({
          uri: uriOf(path),
          diagnostics: diagnosticsOf(this.#workspace, path),
        });
      }
      this.#told = told;
    });
  }

  #tellState(): void {
    const { projects } = this.#workspace;
    const [first] = projects;
    if (first === undefined) {
      this.#tell({ state: "noProject", message: "No Django project was found in this workspace" });
      return;
    }
    const { analysis, facts } = first;
    const settings = first.found.settings.chosen?.module;
    if (analysis?.kind === "analysed" && facts !== undefined) {
      this.#tell({
        state: "ready",
        project: first.root,
        settings: facts.settings.module,
        aliases: facts.settings.databases.aliases.size,
        projects: projects.length,
      });
      return;
    }
    const message =
      (analysis?.kind === "unreadable" ? analysis.message : undefined) ??
      "No settings module was found: select one";
    this.#tell({
      state: "error",
      project: first.root,
      ...(settings === undefined ? {} : { settings }),
      message,
    });
  }

  #tell(told: Status): void {
    void this.#connection.sendNotification(status.method, told);
  }

  /** A bug in the analysis must not end the session. */
  #guard(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#connection.console.error(
        `${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
}
