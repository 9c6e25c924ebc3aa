/** One open console: its notebook's alias, its connection, the values it was given, and what it is running. */
import type * as vscode from "vscode";
import type { AliasId } from "#client/databases/contract.ts";
import type { Opened } from "#client/drivers/driver.ts";
import type { PythonConsole } from "#client/console/python/pythonConsole.ts";
import { ConsoleSession, type SessionView } from "#client/console/statements/session.ts";
import type { Typed } from "#client/console/statements/typed.ts";

export class Console {
  /** The notebook; another object after the file was saved under another name. */
  notebook: vscode.NotebookDocument;
  readonly id: AliasId;
  readonly session: ConsoleSession;
  /** What was given for parameters, by what they are called; in memory only. */
  readonly given = new Map<string, Typed>();
  /** The project's Python, once a cell of Python has run. */
  python: PythonConsole | undefined;
  /** The results whose rows can still be read, by cell. */
  readonly results = new Map<vscode.NotebookCell, string[]>();
  /** Counts the cells that were run, as notebooks show it. */
  order = 0;
  #running: AbortController | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    notebook: vscode.NotebookDocument,
    id: AliasId,
    open: () => Promise<Opened>,
    changed: (console: Console, view: SessionView) => void,
  ) {
    this.notebook = notebook;
    this.id = id;
    this.session = new ConsoleSession(open, (view) => changed(this, view));
  }

  /** Whether there is something to commit or roll back, in SQL or in Python. */
  get hasTransaction(): boolean {
    return this.session.hasTransaction || (this.python?.transactions.length ?? 0) > 0;
  }

  get canCommit(): boolean {
    const { view } = this.session;
    return this.hasTransaction && !(view.kind === "open" && view.state.transaction === "failed");
  }

  /** Ends what is open, in SQL and in Python. Why it did not succeed; undefined where it did. */
  async endTransactions(how: "commit" | "rollback"): Promise<string | undefined> {
    const { connection } = this.session;
    if (connection !== undefined && this.session.hasTransaction) {
      const done = how === "commit" ? await connection.commit() : await connection.rollback();
      if (done.kind === "failed") return done.message;
    }
    return (this.python?.transactions.length ?? 0) > 0
      ? this.python?.endTransactions(how)
      : undefined;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Runs one thing after the other; `work` is told when the user wants it to stop. */
  run<Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const turn = this.#turn.then(async () => {
      this.#running = new AbortController();
      try {
        return await work(this.#running.signal);
      } finally {
        this.#running = undefined;
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Stops what runs, on the server. */
  async interrupt(): Promise<void> {
    this.#running?.abort();
    await Promise.all([this.session.connection?.cancel(), this.python?.interrupt()]);
  }

  /** Ends everything; an open transaction is rolled back. */
  async close(): Promise<void> {
    await this.interrupt();
    await Promise.all([this.session.close(), this.python?.close()]);
  }
}
