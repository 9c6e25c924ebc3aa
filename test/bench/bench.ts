/** The named benchmarks: `npm run bench`, or `npm run bench -- WORD` for "core", "explorer", "drivers" or the projects whose name has the word. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "#test/oracle/environments.ts";
import { benchCheck } from "#test/bench/check.ts";
import { benchCore } from "#test/bench/core.ts";
import { benchDrivers } from "#test/bench/drivers.ts";
import { benchEdits } from "#test/bench/edits.ts";
import { benchExplorer } from "#test/bench/explorer.ts";
import { print } from "#test/bench/figures.ts";
import type { Place } from "#test/bench/process.ts";
import { makeCorpus, type CorpusProject } from "#test/setup/corpus.ts";

const benchmarks: readonly ((project: CorpusProject, place: Place) => Promise<void>)[] = [
  benchCheck,
  benchEdits,
];

const cli = join(root, "dist/cli.cjs");
const server = join(root, "dist/server.cjs");
if (!existsSync(cli) || !existsSync(server)) throw new Error("run `npm run build` first");
const wanted = process.argv.slice(2);
const asked = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const corpus = await makeCorpus((line) => process.stderr.write(`${line}\n`));
if (asked("drivers")) await benchDrivers(join(root, "dist/drivers.cjs"));
if (asked("explorer")) await benchExplorer();
if (corpus[0] && asked("core")) await benchCore(corpus[0]);
for (const project of corpus.filter(({ name }) => asked(name)))
  for (const benchmark of benchmarks)
    try {
      await inPlace((place) => benchmark(project, place));
    } catch (error) {
      print({ name: project.name, value: `no figure: ${String(error)}` });
      process.exitCode = 1;
    }

/** Runs with a cache directory that is empty at first and gone afterwards. */
async function inPlace(work: (place: Place) => Promise<void>): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), "bench-cache-"));
  try {
    await work({ cli, server, environment: { XDG_CACHE_HOME: cache } });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
