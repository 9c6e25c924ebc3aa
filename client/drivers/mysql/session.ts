/** One session of a MySQL or MariaDB server. */
import type { MysqlTarget } from "#client/connections/target.ts";
import type { DatabaseObject, Description, Listing, ListRequest } from "../catalog.ts";
import type { Done, Failed, Notice, ServerFacts, SessionOptions, Statement } from "../driver.ts";
import type { EngineResult, EngineSession, Executed } from "../engine.ts";
import { isServerError, type Answer, type AnswerSet } from "./answer.ts";
import { columnOf } from "./columns.ts";
import { connect } from "./connect.ts";
import { describe } from "./describe.ts";
import { failureOf } from "./errors.ts";
import { askFacts, type Facts } from "./facts.ts";
import { list } from "./list.ts";
import { sourceOf, type SourceOwner } from "./source.ts";
import { bound } from "./values.ts";
import { Wire } from "./wire.ts";

/** How long an answer is awaited in full, in milliseconds, before its first rows are handed on. */
const patience = 20;
/** Milliseconds that the server has to end by itself what takes too long. */
const grace = 250;
/** What a call's results may hold before they are shown as far as they have come. */
const callRows = 50_000;
const callBytes = 32_000_000;

export class MysqlSession implements EngineSession, SourceOwner {
  readonly #wire: Wire;
  readonly #target: MysqlTarget;
  readonly #options: SessionOptions;
  #facts: Facts;
  #sql = "";
  /** Set while a statement is being stopped; resolves when no late stop can hit the next one. */
  #stopping: Promise<void> | undefined;
  #isClosed = false;
  /** The answer that took too long. */
  #late: Answer | undefined;

  constructor(wire: Wire, target: MysqlTarget, options: SessionOptions, facts: Facts) {
    this.#wire = wire;
    this.#target = target;
    this.#options = options;
    this.#facts = facts;
  }

  get server(): ServerFacts {
    return this.#facts.server;
  }

  transaction(): "none" | "open" {
    return this.#wire.inTransaction ? "open" : "none";
  }

