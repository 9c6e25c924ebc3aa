/** A connection whose session lives in another process. */
import type { DatabaseObject, Description, Listing, ListRequest } from "../catalog.ts";
import type {
  Connection,
  Done,
  Failed,
  Ran,
  Rows,
  RunOptions,
  ServerFacts,
  SessionState,
  Statement,
} from "../driver.ts";
import { stoppedRows, whatBecame } from "../session/outcome.ts";
import type { Cell } from "../values.ts";
import { isGone, type Child, type Gone } from "./child.ts";
import type { AnswerOf, Call, CallOf } from "./messages.ts";

/** Where a session is. */
export interface Place {
  readonly child: Child;
  readonly session: number;
  readonly server: ServerFacts;
  readonly state: SessionState;
}

/** What a connection asks of those who opened it. */
export interface Origin {
  /** Told once the session has ended. */
  closed(child: Child): void;
  /** For an engine whose statements nothing but the end of the process stops: opens the same session in another one. */
  readonly reopen?: Reopen;
  /** Milliseconds after which a statement is stopped from here, for an engine that does not end one itself. */
  readonly timeout?: number;
}

type Reopen = (firstResult: number) => Promise<Place | Gone>;

/** Milliseconds that a process has to stop what it does before it is ended. */
const patience = 100;

export class RemoteConnection implements Connection {
  #place: Place;
  readonly #origin: Origin;
  readonly #listeners = new Set<(state: SessionState) => void>();
  #state: SessionState;
  /** The calls that are not answered, and what to do when there are none left. */
  #unanswered = 0;
  #rest: (() => void)[] = [];
  /** Set while the process is replaced; later calls wait for it. */
  #replacing: Promise<void> | undefined;
  #closing = false;
  /** The transaction that went with the process; the next failure tells of it. */
  #interrupted: SessionState["transaction"] = "none";
  /** Results below that number were in a process that is gone. */
  #firstResult = 1;
  #nextResult = 1;

  constructor(place: Place, origin: Origin) {
    this.#place = place;
    this.#state = place.state;
    this.#origin = origin;
    this.#listen();
  }

  get server(): ServerFacts {
    return this.#place.server;
  }

  get state(): SessionState {
    return this.#state;
  }

