/** A connection that runs only what the alias's role lets be done, and asks where it says so. */
import type { Permissions } from "#client/connections/role.ts";
import type { DatabaseObject, Description, Listing, ListRequest } from "./catalog.ts";
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
} from "./driver.ts";
import { weigh } from "./guard.ts";
import type { Modes } from "./sql/dialect.ts";
import type { Cell } from "./values.ts";

/** What the guard wants a yes to. */
export interface Question {
  readonly sql: string;
  /** A clause without a full stop. */
  readonly why: string;
}

export interface Guard {
  /** Asked for at each statement, so that a changed setting counts at once. */
  readonly permissions: () => Permissions;
  /** Whether the user says yes. */
  readonly ask: (question: Question) => Promise<boolean>;
  /** Called at each use. */
  readonly used?: () => void;
}

/** Everything but `run` goes through as it is: it changes nothing, or ends what `run` began. */
export class GuardedConnection implements Connection {
  readonly #inner: Connection;
  readonly #guard: Guard;
  /** Whether statements may have changed where strings end, so that every reading counts from then on. */
  #hasOwnModes = false;

  constructor(inner: Connection, guard: Guard) {
    this.#inner = inner;
    this.#guard = guard;
  }

  get server(): ServerFacts {
    return this.#inner.server;
  }

  get state(): SessionState {
    return this.#inner.state;
  }

  onState(listen: (state: SessionState) => void): () => void {
    return this.#inner.onState(listen);
  }

  async run(statement: Statement, options: RunOptions): Promise<Ran> {
    this.#guard.used?.();
    const { sql } = statement;
    const modes: Modes = this.#hasOwnModes ? {} : this.server.modes;
    const { dialect, unguarded } = this.server;
    const isGuarded = this.state.readOnly && unguarded === undefined;
    const weighed = weigh(sql, dialect, modes, this.#guard.permissions(), isGuarded);
    if (weighed.kind === "deny") return denied(`Not permitted on this alias: ${weighed.why}`);
    if (weighed.kind === "ask" && !(await this.#guard.ask({ sql, why: weighed.why })))
      return denied("Not run: it was not confirmed");
    if (/sql_mode|standard_conforming_strings/i.test(sql)) this.#hasOwnModes = true;
    return this.#inner.run(statement, options);
  }

  rows(result: number, from: number, count: number): Promise<Rows> {
    this.#guard.used?.();
    return this.#inner.rows(result, from, count);
  }

  whole(result: number, row: number, column: number): Promise<Cell | Failed> {
    this.#guard.used?.();
    return this.#inner.whole(result, row, column);
  }

  release(result: number): Promise<void> {
    return this.#inner.release(result);
  }

  cancel(): Promise<void> {
    return this.#inner.cancel();
  }

  setAutocommit(on: boolean): Promise<Done> {
    return this.#inner.setAutocommit(on);
  }

  begin(): Promise<Done> {
    return this.#inner.begin();
  }

  commit(): Promise<Done> {
    return this.#inner.commit();
  }

  rollback(): Promise<Done> {
    return this.#inner.rollback();
  }

  list(request: ListRequest): Promise<Listing | Failed> {
    this.#guard.used?.();
    return this.#inner.list(request);
  }

  describe(object: DatabaseObject): Promise<Description | Failed> {
    this.#guard.used?.();
    return this.#inner.describe(object);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}

function denied(message: string): Failed {
  return { kind: "failed", reason: "denied", message };
}
