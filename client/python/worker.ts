/** The one worker of a project: started when it is first needed, started again after a crash, but not at once. */
import type { PythonTarget } from "#client/connections/target.ts";
import { failed, type Answer, type PythonFailed } from "./answer.ts";
import { startPython, type AskOptions, type PythonOptions, type PythonProcess } from "./process.ts";

/** Milliseconds to wait after the first crash; twice as many after each that follows. */
const firstPause = 1_000;
const longestPause = 60_000;

/**
 * Answers questions about a project by its own Python. Only for workspaces that the user trusts: it runs the
 * project's code.
 */
export class PythonWorker {
  readonly #target: PythonTarget;
  readonly #options: PythonOptions;
  #process: Promise<Answer<PythonProcess>> | undefined;
  /** Counts the restarts: what an earlier process does is of no interest. */
  #life = 0;
  #pause = 0;
  #notBefore = 0;
  #last: PythonFailed | undefined;
  #disposed = false;

  constructor(target: PythonTarget, options: PythonOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** Asks one thing, starting the process where there is none. Never rejects. */
  async ask<T>(method: string, params: object, options: AskOptions = {}): Promise<Answer<T>> {
    const started = await this.#running();
    if (started.kind === "failed") return started;
    const answer = await started.value.ask<T>(method, params, options);
    if (answer.kind === "answer") this.#pause = 0;
    return answer;
  }

  /** Ends the process, for instance because the settings changed; the next question starts another. */
  async restart(): Promise<void> {
    const running = this.#process;
    this.#life += 1;
    this.#process = undefined;
    this.#pause = 0;
    this.#notBefore = 0;
    const started = await running;
    if (started?.kind === "answer") await started.value.dispose();
  }

  /** Ends it for good. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.restart();
  }

  async #running(): Promise<Answer<PythonProcess>> {
    if (this.#disposed) return failed("ended", "the project's Python was ended");
    const left = this.#notBefore - Date.now();
    if (this.#process === undefined && left > 0)
      return {
        ...(this.#last ?? failed("ended", "the project's Python ended")),
        message: `${this.#last?.message ?? "the project's Python ended"}; it is tried again in ${Math.ceil(left / 1000)} s`,
      };
    this.#process ??= this.#start();
    return this.#process;
  }

  async #start(): Promise<Answer<PythonProcess>> {
    const life = this.#life;
    const started = await startPython(this.#target, this.#options);
    if (started.kind === "failed") this.#crashed(started, life);
    else void started.value.ended.then((reason) => this.#crashed(reason, life));
    return started;
  }

  #crashed(reason: PythonFailed, life: number): void {
    if (life !== this.#life) return;
    this.#life += 1;
    this.#last = reason;
    this.#process = undefined;
    this.#pause = Math.min(this.#pause === 0 ? firstPause : this.#pause * 2, longestPause);
    this.#notBefore = Date.now() + this.#pause;
  }
}
