/** The connections that views share for looking around: one an alias, opened when asked for, closed when not used. */
import type { Connection, Opened } from "#client/drivers/driver.ts";
import type { AliasId, DatabaseState } from "./contract.ts";
import { keyOf } from "./database.ts";

/** Milliseconds without use after which a shared connection is closed. */
const idleLimit = 5 * 60_000;

/** Opens the connection of an alias; `used` is to be called at each use. Never rejects. */
export type OpenShared = (id: AliasId, used: () => void) => Promise<Opened>;

interface Shared {
  state: DatabaseState;
  opening: Promise<Opened> | undefined;
  connection: Connection | undefined;
  timer: NodeJS.Timeout | undefined;
}

export class Browsing {
  readonly #open: OpenShared;
  readonly #changed: () => void;
  readonly #idle: number;
  readonly #shared = new Map<string, Shared>();

  /**
   * @param changed called after each change of a state
   * @param idle milliseconds
   */
  constructor(open: OpenShared, changed: () => void, idle: number = idleLimit) {
    this.#open = open;
    this.#changed = changed;
    this.#idle = idle;
  }

  stateOf(id: AliasId): DatabaseState {
    return this.#shared.get(keyOf(id))?.state ?? { kind: "closed" };
  }

  /** The connection; several calls at once open one. */
  browse(id: AliasId): Promise<Opened> {
    const shared = this.#of(id);
    this.#restart(id, shared);
    if (shared.connection !== undefined)
      return Promise.resolve({ kind: "open", connection: shared.connection });
    shared.opening ??= this.#openNow(id, shared);
    return shared.opening;
  }

  /** Closes the connection, or waits for the one that is being opened and closes that. */
  async close(id: AliasId): Promise<void> {
    const shared = this.#shared.get(keyOf(id));
    if (shared === undefined) return;
    await shared.opening;
    await this.#closeNow(shared);
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#shared.values()].map((shared) => this.#closeNow(shared)));
  }

  #of(id: AliasId): Shared {
    const key = keyOf(id);
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const shared: Shared = {
      state: { kind: "closed" },
      opening: undefined,
      connection: undefined,
      timer: undefined,
    };
    this.#shared.set(key, shared);
    return shared;
  }

  async #openNow(id: AliasId, shared: Shared): Promise<Opened> {
    this.#become(shared, { kind: "opening" });
    const opened = await this.#open(id, () => this.#restart(id, shared));
    shared.opening = undefined;
    if (opened.kind === "refused") {
      this.#become(shared, { kind: "refused", detail: opened.detail });
      return opened;
    }
    const { connection } = opened;
    shared.connection = connection;
    connection.onState((state) => {
      if (state.transaction !== "closed" || shared.connection !== connection) return;
      this.#drop(shared);
      this.#become(
        shared,
        state.because === undefined
          ? { kind: "closed" }
          : { kind: "refused", detail: state.because },
      );
    });
    const { product, version } = connection.server;
    this.#become(shared, { kind: "open", server: `${product} ${version}` });
    this.#restart(id, shared);
    return opened;
  }

  /** The time without use begins anew. */
  #restart(id: AliasId, shared: Shared): void {
    clearTimeout(shared.timer);
    if (shared.connection === undefined) return;
    shared.timer = setTimeout(() => void this.close(id), this.#idle);
    // It keeps no process alive.
    shared.timer.unref();
  }

  #drop(shared: Shared): void {
    clearTimeout(shared.timer);
    shared.connection = undefined;
  }

  async #closeNow(shared: Shared): Promise<void> {
    const { connection } = shared;
    this.#drop(shared);
    if (connection !== undefined) await connection.close();
    if (shared.state.kind !== "closed") this.#become(shared, { kind: "closed" });
  }

  #become(shared: Shared, state: DatabaseState): void {
    shared.state = state;
    this.#changed();
  }
}
