/** One process of drivers, seen from its parent. */
import { fork, type ChildProcess } from "node:child_process";
import type { SessionState } from "../driver.ts";
import type { Reply, Request } from "./messages.ts";

/** What is handed to the process: no `PG…` or `MYSQL…` variable may change where a session goes. */
const handedOn = [
  ...["PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP"],
  // Where Windows finds its libraries and the user's folder, and Python and Oracle's client theirs.
  ...["SystemRoot", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "LD_LIBRARY_PATH", "ORACLE_HOME"],
  ...["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"],
];

/** A request without the number that its answer will bear. */
export type Asked = Request extends infer Each
  ? Each extends Request
    ? Omit<Each, "id">
    : never
  : never;

/** The answer of a process that is gone. */
export interface Gone {
  readonly kind: "gone";
  /** A sentence without a full stop. */
  readonly because: string;
}

export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  readonly #sessions = new Map<number, (state: SessionState) => void>();
  #next = 1;
  #gone: Gone | undefined;
  /** Why it ends, where that is known before it does. */
  #because: string | undefined;

  /** Starts the script `entry` under the Node.js that runs us, be it Electron's. */
  constructor(entry: string) {
    this.#process = fork(entry, [], {
      serialization: "advanced",
      // Nothing that is given to us goes on to it: neither a debugger's port nor loaders.
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: environment(),
    });
    // A process that has nothing to do for us does not keep us from ending.
    this.#process.unref();
    this.#process.channel?.unref();
    this.#process.on("message", (reply: Reply) => this.#take(reply));
    this.#process.on("error", (error) => this.#end(`cannot be started: ${error.message}`));
    this.#process.on("exit", (code, signal) =>
      this.#end(signal ? `was ended by ${signal}` : `ended with status ${code}`),
    );
  }

  /** Whether it can still answer. */
  get alive(): boolean {
    return this.#gone === undefined;
  }

  /** Whether it has neither a session nor anything to answer. */
  get idle(): boolean {
    return this.#sessions.size === 0 && this.#waiting.size === 0;
  }

  /** Calls back with each state of a session, until `forget`. */
  listen(session: number, state: (state: SessionState) => void): void {
    this.#sessions.set(session, state);
  }

  forget(session: number): void {
    this.#sessions.delete(session);
  }

  /** Sends a request; the answer is `Gone` where the process ends before it answers. Never rejects. */
  ask(request: Asked): Promise<unknown> {
    if (this.#gone) return Promise.resolve(this.#gone);
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#process.channel?.ref();
      this.#process.send({ ...request, id }, (error) => {
        if (error) this.#settle(id, { kind: "gone", because: this.#sentence("cannot be reached") });
      });
    });
  }

  /** Ends it at once; what waits is answered with `because`. */
  kill(because: string): void {
    this.#because = because;
    this.#process.kill("SIGKILL");
    this.#end("was ended");
  }

  #take(reply: Reply): void {
    if (reply.kind === "answer") this.#settle(reply.id, reply.answer);
    else if (reply.kind === "state") this.#sessions.get(reply.session)?.(reply.state);
    else this.#because = this.#sentence(`failed: ${reply.detail}`);
  }

  #settle(id: number, answer: unknown): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#process.channel?.unref();
    resolve?.(answer);
  }

  #end(how: string): void {
    if (this.#gone) return;
    const because = this.#because ?? this.#sentence(how);
    this.#gone = { kind: "gone", because };
    for (const state of this.#sessions.values())
      state({ transaction: "closed", autocommit: true, readOnly: false, because });
    for (const id of this.#waiting.keys()) this.#settle(id, this.#gone);
  }

  #sentence(what: string): string {
    return `The process of the database drivers ${what}`;
  }
}

/** Whether an answer is that of a process that is gone. */
export function isGone(answer: unknown): answer is Gone {
  return (
    typeof answer === "object" && answer !== null && "kind" in answer && answer.kind === "gone"
  );
}

function environment(): Record<string, string> {
  const given = handedOn.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(given), ELECTRON_RUN_AS_NODE: "1" };
}
