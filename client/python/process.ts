/** One process of the project's Python: started, asked one thing after the other, and ended with all that it started. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import type { PythonTarget } from "#client/connections/target.ts";
import { failed, type Answer, type PythonFailed } from "./answer.ts";
import { environmentFor } from "./environment.ts";
import { encodeFrame, FrameReader } from "./frames.ts";
import { hasGroups, killGroup } from "./group.ts";
import { LineLog } from "./lines.ts";

export interface PythonOptions {
  /** The folder that holds `start.py`. */
  readonly folder: string;
  /** Called with each line that the project prints; it may hold what the project chose to print. */
  readonly log: (line: string) => void;
  /** Milliseconds for Python, the settings and the apps to load. */
  readonly startLimit?: number;
}

export interface AskOptions {
  /** Milliseconds; 0 for no limit. */
  readonly limit?: number;
  /** Aborting stops the request: on the server, by an interrupt, or by ending the process. */
  readonly signal?: AbortSignal;
  /** Called with what is told before the answer. */
  onEvent?(event: PythonEvent): void;
}

/** What the worker tells while it carries out a request. */
export type PythonEvent =
  | { readonly event: "output"; readonly stream: "stdout" | "stderr"; readonly text: string }
  | { readonly event: "progress"; readonly rows: number }
  | { readonly event: "stopping"; readonly how: "server" | "signal" | "checkpoint" | "none" };

/** What is known once the project is set up, or could not be. */
export interface Started {
  readonly django: string | null;
  readonly unreadable: Omit<PythonFailed, "kind"> | null;
  readonly unready: Omit<PythonFailed, "kind"> | null;
}

const startLimit = 60_000;
const askLimit = 30_000;
/** How long a request that was told to stop may take to do so, before the process is ended. */
const grace = 6_000;
/** How long a process may take to end by itself once its pipe is closed. */
const farewell = 500;

type Message =
  | { readonly ready: { readonly python: string } }
  | { readonly refused: Omit<PythonFailed, "kind"> }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: Omit<PythonFailed, "kind"> }
  | ({ readonly id: number } & PythonEvent);

interface Pending {
  readonly id: number;
  readonly options: AskOptions;
  readonly settle: (answer: Answer<unknown>) => void;
}

