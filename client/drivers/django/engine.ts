/** Opens sessions through Django's own connection, for engines that have no driver of ours: Oracle, SQL Server, custom backends. */
import type { DjangoTarget } from "#client/connections/target.ts";
import { workerFolder } from "#client/python/folder.ts";
import { startPython } from "#client/python/process.ts";
import type { ServerFacts, SessionOptions } from "../driver.ts";
import type { Engine, EngineOpened, Told as EngineTold } from "../engine.ts";
import { refusedFrom } from "./failures.ts";
import { DjangoSession, type Told } from "./session.ts";

export const django: Engine<DjangoTarget> = { connect };

/** Milliseconds for the server to answer. */
const connectLimit = 30_000;

/** What the worker tells about the server. */
interface Facts {
  readonly product: string;
  readonly version: string;
  readonly dialect: ServerFacts["dialect"] | null;
  readonly modes: ServerFacts["modes"];
  readonly database: string;
  readonly user: string | null;
  readonly encryption: string | null;
  /** Whether the server refuses writes, where it was asked to. */
  readonly guarded: boolean;
}

/** Each session has a process of its own: it can be ended without harm to others. */
async function connect(
  target: DjangoTarget,
  options: SessionOptions,
  told: EngineTold,
): Promise<EngineOpened> {
  const started = await startPython(target.python, {
    folder: workerFolder(),
    // Nobody sees the log of this process; the project's own worker has shown what its start prints.
    log: () => {},
  });
  if (started.kind === "failed") return refusedFrom(started);
  const running = started.value;
  const opened = await running.ask<Told<Facts>>(
    "open",
    { alias: target.alias, readOnly: options.readOnly, timeout: options.statementTimeout },
    { limit: connectLimit },
  );
  if (opened.kind === "failed") {
    await running.dispose();
    return refusedFrom(opened);
  }
  return { kind: "open", session: new DjangoSession(running, factsOf(opened.value.answer), told) };
}

function factsOf(facts: Facts): ServerFacts {
  return {
    product: facts.product,
    version: facts.version,
    dialect: facts.dialect ?? undefined,
    modes: facts.modes,
    placeholder: "percent",
    database: facts.database,
    user: facts.user ?? undefined,
    encryption: facts.encryption ?? undefined,
    ...(facts.guarded ? {} : { unguarded: true }),
  };
}
