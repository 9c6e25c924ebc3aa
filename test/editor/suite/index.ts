/** What the extension host runs: mocha over the suites that this run asks for; results go to a file. */
import { renameSync, writeFileSync } from "node:fs";
import Mocha from "mocha";
import type { Results } from "#test/editor/results.ts";

/** Each suite's tests are declared when its file is loaded. */
const suites: Readonly<Record<string, () => Promise<unknown>>> = {
  activation: () => import("./activation.ts"),
  diagnostics: () => import("./diagnostics.ts"),
  quickFix: () => import("./quickFix.ts"),
  hover: () => import("./hover.ts"),
  console: () => import("./console.ts"),
  commands: () => import("./commands.ts"),
  restricted: () => import("./restricted.ts"),
  disk: () => import("./disk.ts"),
  folders: () => import("./folders.ts"),
  explorer: () => import("./explorer.ts"),
  management: () => import("./management.ts"),
  explorerRestricted: () => import("./explorerRestricted.ts"),
  migrations: () => import("./migrations.ts"),
  migrationsRestricted: () => import("./migrationsRestricted.ts"),
  noProject: () => import("./noProject.ts"),
  databases: () => import("./databases.ts"),
  secrets: () => import("./secrets.ts"),
};

/** Called by the editor. Rejects where a test failed, so that the editor's own exit says so too. */
export async function run(): Promise<void> {
  const wanted = (process.env["DJANGO_MULTIDB_SUITES"] ?? "").split(",");
  const results: Results = { passed: [], failed: [] };
  try {
    await runMocha(wanted, results);
  } catch (error) {
    results.failed.push({ title: "the suites load", reason: String(error) });
  }
  keep(results);
  if (file !== undefined) renameSync(`${file}.part`, file);
  if (results.failed.length > 0) throw new Error(`${results.failed.length} tests failed`);
}

const file = process.env["DJANGO_MULTIDB_RESULTS"];

/** Written test by test, for a run that never ends; renamed when all is done, so that nobody reads half of it. */
function keep(results: Results): void {
  if (file !== undefined) writeFileSync(`${file}.part`, JSON.stringify(results));
}

async function runMocha(wanted: readonly string[], results: Results): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, reporter: "min" });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const name of wanted) {
    const load = suites[name];
    if (load === undefined) throw new Error(`There is no suite named ${name}`);
    await load();
  }
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on("pass", (test) => {
        results.passed.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 });
        keep(results);
      })
      .on("fail", (test, error: Error) => {
        results.failed.push({ title: test.fullTitle(), reason: error.stack ?? error.message });
        keep(results);
      });
  });
}
