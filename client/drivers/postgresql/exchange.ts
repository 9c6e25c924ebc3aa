/**
 * One exchange of the extended protocol: from its first message until the server is ready for another.
 * `pg-cursor` is not used: it misses the errors that only the commit brings, such as those of deferred foreign keys.
 */
import type { Client, FieldDef } from "pg";
import { wireOf, type Bound, type DataRow, type RowDescription, type Wire } from "./wire.ts";

/** What the server answered to one execution. */
export interface Step {
  readonly kind: "step";
  /** Undefined for a statement that answers no rows. */
  readonly fields: readonly FieldDef[] | undefined;
  readonly rows: readonly TextRow[];
  /** The command tag; undefined while rows are left. */
  readonly tag: string | undefined;
}

/** A row as the server writes it: every value is text, or NULL. */
export type TextRow = readonly (string | null)[];

/** An error of the server or of the connection. The exchange is over. */
export interface Broken {
  readonly kind: "broken";
  readonly error: Error;
}

/** How a statement is executed. */
export interface Execution {
  readonly portal: string;
  /** At most so many rows; 0 for all. */
  readonly rows: number;
  /** Whether the exchange ends with it. */
  readonly last: boolean;
}

export class Exchange {
  readonly #wire: Wire;
  readonly #copying: () => void;
  #settle: ((answer: Step | Broken) => void) | undefined;
  /** Whether a Sync is sent, after which the server will be ready. */
  #synced = false;
  #fields: readonly FieldDef[] | undefined;
  #rows: TextRow[] = [];
  #tag: string | undefined;
  /** `sent` while its answer is to come, `answered` while what comes is its answer. */
  #rest: "sent" | "answered" | undefined;
  #error: Error | undefined;
  #over = false;

  /** Begins an exchange; the client must be at rest. `copying` is called when a statement copies to or from the client. */
  constructor(client: Client, copying: () => void = () => {}) {
    this.#wire = wireOf(client);
    this.#copying = copying;
    this.#wire.on("readyForQuery", this.#finish);
    this.#wire.on("end", this.#finish);
    this.#wire.on("copyOutResponse", copying);
    client.query(this);
  }

  /** Whether the server is ready for another exchange, or gone. */
  get over(): boolean {
    return this.#over;
  }

  /** Runs one statement: one only, since the server refuses several in a message of this protocol. */
  execute(sql: string, values: readonly Bound[], execution: Execution): Promise<Step | Broken> {
    const { portal, rows, last } = execution;
    return this.#step(last, () => {
      this.#wire.parse({ text: sql });
      this.#wire.bind({ portal, values });
      this.#wire.describe({ type: "P", name: portal });
      this.#wire.execute({ portal, rows });
    });
  }

  /** The next rows of a portal that was not read to its end. */
  more(portal: string, rows: number): Promise<Step | Broken> {
    return this.#step(false, () => {
      this.#wire.execute({ portal, rows });
      this.#sendRest();
      this.#rest = "sent";
    });
  }

  /**
   * Stops the clock of `statement_timeout`, which else runs on between the pages of a portal:
   * the server stops it when any statement is complete, and starts it anew for the next page.
   */
  rest(): Promise<Step | Broken> {
    return this.#step(false, () => {
      this.#sendRest();
      this.#rest = "answered";
    });
  }

  /** Ends the exchange, and commits where no transaction is open; where one is, the portal would outlive it. */
  end(portal: string): Promise<Step | Broken> {
    return this.#step(true, () => this.#wire.close({ type: "P", name: portal }));
  }

  // What `pg` calls while this is what its client runs.

  submit(): void {
    // The messages are sent by the steps.
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#fields = fields;
  }

  handleDataRow({ fields }: DataRow): void {
    if (this.#rest !== "answered") this.#rows.push(fields);
  }

  handlePortalSuspended(): void {
    this.#executed();
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.#rest !== "answered") this.#tag = text;
    this.#executed();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  handleCopyInResponse(): void {
    this.#copying();
    this.#wire.sendCopyFail("there is nothing to copy from");
  }

  handleCopyData(): void {
    // The rows of a COPY that will be cancelled.
  }

  handleReadyForQuery(): void {
    // Heard from the connection itself: `pg` does not hand it on after an error.
  }

  handleError(error: Error): void {
    this.#error ??= error;
    // After an error the server passes over everything up to the next Sync.
    if (!this.#synced) this.#wire.sync();
    this.#synced = true;
  }

  /** The shortest statement there is: a row without columns. */
  #sendRest(): void {
    this.#wire.parse({ text: "select" });
    this.#wire.bind({ portal: "", values: [] });
    this.#wire.execute({ portal: "", rows: 0 });
  }

  /** An execution is over: what follows is the answer to `rest` where that was sent, or nothing. */
  #executed(): void {
    if (this.#rest === "sent") this.#rest = "answered";
    else if (!this.#synced) this.#answer();
  }

  #step(last: boolean, send: () => void): Promise<Step | Broken> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (this.#over) return this.#answer();
      [this.#fields, this.#rows, this.#tag, this.#rest] = [undefined, [], undefined, undefined];
      // After an error that came between two steps, what is sent now would be passed over.
      if (this.#synced) return;
      this.#synced = last;
      this.#wire.stream.cork();
      send();
      if (last) this.#wire.sync();
      else this.#wire.flush();
      this.#wire.stream.uncork();
    });
  }

  #answer(): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(
      this.#error
        ? { kind: "broken", error: this.#error }
        : { kind: "step", fields: this.#fields, rows: this.#rows, tag: this.#tag },
    );
  }

  readonly #finish = (): void => {
    this.#over = true;
    this.#wire.off("readyForQuery", this.#finish);
    this.#wire.off("end", this.#finish);
    this.#wire.off("copyOutResponse", this.#copying);
    // `pg` tells what waits of the end only after those who listen for it.
    setImmediate(() => this.#answer());
  };
}
