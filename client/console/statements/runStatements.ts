/** Runs the statements of a cell one after the other on the console's connection, up to the first that fails. */
import type {
  Connection,
  Failed,
  Ran,
  RunOptions,
  Statement,
  Value,
} from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { split } from "#client/drivers/sql/split.ts";
import { bind, parametersOf, type Parameters } from "./parameters.ts";

/** What a cell's run needs. */
export interface StatementRun {
  readonly connection: Connection;
  readonly options: RunOptions;
  /** Aborted when the user stops the cell; the statement that runs is cancelled by whoever aborts. */
  readonly signal: AbortSignal;
  /** Goes before each statement: `EXPLAIN `. */
  readonly prefix?: string;
  /** Asks for the values by key; undefined when the user gives none after all. */
  ask(parameters: Parameters, sql: string): Promise<ReadonlyMap<string, Value> | undefined>;
  /** Called as each statement begins. */
  starts(statement: RunStatement): void;
  /** Called as each statement ends, and waited for: its results can be read until the next one runs. */
  ended(step: Step): Promise<void>;
}

/** A statement of the cell. */
export interface RunStatement {
  /** As it is written, without terminator. */
  readonly sql: string;
  /** Where it starts in the cell. */
  readonly start: number;
  /** From 1, and of how many. */
  readonly number: number;
  readonly of: number;
}

/** A statement that has been run, or could not be. */
export interface Step extends RunStatement {
  readonly ran: Ran;
  /** As it went to the server, values bound; undefined where nothing was sent. */
  readonly sent?: Statement;
  /** The values that were bound, by key. */
  readonly values: ReadonlyMap<string, Value>;
  readonly milliseconds: number;
  /** Where in the cell the error is, where the server tells. */
  readonly errorAt: number | undefined;
}

/** The dialect that a session's text is read in; that of an engine we do not know is taken for the standard's. */
export function dialectOf({ server }: Connection): Dialect {
  return server.dialect ?? "postgresql";
}

/** The statements of a text with their places, as `runStatements` would run them. */
export function statementsOf(text: string, connection: Connection): readonly RunStatement[] {
  const pieces = split(text, dialectOf(connection), connection.server.modes).filter(
    ({ kind, code }) =>
      // The splitter has followed a DELIMITER already; the server knows no such word.
      kind === "statement" ||
      (kind === "command" && !/^delimiter\b/i.test(text.slice(code.start, code.end))),
  );
  return pieces.map(({ code }, index) => ({
    sql: text.slice(code.start, code.end),
    start: code.start,
    number: index + 1,
    of: pieces.length,
  }));
}

/** Whether every statement was run and succeeded. */
export async function runStatements(
  statements: readonly RunStatement[],
  run: StatementRun,
): Promise<boolean> {
  for (const statement of statements) {
    if (run.signal.aborted) return false;
    const step = await runOne(statement, run);
    await run.ended(step);
    if (step.ran.kind === "failed") return false;
  }
  return true;
}

async function runOne(statement: RunStatement, run: StatementRun): Promise<Step> {
  const { sql, start } = statement;
  const { connection } = run;
  const nothing = { ...statement, values: new Map(), milliseconds: 0 };
  const command = clientCommand(sql);
  if (command !== undefined) return { ...nothing, ran: failure(command), errorAt: start };
  const found = parametersOf(sql, dialectOf(connection), connection.server.modes);
  if (found.kind === "refused")
    return { ...nothing, ran: failure(found.message), errorAt: start + found.position };
  const asked = found.parameters.length === 0 ? new Map() : await run.ask(found, sql);
  if (asked === undefined)
    return {
      ...nothing,
      ran: {
        kind: "failed",
        reason: "cancelled",
        message: "No values were given; nothing was run",
      },
      errorAt: undefined,
    };
  if (run.signal.aborted)
    return {
      ...nothing,
      ran: { kind: "failed", reason: "cancelled", message: "Stopped before it was run" },
      errorAt: undefined,
    };
  const values: ReadonlyMap<string, Value> = asked;
  const bound = bind(sql, found, values, connection.server.placeholder);
  run.starts(statement);
  const began = performance.now();
  const prefix = run.prefix ?? "";
  const sent = { ...bound.statement, sql: prefix + bound.statement.sql };
  const ran = await connection.run(sent, run.options);
  const milliseconds = performance.now() - began;
  const position = ran.kind === "failed" ? ran.position : undefined;
  const errorAt =
    position === undefined
      ? undefined
      : start + bound.origin(Math.max(0, position - prefix.length));
  return { ...statement, sent, ran, values, milliseconds, errorAt };
}

/** Why a statement is for another program than the server; undefined for one that can be run. */
function clientCommand(sql: string): string | undefined {
  if (sql.startsWith("\\"))
    return `${/^\\\S*/.exec(sql)?.[0] ?? sql} is a command of the client program; the server does not know it`;
  if (/^copy\b/i.test(sql) && /\bfrom\s+stdin\b/i.test(sql))
    return "COPY FROM STDIN reads from a client program; a console has nothing to send";
  return undefined;
}

function failure(message: string): Failed {
  return { kind: "failed", reason: "statement", message };
}
