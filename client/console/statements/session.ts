/**
 * A console's connection: opened when first needed and kept between cells, so that settings and transactions survive.
 * When it is lost, that is said before another one is opened, and what was open with it is not begun again unasked.
 */
import type { Connection, Opened, SessionState } from "#client/drivers/driver.ts";

/** What a console shows of its session. */
export type SessionView =
  | { readonly kind: "closed" }
  | { readonly kind: "open"; readonly server: string; readonly state: SessionState }
  | { readonly kind: "lost"; readonly because: string; readonly transaction: boolean };

/** The connection, with what must be said first; or why there is none. */
export type Ready =
  | { readonly kind: "ready"; readonly connection: Connection; readonly said: string | undefined }
  | { readonly kind: "refused"; readonly detail: string };

export class ConsoleSession {
  readonly #open: () => Promise<Opened>;
  readonly #changed: (view: SessionView) => void;
  #connection: Connection | undefined;
  #opening: Promise<Opened> | undefined;
  #view: SessionView = { kind: "closed" };
  #autocommit = true;
  #disposed = false;

  /** @param changed called after each change of `view` */
  constructor(open: () => Promise<Opened>, changed: (view: SessionView) => void) {
    this.#open = open;
    this.#changed = changed;
  }

  get view(): SessionView {
    return this.#view;
  }

  /** The open connection, if there is one; opens none. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  get hasTransaction(): boolean {
    return this.#view.kind === "open" && isOpen(this.#view.state);
  }

  /** Whether statements commit by themselves; kept for the next connection too. */
  get autocommit(): boolean {
    return this.#view.kind === "open" ? this.#view.state.autocommit : this.#autocommit;
  }

  /** Notes what the next connection is to be told as well. */
  wantAutocommit(on: boolean): void {
    this.#autocommit = on;
    this.#changed(this.#view);
  }

  /**
   * The connection to run on. After a loss with a transaction open it is refused once:
   * the statements that follow belong to work that is gone.
   */
  async ready(): Promise<Ready> {
    if (this.#connection !== undefined)
      return { kind: "ready", connection: this.#connection, said: undefined };
    const before = this.#view;
    if (before.kind === "lost" && before.transaction) {
      this.#show({ kind: "closed" });
      return {
        kind: "refused",
        detail: `${lossText(before)}. Nothing was run; run the cell again to go on with a new connection`,
      };
    }
    this.#opening ??= this.#open();
    const opened = await this.#opening;
    this.#opening = undefined;
    if (opened.kind === "refused") return { kind: "refused", detail: opened.detail };
    if (this.#disposed) {
      await opened.connection.close();
      return { kind: "refused", detail: "The console was closed" };
    }
    this.#attach(opened.connection);
    if (!this.#autocommit) {
      const done = await opened.connection.setAutocommit(false);
      if (done.kind === "failed") return { kind: "refused", detail: done.message };
    }
    const said =
      before.kind === "lost" ? `${lossText(before)}. This is a new connection` : undefined;
    return { kind: "ready", connection: opened.connection, said };
  }

  /** Ends the connection; what is open is rolled back. */
  async close(): Promise<void> {
    this.#disposed = true;
    await this.disconnect();
  }

  /** Ends the connection; the next run opens another. */
  async disconnect(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#show({ kind: "closed" });
    await connection?.close();
  }

  #attach(connection: Connection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    const { product, version } = connection.server;
    const server = `${product} ${version}`;
    const show = (state: SessionState): void => {
      if (this.#connection !== connection) return;
      if (state.transaction !== "closed") return this.#show({ kind: "open", server, state });
      const transaction = this.hasTransaction;
      this.#connection = undefined;
      this.#show({ kind: "lost", because: state.because ?? "the server ended it", transaction });
    };
    connection.onState(show);
    show(connection.state);
  }

  #show(view: SessionView): void {
    this.#view = view;
    this.#changed(view);
  }
}

/** Whether there is something to commit or roll back. */
function isOpen({ transaction }: SessionState): boolean {
  return transaction === "open" || transaction === "failed";
}

/** That a connection was lost, and what became of its transaction. */
export function lossText({
  because,
  transaction,
}: {
  readonly because: string;
  readonly transaction: boolean;
}): string {
  const fate = transaction
    ? "the transaction that was open is rolled back by the server"
    : "no transaction was open";
  return `The connection was lost: ${because}; ${fate}`;
}
