/** Sends statements over one connection of mysql2, and hears all that the server answers, its status flags included. */
import { TLSSocket } from "node:tls";
import type { Socket } from "node:net";
import type { Connection } from "mysql2";
import { Answer, type Header, type RawRow, type ServerError } from "./answer.ts";
import type { Field } from "./columns.ts";

/** Flags of the server's status that matter here. */
const inTransaction = 1;
const autocommit = 2;

/** One connection; one statement at a time. */
export class Wire {
  readonly #connection: Connection & Inner;
  readonly #onLost: (error: ServerError) => void;
  #answer: Answer | undefined;
  #lost: ServerError | undefined;
  /** As the last packet that carried it had it; a new session commits each statement. */
  #status = autocommit;

  /** `onLost` is called once, when the connection ends by itself. */
  constructor(connection: Connection, onLost: (error: ServerError) => void) {
    this.#connection = connection as Connection & Inner;
    this.#onLost = onLost;
    connection.on("error", (error: ServerError) => this.#lose(error));
    connection.on("end", () => this.#lose({ message: "The server closed the connection" }));
  }

  get inTransaction(): boolean {
    return (this.#status & inTransaction) !== 0;
  }

  get autocommit(): boolean {
    return (this.#status & autocommit) !== 0;
  }

  /** "TLSv1.3"; undefined for a connection in clear. */
  get encryption(): string | undefined {
    const { stream } = this.#connection;
    return stream instanceof TLSSocket ? (stream.getProtocol() ?? undefined) : undefined;
  }

  /** The answer that has not fully arrived. */
  get running(): Answer | undefined {
    return this.#answer?.ended === false ? this.#answer : undefined;
  }

  /** Sends a statement whose answer is read by the caller; the one before must have ended. */
  send(sql: string): Answer {
    const answer = new Answer({
      pause: () => this.#connection.pause(),
      resume: () => this.#connection.resume(),
    });
    if (this.#lost) {
      answer.fail(this.#lost);
      return answer;
    }
    this.#answer = answer;
    // Values in the server's own text, not yet converted; no code is made from the names that a server sends.
    const command = this.#connection.query({
      sql,
      rowsAsArray: true,
      typeCast: false,
      disableEval: true,
    });
    this.#listen(command, answer);
    return answer;
  }

  /** All rows of a small answer as texts, or the server's error. */
  async ask(sql: string): Promise<readonly (readonly (string | null)[])[] | ServerError> {
    const answer = this.send(sql);
    answer.allow(Infinity);
    await answer.end();
    if (answer.error) return answer.error;
    const rows = answer.sets.find(({ fields }) => fields)?.rows ?? [];
    return rows.map((row) => row.map((value) => value?.toString("utf8") ?? null));
  }

  /** Gives the connection up, as if it had been lost. */
  abandon(because: string): void {
    this.#lose({ message: because });
  }

  /** Ends the session: politely when nothing runs. Afterwards everything fails. */
  close(): void {
    const wasLost = this.#lost !== undefined;
    this.#lost ??= { message: "The connection is closed" };
    if (wasLost) return;
    if (this.running) this.#connection.destroy();
    else this.#connection.end(() => this.#connection.destroy());
    this.#answer?.fail(this.#lost);
  }

  #listen(command: Command, answer: Answer): void {
    const execute = command.execute.bind(command);
    // mysql2 keeps the packet at the end of the rows to itself, which has the status after a query.
    command.execute = (packet, connection) => {
      if (packet?.isEOF()) {
        this.#status = packet.eofStatusFlags();
        answer.warnings = packet.eofWarningCount();
      }
      return execute(packet, connection);
    };
    command.on("fields", (fields?: readonly Field[]) => {
      if (fields) answer.open(fields);
    });
    command.on("result", (result: RawRow | Header) => {
      if (Array.isArray(result)) return answer.push(result);
      const header = result as Header;
      this.#status = header.serverStatus;
      answer.warnings = header.warningStatus;
      answer.done(header);
    });
    command.on("error", (error: ServerError) => answer.fail(error));
    command.on("end", () => answer.finish());
  }

  #lose(error: ServerError): void {
    if (this.#lost) return;
    this.#lost = { ...error, message: error.message, isLoss: true };
    // The server drops the transaction with the session.
    this.#status = autocommit;
    this.#answer?.fail(this.#lost);
    this.#connection.destroy();
    this.#onLost(this.#lost);
  }
}

/** What mysql2 has and does not declare; its version is pinned, and tests tell when that changes. */
interface Inner {
  readonly stream: Socket;
  query(options: { sql: string; rowsAsArray: true; typeCast: false; disableEval: true }): Command;
}

interface Command {
  execute(packet: Packet | undefined, connection: unknown): boolean;
  on(event: "fields", listen: (fields?: readonly Field[]) => void): unknown;
  on(event: "result", listen: (result: RawRow | Header) => void): unknown;
  on(event: "error", listen: (error: ServerError) => void): unknown;
  on(event: "end", listen: () => void): unknown;
}

interface Packet {
  isEOF(): boolean;
  eofStatusFlags(): number;
  eofWarningCount(): number;
}
