/** Keeps the table of layers honest: every folder is in it, and the real linter reports what it forbids. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { layers } from "#layers";

const root = join(import.meta.dirname, "..");

/** Bad imports, each with a good twin in the same place that must stay silent. */
const planted: readonly { path: string; bad: string; good: string; message: string }[] = [
  {
    path: "server/text/planted.ts",
    bad: `export { here } from "#server/rules/here.ts";`,
    good: `export { here } from "./here.ts";`,
    message: "server/text imports no other folder",
  },
  {
    path: "server/text/relative.ts",
    bad: `export { here } from "../syntax/here.ts";`,
    good: `export { here } from "#server/text/here.ts";`,
    message: "server/text imports no other folder",
  },
  {
    path: "server/syntax/planted.ts",
    bad: `export { here } from "./../index/here.ts";`,
    good: `export { here } from "#server/text/here.ts";`,
    message: "server/syntax imports server/text",
  },
  {
    path: "server/project/routers/planted.ts",
    bad: `export { here } from "#server/project/migrations/here.ts";`,
    good: `export { here } from "#server/project/models/here.ts";`,
    message: "server/project/routers imports",
  },
  {
    path: "server/rules/one-rule/rule.ts",
    bad: `export { here } from "#server/rules/other-rule/here.ts";`,
    good: `export { here } from "#server/rules/here.ts";`,
    message: "a rule imports",
  },
  {
    path: "server/evaluation/planted.ts",
    bad: `export type Server = import("#server/lsp/here.ts").Here;`,
    good: `export type { Here } from "#server/index/here.ts";`,
    message: "`import()` type annotations are forbidden",
  },
  {
    path: "server/evaluation/nested/deeper/planted.ts",
    bad: `export { here } from "../../../index/here.ts";`,
    good: `export { here } from "../../here.ts";`,
    message: "server/evaluation imports",
  },
  {
    path: "server/flow/planted.ts",
    bad: `export { join } from "node:path";`,
    good: `export { here } from "#server/project/models/here.ts";`,
    message: "Node.js builtin module",
  },
  {
    path: "server/cli/planted.ts",
    bad: `export type { Uri } from "vscode";`,
    good: `export { join } from "node:path";`,
    message: "server/cli runs without an editor",
  },
  {
    path: "client/explorer/planted.ts",
    bad: `export { here } from "#client/console/here.ts";`,
    good: `export type { Uri } from "vscode";`,
    message: "client/explorer imports",
  },
  {
    path: "shared/planted.ts",
    bad: `export { here } from "#server/text/here.ts";`,
    good: `export { here } from "./here.ts";`,
    message: "shared imports no other folder",
  },
];

describe("layers", () => {
  for (const top of ["server", "client"]) {
    it(`every folder of ${top} is in the table`, () => {
      const folders = directories(join(root, top)).map((name) => `${top}/${name}`);
      assert.deepEqual(
        folders.filter((folder) => !(folder in layers)),
        [],
      );
    });
  }

  it("every folder of server/project is in the table", () => {
    const folders = directories(join(root, "server/project")).map(
      (name) => `server/project/${name}`,
    );
    assert.deepEqual(
      folders.filter((folder) => !(folder in layers)),
      [],
    );
  });

  it("what a folder imports never imports that folder", () => {
    for (const [folder, { imports }] of Object.entries(layers))
      for (const below of imports)
        assert.ok(
          !layers[below]?.imports.includes(folder),
          `${folder} and ${below} import each other`,
        );
  });

  describe("planted imports", () => {
    let reported: ReadonlyMap<string, readonly string[]>;

    before(function () {
      this.timeout(60_000);
      reported = lintPlanted();
    });

    for (const { path, bad, message } of planted)
      it(`${path}: ${bad}`, () => {
        const messages = reported.get(path) ?? [];
        assert.ok(
          messages.some((text) => text.includes(message)),
          `reported: ${messages.join("; ") || "nothing"}`,
        );
      });

    it("a cycle of imports", () => {
      assert.match((reported.get("server/features/one.ts") ?? []).join(), /cycle/i);
    });

    it("the good twins are silent", () => {
      const loud = planted.map(({ path }) => goodTwin(path)).filter((path) => reported.has(path));
      assert.deepEqual(loud, []);
    });
  });
});

/** Plants each import in a tree of its own under the real configuration; answers the import findings by file. */
function lintPlanted(): ReadonlyMap<string, readonly string[]> {
  const place = mkdtempSync(join(tmpdir(), "layers-"));
  try {
    for (const file of ["package.json", "oxlint.config.ts", "tsconfig.json", "tsconfig.base.json"])
      cpSync(join(root, file), join(place, file));
    for (const project of ["shared", "server", "client", "test"]) {
      mkdirSync(join(place, project), { recursive: true });
      cpSync(join(root, project, "tsconfig.json"), join(place, project, "tsconfig.json"));
    }
    symlinkSync(join(root, "node_modules"), join(place, "node_modules"), "dir");
    for (const { path, bad, good } of planted) {
      plant(place, path, bad);
      plant(place, goodTwin(path), good);
      plantTargets(place, bad, good);
    }
    plant(place, "server/features/one.ts", `export { two as one } from "./two.ts";`);
    plant(place, "server/features/two.ts", `export { one as two } from "#server/features/one.ts";`);
    return findings(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Runs the real linter there; only what it says about imports counts. */
function findings(place: string): ReadonlyMap<string, readonly string[]> {
  const run = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/oxlint/bin/oxlint"),
      "--format",
      "json",
      "client",
      "server",
      "shared",
    ],
    { cwd: place, encoding: "utf8" },
  );
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { message: string; code?: string; help?: string; filename: string }[];
  };
  const byFile = new Map<string, string[]>();
  for (const { code = "", message, help = "", filename } of diagnostics)
    if (/restricted-imports|nodejs-modules|consistent-type-imports|no-cycle/.test(code)) {
      const path = filename.replaceAll("\\", "/");
      byFile.set(path, [...(byFile.get(path) ?? []), `${message} ${help}`]);
    }
  return byFile;
}

function plant(place: string, path: string, text: string): void {
  mkdirSync(dirname(join(place, path)), { recursive: true });
  writeFileSync(join(place, path), `/** Planted. */\n${text}\n`);
}

/** The files that the planted imports name, so that nothing is left unresolved. */
function plantTargets(place: string, ...imports: readonly string[]): void {
  for (const text of imports) {
    const target = /"#([^"]+)"/.exec(text)?.[1];
    if (target) plant(place, target, "export const here = 1;\nexport type Here = number;");
  }
}

function goodTwin(path: string): string {
  return path.replace(/\.ts$/, "Good.ts");
}

function directories(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
