/** The project's own Python beside a console: one process, one namespace, started at the first cell of Python. */
import type { PythonTarget } from "#client/connections/target.ts";
import type { Cell, ValueKind } from "#client/drivers/values.ts";
import type { Answer, PythonFailed } from "#client/python/answer.ts";
import {
  startPython,
  type PythonEvent,
  type PythonOptions,
  type PythonProcess,
} from "#client/python/process.ts";

/** What a cell gave. */
export interface CellAnswer {
  /** The value of the last expression. */
  readonly value: CellValue;
  /** What it raised. */
  readonly error?: Omit<PythonFailed, "kind">;
  readonly milliseconds: number;
  /** The statements that Django sent meanwhile, the first of many. */
  readonly statements: readonly {
    readonly alias: string;
    readonly sql: string;
    readonly milliseconds: number;
    readonly error?: string;
  }[];
  /** The aliases on which a transaction is open after it. */
  readonly transactions: readonly string[];
}

export type CellValue =
  | { readonly kind: "nothing" }
  | { readonly kind: "text"; readonly text: string; readonly length?: number }
  | {
      readonly kind: "table";
      readonly columns: readonly {
        readonly name: string;
        readonly kind: ValueKind;
        readonly type: string;
      }[];
      readonly rows: readonly (readonly Cell[])[];
      /** Whether there are further rows. */
      readonly more: boolean;
    };

export interface PythonBinding {
  readonly alias: string;
  /** Aliases whose sessions are told to refuse writes. */
  readonly readOnly: readonly string[];
}

export class PythonConsole {
  readonly #target: PythonTarget;
  readonly #options: PythonOptions;
  readonly #binding: PythonBinding;
  readonly #changed: () => void;
  #process: PythonProcess | undefined;
  #transactions: readonly string[] = [];
  #running: AbortController | undefined;
  #cells = 0;

  /** @param changed called when transactions are opened or ended */
  constructor(
    target: PythonTarget,
    options: PythonOptions,
    binding: PythonBinding,
    changed: () => void,
  ) {
    this.#target = target;
    this.#options = options;
    this.#binding = binding;
    this.#changed = changed;
  }

  /** The aliases on which a transaction is open. */
  get transactions(): readonly string[] {
    return this.#transactions;
  }

  /** Runs a cell. Where the process is gone, another is started, without what the last one had in it. */
  async run(
    code: string,
    rows: number,
    onEvent: (event: PythonEvent) => void,
    signal?: AbortSignal,
  ): Promise<Answer<CellAnswer> & { readonly isNew: boolean }> {
    const before = this.#process;
    const started = await this.#started();
    if (started.kind === "failed") return { ...started, isNew: false };
    this.#running = new AbortController();
    const stop = () => this.#running?.abort();
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    const answer = await started.value.ask<CellAnswer>(
      "cell",
      { code, number: ++this.#cells, rows },
      // A cell may take as long as it takes; who waits for it can stop it.
      { limit: 0, signal: this.#running.signal, onEvent },
    );
    signal?.removeEventListener("abort", stop);
    this.#running = undefined;
    const transactions = answer.kind === "answer" ? answer.value.transactions : [];
    this.#show(started.value.isOver ? [] : transactions);
    return { ...answer, isNew: before !== undefined && before !== started.value };
  }

  /** Ends the transactions that are open, on their connections themselves. Undefined where it succeeded. */
  async endTransactions(how: "commit" | "rollback"): Promise<string | undefined> {
    const code = this.#transactions
      .map((alias) => `connections[${JSON.stringify(alias)}].connection.${how}()`)
      .join("\n");
    const answer = await this.run(code, 0, () => undefined);
    if (answer.kind === "failed") return answer.message;
    return answer.value.error?.message;
  }

  interrupt(): Promise<void> {
    this.#running?.abort();
    return Promise.resolve();
  }

  /** Ends the process; what is open is rolled back. */
  async close(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    this.#show([]);
    await process?.dispose();
  }

  async #started(): Promise<Answer<PythonProcess>> {
    if (this.#process !== undefined && !this.#process.isOver)
      return { kind: "answer", value: this.#process };
    const started = await startPython(this.#target, this.#options);
    if (started.kind === "failed") return started;
    const opened = await started.value.ask("console", { ...this.#binding });
    if (opened.kind === "failed") {
      await started.value.dispose();
      return opened;
    }
    this.#process = started.value;
    void started.value.ended.then(() => this.#show([]));
    return started;
  }

  #show(transactions: readonly string[]): void {
    if (this.#transactions.join("\n") === transactions.join("\n")) return;
    this.#transactions = transactions;
    this.#changed();
  }
}
