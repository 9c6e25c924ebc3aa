/** A terminal in which one management command runs: what it prints, Ctrl+C, and what came of it. */
import * as vscode from "vscode";
import { execute, type Executed, type Request } from "../execute.ts";
import type { ManagementContext } from "../context.ts";
import type { Running } from "../run.ts";

const interrupt = "\u0003";

export class CommandTerminal implements vscode.Pseudoterminal {
  readonly #context: ManagementContext;
  readonly #request: Request;
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  #running: Running | undefined;
  #settle: (executed: Executed) => void = () => {};
  /** Resolves with what came of the command; never rejects. */
  readonly executed = new Promise<Executed>((resolve) => (this.#settle = resolve));

  constructor(context: ManagementContext, request: Request) {
    this.#context = context;
    this.#request = request;
  }

  open(): void {
    void this.#run();
  }

  /** The user closed the terminal. */
  close(): void {
    this.cancel();
  }

  handleInput(data: string): void {
    if (data === interrupt) this.cancel();
  }

  cancel(): void {
    if (this.#running !== undefined) this.#say("^C\n");
    this.#running?.cancel();
  }

  async #run(): Promise<void> {
    let executed: Executed;
    try {
      executed = await execute(this.#context, this.#request, {
        say: (text) => this.#say(text),
        started: (running) => (this.#running = running),
      });
      if (executed === undefined) this.#say("Not run.\n");
    } catch (error) {
      // A defect of ours must not leave a task that never ends.
      const sentence = error instanceof Error ? error.message : String(error);
      executed = { isDone: false, gist: sentence, sentences: [sentence] };
      this.#say(`${sentence}\n`);
    }
    this.#settle(executed);
    this.#closed.fire(executed?.isDone === true ? 0 : 1);
  }

  #say(text: string): void {
    this.#written.fire(text.replaceAll(/\r?\n/g, "\r\n"));
  }
}