  async execute(statement: Statement): Promise<Executed> {
    const sql = bound(statement, this.server.modes);
    if (typeof sql !== "string") return sql;
    await this.#stopping;
    this.#sql = statement.sql;
    const isCall = /^\s*(?:call|execute|begin)\b/i.test(sql);
    const answer = this.#wire.send(sql);
    this.#limit(answer);
    if (isCall) answer.allow(callRows, callBytes);
    await this.#arrived(answer, isCall);
    if (answer.error) return this.failed(answer);
    const notices: Notice[] = [];
    if (answer.ended) {
      if (answer.warnings > 0) notices.push(...(await this.#warnings()));
      await this.#followSettings(answer, sql);
    } else if (isCall) notices.push(furtherResults);
    const results = answer.sets
      .filter(({ fields }) => fields || !hasRows(answer))
      .map((set) => this.#resultOf(answer, set));
    return { kind: "executed", results, notices };
  }

  async setAutocommit(on: boolean): Promise<Done> {
    // The server would commit what is open without being asked to.
    if (on && this.#wire.inTransaction)
      return {
        kind: "failed",
        reason: "statement",
        message: "A transaction is open: commit it or roll it back first",
      };
    return this.#do(`SET SESSION autocommit = ${on ? 1 : 0}`);
  }

  begin(): Promise<Done> {
    return this.#do("START TRANSACTION");
  }

  commit(): Promise<Done> {
    return this.#do("COMMIT");
  }

  rollback(): Promise<Done> {
    return this.#do("ROLLBACK");
  }

  async cancel(): Promise<void> {
    const { running } = this.#wire;
    if (running) await this.#stop(running);
  }

  async list(request: ListRequest): Promise<Listing | Failed> {
    await this.#stopping;
    return list(request, this.#facts, (sql) => this.#rows(sql));
  }

  async describe(object: DatabaseObject): Promise<Description | Failed> {
    await this.#stopping;
    return describe(object, this.#facts, (sql) => this.#rows(sql));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // The server would go on with a statement whose answer nobody can receive.
    if (this.#wire.running) await this.#kill();
    this.#wire.close();
  }

  async failed(answer: Answer): Promise<Failed> {
    const wasOpen = this.#wire.inTransaction;
    const failure = failureOf(answer.error ?? { message: "The answer ended early" }, this.#sql);
    await this.#stopping;
    // An error says nothing of the transaction: a deadlock ends it, most others do not.
    if (wasOpen && failure.reason !== "lost") await this.#wire.ask("DO 0");
    if (this.#late !== answer || failure.reason !== "cancelled") return failure;
    const seconds = this.#options.statementTimeout / 1000;
    const message = `The statement was stopped: it took longer than ${seconds} s`;
    return { ...failure, reason: "timeout", message };
  }

  async stop(answer: Answer): Promise<void> {
    answer.discard();
    // What is short is over sooner than a second connection is made.
    await Promise.race([answer.end(), pause(patience)]);
    if (!answer.ended) await this.#stop(answer);
  }

  /** Waits for the whole of a short answer, for the beginning of a long one, and for all that a call answers. */
  async #arrived(answer: Answer, isCall: boolean): Promise<void> {
    await answer.until(() => hasRows(answer));
    if (isCall) return answer.until(() => answer.isPaused);
    await Promise.race([answer.until(() => answer.isPaused), pause(patience)]);
  }

  #resultOf(answer: Answer, set: AnswerSet): EngineResult {
    const { fields, header } = set;
    if (fields) {
      const columns = fields.map((field) => columnOf(field, this.#facts.widths));
      return {
        columns,
        source: sourceOf(this, answer, set, columns),
        affected: undefined,
        command: undefined,
      };
    }
    // mysql2 takes the number for one with a sign.
    const id = BigInt.asUintN(64, BigInt(header?.insertId ?? 0));
    const words = [header?.info?.trim() ?? "", id === 0n ? "" : `Last insert id: ${id}`].filter(
      (word) => word !== "",
    );
    return {
      columns: [],
      source: undefined,
      affected: header ? Number(header.affectedRows) : undefined,
      command: words.length > 0 ? words.join("  ") : undefined,
    };
  }

  /** MySQL's own limit is for queries alone; this one comes after the server had its chance. */
  #limit(answer: Answer): void {
    const { statementTimeout } = this.#options;
    if (statementTimeout === 0) return;
    const timer = setTimeout(() => {
      this.#late = answer;
      void this.#stop(answer);
    }, statementTimeout + grace);
    void answer.end().then(() => clearTimeout(timer));
  }

  async #do(sql: string): Promise<Done> {
    await this.#stopping;
    this.#sql = sql;
    const answer = this.#wire.send(sql);
    await answer.end();
    return answer.error ? this.failed(answer) : { kind: "done" };
  }

  async #rows(sql: string): Promise<readonly (readonly (string | null)[])[] | Failed> {
    this.#sql = sql;
    const rows = await this.#wire.ask(sql);
    if (!isServerError(rows)) return rows;
    await this.#stopping;
    return failureOf(rows, sql);
  }

  async #warnings(): Promise<readonly Notice[]> {
    const rows = await this.#wire.ask("SHOW WARNINGS");
    if (isServerError(rows)) return [];
    return rows.map(([severity, , message]) => ({
      severity: severity ?? "Warning",
      message: message ?? "",
    }));
  }

  /** Asks again for what a statement may have changed: the modes, the database; and keeps a reader a reader. */
  async #followSettings(answer: Answer, sql: string): Promise<void> {
    const mayHave = this.#facts.tracks
      ? answer.changedSettings
      : /\b(?:set|use|execute|call)\b/i.test(sql);
    if (!mayHave) return;
    if (this.#options.readOnly) await this.#wire.ask("SET SESSION TRANSACTION READ ONLY");
    const facts = await askFacts(this.#wire);
    if ("server" in facts) this.#facts = { ...facts, tracks: this.#facts.tracks };
  }

  async #stop(answer: Answer): Promise<void> {
    answer.discard();
    const stop = async () => {
      await this.#kill();
      await answer.end();
      // A stop that came after the end of its statement would hit the next one: let that be this.
      await this.#wire.ask("DO 0");
    };
    this.#stopping ??= stop().finally(() => {
      this.#stopping = undefined;
    });
    await this.#stopping;
  }

  /** `KILL QUERY` over a second connection; where that is not to be had, the session is given up. */
  async #kill(): Promise<void> {
    const second = await connect(this.#target, () => {});
    if (!(second instanceof Wire))
      return this.#wire.abandon(`It could not be stopped: ${second.detail}`);
    const facts = await askFacts(second);
    // Behind a balancer another server may answer, where the number means somebody else's session.
    if ("server" in facts && facts.instance === this.#facts.instance)
      await second.ask(`KILL QUERY ${this.#facts.connection}`);
    else this.#wire.abandon("It could not be stopped: another server answered");
    second.close();
  }
}

const furtherResults: Notice = {
  severity: "Note",
  message: "The call answered many rows: results after these are not shown",
};

function hasRows({ sets }: Answer): boolean {
  return sets.some(({ fields, rows, ended }) => fields && (rows.length > 0 || ended));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