/** Starts a process and sets the project up in it. A project that is not ready is an answer too: see `started`. */
export async function startPython(
  target: PythonTarget,
  options: PythonOptions,
): Promise<Answer<PythonProcess>> {
  const limit = options.startLimit ?? startLimit;
  const child = spawn(target.python, [path.join(options.folder, "start.py")], {
    cwd: target.project,
    detached: hasGroups,
    env: environmentFor(target),
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  const running = new PythonProcess(child, options.log);
  const answer = await running.start(target.settings, limit);
  if (answer.kind === "answer") return { kind: "answer", value: running };
  await running.dispose();
  return answer.reason === "timeout"
    ? failed("timeout", `the project took longer than ${limit / 1000} s to load`)
    : answer;
}

export class PythonProcess {
  readonly #child: ChildProcess;
  readonly #reader = new FrameReader();
  readonly #ended: Promise<PythonFailed>;
  #end: PythonFailed | undefined;
  #pending: Pending | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #last = 0;
  #started: Started = { django: null, unreadable: null, unready: null };
  #refused: PythonFailed | undefined;
  #disposed = false;

  constructor(child: ChildProcess, log: (line: string) => void) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      const lines = new LineLog(log);
      stream?.on("data", (piece: Buffer) => lines.push(piece));
      stream?.on("close", () => lines.end());
    }
    const answers = child.stdio[4] as Readable | undefined;
    answers?.on("data", (piece: Buffer) => this.#receive(piece));
    answers?.on("error", () => {});
    // Writing to a process that has just ended is told by its end.
    (child.stdio[3] as Writable | undefined)?.on("error", () => {});
    this.#ended = new Promise((resolve) => {
      child.once("error", (error) =>
        resolve(this.#over(failed("no-python", `Python cannot be run: ${error.message}`))),
      );
      child.once("exit", (code, signal) => {
        // What it started must not outlive it.
        killGroup(child);
        const how = signal === null ? `with exit status ${code}` : `by ${signal}`;
        resolve(this.#over(this.#refused ?? failed("ended", `the project's Python ended ${how}`)));
      });
    });
  }

  /** How the project could be set up. */
  get started(): Started {
    return this.#started;
  }

  /** The process's number, which is its group's too. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether it can no longer be asked. */
  get isOver(): boolean {
    return this.#end !== undefined;
  }

  /** Resolves with the reason when the process is gone. */
  get ended(): Promise<PythonFailed> {
    return this.#ended;
  }

  /** Sets the project up; to be called once, first. */
  async start(settings: string, limit: number): Promise<Answer<Started>> {
    const answer = await this.ask<Started>("start", { settings }, { limit });
    if (answer.kind === "answer") this.#started = answer.value;
    return answer;
  }

  /** Asks one thing; what was asked before is answered first. Never rejects. */
  ask<T>(method: string, params: object, options: AskOptions = {}): Promise<Answer<T>> {
    const answer = this.#queue.then(() => this.#ask(method, params, options));
    this.#queue = answer;
    // The worker is ours and of the same version: its answers have the shapes that its methods give them.
    return answer as Promise<Answer<T>>;
  }

  /** Ends the process and what it started; its server sessions roll back. Idempotent. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    if (this.#end !== undefined) return;
    // The end of its pipe tells a worker to go, even one whose main thread is busy.
    (this.#child.stdio[3] as Writable | undefined)?.destroy();
    const timer = setTimeout(() => killGroup(this.#child), farewell);
    await this.#ended;
    clearTimeout(timer);
  }

  async #ask(method: string, params: object, options: AskOptions): Promise<Answer<unknown>> {
    if (this.#end !== undefined) return this.#end;
    if (options.signal?.aborted) return failed("cancelled", "it was cancelled");
    this.#last += 1;
    const id = this.#last;
    const limit = options.limit ?? askLimit;
    const answer = new Promise<Answer<unknown>>((settle) => {
      this.#pending = { id, options, settle };
    });
    let isLate = false;
    let killer: NodeJS.Timeout | undefined;
    const stop = () => {
      this.#send({ cancel: id });
      killer ??= setTimeout(() => killGroup(this.#child), isLate && method === "start" ? 0 : grace);
    };
    const timer =
      limit > 0
        ? setTimeout(() => {
            isLate = true;
            stop();
          }, limit)
        : undefined;
    options.signal?.addEventListener("abort", stop);
    this.#send({ id, method, params });
    const answered = await answer;
    this.#pending = undefined;
    clearTimeout(timer);
    clearTimeout(killer);
    options.signal?.removeEventListener("abort", stop);
    if (isLate && answered.kind === "failed" && ["cancelled", "ended"].includes(answered.reason))
      return failed("timeout", `the project's Python took longer than ${limit / 1000} s`);
    return answered;
  }

  #send(message: object): void {
    if (this.#end === undefined) (this.#child.stdio[3] as Writable).write(encodeFrame(message));
  }

  #receive(piece: Buffer): void {
    try {
      for (const message of this.#reader.push(piece)) this.#take(message as Message);
    } catch {
      // Something else wrote to our pipe; nothing that follows can be trusted.
      this.#refused = failed("python", "the project's Python answered something unreadable");
      killGroup(this.#child);
    }
  }

  #take(message: Message): void {
    if ("refused" in message) this.#refused = { kind: "failed", ...message.refused };
    if (!("id" in message) || message.id !== this.#pending?.id) return;
    const { settle, options } = this.#pending;
    if ("result" in message) settle({ kind: "answer", value: message.result });
    else if ("failure" in message) settle({ kind: "failed", ...message.failure });
    else {
      options.onEvent?.(message);
      // The server offers no way to stop it.
      if (message.event === "stopping" && message.how === "none") killGroup(this.#child);
    }
  }

  #over(reason: PythonFailed): PythonFailed {
    this.#end ??= this.#disposed ? failed("ended", "the project's Python was ended") : reason;
    this.#pending?.settle(this.#end);
    return this.#end;
  }
}
