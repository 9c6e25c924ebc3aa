/** Makes a connection of an engine's session: the order of calls, numbered results, their pages, cancelling, the state. */
import type { DatabaseObject, Description, Listing, ListRequest } from "../catalog.ts";
import type {
  Connection,
  Done,
  Failed,
  Ran,
  Result,
  Rows,
  RunOptions,
  ServerFacts,
  SessionState,
  Statement,
} from "../driver.ts";
import type { EngineSession, Executed } from "../engine.ts";
import type { Cell } from "../values.ts";
import { stoppedRows, whatBecame } from "./outcome.ts";
import { cancelled, SessionResult } from "./result.ts";

/** What differs between sessions beside the engine. */
export interface SessionSettings {
  readonly readOnly: boolean;
  /** The number of the first result. */
  readonly firstResult: number;
  /** Milliseconds after which a cursor that nobody reads is closed. */
  readonly idle: number;
}

/** One open session. */
export class Session implements Connection {
  readonly server: ServerFacts;
  readonly #engine: EngineSession;
  readonly #idle: number;
  readonly #results = new Map<number, SessionResult>();
  readonly #listeners = new Set<(state: SessionState) => void>();
  #nextResult: number;
  #state: SessionState;
  /** The last call in the order; it never rejects. */
  #last: Promise<unknown> = Promise.resolve();
  #running = false;
  /** Set by `cancel` for the call that runs. */
  #cancelled = false;
  #cancelling: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(engine: EngineSession, settings: SessionSettings) {
    this.server = engine.server;
    this.#engine = engine;
    this.#idle = settings.idle;
    this.#nextResult = settings.firstResult;
    this.#state = { transaction: "none", autocommit: true, readOnly: settings.readOnly };
  }

  get state(): SessionState {
    return this.#state;
  }

  onState(listen: (state: SessionState) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Told by the engine: the server's end is gone. */
  lost(because: string): void {
    if (this.#state.transaction === "closed") return;
    this.#change({ transaction: "closed", because });
    void this.#closeCursors(because);
  }

  run(statement: Statement, options: RunOptions): Promise<Ran> {
    return this.#act(async (): Promise<Ran> => {
      const started = performance.now();
      await this.#closeCursors("Another statement was run");
      if (this.#cancelled) return cancelled;
      const executed = await this.#engine.execute(statement);
      if (executed.kind === "failed") return executed;
      const results = await this.#firstPages(executed, options);
      if (!Array.isArray(results)) return results;
      const { notices } = executed;
      return { kind: "finished", results, notices, milliseconds: performance.now() - started };
    });
  }

  async rows(id: number, from: number, count: number): Promise<Rows> {
    const none = (because: string): Rows => stoppedRows(from, because);
    const result = this.#results.get(id);
    if (!result) return none("The result was closed");
    // What was read already need not wait for the statement that runs now.
    if (result.has(from, count)) return await result.page(from, count, () => true);
    const read = await this.#inOrder(async (): Promise<Rows | Failed> => {
      const rows = await result.page(from, count, () => this.#cancelled);
      this.#watchIdle();
      return rows;
    });
    return read.kind === "failed" ? none(read.message) : read;
  }

  async whole(id: number, row: number, column: number): Promise<Cell | Failed> {
    const result = this.#results.get(id);
    if (!result) return { kind: "failed", reason: "statement", message: "The result was closed" };
    return await result.cell(row, column);
  }

  async release(id: number): Promise<void> {
    const result = this.#results.get(id);
    this.#results.delete(id);
    if (result?.open) await this.#inOrder(async () => await result.release());
    else await result?.release();
  }

  async cancel(): Promise<void> {
    if (!this.#running || this.#cancelled) return await this.#cancelling;
    this.#cancelled = true;
    this.#cancelling = this.#engine.cancel();
    await this.#cancelling;
  }

  setAutocommit(on: boolean): Promise<Done> {
    return this.#act(async () => {
      const done = await this.#between(() => this.#engine.setAutocommit(on));
      if (done.kind === "done") this.#change({ autocommit: on });
      return done;
    });
  }

  begin(): Promise<Done> {
    return this.#act(() => this.#between(() => this.#engine.begin()));
  }

  commit(): Promise<Done> {
    return this.#act(() => this.#between(() => this.#engine.commit()));
  }

  rollback(): Promise<Done> {
    return this.#act(() => this.#between(() => this.#engine.rollback()));
  }

  list(request: ListRequest): Promise<Listing | Failed> {
    return this.#act(() => this.#between(() => this.#engine.list(request)));
  }

  describe(object: DatabaseObject): Promise<Description | Failed> {
    return this.#act(() => this.#between(() => this.#engine.describe(object)));
  }

  async close(): Promise<void> {
    if (this.#running) await this.cancel();
    clearTimeout(this.#timer);
    await this.#last;
    for (const result of this.#results.values()) await result.release();
    this.#results.clear();
    if (this.#state.transaction === "closed") return;
    await this.#engine.close();
    this.#change({ transaction: "closed" });
  }

  /** Reads the first page of each result; a failure on the way is the statement's. */
  async #firstPages(
    executed: Executed & { readonly kind: "executed" },
    options: RunOptions,
  ): Promise<Result[] | Failed> {
    const results: Result[] = [];
    for (const { columns, source, affected, command } of executed.results) {
      const result = new SessionResult({ columns, source, affected, command }, options);
      const id = this.#nextResult++;
      this.#results.set(id, result);
      const first = await result.page(0, options.rows, () => this.#cancelled);
      if (result.failure) return result.failure;
      results.push({ id, columns, first, affected, command });
    }
    this.#watchIdle();
    return results;
  }

  /** What needs the server's attention, with no cursor open. */
  async #between<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    await this.#closeCursors("The connection was used for something else");
    return await work();
  }

  async #closeCursors(because: string): Promise<void> {
    clearTimeout(this.#timer);
    for (const result of this.#results.values()) await result.stop(because);
  }

  /** Closes the cursors that stay open, when they have not been read for a while. */
  #watchIdle(): void {
    clearTimeout(this.#timer);
    if (![...this.#results.values()].some(({ open }) => open)) return;
    this.#timer = setTimeout(() => {
      void this.#act(async () => {
        await this.#closeCursors("The cursor was closed because nobody read on for a while");
        return done;
      });
    }, this.#idle);
    this.#timer.unref();
  }

  /** Does something that may change the transaction, in order; what became of that is told with a failure. */
  #act<Answer extends { readonly kind: string }>(
    work: () => Promise<Answer | Failed>,
  ): Promise<Answer | Failed> {
    return this.#inOrder(async () => {
      const before = this.#state.transaction;
      const answer = await work();
      const after = this.#state.transaction === "closed" ? "closed" : this.#engine.transaction();
      this.#change({ transaction: after });
      return failedAs(answer) ? { ...answer, ...whatBecame(before, after) } : answer;
    });
  }

  /** Runs one call after the other; a defect of ours becomes a failure of the call. */
  #inOrder<Answer>(work: () => Promise<Answer>): Promise<Answer | Failed> {
    const call = this.#last.then(async (): Promise<Answer | Failed> => {
      // A request to cancel that is still on its way would hit this call instead of the one it was meant for.
      await this.#cancelling.catch(() => {});
      if (this.#state.transaction === "closed") return this.#gone();
      this.#cancelled = false;
      this.#running = true;
      try {
        return await work();
      } catch (error) {
        return { kind: "failed", reason: "statement", message: `Unexpected: ${String(error)}` };
      } finally {
        this.#running = false;
      }
    });
    this.#last = call;
    return call;
  }

  #gone(): Failed {
    const message = this.#state.because ?? "The connection is closed";
    return { kind: "failed", reason: "lost", message };
  }

  #change(change: Partial<SessionState>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    const same = (["transaction", "autocommit", "readOnly", "because"] as const).every(
      (key) => before[key] === this.#state[key],
    );
    if (!same) for (const listen of this.#listeners) listen(this.#state);
  }
}

const done: Done = { kind: "done" };

function failedAs(answer: { readonly kind: string }): answer is Failed {
  return answer.kind === "failed";
}
