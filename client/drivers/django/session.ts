/** One session of Django's own connection, in a Python process of its own. */
import type { PythonFailed } from "#client/python/answer.ts";
import type { PythonProcess } from "#client/python/process.ts";
import type { DatabaseObject, Description, Listing, ListRequest } from "../catalog.ts";
import type { Done, Failed, Notice, ServerFacts, Statement } from "../driver.ts";
import type {
  EngineResult,
  EngineSession,
  Executed,
  RowSource,
  Told as EngineTold,
} from "../engine.ts";
import type { Cell, Column } from "../values.ts";
import { failedFrom } from "./failures.ts";
import { readingOf } from "./reading.ts";

export type State = "none" | "open" | "failed";

/** An answer about a session, and what is told with every one. */
export interface Told<T> {
  readonly answer: T;
  readonly state: State;
  readonly notices: readonly Notice[];
}

/** A result as the worker tells it. */
interface ToldResult {
  readonly columns: readonly Column[];
  readonly source: number | null;
  readonly affected: number | null;
  readonly command: string | null;
  readonly first?: ToldRows;
}

interface ToldRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly done: boolean;
}

type Answered<T> = ({ readonly kind: "answered" } & Told<T>) | Failed;

export class DjangoSession implements EngineSession {
  readonly server: ServerFacts;
  readonly #python: PythonProcess;
  readonly #told: EngineTold;
  #state: State = "none";
  #stop: AbortController | undefined;

  constructor(python: PythonProcess, server: ServerFacts, told: EngineTold) {
    this.#python = python;
    this.server = server;
    void python.ended.then((reason) => told.lost(failedFrom(reason).message));
    this.#told = told;
  }

  transaction(): State {
    return this.#state;
  }

  async execute(statement: Statement): Promise<Executed> {
    const { sql, values } = statement;
    const answer = await this.#ask<{ readonly results: readonly ToldResult[] }>(
      "execute",
      { sql, values: values ?? null, ...readingOf(sql, this.server) },
      // With values the server sees another text than the user.
      values === undefined ? sql : undefined,
    );
    if (answer.kind === "failed") return answer;
    const results = answer.answer.results.map((result) => this.#result(result));
    return { kind: "executed", results, notices: answer.notices };
  }

  setAutocommit(on: boolean): Promise<Done> {
    return this.#transact(on ? "autocommit" : "manual");
  }

  begin(): Promise<Done> {
    return this.#transact("begin");
  }

  commit(): Promise<Done> {
    return this.#transact("commit");
  }

  rollback(): Promise<Done> {
    return this.#transact("rollback");
  }

  cancel(): Promise<void> {
    this.#stop?.abort();
    return Promise.resolve();
  }

  async list(request: ListRequest): Promise<Listing | Failed> {
    const schema = "schema" in request ? request.schema : null;
    const answer = await this.#ask<Listing>("list", { of: request.of, schema });
    return answer.kind === "answered" ? answer.answer : answer;
  }

  async describe(object: DatabaseObject): Promise<Description | Failed> {
    const answer = await this.#ask<Description>("describe", { object });
    return answer.kind === "answered" ? withoutNulls(answer.answer) : answer;
  }

  close(): Promise<void> {
    return this.#python.dispose();
  }

  async #transact(verb: string): Promise<Done> {
    const answer = await this.#ask("transact", { verb });
    return answer.kind === "answered" ? { kind: "done" } : answer;
  }

  #result({ columns, source, affected, command, first }: ToldResult): EngineResult {
    return {
      columns,
      source: source === null || !first ? undefined : this.#source(source, first),
      affected: affected ?? undefined,
      command: command ?? undefined,
    };
  }

  /** The rows that came with the answer, then those that the worker still reads. */
  #source(source: number, first: ToldRows): RowSource {
    let { rows: waiting, done } = first;
    return {
      read: async (count) => {
        if (waiting.length === 0 && !done) {
          const answer = await this.#ask<ToldRows>("read", { source, count });
          if (answer.kind === "failed") return answer;
          ({ rows: waiting, done } = answer.answer);
        }
        const rows = waiting.slice(0, count);
        waiting = waiting.slice(count);
        return { kind: "batch", rows, done: done && waiting.length === 0 };
      },
      close: async () => {
        waiting = [];
        if (!done) await this.#ask("closeSource", { source });
        done = true;
      },
    };
  }

  async #ask<T>(method: string, params: object, sql?: string): Promise<Answered<T>> {
    const stop = new AbortController();
    this.#stop = stop;
    const answer = await this.#python.ask<Told<T>>(method, params, {
      // Statements may take as long as their server lets them.
      limit: 0,
      signal: stop.signal,
    });
    this.#stop = undefined;
    if (answer.kind === "answer") {
      this.#state = answer.value.state;
      return { kind: "answered", ...answer.value };
    }
    return this.#failed(answer, sql);
  }

  #failed(failure: PythonFailed, sql: string | undefined): Failed {
    if (failure.state !== undefined) this.#state = failure.state;
    const failed = failedFrom(failure, sql);
    if (failed.reason === "lost") this.#told.lost(failed.message);
    return failed;
  }
}

/** JSON has no `undefined`: what the worker does not know comes as null. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map((each: unknown) => withoutNulls(each)) as T;
  if (value === null) return undefined as T;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withoutNulls<unknown>(each)]);
  return Object.fromEntries(entries) as T;
}
