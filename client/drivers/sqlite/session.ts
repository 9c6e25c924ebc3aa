/** One session of an SQLite file. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { DatabaseObject, Description, Listing, ListRequest } from "../catalog.ts";
import type { Done, Failed, ServerFacts, Statement } from "../driver.ts";
import type { EngineResult, EngineSession, Executed } from "../engine.ts";
import { classify, type Classification } from "../sql/classify.ts";
import type { Column } from "../values.ts";
import { bind } from "./bind.ts";
import { kindOfValue, type Raw } from "./cells.ts";
import { describe } from "./describe.ts";
import { failureOf } from "./errors.ts";
import { kindOf } from "./kinds.ts";
import { list } from "./list.ts";
import { SqliteSource } from "./source.ts";

/** Rows that are read before a result is answered: short results are over then, and their locks gone. */
const readAhead = 200;
const changes = new Set(["INSERT", "UPDATE", "DELETE", "REPLACE"]);
/** Statements that fail inside a transaction, or mean something else there. */
const outside = new Set(["PRAGMA", "VACUUM", "ATTACH", "DETACH"]);

export interface SqliteSettings {
  /** Milliseconds to wait for a lock. */
  readonly busyTimeout: number;
  readonly transactionMode: "DEFERRED" | "IMMEDIATE" | "EXCLUSIVE" | undefined;
}

export class SqliteSession implements EngineSession {
  readonly server: ServerFacts;
  readonly #database: DatabaseSync;
  readonly #settings: SqliteSettings;
  #autocommit = true;

  constructor(database: DatabaseSync, server: ServerFacts, settings: SqliteSettings) {
    this.#database = database;
    this.server = server;
    this.#settings = settings;
  }

  transaction(): "none" | "open" {
    return this.#database.isOpen && this.#database.isTransaction ? "open" : "none";
  }

  execute(statement: Statement): Promise<Executed> {
    const { sql } = statement;
    const meant = classify(sql, "sqlite");
    const values = bind(statement);
    if ("kind" in values) return Promise.resolve(values);
    try {
      this.#beginFor(meant);
      const prepared = this.#database.prepare(sql);
      prepared.setReadBigInts(true);
      const names = prepared.columns();
      const result =
        names.length > 0
          ? this.#query(prepared, values, meant, sql)
          : this.#change(prepared, values, meant);
      return Promise.resolve({ kind: "executed", results: [result], notices: [] });
    } catch (error) {
      return Promise.resolve(this.#failed(error, sql));
    }
  }

  setAutocommit(on: boolean): Promise<Done> {
    if (on && this.#database.isTransaction)
      return Promise.resolve({
        kind: "failed",
        reason: "statement",
        message: "A transaction is open: commit it or roll it back first",
      });
    this.#autocommit = on;
    return done;
  }

  begin(): Promise<Done> {
    return this.#do(this.#begin);
  }

  commit(): Promise<Done> {
    return this.#do("COMMIT");
  }

  rollback(): Promise<Done> {
    return this.#do("ROLLBACK");
  }

  /** A statement keeps the process from hearing of it: only the end of the process stops one. */
  cancel(): Promise<void> {
    return Promise.resolve();
  }

  list(request: ListRequest): Promise<Listing | Failed> {
    return this.#asked(() => list(this.#database, request));
  }

  describe(object: DatabaseObject): Promise<Description | Failed> {
    return this.#asked(() => describe(this.#database, object));
  }

  close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
    return Promise.resolve();
  }

  get #begin(): string {
    return `BEGIN ${this.#settings.transactionMode ?? "DEFERRED"}`;
  }

  #beginFor({ kind, verbs }: Classification): void {
    if (this.#autocommit || this.#database.isTransaction) return;
    if (kind === "transaction" || outside.has(verbs[0] ?? "")) return;
    this.#database.exec(this.#begin);
  }

  #query(
    prepared: StatementSync,
    values: readonly Bound[],
    { kind, verbs }: Classification,
    sql: string,
  ): EngineResult {
    prepared.setReturnArrays(true);
    const described = prepared.columns();
    // With arrays asked for, rows are arrays; the module's types do not say so.
    const rows = prepared.iterate(...values) as unknown as Iterator<readonly Raw[]>;
    const ahead: (readonly Raw[])[] = [];
    let isOver = false;
    while (ahead.length <= readAhead && !isOver) {
      const next = rows.next();
      if (next.done) isOver = true;
      else ahead.push(next.value);
    }
    const columns = described.map((column, at) => columnOf(column, at, ahead));
    const source = new SqliteSource(rows, columns, ahead, isOver, (error) =>
      this.#failed(error, sql),
    );
    // What changes rows and answers them commits when the last one is read.
    if (kind !== "read") source.drain();
    const isChange = verbs.some((verb) => changes.has(verb));
    return {
      columns,
      source,
      affected: isChange ? this.#changed() : undefined,
      command: undefined,
    };
  }

  #change(
    prepared: StatementSync,
    values: readonly Bound[],
    { verbs }: Classification,
  ): EngineResult {
    const { changes: changed } = prepared.run(...values);
    // The count is that of the last change, which this statement need not have made.
    const isChange = verbs.some((verb) => changes.has(verb));
    return {
      columns: [],
      source: undefined,
      affected: isChange ? Number(changed) : undefined,
      command: undefined,
    };
  }

  #changed(): number {
    return Number(this.#database.prepare("SELECT changes() AS n").get()?.["n"] ?? 0);
  }

  #do(sql: string): Promise<Done> {
    try {
      this.#database.exec(sql);
      return done;
    } catch (error) {
      return Promise.resolve(this.#failed(error, sql));
    }
  }

  #asked<Answer>(ask: () => Answer | Failed): Promise<Answer | Failed> {
    try {
      return Promise.resolve(ask());
    } catch (error) {
      return Promise.resolve(this.#failed(error, ""));
    }
  }

  #failed(error: unknown, sql: string): Failed {
    return failureOf(error, sql, this.#settings.busyTimeout);
  }
}

const done: Promise<Done> = Promise.resolve({ kind: "done" });

/** A value that SQLite takes. */
type Bound = null | bigint | number | string | Uint8Array;

function columnOf(
  { name, type, table, column, database }: ReturnType<StatementSync["columns"]>[number],
  at: number,
  rows: readonly (readonly Raw[])[],
): Column {
  const first = rows.find((row) => row[at] !== null)?.[at] ?? null;
  return {
    name,
    kind: kindOf(type) ?? kindOfValue(first) ?? "other",
    type: type ?? "",
    ...(table !== null &&
      column !== null && { source: { schema: database ?? undefined, table, column } }),
  };
}
