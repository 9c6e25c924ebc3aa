/** A session of PostgreSQL: runs statements one at a time, each through the extended protocol. */
import type { Client } from "pg";
import type { DatabaseObject, Description, Listing, ListRequest } from "../catalog.ts";
import type { Done, Failed, Notice, ServerFacts, Statement, Value } from "../driver.ts";
import type { EngineSession, Executed, Told } from "../engine.ts";
import type { Column } from "../values.ts";
import { requestCancel, type CancelTarget } from "./cancelRequest.ts";
import { describe } from "./catalog/describe.ts";
import { list } from "./catalog/list.ts";
import { ColumnNames } from "./columns.ts";
import { Exchange, type Broken, type Step, type TextRow } from "./exchange.ts";
import { failedFrom } from "./failures.ts";
import { PortalRows } from "./rows.ts";
import { wireOf, type Bound } from "./wire.ts";

/** How many rows come with a statement's answer. */
const firstRows = 128;

/** Milliseconds until a request to cancel is sent again: one that comes before the statement is lost. */
const again = 100;

/** What a session is made of. */
export interface SessionParts {
  readonly client: Client;
  readonly server: ServerFacts;
  readonly cancel: CancelTarget;
  /** The state byte of the last ReadyForQuery. */
  readonly status: string;
  readonly told: Told;
}

export class PostgresqlSession implements EngineSession {
  readonly server: ServerFacts;
  readonly #client: Client;
  readonly #cancel: CancelTarget;
  readonly #names = new ColumnNames();
  #status: string;
  #autocommit = true;
  #notices: Notice[] = [];
  /** Whether the server was asked to stop what runs. */
  #cancelled = false;
  /** What the server does for us; undefined while it rests. */
  #work: Promise<unknown> | undefined;
  #copied = false;
  #closed = false;
  /** What the server said last, when it ended the session. */
  #because: string | undefined;
  #portals = 0;

