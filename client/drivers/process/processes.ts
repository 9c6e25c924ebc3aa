/** Opens connections in processes of their own: one for all that go over the network, one for each of SQLite. */
import type { Target } from "#client/connections/target.ts";
import { environmentFor } from "#client/python/environment.ts";
import type { Drivers, Opened, Refused, SessionOptions } from "../driver.ts";
import { Child, isGone, type Gone } from "./child.ts";
import type { OpenedRemotely } from "./messages.ts";
import { RemoteConnection, type Place } from "./remote.ts";

/** Milliseconds after which the process of the network's sessions is ended, when it has none. */
const linger = 30_000;

export class Processes implements Drivers {
  readonly #entry: string;
  readonly #children = new Set<Child>();
  #network: Child | undefined;
  #nextSession = 1;

  /** `entry` is the script of the process: `dist/drivers.cjs`. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  async open(target: Target, options: SessionOptions): Promise<Opened> {
    const child = this.#childFor(target);
    const place = await this.#place(child, target, options, 1);
    if (place.kind === "refused") {
      this.#release(child);
      return place;
    }
    const reopen = async (firstResult: number): Promise<Place | Gone> => {
      const again = await this.#place(this.#childFor(target), target, options, firstResult);
      return again.kind === "refused" ? { kind: "gone", because: again.detail } : again;
    };
    const connection = new RemoteConnection(place, {
      closed: (left) => this.#release(left),
      ...(alone(target) && { reopen, timeout: options.statementTimeout }),
    });
    return { kind: "open", connection };
  }

  dispose(): Promise<void> {
    for (const child of this.#children) child.kill("The editor closes its connections");
    this.#children.clear();
    this.#network = undefined;
    return Promise.resolve();
  }

  /** The process for a target; started where there is none. */
  #childFor(target: Target): Child {
    if (!alone(target) && this.#network?.alive) return this.#network;
    const child = new Child(this.#entry);
    this.#children.add(child);
    if (!alone(target)) this.#network = child;
    return child;
  }

  async #place(
    child: Child,
    target: Target,
    options: SessionOptions,
    firstResult: number,
  ): Promise<(Place & { readonly kind: "open" }) | Refused> {
    const session = this.#nextSession++;
    const whole = withPython(target);
    const request = { kind: "open", session, target: whole, options, firstResult } as const;
    // The process answers `open` with this.
    const opened = (await child.ask(request)) as OpenedRemotely | Gone;
    if (isGone(opened)) return { kind: "refused", reason: "other", detail: opened.because };
    if (opened.kind === "refused") return opened;
    return { ...opened, child, session };
  }

  /** Ends a process whose session has ended; the network's only after a while without any. */
  #release(child: Child): void {
    if (child !== this.#network) return this.#end(child);
    setTimeout(() => {
      if (child.idle) this.#end(child);
    }, linger).unref();
  }

  #end(child: Child): void {
    child.kill("The connection is closed");
    this.#children.delete(child);
  }
}

/** Whether the sessions of a target need a process each: a statement of SQLite keeps its process from all else. */
function alone(target: Target): boolean {
  return target.engine === "sqlite";
}

/** The project's Python gets the variables of the editor that it needs, not the few of the drivers' process. */
function withPython(target: Target): Target {
  if (target.engine !== "django") return target;
  const environment = environmentFor(target.python);
  return { ...target, python: { ...target.python, environment } };
}
