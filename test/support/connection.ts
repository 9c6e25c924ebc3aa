/** Starts the real language server in a process of its own, and speaks to it as an editor does. */

import { fork, spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver/node";

import { status as statusNotification, type Status } from "#shared/protocol.ts";

const root = join(import.meta.dirname, "../..");
const main = join(root, "server/main.ts");

/** What a client of a kind can do. */
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
};

export const pushing: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

export interface ConnectOptions {
  readonly capabilities?: ClientCapabilities;
  readonly transport?: "stdio" | "node-ipc";
  /** The first workspace folder, by path; undefined for none. */
  readonly folder?: string;
  /** Replaces what `folder` stands for in `initialize`. */
  readonly initialize?: Partial<InitializeParams>;
  /** What the client answers when it is asked for its settings, by folder. */
  readonly settings?: (uri: string | undefined) => unknown;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running server, and what it has told so far. */
export class Connection {
  readonly rpc: ProtocolConnection;
  readonly result: InitializeResult;
  readonly statuses: readonly Status[];
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>;
  readonly registered: readonly { readonly method: string; readonly registerOptions?: unknown }[];
  readonly progress: readonly Progress[];
  /** Of the progress that the server shows. */
  readonly tokens: readonly (string | number)[];
  readonly logged: readonly string[];
  readonly #child: ChildProcess;
  readonly #told: Told;
  readonly #versions = new Map<string, number>();

  constructor(child: ChildProcess, rpc: ProtocolConnection, result: InitializeResult, told: Told) {
    this.#child = child;
    this.#told = told;
    this.rpc = rpc;
    this.result = result;
    this.statuses = told.statuses;
    this.published = told.published;
    this.registered = told.registered;
    this.progress = told.progress;
    this.tokens = told.tokens;
    this.logged = told.logged;
  }

  /** How often the server wished to be asked for diagnostics again. */
  get refreshes(): number {
    return this.#told.refreshes;
  }