  constructor({ client, server, cancel, status, told }: SessionParts) {
    this.server = server;
    this.#client = client;
    this.#cancel = cancel;
    this.#status = status;
    wireOf(client).on("readyForQuery", (ready: { readonly status: string }) => {
      this.#status = ready.status;
    });
    client.on("notice", ({ severity = "NOTICE", message = "" }) => {
      this.#notices.push({ severity, message });
    });
    client.on("notification", ({ channel, payload = "" }) => {
      this.#notices.push({ severity: "NOTIFY", message: `${channel}: ${payload}` });
    });
    // The server says why it ends a session; what `pg` then finds is that the connection is gone.
    wireOf(client).on("errorMessage", (error: Error) => {
      const { reason, message } = this.#failed(error, "");
      if (reason === "lost") this.#because ??= message;
    });
    client.on("error", ({ message }) => (this.#because ??= message));
    client.on("end", () => {
      if (!this.#closed) told.lost(this.#because ?? "The server closed the connection");
    });
  }

  transaction(): "none" | "open" | "failed" {
    if (this.#status === "I") return "none";
    return this.#status === "E" ? "failed" : "open";
  }

  execute(statement: Statement): Promise<Executed> {
    return this.#during(() => this.#execute(statement));
  }

  async #execute({ sql, values = [] }: Statement): Promise<Executed> {
    if (sql.includes("\0")) return statementFailed("A statement cannot hold the character U+0000");
    if (!this.#autocommit && this.#status === "I") {
      const begun = await this.#command("begin");
      if (begun.kind === "failed") return begun;
    }
    this.#copied = false;
    const portal = `multidb_${(this.#portals += 1)}`;
    const exchange = this.#exchange();
    const failed = (error: Error) => this.#failed(error, sql);
    const step = await exchange.execute(sql, values.map(bound), {
      portal,
      rows: firstRows,
      last: false,
    });
    if (this.#copied) return await refusedCopy(exchange, portal);
    if (step.kind === "broken") return failed(step.error);
    const columns = await this.#columns(exchange, step);
    if ("kind" in columns) return failed(columns.error);
    if (step.tag !== undefined && !exchange.over) {
      const ended = await exchange.end(portal);
      if (ended.kind === "broken") return failed(ended.error);
    }
    const { fields, tag } = step;
    const during = <Answer>(work: () => Promise<Answer>) => this.#during(work);
    const source = fields && new PortalRows({ exchange, portal, fields, failed, during }, step);
    const affected = tag === undefined ? undefined : affectedRows(tag);
    return {
      ...{ kind: "executed", notices: this.#takeNotices() },
      results: [{ columns, source, affected, command: tag === "" ? undefined : tag }],
    };
  }

  async setAutocommit(on: boolean): Promise<Done> {
    if (on && this.#status !== "I")
      return statementFailed("A transaction is open: commit it or roll it back first");
    this.#autocommit = on;
    return await Promise.resolve(done);
  }

  async begin(): Promise<Done> {
    if (this.#status !== "I") return statementFailed("A transaction is open already");
    return asDone(await this.#command("begin"));
  }

  async commit(): Promise<Done> {
    if (this.#status === "I") return done;
    const ended = await this.#command("commit");
    // A transaction in which something failed can be committed, and is rolled back all the same.
    if (ended.kind === "step" && ended.tag === "ROLLBACK")
      return statementFailed("The transaction had failed, and was rolled back instead");
    return asDone(ended);
  }

  async rollback(): Promise<Done> {
    if (this.#status === "I") return done;
    return asDone(await this.#command("rollback"));
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    while (this.#work) {
      await requestCancel(this.#cancel);
      await Promise.race([this.#work, new Promise((resolve) => setTimeout(resolve, again))]);
    }
  }

  list(request: ListRequest): Promise<Listing | Failed> {
    return list(this.#ask, request);
  }

  describe(object: DatabaseObject): Promise<Description | Failed> {
    return describe(this.#ask, object);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client.end();
  }

  /** One question to the catalog. */
  readonly #ask = async (
    sql: string,
    values: readonly (string | null)[] = [],
  ): Promise<readonly TextRow[] | Failed> => {
    const answer = await this.#command(sql, values);
    return answer.kind === "failed" ? answer : answer.rows;
  };

  /** One statement of ours, with all its rows, in an exchange of its own. */
  #command(sql: string, values: readonly Bound[] = []): Promise<Step | Failed> {
    return this.#during(async () => {
      const step = await this.#exchange().execute(sql, values, { portal: "", rows: 0, last: true });
      return step.kind === "broken" ? this.#failed(step.error, sql) : step;
    });
  }

  /** Does something that can be cancelled; what is begun within it is part of it. */
  async #during<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#work) return await work();
    this.#cancelled = false;
    const working = work();
    this.#work = working;
    try {
      return await working;
    } finally {
      this.#work = undefined;
    }
  }

  #exchange(): Exchange {
    return new Exchange(this.#client, () => {
      this.#copied = true;
      void this.cancel();
    });
  }

  /** The columns of a statement's answer; what the catalog has to tell is asked for within the same exchange. */
  async #columns(exchange: Exchange, { fields, tag }: Step): Promise<readonly Column[] | Broken> {
    if (!fields) return [];
    const last = tag !== undefined;
    const question = this.#names.question(fields);
    if (!question) {
      const rested = last ? undefined : await exchange.rest();
      return rested?.kind === "broken" ? rested : this.#names.columns(fields, []);
    }
    // The unnamed portal makes way for the next one; a named one would stay until the transaction's end.
    const answer = await exchange.execute(question.sql, question.values, {
      ...{ portal: "", rows: 0, last },
    });
    return answer.kind === "broken" ? answer : this.#names.columns(fields, answer.rows);
  }

  #failed(error: Error, sql: string): Failed {
    return failedFrom(error, { sql, cancelled: this.#cancelled });
  }

  #takeNotices(): readonly Notice[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }
}

const done: Done = { kind: "done" };

function asDone(ended: Step | Failed): Done {
  return ended.kind === "failed" ? ended : done;
}

/** Ends the exchange of a COPY that was stopped. */
async function refusedCopy(exchange: Exchange, portal: string): Promise<Failed> {
  if (!exchange.over) await exchange.end(portal);
  return statementFailed(
    "COPY from STDIN or to STDOUT has no other end here: write a SELECT and export its rows, or use psql",
  );
}

function statementFailed(message: string): Failed {
  return { kind: "failed", reason: "statement", message };
}

/** "INSERT 0 5", "UPDATE 5", "SELECT 5": what changed rows tells how many. */
function affectedRows(tag: string): number | undefined {
  const match = /^(?:INSERT \d+|UPDATE|DELETE|MERGE|COPY|MOVE) (\d+)$/.exec(tag);
  return match ? Number(match[1]) : undefined;
}

function bound(value: Value): Bound {
  if (value === null || typeof value === "string") return value;
  return typeof value === "object" ? Buffer.from(value.base64, "base64") : String(value);
}