  onState(listen: (state: SessionState) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  async run(statement: Statement, options: RunOptions): Promise<Ran> {
    const timeout = this.#origin.timeout ?? 0;
    let isLate = false;
    const stop = () => {
      isLate = true;
      void this.cancel();
    };
    const timer = timeout > 0 ? setTimeout(stop, timeout) : undefined;
    const ran = await this.#ask({ method: "run", args: [statement, options] });
    clearTimeout(timer);
    if (isGone(ran)) {
      const failed = this.#failed(ran);
      return isLate && failed.reason === "cancelled" ? { ...failed, ...late(timeout) } : failed;
    }
    if (ran.kind === "finished")
      for (const { id } of ran.results) this.#nextResult = Math.max(this.#nextResult, id + 1);
    return ran;
  }

  async rows(result: number, from: number, count: number): Promise<Rows> {
    if (result < this.#firstResult)
      return stoppedRows(from, "The rows are gone with the process that was ended");
    const rows = await this.#ask({ method: "rows", args: [result, from, count] });
    return isGone(rows) ? stoppedRows(from, rows.because) : rows;
  }

  async whole(result: number, row: number, column: number): Promise<Cell | Failed> {
    const cell = await this.#ask({ method: "whole", args: [result, row, column] });
    return isGone(cell) ? this.#failed(cell) : cell;
  }

  async release(result: number): Promise<void> {
    if (result >= this.#firstResult) await this.#ask({ method: "release", args: [result] });
  }

  async cancel(): Promise<void> {
    if (this.#unanswered === 0) return;
    const asked = this.#send({ method: "cancel", args: [] });
    const { reopen } = this.#origin;
    if (!reopen) return void (await asked);
    if (!(await this.#restsWithin(patience))) await (this.#replacing ??= this.#replace(reopen));
  }

  setAutocommit(on: boolean): Promise<Done> {
    return this.#orFailed({ method: "setAutocommit", args: [on] });
  }

  begin(): Promise<Done> {
    return this.#orFailed({ method: "begin", args: [] });
  }

  commit(): Promise<Done> {
    return this.#orFailed({ method: "commit", args: [] });
  }

  rollback(): Promise<Done> {
    return this.#orFailed({ method: "rollback", args: [] });
  }

  list(request: ListRequest): Promise<Listing | Failed> {
    return this.#orFailed({ method: "list", args: [request] });
  }

  describe(object: DatabaseObject): Promise<Description | Failed> {
    return this.#orFailed({ method: "describe", args: [object] });
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const { child, session } = this.#place;
    if (!this.#origin.reopen || (await this.#restsWithin(0)))
      await this.#ask({ method: "close", args: [] });
    child.forget(session);
    if (this.#state.transaction !== "closed")
      this.#change({ ...this.#state, transaction: "closed" });
    this.#origin.closed(child);
  }

  async #orFailed<
    Name extends "setAutocommit" | "begin" | "commit" | "rollback" | "list" | "describe",
  >(call: CallOf<Name> & Call): Promise<AnswerOf<Name> | Failed> {
    const answer = await this.#ask<Name>(call);
    return isGone(answer) ? this.#failed(answer) : answer;
  }

  /** One call, after the process was replaced where that is going on. */
  async #ask<Name extends Call["method"]>(
    call: CallOf<Name> & Call,
  ): Promise<AnswerOf<Name> | Gone> {
    await this.#replacing;
    this.#unanswered++;
    const answer = await this.#send<Name>(call);
    this.#unanswered--;
    if (this.#unanswered === 0) for (const rested of this.#rest.splice(0)) rested();
    return answer;
  }

  async #send<Name extends Call["method"]>(
    call: CallOf<Name> & Call,
  ): Promise<AnswerOf<Name> | Gone> {
    const { child, session } = this.#place;
    // The process answers a call with what its method answers.
    const answer = await child.ask({ kind: "call", session, call });
    // One that has closed the session answers nothing more, except to methods that answer nothing.
    return (answer ?? closed) as AnswerOf<Name> | Gone;
  }

  /** Whether every call is answered within so many milliseconds. */
  #restsWithin(milliseconds: number): Promise<boolean> {
    if (this.#unanswered === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      this.#rest.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  /** Ends the process and opens the session anew, with the same autocommit. */
  async #replace(reopen: Reopen): Promise<void> {
    const { child, session } = this.#place;
    const before = this.#state;
    child.forget(session);
    this.#interrupted = before.transaction;
    child.kill(cancelledBecause);
    this.#firstResult = this.#nextResult;
    const place = await reopen(this.#firstResult);
    this.#replacing = undefined;
    if (isGone(place)) {
      this.#change({ ...before, transaction: "closed", because: place.because });
      return;
    }
    this.#place = place;
    this.#listen();
    this.#change(place.state);
    if (!before.autocommit) await this.setAutocommit(false);
  }

  #listen(): void {
    this.#place.child.listen(this.#place.session, (state) => {
      if (state.transaction !== "closed") return this.#change(state);
      this.#interrupted = this.#state.transaction;
      // A process that is gone knows no more than that.
      this.#change({ ...this.#state, ...closedAs(state) });
    });
  }

  #failed(gone: Gone): Failed {
    const { because } = gone;
    const before = gone === closed ? "none" : this.#interrupted;
    this.#interrupted = "none";
    if (because === cancelledBecause)
      return {
        ...{ kind: "failed", reason: "cancelled", message: because },
        ...whatBecame(before, "none"),
      };
    return { kind: "failed", reason: "lost", message: because, ...whatBecame(before, "closed") };
  }

  #change(state: SessionState): void {
    this.#state = state;
    for (const listen of this.#listeners) listen(state);
  }
}

const cancelledBecause = "Cancelled";

const closed: Gone = { kind: "gone", because: "The connection is closed" };

function closedAs({ transaction, because }: SessionState): Partial<SessionState> {
  return { transaction, ...(because !== undefined && { because }) };
}

/** A statement that was stopped because it took too long. */
function late(timeout: number): Pick<Failed, "reason" | "message"> {
  const message = `The statement was stopped: it took longer than ${timeout / 1000} s`;
  return { reason: "timeout", message };
}
