/** A language server in a process of its own, and the few requests that the benchmarks send to it. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Hover,
  type InitializeParams,
  type Position,
} from "vscode-languageserver/node";
import { status as statusNotification, type Status } from "#shared/protocol.ts";

/** A running server with one workspace folder. */
export interface Server {
  /** Resolves when the first index of the workspace is done. */
  readonly ready: Promise<void>;
  readonly open: (path: string) => Document;
  readonly stop: () => Promise<void>;
}

/** An open document. */
export interface Document {
  readonly text: string;
  /** Inserts a text, without waiting. */
  readonly insert: (at: Position, text: string) => Promise<void>;
  /** Removes what stands between two positions, without waiting. */
  readonly remove: (start: Position, end: Position) => Promise<void>;
  readonly diagnostics: () => Promise<unknown>;
  readonly hover: (at: Position) => Promise<Hover | null>;
}

/** Starts `dist/server.cjs` over stdio on a folder. */
export async function startServer(
  script: string,
  folder: string,
  options: unknown,
  environment: Readonly<Record<string, string>>,
): Promise<Server> {
  const child = spawn(process.execPath, [script, "--stdio"], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ready = new Promise<void>((resolve, reject) => {
    connection.onNotification(statusNotification.method, (status: Status) => {
      if (status.state === "ready") resolve();
      else if (status.state === "error" || status.state === "noProject")
        reject(new Error(status.message ?? status.state));
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  // A server that ends as it is told to has no one left to tell.
  ready.catch(() => {});
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
    items.map(() => null),
  );
  connection.listen();
  const uri = pathToFileURL(folder).href;
  const parameters: InitializeParams = {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "bench" }],
    initializationOptions: options,
    capabilities: {
      textDocument: { diagnostic: {}, hover: { contentFormat: ["markdown"] } },
      workspace: { diagnostics: { refreshSupport: true }, configuration: true },
    },
  };
  await connection.sendRequest("initialize", parameters);
  await connection.sendNotification("initialized", {});
  return {
    ready,
    open: (path) => openDocument(connection, join(folder, path)),
    stop: async () => {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.end();
    },
  };
}

function openDocument(
  connection: ReturnType<typeof createProtocolConnection>,
  path: string,
): Document {
  const uri = pathToFileURL(path).href;
  const text = readFileSync(path, "utf8");
  let version = 1;
  void connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "python", version, text },
  });
  const change = (start: Position, end: Position, replacement: string) =>
    connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: replacement }],
    });
  const textDocument = { uri };
  return {
    text,
    insert: (at, added) => change(at, at, added),
    remove: (start, end) => change(start, end, ""),
    diagnostics: () => connection.sendRequest("textDocument/diagnostic", { textDocument }),
    hover: (position) => connection.sendRequest("textDocument/hover", { textDocument, position }),
  };
}
