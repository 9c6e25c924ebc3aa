/** Runs every rule's page: its examples are projects, its comments are expectations, and its fixes are applied. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadParser } from "#server/host/wasm.ts";
import { applyEdits } from "#server/rules/applyEdits.ts";
import { checkProject } from "#server/rules/check.ts";
import { rules } from "#server/rules/registry.ts";
import type { Finding, Fix } from "#server/rules/rule.ts";
import { noSettings } from "#server/rules/ruleSettings.ts";
import { Lines } from "#server/text/lines.ts";
import { relative } from "#server/text/paths.ts";
import { expectationsOf, readPage, type Example } from "#test/support/markdown.ts";
import { projectFrom } from "#test/support/project.ts";
import { plain, scaffold } from "#test/support/scaffold.ts";

const folder = join(import.meta.dirname, "../server/rules");
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

type Texts = Readonly<Record<string, string>>;

describe("rules", () => {
  it("the registry has every folder, in the order of the names", () => {
    assert.deepEqual(
      rules.map(({ name }) => name),
      folders,
    );
  });

  it("no two rules share a message or a summary", () => {
    for (const part of ["message", "summary"] as const)
      assert.equal(new Set(rules.map((rule) => rule[part])).size, rules.length);
  });

  it("messages are one sentence without a full stop", () => {
    const wrong = rules.filter(({ message }) => message.endsWith(".") || message.includes("\n"));
    assert.deepEqual(wrong, []);
  });

  it("a rule gives way to rules that there are", () => {
    for (const { yieldsTo } of rules)
      for (const name of yieldsTo) assert.ok(folders.includes(name));
  });

  for (const rule of rules)
    describe(rule.name, () => {
      const path = join(folder, rule.name, "rule.md");
      it("has a page", () => assert.ok(existsSync(path)));
      if (!existsSync(path)) return;
      const page = readPage(readFileSync(path, "utf8"));

      it("opens its page with its name and summary, in the usual sections", () => {
        assert.equal(page.name, rule.name);
        assert.equal(page.summary, `${rule.summary}.`);
        assert.deepEqual(page.sections, [
          "What it finds",
          "Why it matters",
          "How to fix it",
          "Examples",
        ]);
      });

      it("shows what it reports and what it does not", () => {
        const reporting = page.examples.filter(({ files }) => expects(files, rule.name));
        assert.ok(reporting.length >= 1, "no example is reported");
        assert.ok(page.examples.length - reporting.length >= 2, "too few examples are silent");
      });

      for (const example of page.examples) it(example.title, () => run(example));
    });
});

function expects(files: Texts, name: string): boolean {
  return expectationsOf(files).some(({ rule }) => rule === name);
}

async function run({ files, after }: Example): Promise<void> {
  const findings = await check(files);
  const before = scaffold(files);
  const fixes = findings.flatMap((finding) => finding.fixes);
  for (const fix of fixes) await parses(make(before, fix), fix.title);
  for (const { fix: title, files: changed } of after) {
    const fix = fixes.find((one) => one.title === title);
    assert.ok(fix, `no fix "${title}" among ${JSON.stringify(fixes.map((one) => one.title))}`);
    assert.deepEqual(plain(make(before, fix)), plain({ ...before, ...changed }));
    await check({ ...files, ...changed });
  }
}

/** The project's texts with a fix made. */
function make(texts: Texts, { title, edits }: Fix): Texts {
  const made: Record<string, string> = { ...texts };
  for (const path of new Set(edits.map(({ at }) => relative("/project", at.path)))) {
    const own = edits.filter(({ at }) => at.path === `/project/${path}`);
    const fixed = applyEdits(texts[path] ?? "", own);
    assert.ok(fixed !== undefined, `the edits of "${title}" overlap`);
    made[path] = fixed;
  }
  return made;
}

/** What a fix leaves is Python. */
async function parses(texts: Texts, title: string): Promise<void> {
  const parse = await loadParser();
  for (const [path, text] of Object.entries(texts)) {
    const { problems } = parse(text);
    assert.deepEqual(problems, [], `"${title}" leaves ${path} broken:\n${text}`);
  }
}

/** Compares what is found with what the comments expect. */
async function check(files: Texts): Promise<readonly Finding[]> {
  const texts = scaffold(files);
  const findings = checkProject(await projectFrom(texts), noSettings);
  const expected = expectationsOf(files);
  const found = findings.map(({ at, rule, severity, message }) => {
    const path = relative("/project", at.path);
    const line = new Lines(texts[path] ?? "").position(at.start).line + 1;
    return { path, line, severity, rule, message };
  });
  const shown = found.map((one) => {
    const match = expected.find(
      (other) =>
        other.path === one.path &&
        other.line === one.line &&
        other.rule === one.rule &&
        other.severity === one.severity &&
        one.message.includes(other.message),
    );
    return match ?? one;
  });
  assert.deepEqual(shown.map(inWords).sort(), expected.map(inWords).sort());
  return findings;
}

function inWords({
  path,
  line,
  severity,
  rule,
  message,
}: ReturnType<typeof expectationsOf>[number]) {
  return `${path}:${line}: ${severity}: [${rule}] "${message}"`;
}
