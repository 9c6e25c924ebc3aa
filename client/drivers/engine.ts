/**
 * What the folder of an engine implements, inside the drivers' process.
 * Everything that is the same for all engines (paging, spooling, cutting, numbering of results) is done above it, once.
 */
import type { Target } from "#client/connections/target.ts";
import type { DatabaseObject, Description, Listing, ListRequest } from "./catalog.ts";
import type {
  Done,
  Failed,
  Notice,
  Refused,
  ServerFacts,
  SessionOptions,
  Statement,
} from "./driver.ts";
import type { Cell, Column } from "./values.ts";

/** Opens sessions of one engine. Never rejects. */
export interface Engine<Of extends Target> {
  connect(target: Of, options: SessionOptions, told: Told): Promise<EngineOpened>;
}

export type EngineOpened = { readonly kind: "open"; readonly session: EngineSession } | Refused;

/** What a session tells by itself. */
export interface Told {
  /** The server's end of the session is gone. Said once. */
  lost(because: string): void;
}

/** One session. Only `cancel` and `close` are called while another call is running. No call rejects. */
export interface EngineSession {
  readonly server: ServerFacts;
  /** As the server told last: in PostgreSQL the state byte of ReadyForQuery, in MySQL the status flag, in SQLite its own. */
  transaction(): "none" | "open" | "failed";
  /**
   * Runs one statement up to its first rows. Without autocommit a transaction is begun where none is open.
   * A source that is left open is closed by the caller before the next call.
   */
  execute(statement: Statement): Promise<Executed>;
  setAutocommit(on: boolean): Promise<Done>;
  begin(): Promise<Done>;
  commit(): Promise<Done>;
  rollback(): Promise<Done>;
  /** Stops, on the server, what runs now; what was running ends with a `Failed`. */
  cancel(): Promise<void>;
  list(request: ListRequest): Promise<Listing | Failed>;
  describe(object: DatabaseObject): Promise<Description | Failed>;
  close(): Promise<void>;
}

export type Executed =
  | {
      readonly kind: "executed";
      readonly results: readonly EngineResult[];
      readonly notices: readonly Notice[];
    }
  | Failed;

export interface EngineResult {
  readonly columns: readonly Column[];
  /** Undefined for a statement that answers no rows. */
  readonly source: RowSource | undefined;
  readonly affected: number | undefined;
  readonly command: string | undefined;
}

/** The rows of one result, in order, as far as somebody asks. */
export interface RowSource {
  /** The next rows, at most `count`; `done` when there are no others. */
  read(count: number): Promise<Batch | Failed>;
  /** Lets go of the cursor on the server; reading is over. */
  close(): Promise<void>;
}

export interface Batch {
  readonly kind: "batch";
  readonly rows: readonly (readonly Cell[])[];
  readonly done: boolean;
}
