/** MySQL and MariaDB, by mysql2: pure JavaScript, streams rows, and can be made to hand on the server's own text. */
import type { MysqlTarget } from "#client/connections/target.ts";
import type { Refused, SessionOptions } from "../driver.ts";
import type { Engine, EngineOpened } from "../engine.ts";
import { split } from "../sql/split.ts";
import { isServerError } from "./answer.ts";
import { connect, placeOf } from "./connect.ts";
import { lossOf, refusalOf } from "./errors.ts";
import { askFacts, type Facts } from "./facts.ts";
import { MysqlSession } from "./session.ts";
import { bound } from "./values.ts";
import { Wire } from "./wire.ts";

export const mysql: Engine<MysqlTarget> = {
  async connect(target, options, told): Promise<EngineOpened> {
    const wire = await connect(target, (error) => told.lost(lossOf(error)));
    if (!(wire instanceof Wire)) return wire;
    const facts = await prepare(wire, target, options);
    if ("kind" in facts) {
      wire.close();
      return facts;
    }
    return { kind: "open", session: new MysqlSession(wire, target, options, facts) };
  },
};

/** What Django and its driver do to a new session, and what we add. */
async function prepare(
  wire: Wire,
  target: MysqlTarget,
  options: SessionOptions,
): Promise<Facts | Refused> {
  const first = await askFacts(wire);
  if (!("server" in first)) return refusalOf(first, placeOf(target));
  for (const sql of settingsOf(target, options, first)) {
    const done = await wire.ask(sql);
    if (isServerError(done)) {
      const refused = refusalOf(done, placeOf(target));
      return { ...refused, detail: `${refused.detail}, for: ${sql}` };
    }
  }
  // Servers before MySQL 5.7 and MariaDB 10.2 do not have it.
  const tracks = !isServerError(await wire.ask("SET SESSION session_track_system_variables = '*'"));
  const facts = await askFacts(wire);
  return "server" in facts ? { ...facts, tracks } : refusalOf(facts, placeOf(target));
}

function settingsOf(
  { initCommand, sqlMode, timeZone, isolationLevel }: MysqlTarget,
  { readOnly, statementTimeout }: SessionOptions,
  { isMariaDb, server }: Facts,
): readonly string[] {
  const initial = initCommand ?? "";
  const literal = (value: string) => String(bound({ sql: "?", values: [value] }, server.modes));
  return [
    ...split(initial, "mysql", server.modes)
      .filter(({ kind }) => kind === "statement")
      .map(({ code }) => initial.slice(code.start, code.end)),
    ...(sqlMode === undefined ? [] : [`SET SESSION sql_mode = ${literal(sqlMode)}`]),
    // Names of zones need tables that many servers lack; this one has an offset.
    ...(timeZone === undefined
      ? []
      : [`SET SESSION time_zone = ${timeZone === "UTC" ? "'+00:00'" : literal(timeZone)}`]),
    ...(isolationLevel === undefined
      ? []
      : [`SET SESSION TRANSACTION ISOLATION LEVEL ${isolationLevel.toUpperCase()}`]),
    // The server would end the whole session after a minute in which nobody scrolls, just when the cursor is closed.
    "SET SESSION net_write_timeout = 600",
    ...(statementTimeout === 0
      ? []
      : isMariaDb
        ? [`SET SESSION max_statement_time = ${statementTimeout / 1000}`]
        : [`SET SESSION max_execution_time = ${statementTimeout}`]),
    ...(readOnly ? ["SET SESSION TRANSACTION READ ONLY"] : []),
  ];
}
