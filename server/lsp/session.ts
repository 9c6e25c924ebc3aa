/** The life of a session: what the editor tells goes into the workspace, what changed is told back. */

import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocuments,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

import { status, type Status } from "#shared/protocol.ts";
import { section, type Settings } from "#shared/settings.ts";
import { productName } from "#shared/texts.ts";
import { watchedFiles } from "#shared/watchedFiles.ts";
import { clientOf, foldersOf, initializeResult, type Client } from "./capabilities.ts";
import { readSettings, sectionOf } from "./clientSettings.ts";
import { Cancelled, dispatch } from "./dispatch.ts";
import type { Folder } from "./events.ts";
import { handlers } from "./handlers.ts";
import { indexProjects } from "./indexing.ts";
import { Publisher } from "./publisher.ts";
import { stateOf } from "./stateOf.ts";
import { pathOf, uriOf } from "./uris.ts";
import type { Workspace } from "./workspace.ts";

/** How long the server waits for more edits before it tells what they changed, in milliseconds. */
const pause = 60;

export class Session {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #publisher: Publisher;
  #client: Client = clientOf({});
  #folders: readonly string[] = [];
  /** What the editor sent, where it cannot be asked. */
  #settings: Settings = {};
  #timer: NodeJS.Timeout | undefined;
  /** Ends the indexing that is under way. */
  #indexing = new AbortController();
  #told = "";

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#publisher = new Publisher(connection, workspace);
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => void this.#start());
    connection.onDidChangeConfiguration(({ settings }) => {
      if (!this.#client.configures) this.#settings = readSettings(sectionOf(settings));
      void this.#reopen();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) this.#disk(uri, changeOf(type));
    });
    connection.workspace.onDidCreateFiles(({ files }) => {
      for (const { uri } of files) this.#disk(uri, "made");
    });
    connection.workspace.onDidDeleteFiles(({ files }) => {
      for (const { uri } of files) this.#disk(uri, "deleted");
    });
    connection.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        this.#disk(oldUri, "deleted");
        this.#disk(newUri, "made");
      }
    });
    this.#documents.onDidChangeContent(({ document }) => this.#edited(document));
    this.#documents.onDidClose(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      this.#workspace.apply({ kind: "closed", path });
      this.#later();
    });
    connection.onShutdown(() => {
      clearTimeout(this.#timer);
      this.#indexing.abort();
    });
    dispatch(connection, this.#workspace, handlers);
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#client = clientOf(params.capabilities);
    this.#settings = readSettings(params.initializationOptions);
    this.#folders = foldersOf(params);
    this.#publisher.client = this.#client;
    this.#workspace.startIndexing(this.#client.pulls && !this.#client.refreshes);
    return initializeResult(this.#client);
  }

  async #start(): Promise<void> {
    const { client } = this.#connection;
    if (this.#client.registersConfiguration)
      await settled(client.register(DidChangeConfigurationNotification.type, { section }));
    if (this.#client.registersWatchers) {
      const watchers = watchedFiles.map((globPattern) => ({ globPattern }));
      await settled(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (this.#client.changesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
        const kept = this.#folders.filter((folder) => !gone.has(folder));
        const came = added.flatMap(({ uri }) => pathOf(uri) ?? []);
        this.#folders = [...new Set([...kept, ...came])];
        void this.#reopen();
      });
    }
    await this.#reopen();
  }

  #edited(document: TextDocument): void {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    this.#workspace.apply({ kind: "edited", path, text: document.getText(), uri: document.uri });
    this.#publisher.versions.set(path, document.version);
    this.#later();
  }

  #disk(uri: string, change: "written" | "made" | "deleted"): void {
    const path = pathOf(uri);
    if (path === undefined) return;
    this.#workspace.apply({ kind: "disk", path, change });
    this.#later();
  }

  /** Reads the settings, finds the projects and analyses them, with progress where the editor shows it. */
  async #reopen(): Promise<void> {
    this.#indexing.abort();
    const indexing = new AbortController();
    this.#indexing = indexing;
    this.#tell({ state: "indexing" });
    this.#workspace.startIndexing(this.#client.pulls && !this.#client.refreshes);
    const folders = await this.#withSettings();
    if (indexing.signal.aborted) return;
    const progress = this.#progress(indexing);
    try {
      this.#workspace.apply({ kind: "configured", folders });
      await indexProjects(this.#workspace.projects, {
        told: (project, done, total) => {
          progress.report(Math.floor((100 * done) / Math.max(total, 1)), project.root);
          this.#tell({ state: "indexing", project: project.root, progress: { done, total } });
        },
        signal: indexing.signal,
        failed: (project, error) => this.#failed(`analyzing ${project.root}`, error),
      });
      this.#workspace.endIndexing();
      this.#publish();
    } catch (error) {
      // Another indexing took over.
      if (indexing !== this.#indexing) return;
      this.#workspace.cancelIndexing();
      if (error instanceof Cancelled)
        this.#tell({ state: "error", message: "Indexing was cancelled: restart the server" });
      else this.#failed("indexing", error);
    } finally {
      progress.done();
    }
  }

  /** Where the editor shows no progress, nothing is told; it is not waited for. */
  #progress(indexing: AbortController): {
    readonly report: (percent: number, message: string) => void;
    readonly done: () => void;
  } {
    const asked = this.#connection.window.createWorkDoneProgress().then(
      (progress) => {
        progress.begin(productName, 0, "looking for projects", true);
        progress.token.onCancellationRequested(() => indexing.abort());
        return progress;
      },
      () => undefined,
    );
    let shown: Awaited<typeof asked>;
    void asked.then((progress) => (shown = progress));
    return {
      report: (percent, message) => shown?.report(percent, message),
      done: () => void asked.then((progress) => progress?.done()),
    };
  }

  /** The folders, each with the settings that hold in it. */
  async #withSettings(): Promise<readonly Folder[]> {
    const paths = this.#folders;
    if (!this.#client.configures || paths.length === 0)
      return paths.map((path) => ({ path, settings: this.#settings }));
    const items = paths.map((path) => ({ scopeUri: uriOf(path), section }));
    const found: unknown = await settled(this.#connection.workspace.getConfiguration(items));
    const each: readonly unknown[] = Array.isArray(found) ? found : [];
    return paths.map((path, index) => ({
      path,
      settings: { ...this.#settings, ...readSettings(each[index]) },
    }));
  }

  /** Tells what changed, once no more edits come. */
  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#publish(), pause);
  }

  #publish(): void {
    if (this.#workspace.isIndexing) return;
    try {
      this.#publisher.publish();
      this.#tell(stateOf(this.#workspace.projects));
    } catch (error) {
      // A bug in the analysis must not end the session.
      this.#failed("diagnostics", error);
    }
  }

  #tell(told: Status): void {
    const text = JSON.stringify(told);
    if (text === this.#told) return;
    this.#told = text;
    void settled(this.#connection.sendNotification(status.method, told));
  }

  #failed(what: string, error: unknown): void {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#connection.console.error(`${what} failed: ${details}`);
  }
}

/** What an editor answers, or undefined where it does not, or is gone: the session goes on. */
function settled<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  return answer.catch(() => undefined);
}

function changeOf(type: FileChangeType): "written" | "made" | "deleted" {
  if (type === FileChangeType.Created) return "made";
  return type === FileChangeType.Deleted ? "deleted" : "written";
}
