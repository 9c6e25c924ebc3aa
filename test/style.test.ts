/** Keeps the habits that no linter knows: how a file opens, how long it is, and that each version has its notes. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { version } from "#shared/product.ts";

const root = join(import.meta.dirname, "..");
const longest = 500;

/** The first thing in a file: one comment, one sentence, on one line or wrapped. */
const opening = /^\/\*\*\s+(?:[^*]|\*(?!\/))+?\s*\*\/\r?\n/;

describe("style", () => {
  const files = sources();

  it("there are sources to look at", () => {
    assert.ok(files.length > 20);
  });

  it("every file opens with a sentence that says what it is for", () => {
    const silent = files.filter((path) => !opening.test(read(path)));
    assert.deepEqual(silent, []);
  });

  it(`no file has more than ${longest} lines`, () => {
    const long = files
      .map((path) => ({ path, lines: read(path).split("\n").length - 1 }))
      .filter(({ lines }) => lines > longest);
    assert.deepEqual(long, []);
  });

  it("no two files of one folder differ by case alone", () => {
    const lower = files.map((path) => path.toLowerCase());
    assert.equal(new Set(lower).size, files.length);
  });

  it("the version in package.json has an entry in the changelog", () => {
    assert.ok(read("CHANGELOG.md").includes(`\n## [${version}]`), `no entry for ${version}`);
  });

  it("the product says the version of package.json", () => {
    const manifest = JSON.parse(read("package.json")) as { version: string };
    assert.equal(version, manifest.version);
  });

  it("the lock file names no registry", () => {
    assert.doesNotMatch(read("package-lock.json"), /"resolved":/);
  });
});

/** Every TypeScript file that is ours. */
function sources(): readonly string[] {
  return ["client", "server", "shared", "test"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .map((path) => `${top}/${path.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts") && !path.startsWith("test/projects/"))
      .toSorted(),
  );
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
