/** The grammar of the consoles' SQL, by samples whose comments say what each word is to be. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(import.meta.dirname, "../../..");
const samples = join(root, "test/grammar");

describe("grammar of djsql", () => {
  for (const sample of readdirSync(samples))
    it(sample, () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          fileURLToPath(import.meta.resolve("vscode-tmgrammar-test/dist/unit.js")),
          "--grammar",
          join(root, "syntaxes/djsql.tmLanguage.json"),
          `test/grammar/${sample}`,
        ],
        { encoding: "utf8", cwd: root },
      );
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /success/);
    });

  it("folds a file by its cells", () => {
    const configuration = JSON.parse(
      readFileSync(join(root, "syntaxes/djsql.language.json"), "utf8"),
    ) as { readonly folding: { readonly markers: { readonly start: string } } };
    assert.match("-- %% sql", new RegExp(configuration.folding.markers.start));
  });
});
