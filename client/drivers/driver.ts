/** The contract of the drivers: one connection to one alias, whatever the engine. */
import type { Target } from "#client/connections/target.ts";
import type { Dialect, Modes } from "./sql/dialect.ts";
import type { DatabaseObject, Description, Listing, ListRequest } from "./catalog.ts";
import type { Cell, Column } from "./values.ts";

/** Opens connections; each is independent, with a session and a transaction of its own. Never throws or rejects. */
export interface Drivers {
  open(target: Target, session: SessionOptions): Promise<Opened>;
  /** Ends every process; open transactions are rolled back by their servers. */
  dispose(): Promise<void>;
}

export interface SessionOptions {
  /** The server itself is told to refuse writes. It is one of two nets: `guard.ts` is the other. */
  readonly readOnly: boolean;
  /** Milliseconds after which the server ends a statement; 0 for never. */
  readonly statementTimeout: number;
}

export type Opened = { readonly kind: "open"; readonly connection: Connection } | Refused;

/** Why there is no connection, or none any more. */
export interface Refused {
  readonly kind: "refused";
  readonly reason:
    | "password"
    | "unreachable"
    | "tls"
    | "no-database"
    | "locked"
    | "unsupported"
    | "driver-missing"
    | "other";
  /** A sentence for people, without secrets and without a full stop. */
  readonly detail: string;
  /** Set where there is nothing yet, and Django would make it: an SQLite file in a folder that is there. */
  readonly notMade?: true;
}

/** One open session. Calls are carried out in order; `cancel` overtakes them. No call rejects. */
export interface Connection {
  readonly server: ServerFacts;
  /** What the session is in now, as far as the last answer told. */
  readonly state: SessionState;
  /** Called after each change of `state`; returns how to stop listening. */
  onState(listen: (state: SessionState) => void): () => void;

  /**
   * Runs one statement. Results of earlier runs can no longer be read further: what their cursors held back is dropped.
   * Rows beyond the first page stay on the server until they are asked for.
   */
  run(statement: Statement, options: RunOptions): Promise<Ran>;
  /** Rows `from` to `from + count` of a result; reads on as far as needed. Earlier rows can be asked for again. */
  rows(result: number, from: number, count: number): Promise<Rows>;
  /** A cell in full that was cut in its page. */
  whole(result: number, row: number, column: number): Promise<Cell | Failed>;
  /** Frees a result and its cursor. */
  release(result: number): Promise<void>;
  /** Stops what runs now, on the server. The call that was running ends with `failed`, reason `cancelled`. */
  cancel(): Promise<void>;

  /** Whether each statement commits by itself. Turning it on with an open transaction fails. */
  setAutocommit(on: boolean): Promise<Done>;
  begin(): Promise<Done>;
  commit(): Promise<Done>;
  rollback(): Promise<Done>;

  /** The objects below one place of the tree. */
  list(request: ListRequest): Promise<Listing | Failed>;
  /** Everything about one object. */
  describe(object: DatabaseObject): Promise<Description | Failed>;
  /** Rolls back what is open, and ends the session. Idempotent. */
  close(): Promise<void>;
}

export interface ServerFacts {
  /** "PostgreSQL", "MariaDB", "MySQL", "SQLite", else what Django calls the vendor. */
  readonly product: string;
  readonly version: string;
  /** Undefined for an engine whose SQL we do not know: then every statement counts as a write (`guard.ts` asks about some). */
  readonly dialect: Dialect | undefined;
  /** The session's modes that decide where strings end. */
  readonly modes: Modes;
  /** How a value is written in a statement: `$1`, `?`, `%s`. */
  readonly placeholder: "numbered" | "question" | "percent";
  /** Where the session is: the database's name or file, and the user. */
  readonly database: string;
  readonly user: string | undefined;
  /** The encryption in use, such as "TLSv1.3"; undefined for none. */
  readonly encryption: string | undefined;
  /** Set where the server could not be told to refuse writes, though it was asked: only our reading of statements guards. */
  readonly unguarded?: true;
}

export interface SessionState {
  /** `failed`: PostgreSQL refuses everything until the transaction is rolled back. `closed`: the session is gone. */
  readonly transaction: "none" | "open" | "failed" | "closed";
  readonly autocommit: boolean;
  readonly readOnly: boolean;
  /** Why it is closed; undefined while it is open, or closed by us. */
  readonly because?: string;
}

/** One statement, with its values beside it. */
export interface Statement {
  /** As the server takes it: the engine's own placeholders, no terminator. */
  readonly sql: string;
  /** Bound in the order of the placeholders; text goes as text, and the server converts it. */
  readonly values?: readonly Value[];
}

/** A value to bind. Exact: integers beyond 2^53 and decimals are texts. */
export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly kind: "binary"; readonly base64: string };

export interface RunOptions {
  /** The rows of the first page. */
  readonly rows: number;
  /** Characters of a cell beyond which it is cut in pages. */
  readonly cellLimit: number;
  /** At most so many rows of a result are read, ever; undefined for all. */
  readonly rowLimit?: number;
  /** Without a spool, rows can be asked for only once and in order: for exports, which keep nothing. */
  readonly once?: true;
}

export type Ran = Finished | Failed;

/** What a statement answered: some servers answer a call with several results. */
export interface Finished {
  readonly kind: "finished";
  readonly results: readonly Result[];
  /** What the server said beside: notices, warnings. */
  readonly notices: readonly Notice[];
  /** Until the first page was there. */
  readonly milliseconds: number;
}

export interface Result {
  /** For `rows`; unique in the connection. */
  readonly id: number;
  /** Empty for a statement that answers no rows. */
  readonly columns: readonly Column[];
  readonly first: Rows;
  /** The rows that a statement changed, where the server tells. */
  readonly affected: number | undefined;
  /** The server's word for what it did: "INSERT 0 1". */
  readonly command: string | undefined;
}

export interface Rows {
  readonly kind: "rows";
  readonly from: number;
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows have been read from the server so far. */
  readonly read: number;
  /** `all`: there are no others. `more`: the cursor is open. `limit`: the row limit. `stopped`: cancelled, closed or replaced. */
  readonly end: "all" | "more" | "limit" | "stopped";
  /** What stopped it, for `stopped`. */
  readonly because?: string;
}

export interface Notice {
  readonly severity: string;
  readonly message: string;
}

export type Done = { readonly kind: "done" } | Failed;

/**
 * Why a statement, or anything else asked of a connection, did not succeed.
 * `read-only` is the server's refusal, `denied` our own: the alias's role does not let it be done, or the user said no.
 */
export interface Failed {
  readonly kind: "failed";
  readonly reason:
    | "cancelled"
    | "timeout"
    | "lost"
    | "locked"
    | "read-only"
    | "denied"
    | "statement";
  /** The server's message. */
  readonly message: string;
  /** SQLSTATE, errno or the exception's name. */
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
  /** Where in the statement, in UTF-16 units from 0, where the server tells. */
  readonly position?: number;
  /** What became of the open transaction, where something became of it. */
  readonly transaction?: string;
}
