/** Opens sessions of an engine in the tests' own process, and reads what they answer. */
import assert from "node:assert/strict";
import type { Target } from "#client/connections/target.ts";
import type { Failed, Notice, Refused, SessionOptions, Value } from "#client/drivers/driver.ts";
import type { Engine, EngineSession } from "#client/drivers/engine.ts";
import type { Cell, Column } from "#client/drivers/values.ts";

/** What a statement answered, all rows read; of several results the first, the others in `others`. */
export interface Answered {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly affected: number | undefined;
  readonly command: string | undefined;
  readonly notices: readonly Notice[];
  readonly others: readonly (readonly (readonly Cell[])[])[];
}

const plain: SessionOptions = { readOnly: false, statementTimeout: 0 };

/** An open session; fails the test where it is refused. */
export async function opened<Of extends Target>(
  engine: Engine<Of>,
  target: Of,
  options: Partial<SessionOptions> = {},
  lost: (because: string) => void = () => {},
): Promise<EngineSession> {
  const found = await engine.connect(target, { ...plain, ...options }, { lost });
  assert(found.kind === "open", found.kind === "refused" ? found.detail : "");
  return found.session;
}

/** Why there is no session; fails the test where there is one. */
export async function refusalOf<Of extends Target>(
  engine: Engine<Of>,
  target: Of,
  options: Partial<SessionOptions> = {},
): Promise<Refused> {
  const found = await engine.connect(target, { ...plain, ...options }, { lost: () => {} });
  if (found.kind === "open") await found.session.close();
  assert(found.kind === "refused", "it was opened");
  return found;
}

/** A statement's answer; fails the test where it fails. */
export async function answer(
  session: EngineSession,
  sql: string,
  values: readonly Value[] = [],
): Promise<Answered> {
  const found = await session.execute({ sql, values });
  assert(found.kind === "executed", found.kind === "failed" ? `${sql}: ${found.message}` : "");
  const all: (readonly (readonly Cell[])[])[] = [];
  for (const { source } of found.results) {
    const rows: (readonly Cell[])[] = [];
    for (let isDone = source === undefined; !isDone;) {
      const batch = await source?.read(1000);
      assert(batch?.kind === "batch", batch?.kind === "failed" ? `${sql}: ${batch.message}` : "");
      rows.push(...batch.rows);
      isDone = batch.done;
    }
    await source?.close();
    all.push(rows);
  }
  const [first] = found.results;
  return {
    columns: first?.columns ?? [],
    rows: all[0] ?? [],
    affected: first?.affected,
    command: first?.command,
    notices: found.notices,
    others: all.slice(1),
  };
}

/** A statement's failure, at once or while its rows are read; fails the test where it succeeds. */
export async function failure(
  session: EngineSession,
  sql: string,
  values: readonly Value[] = [],
): Promise<Failed> {
  const found = await session.execute({ sql, values });
  if (found.kind === "failed") return found;
  for (const { source } of found.results) {
    const batch = await source?.read(1000);
    await source?.close();
    if (batch?.kind === "failed") return batch;
  }
  assert.fail(`it succeeded: ${sql}`);
}
