/** The plain language server in a real Neovim: nothing of ours but the server and four lines of configuration. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ensureNeovim } from "#test/setup/neovim.ts";

interface Shown {
  readonly line: number;
  readonly severity: number;
  readonly source: string;
  readonly message: string;
  readonly rule: string;
}

interface Result {
  readonly problem?: string;
  readonly routers: readonly Shown[];
  readonly hover: string;
  readonly actions: readonly string[];
  readonly fixed: readonly Shown[];
  readonly line: string;
}

interface Planted {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

const root = join(import.meta.dirname, "../..");
const bookstore = join(root, "test/projects/bookstore");

describe("Neovim", function () {
  this.timeout(180_000);
  let result: Result;
  let place = "";

  before(() => {
    const neovim = ensureNeovim();
    place = mkdtempSync(join(tmpdir(), "multidb-neovim-"));
    const project = join(place, "book store");
    cpSync(bookstore, project, {
      recursive: true,
      filter: (path) => !path.endsWith(".sqlite3") && !path.endsWith("__pycache__"),
    });
    const out = join(place, "result.json");
    const server = join(root, "server/main.ts");
    const script = join(import.meta.dirname, "session.lua");
    const words = ["--headless", "--clean", "-i", "NONE", "-n", "-c", `luafile ${script}`];
    execFileSync(neovim, words, {
      env: {
        PATH: process.env["PATH"],
        HOME: place,
        MULTIDB_TEST: [process.execPath, server, project, out].join("\n"),
      },
      timeout: 120_000,
      stdio: "ignore",
    });
    result = JSON.parse(readFileSync(out, "utf8")) as Result;
    assert.equal(result.problem, undefined);
  });

  after(() => rmSync(place, { recursive: true, force: true }));

  const planted = JSON.parse(
    readFileSync(join(bookstore, "expected.json"), "utf8"),
  ) as readonly Planted[];
  const expected = planted
    .filter(({ path }) => path === "config/routers.py")
    .map(({ rule, line }) => `${line} ${rule}`);
  const places = (shown: readonly Shown[]): readonly string[] =>
    shown.map(({ line, rule }) => `${line} ${rule}`);

  it("shows the findings of the routers", () => {
    assert.ok(expected.length > 0);
    assert.deepEqual(places(result.routers), expected);
    for (const { source, message, severity } of result.routers) {
      assert.equal(source, "Django Multi-DB");
      assert.ok(message.length > 10);
      assert.ok(severity === 1 || severity === 2);
    }
  });

  it("shows where a model lives", () => {
    assert.match(result.hover, /\*\*catalogue\.Book\*\*/);
    assert.match(result.hover, /replica/);
    assert.match(result.hover, /config\/routers\.py:\d+/);
  });

  it("offers fixes, and what is fixed is gone", () => {
    assert.match(result.actions[0] ?? "", /allow_relation/);
    assert.match(result.line, /def allow_relation\(/);
    assert.deepEqual(
      places(result.fixed),
      expected.filter((place) => !place.includes("misspelt-router-method")),
    );
  });
});
