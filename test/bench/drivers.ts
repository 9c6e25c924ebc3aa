/** The drivers, in the processes that the product has: large results, cancelling, many tables, memory. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Target } from "#client/connections/target.ts";
import type { Connection, Finished } from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { exportRows } from "#client/results/export/exportRows.ts";
import { csv } from "#client/results/formats/delimited.ts";
import { engines, type Measured } from "#test/bench/engines.ts";
import { print, spread } from "#test/bench/figures.ts";
import { driversOf } from "#test/support/children.ts";

/** Measures each engine; `entry` is the script of the drivers' process. */
export async function benchDrivers(entry: string): Promise<void> {
  for (const engine of engines) {
    const measured = await engine();
    const processes = new Processes(entry);
    try {
      await benchEngine(measured, processes);
    } finally {
      await processes.dispose();
      await measured.drop();
    }
  }
}

async function benchEngine(measured: Measured, processes: Processes): Promise<void> {
  const named = (what: string) => `${measured.engine}: ${what}`;
  for (const sql of measured.million) await measured.prepare(sql);
  const opening = await timed(() => openIn(processes, measured.target));
  print({ name: named("open, its process included"), value: milliseconds(opening.took) });
  const connection = opening.answer;
  const pages = await repeated(10, () => run(connection, "select * from big"));
  print({ name: named("first page of a million rows"), value: spread(pages), bar: "200 ms" });
  const scrolled = await timed(async () => {
    const ran = await run(connection, "select * from big");
    await connection.rows(idOf(ran), 999_900, 100);
  });
  print({ name: named("scroll to the end of a million rows"), value: seconds(scrolled.took) });
  const exported = await timed(() => exportAll(connection));
  print({
    name: named("export of a million rows as CSV"),
    value: `${seconds(exported.took)}, ${exported.answer}`,
  });
  const [process_] = driversOf(process.pid);
  print({
    name: named("memory of the process after that"),
    value: `${process_?.megabytes.toFixed(0)} MB`,
  });
  const cancels = await repeated(10, () => cancelled(connection, measured.slow));
  print({ name: named("cancel latency"), value: spread(cancels), bar: "200 ms" });
  for (let group = 0; group < 25; group++)
    for (const sql of measured.thousand(`t${group}_`)) await measured.prepare(sql);
  const { schema } = measured;
  const lists = await repeated(5, () => connection.list({ of: "objects", schema }));
  print({ name: named("25 000 tables listed"), value: spread(lists), bar: "1000 ms" });
  await connection.close();
}

async function openIn(processes: Processes, target: Target): Promise<Connection> {
  const opened = await processes.open(target, { readOnly: false, statementTimeout: 0 });
  if (opened.kind === "refused") throw new Error(opened.detail);
  return opened.connection;
}

async function run(connection: Connection, sql: string): Promise<Finished> {
  const options = { rows: 200, cellLimit: 1000 };
  const ran = await connection.run({ sql }, options);
  if (ran.kind === "failed") throw new Error(ran.message);
  return ran;
}

/** Writes every row to a file; how large that is, and the most memory that this process took meanwhile. */
async function exportAll(connection: Connection): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bench-export-"));
  const path = join(folder, "big.csv");
  const before = process.memoryUsage().rss;
  let peak = 0;
  try {
    const exported = await exportRows({
      connection,
      statement: { sql: "select * from big" },
      format: csv,
      path,
      progress: () => (peak = Math.max(peak, process.memoryUsage().rss - before)),
      signal: new AbortController().signal,
    });
    if (exported.kind !== "written" || exported.rows !== 1_000_000)
      throw new Error(JSON.stringify(exported));
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    return `${megabytes(statSync(path).size)} written, ${megabytes(peak)} more memory`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds from the wish to cancel until the statement has ended. */
async function cancelled(connection: Connection, slow: string): Promise<number> {
  const running = connection.run({ sql: slow }, { rows: 1, cellLimit: 1000 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const started = performance.now();
  await connection.cancel();
  await running;
  return performance.now() - started;
}

async function timed<Answer>(
  work: () => Promise<Answer>,
): Promise<{ readonly took: number; readonly answer: Answer }> {
  const started = performance.now();
  const answer = await work();
  return { took: performance.now() - started, answer };
}

/** The times of several runs; a run that measures itself answers its time. */
async function repeated(times: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let index = 0; index < times; index++) {
    const { took, answer } = await timed(work);
    samples.push(typeof answer === "number" ? answer : took);
  }
  return samples;
}

function idOf(ran: Finished): number {
  return ran.results[0]?.id ?? 0;
}

function milliseconds(took: number): string {
  return `${took.toFixed(0)} ms`;
}

function seconds(took: number): string {
  return `${(took / 1000).toFixed(2)} s`;
}
