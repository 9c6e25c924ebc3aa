/** Runs the suites in a real editor: trusted, in Restricted Mode, and with the packaged extension. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { editorAddress, launchBrowser } from "./browser.ts";
import { startServer } from "./codeServer.ts";
import type { Results } from "./results.ts";
import { lookAround, lookSettings } from "./look.ts";
import { editorCache, installEditor } from "./setup.ts";

const root = join(import.meta.dirname, "../..");
const vsix = join(root, "dist/django-multidb.vsix");
const suiteFolder = join(editorCache, "suite");

interface Run {
  readonly title: string;
  readonly trusted: boolean;
  readonly packaged: boolean;
  readonly suites: readonly string[];
}

const findings = ["activation", "diagnostics", "quickFix", "hover"];
const runs: readonly Run[] = [
  { title: "in development", trusted: true, packaged: false, suites: [...findings, "commands"] },
  {
    title: "in Restricted Mode",
    trusted: false,
    packaged: false,
    suites: [...findings, "restricted"],
  },
  { title: "packaged", trusted: true, packaged: true, suites: [...findings, "commands"] },
];

const only = process.argv[2];
installEditor(say);
await bundleSuites();
const browser = await launchBrowser();
try {
  let failed = 0;
  for (const run of runs.filter(({ title }) => only === undefined || title === only))
    failed += await runOnce(browser, run);
  if (only === undefined || only === "by mouse and keyboard") failed += await look(browser);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await browser.close();
}

/** One editor, one profile, one copy of the example; answers how many tests failed. */
async function runOnce(browser: Browser, run: Run): Promise<number> {
  const started = performance.now();
  const { folder, profile, results: file, remove } = workplace();
  const server = await startServer({
    profile,
    trusted: run.trusted,
    ...(run.packaged ? { vsix } : {}),
    environment: { DJANGO_MULTIDB_RESULTS: file, DJANGO_MULTIDB_SUITES: run.suites.join(",") },
  });
  const page = await browser.newPage();
  try {
    const extension = run.packaged ? suiteFolder : root;
    await page.goto(
      editorAddress(server.authority, folder, { extension, entry: join(suiteFolder, "index.cjs") }),
    );
    const results = await resultsIn(file);
    if (results.failed.length > 0) await page.screenshot({ path: join(editorCache, "failed.png") });
    return report(run.title, results, performance.now() - started);
  } finally {
    await page.close();
    await server.stop();
    remove();
  }
}

/** The packaged extension in an editor without any tests, used by mouse and keyboard. */
async function look(browser: Browser): Promise<number> {
  const started = performance.now();
  const { folder, profile, remove } = workplace();
  const server = await startServer({
    profile,
    trusted: true,
    vsix,
    environment: {},
    settings: lookSettings,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  try {
    await page.goto(editorAddress(server.authority, folder));
    const results = await lookAround({
      page,
      pictures: join(editorCache, "screenshots"),
    });
    return report("by mouse and keyboard", results, performance.now() - started);
  } finally {
    await page.close();
    await server.stop();
    remove();
  }
}

/** A copy of the example, and an empty profile, in a folder of their own. */
function workplace(): { folder: string; profile: string; results: string; remove: () => void } {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), "django-multidb-editor-"));
  const folder = join(temporary, "bookstore");
  const profile = join(temporary, "profile");
  cpSync(join(root, "test/projects/bookstore"), folder, { recursive: true });
  mkdirSync(profile);
  return {
    folder,
    profile,
    results: join(temporary, "results.json"),
    remove: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function resultsIn(file: string): Promise<Results> {
  for (let tries = 0; tries < 900; tries++) {
    if (existsSync(file)) {
      await wait(50);
      return JSON.parse(readFileSync(file, "utf8")) as Results;
    }
    await wait(100);
  }
  return { passed: [], failed: [{ title: "the suites end", reason: "no results after 90 s" }] };
}

/** Prints a run in mocha's words, which the test command counts. */
function report(
  title: string,
  { passed, failed, figures = {} }: Results,
  milliseconds: number,
): number {
  say(`  ${title}`);
  for (const test of passed) say(`    ✔ ${test.title} (${test.milliseconds}ms)`);
  for (const test of failed)
    say(`    ✘ ${test.title}\n      ${test.reason.replaceAll("\n", "\n      ")}`);
  for (const [name, figure] of Object.entries(figures)) say(`    ${name}: ${figure}`);
  say(`  ${passed.length} passing (${Math.round(milliseconds / 1000)}s)`);
  if (failed.length > 0) say(`  ${failed.length} failing`);
  return failed.length;
}

async function bundleSuites(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, "suite/index.ts")],
    outfile: join(suiteFolder, "index.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  // The editor runs tests only for an extension in development; for the packaged one this stands in.
  const manifest = { name: "suite", publisher: "test", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(suiteFolder, "package.json"), JSON.stringify(manifest));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
