/** Runs every check and every suite, one step after the other, and counts what passed. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeEnvironments } from "#test/oracle/environments.ts";
import { checkPackage } from "#test/setup/package.ts";
import { ensureChromium } from "#test/setup/chromium.ts";

const root = join(import.meta.dirname, "../..");

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const pass: Count = { passed: 1, failed: 0, skipped: 0 };
const fail: Count = { passed: 0, failed: 1, skipped: 0 };

const steps: readonly { readonly title: string; readonly run: () => Promise<Count> }[] = [
  { title: "Types", run: () => tool("tsc", "-b") },
  { title: "Lint and layers", run: () => tool("oxlint", "--deny-warnings") },
  { title: "Format", run: () => tool("oxfmt", "--check") },
  { title: "Dead code", run: () => tool("npm", "run", "--silent", "check:unused") },
  { title: "Package", run: () => attempt(() => checkPackage(root)) },
  { title: "Python environments with Django", run: () => attempt(() => makeEnvironments(say)) },
  { title: "Chromium", run: () => attempt(() => ensureChromium(say)) },
  { title: "Tests, and tests in the editor beside them", run: () => suites() },
];

let total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const { title, run } of steps) {
  const started = performance.now();
  say(`\n── ${title}`);
  const count = await run();
  total = add(total, count);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`   ${count.failed ? "failed" : "passed"} in ${seconds} s`);
}
const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;

/** A step that passes or fails as a whole; what it printed is shown when it failed. */
async function tool(command: string, ...args: string[]): Promise<Count> {
  const { status, output } = await execute([command, ...args], () => {});
  if (status === 0) return pass;
  say(output.trimEnd());
  return fail;
}

/** A step of our own; what it throws is its failure. */
async function attempt(work: () => unknown): Promise<Count> {
  try {
    await work();
    return pass;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return fail;
  }
}

/** Both kinds of tests wait for other processes most of the time, so that they share the machine well. */
async function suites(): Promise<Count> {
  let shown = "";
  const editor = suite((text) => (shown += text), "npm", "run", "--silent", "test:editor");
  const unit = await suite(
    (text) => process.stdout.write(text),
    ...["npm", "run", "--silent", "test:unit"],
  );
  const inEditor = await editor;
  say(shown);
  return add(unit, inEditor);
}

/** A run of mocha; its own summary is what is counted. */
async function suite(show: (text: string) => void, ...words: readonly string[]): Promise<Count> {
  const { status, output } = await execute(words, show);
  const count = {
    passed: reported(output, "passing"),
    failed: reported(output, "failing"),
    skipped: reported(output, "pending"),
  };
  // A run that broke off, or that found no tests at all, is a failure even where no test is named.
  const broke = count.failed === 0 && (status !== 0 || count.passed === 0);
  return broke ? add(count, fail) : count;
}

/** The sum of the numbers before this word, in the lines in which mocha sums up. */
function reported(output: string, word: string): number {
  const lines = output.matchAll(new RegExp(`^ *(\\d+) ${word}\\b`, "gm"));
  return [...lines].reduce((sum, [, number]) => sum + Number(number), 0);
}

function execute(
  [command = "", ...args]: readonly string[],
  show: (text: string) => void,
): Promise<{ status: number; output: string }> {
  const local = join(root, "node_modules/.bin", command);
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(existsSync(local) ? local : command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      show(chunk.toString());
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => resolve({ status: 1, output: output + error.message }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

function add(left: Count, right: Count): Count {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
