/**
 * Runs the suites in a real editor, in each of the ways that `runs.ts` lists, and looks at the packaged one.
 * `node test/editor/run.ts [title of a run]`; with VSCODE_TEST_DESKTOP=1 in a downloaded desktop VS Code.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { launchBrowser } from "./browser.ts";
import { runOnDesktop, runsOnDesktop } from "./desktop.ts";
import { lookHosted, runHosted, type Product } from "./hosted.ts";
import { looks } from "./looks.ts";
import type { Results } from "./results.ts";
import { runs } from "./runs.ts";
import { runLocked } from "./secrets/runLocked.ts";
import { editorCache, installEditor } from "./setup.ts";

const root = join(import.meta.dirname, "../..");
const product: Product = {
  extension: root,
  vsix: join(root, "dist/django-multidb.vsix"),
  suites: join(editorCache, "suite"),
};
const only = process.argv[2];
const wanted = runs.filter(({ title }) => only === undefined || title === only);
const all: Results = { passed: [], failed: [] };

await bundleSuites();
if (process.env["VSCODE_TEST_DESKTOP"] === "1") await onDesktop();
else await hosted();
writeFileSync(join(editorCache, "results.json"), JSON.stringify(all, null, 2));
process.exitCode = all.failed.length > 0 ? 1 : 0;

async function onDesktop(): Promise<void> {
  for (const run of wanted.filter(runsOnDesktop)) {
    await report(run.title, () => runOnDesktop(run, product));
  }
}

async function hosted(): Promise<void> {
  installEditor(say);
  const browser = await launchBrowser();
  try {
    for (const run of wanted) {
      const inWay = run.locked ? runLocked : runHosted;
      await report(run.title, () => inWay(browser, run, product));
    }
    for (const looking of looks.filter(({ title }) => only === undefined || title === only)) {
      await report(looking.title, () => lookHosted(browser, looking, product));
    }
  } finally {
    await browser.close();
  }
}

/**
 * Prints a run in mocha's words, which the test command counts.
 * A run with failures is said to be one, and made once more: an editor on a busy machine loses a key or a click.
 */
async function report(title: string, run: () => Promise<Results>): Promise<void> {
  say(`  ${title}`);
  const started = performance.now();
  const first = await run();
  for (const { title, reason } of first.failed)
    say(`    not at first: ${title}\n      ${reason.replaceAll("\n", "\n      ")}`);
  const { passed, failed, figures = {} } = first.failed.length > 0 ? await run() : first;
  for (const test of passed) say(`    ✔ ${test.title} (${test.milliseconds}ms)`);
  for (const { title, reason } of failed) {
    say(`    ✘ ${title}\n      ${reason.replaceAll("\n", "\n      ")}`);
  }
  for (const [name, figure] of Object.entries(figures)) say(`    ${name}: ${figure}`);
  say(`  ${passed.length} passing (${Math.round((performance.now() - started) / 1000)}s)`);
  if (failed.length > 0) say(`  ${failed.length} failing`);
  all.passed.push(...passed);
  all.failed.push(...failed);
}

async function bundleSuites(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, "suite/index.ts")],
    outfile: join(product.suites, "index.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  const manifest = { name: "suite", publisher: "test", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(product.suites, "package.json"), JSON.stringify(manifest));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
