/** Runs the language server: starts it, starts it afresh, asks it, and passes on what it tells about itself. */
import * as vscode from "vscode";
import type { LanguageClient, LanguageClientOptions } from "vscode-languageclient/node";
import { configured } from "#client/settings/configuration.ts";
import {
  status,
  type CustomRequest,
  type InitializationOptions,
  type Status,
} from "#shared/protocol.ts";
import { section } from "#shared/settings.ts";
import { productName } from "#shared/texts.ts";
import { ChosenInterpreters } from "./python.ts";
import { traceChannel } from "./traceChannel.ts";

/** What the status bar and the commands see before there is a server. */
export type ServerStatus = Status | { readonly state: "off" };

export class Server implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  readonly #module: string;
  readonly #changed = new vscode.EventEmitter<ServerStatus>();
  readonly onStatus = this.#changed.event;
  #status: ServerStatus = { state: "off" };
  readonly #interpreters = new ChosenInterpreters();
  #client: LanguageClient | undefined;
  /** The last start or stop; the next one waits for it. */
  #turn: Promise<void> = Promise.resolve();

  /** @param module the path of the server's bundle */
  constructor(module: string, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.log = log;
    this.#interpreters.onChange(() => this.#configurationChanged());
  }

  get status(): ServerStatus {
    return this.#status;
  }

  /** Starts the server; does nothing while it runs. Resolves when it answers or has failed, and never rejects. */
  start(): Promise<void> {
    return this.#next(async () => {
      if (this.#client === undefined) await this.#startNow();
    });
  }

  /** Ends the server, if it runs, and starts it afresh. */
  restart(): Promise<void> {
    return this.#next(async () => {
      await this.#stopNow();
      await this.#startNow();
    });
  }

  /** Asks the server. Undefined where there is none or where it does not answer; the log says why. */
  async ask<Params, Result>(
    request: CustomRequest<Params, Result>,
    params: Params,
  ): Promise<Result | undefined> {
    await this.#turn;
    if (this.#client === undefined) return undefined;
    try {
      return await this.#client.sendRequest<Result>(request.method, params);
    } catch (error) {
      this.log.error(`${request.method}: ${reason(error)}`);
      return undefined;
    }
  }

  async dispose(): Promise<void> {
    this.#changed.dispose();
    this.#interpreters.dispose();
    await this.#next(() => this.#stopNow());
  }

  /** Makes the server read its configuration again, for a change that is none of a setting. */
  #configurationChanged(): void {
    if (this.#client?.isRunning() !== true) return;
    void this.#client
      .sendNotification("workspace/didChangeConfiguration", { settings: null })
      .catch((error: unknown) => this.log.error(reason(error)));
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(step);
    return this.#turn;
  }

  async #startNow(): Promise<void> {
    this.#tell({ state: "starting" });
    try {
      this.#client = await this.#create();
      await this.#client.start();
    } catch (error) {
      this.log.error(`The language server did not start: ${reason(error)}`);
      await this.#stopNow();
      this.#tell({
        state: "error",
        message: `The language server did not start: ${reason(error)}`,
      });
    }
  }

  async #stopNow(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A server that did not start, or has crashed, cannot be asked to end; its process is gone already.
      this.log.debug(reason(error));
    }
  }

  async #create(): Promise<LanguageClient> {
    // Loaded here, so that activation in a workspace without Django costs nothing.
    const { LanguageClient, RevealOutputChannelOn, State, TransportKind } =
      await import("vscode-languageclient/node");
    const options: LanguageClientOptions = {
      documentSelector: [
        { scheme: "file", language: "python" },
        { scheme: "file", pattern: "**/pyproject.toml" },
      ],
      outputChannel: this.log,
      traceOutputChannel: traceChannel(this.log),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: () => this.#settings(undefined),
      initializationFailedHandler: () => false,
      markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: false },
      middleware: {
        workspace: {
          configuration: (params) =>
            params.items.map((item) =>
              item.section === section ? this.#settings(uri(item.scopeUri)) : null,
            ),
        },
      },
    };
    const run = { module: this.#module, transport: TransportKind.ipc };
    const client = new LanguageClient(section, productName, { run, debug: run }, options);
    client.onNotification(status.method, (told: Status) => this.#tell(told));
    client.onDidChangeState(({ newState }) => {
      if (client !== this.#client) return;
      if (newState === State.Starting) this.#tell({ state: "starting" });
      if (newState === State.Stopped)
        this.#tell({ state: "error", message: "The language server stopped" });
    });
    return client;
  }

  /** The settings of a folder, with the interpreter that the Python extension was told of where we were not. */
  #settings(scope: vscode.Uri | undefined): InitializationOptions {
    const settings = configured(scope);
    if (settings.pythonPath !== undefined) return settings;
    const folder = scope ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const pythonPath = this.#interpreters.of(folder);
    return pythonPath === undefined ? settings : { ...settings, pythonPath };
  }

  #tell(status: ServerStatus): void {
    this.#status = status;
    this.#changed.fire(status);
  }
}

function uri(text: string | undefined): vscode.Uri | undefined {
  return text === undefined ? undefined : vscode.Uri.parse(text);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