  get exitCode(): Promise<number | null> {
    if (this.#child.exitCode !== null) return Promise.resolve(this.#child.exitCode);
    return new Promise((resolve) => this.#child.on("exit", (code) => resolve(code)));
  }

  /** Resolves with the first status that fits, told before or yet to come. */
  status(fits: (status: Status) => boolean): Promise<Status> {
    return this.until("a status", () => this.statuses.findLast(fits));
  }

  ready(): Promise<Status> {
    return this.status(({ state }) => state === "ready");
  }

  /** Waits until something holds, looking whenever the server says something. */
  async until<Result>(what: string, look: () => Result | undefined): Promise<Result> {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (Date.now() > deadline)
        throw new Error(
          `waited in vain for ${what}; ${JSON.stringify(this.statuses.at(-1))} ${this.logged.join("\n")}`,
        );
      await this.#told.next();
    }
  }

  async open(path: string, text: string, languageId = "python"): Promise<void> {
    await this.openUri(uriOf(path), text, languageId);
  }

  async openUri(uri: string, text: string, languageId = "python"): Promise<void> {
    this.#versions.set(uri, 1);
    await this.rpc.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a range, or the whole text where there is none. */
  async change(path: string, text: string, range?: Range): Promise<void> {
    const uri = uriOf(path);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.rpc.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [range === undefined ? { text } : { range, text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.rpc.sendNotification("textDocument/didClose", {
      textDocument: { uri: uriOf(path) },
    });
  }

  /** @param type 1 created, 2 changed, 3 deleted */
  async watched(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void> {
    await this.rpc.sendNotification("workspace/didChangeWatchedFiles", {
      changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
    });
  }

  async report(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.rpc.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: uriOf(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** The diagnostics that are pulled for a document. */
  async diagnostics(path: string): Promise<readonly Diagnostic[]> {
    return ((await this.report(path)) as FullDocumentDiagnosticReport).items;
  }

  workspaceDiagnostics(
    previousResultIds: readonly { readonly uri: string; readonly value: string }[] = [],
    token?: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const params = { previousResultIds };
    return token === undefined
      ? this.rpc.sendRequest("workspace/diagnostic", params)
      : this.rpc.sendRequest("workspace/diagnostic", params, token);
  }

  hover(path: string, position: Position): Promise<Hover | null> {
    return this.rpc.sendRequest("textDocument/hover", {
      textDocument: { uri: uriOf(path) },
      position,
    });
  }

  definition(path: string, position: Position): Promise<Location | null> {
    return this.rpc.sendRequest("textDocument/definition", {
      textDocument: { uri: uriOf(path) },
      position,
    });
  }

  actions(
    path: string,
    range: Range,
    context: Partial<CodeActionContext> = {},
  ): Promise<CodeAction[]> {
    return this.rpc.sendRequest("textDocument/codeAction", {
      textDocument: { uri: uriOf(path) },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  /** Ends the server as an editor does; its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const exit = this.exitCode;
    await this.rpc.sendRequest("shutdown");
    await this.rpc.sendNotification("exit");
    const code = await exit;
    this.rpc.dispose();
    return code;
  }

  /** Leaves without a word, as an editor that crashed. */
  hangUp(): void {
    this.rpc.end();
    this.#child.stdin?.destroy();
  }

  /** Ends the server for certain. */
  kill(): void {
    this.rpc.dispose();
    this.#child.kill("SIGKILL");
  }
}

export type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** Everything that the server has said. */
class Told {
  readonly statuses: Status[] = [];
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly registered: { readonly method: string; readonly registerOptions?: unknown }[] = [];
  readonly progress: Progress[] = [];
  readonly tokens: (string | number)[] = [];
  readonly logged: string[] = [];
  refreshes = 0;
  #waiting: (() => void)[] = [];

  /** Resolves when the server says something, or after a while. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 200);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  said(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Starts the server from its sources, and introduces the client. */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const environment = { ...process.env, ...options.environment };
  for (const name of ["VIRTUAL_ENV", "CONDA_PREFIX", "DJANGO_SETTINGS_MODULE"])
    if (options.environment?.[name] === undefined) delete environment[name];
  const { child, rpc } =
    options.transport === "node-ipc" ? forked(environment) : spawned(environment);
  const told = listen(child, rpc, options);
  rpc.listen();
  const uri = options.folder === undefined ? null : uriOf(options.folder);
  const params: InitializeParams = {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: uri === null ? null : [{ uri, name: "folder" }],
    capabilities: options.capabilities ?? pulling,
    ...options.initialize,
  };
  const result = await rpc.sendRequest<InitializeResult>("initialize", params);
  await rpc.sendNotification("initialized", {});
  return new Connection(child, rpc, result, told);
}

interface Started {
  readonly child: ChildProcess;
  readonly rpc: ProtocolConnection;
}

function spawned(env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [main, "--stdio"], {
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const reader = new StreamMessageReader(child.stdout);
  return { child, rpc: createProtocolConnection(reader, new StreamMessageWriter(child.stdin)) };
}

function forked(env: NodeJS.ProcessEnv): Started {
  const child = fork(main, ["--node-ipc"], { env, execArgv: [], silent: true });
  const reader = new IPCMessageReader(child);
  return { child, rpc: createProtocolConnection(reader, new IPCMessageWriter(child)) };
}

function listen(child: ChildProcess, rpc: ProtocolConnection, { settings }: ConnectOptions): Told {
  const told = new Told();
  const say =
    <Params>(note: (params: Params) => void) =>
    (params: Params): void => {
      note(params);
      told.said();
    };
  rpc.onNotification(
    statusNotification.method,
    say((status: Status) => told.statuses.push(status)),
  );
  rpc.onNotification(
    "textDocument/publishDiagnostics",
    say((published: PublishDiagnosticsParams) => told.published.set(published.uri, published)),
  );
  rpc.onNotification(
    "window/logMessage",
    say(({ message }: { message: string }) => told.logged.push(message)),
  );
  rpc.onNotification(
    "$/progress",
    say(({ value }: { value: Progress }) => told.progress.push(value)),
  );
  rpc.onRequest(
    "client/registerCapability",
    ({ registrations }: { registrations: Told["registered"] }) => {
      told.registered.push(...registrations);
      told.said();
      return null;
    },
  );
  rpc.onRequest("window/workDoneProgress/create", ({ token }: { token: string | number }) => {
    told.tokens.push(token);
    told.said();
    return null;
  });
  rpc.onRequest("workspace/diagnostic/refresh", () => {
    told.refreshes += 1;
    told.said();
    return null;
  });
  rpc.onRequest(
    "workspace/configuration",
    ({ items }: { items: readonly { readonly scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => settings?.(scopeUri) ?? null),
  );
  child.stderr?.on("data", (data: Buffer) => told.logged.push(data.toString()));
  return told;
}

/** The URI of a path, as most editors write it. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** A text after edits, made as an editor makes them. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  const offset = ({ line, character }: Position): number =>
    (lines[line] ?? text.length) + character;
  let edited = text;
  for (const { range, newText } of edits.toSorted(
    (one, other) => offset(other.range.start) - offset(one.range.start),
  ))
    edited = edited.slice(0, offset(range.start)) + newText + edited.slice(offset(range.end));
  return edited;
}

/** The position of a text in another one, so many characters on. */
export function positionOf(text: string, part: string, further = 0): Position {
  const offset = text.indexOf(part);
  if (offset < 0) throw new Error(`there is no ${part}`);
  const before = text.slice(0, offset + further).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
