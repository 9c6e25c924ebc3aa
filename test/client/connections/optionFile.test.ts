/** Option files are read as MySQL's own `my_print_defaults` reads them. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { readOptionFiles } from "#client/connections/mysql/optionFile.ts";
import { surroundingsOfProcess } from "#client/connections/surroundings.ts";

/** A value of a file, with everything that could be given a meaning. */
const value = fc.string({ unit: fc.constantFrom(..."aZ9 ;#'\"\\=[]!stnqé"), maxLength: 10 });
const name = fc.constantFrom("user", "pass_word", "ssl-ca", "loose_x", "skip-ssl", "b_-c");

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(name, fc.constantFrom("=", " = ", "= "), value)
      .map((parts) => parts.join("")),
  },
  fc
    .tuple(name, fc.constantFrom("=", " = "), value, fc.constantFrom('"', "'"))
    .map(([key, equals, text, quote]) => `${key}${equals}${quote}${text}${quote}`),
  name,
  fc.constantFrom(
    "",
    "  ",
    "# comment",
    ";x=1",
    "[client]",
    "[shop]",
    "[ shop]",
    "[shop ] # c",
    "[other]",
  ),
);

describe("option files, compared with my_print_defaults", function () {
  this.timeout(120_000);
  let folder = "";
  before(() => (folder = mkdtempSync(join(tmpdir(), "multidb-cnf-"))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("any lines", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => check(["[client]", ...lines])),
      { numRuns: 400 },
    );
  });

  it("includes, one folder and one file", () => {
    const inside = join(folder, "more.d");
    mkdirSync(inside);
    writeFileSync(join(inside, "a.cnf"), "[shop]\na=1\n[client]\nb=2");
    writeFileSync(join(inside, "b.txt"), "[shop]\nc=1");
    writeFileSync(join(folder, "one.inc"), "[client]\nd='x'");
    check([
      "[client]",
      "a=0",
      `!includedir ${inside}`,
      `!include ${join(folder, "one.inc")}`,
      "e=5",
    ]);
  });

  function check(lines: readonly string[]): void {
    const path = join(folder, "my.cnf");
    writeFileSync(path, `${lines.join("\n")}\n`);
    const groups = ["client", "shop"];
    const printed = execFileSync("my_print_defaults", [`--defaults-file=${path}`, ...groups], {
      encoding: "utf8",
    });
    const found = readOptionFiles([path], groups, surroundingsOfProcess());
    const ours = Object.fromEntries([...found].map(([key, { value }]) => [key, value]));
    assert.deepEqual(ours, optionsIn(printed), lines.join("\n"));
  }
});

/** The last value of each option of a command line; values may go over several lines. */
function optionsIn(printed: string): Readonly<Record<string, string>> {
  const options: Record<string, string> = {};
  for (const each of printed.replace(/\n$/, "").split(/\n(?=--)/)) {
    const [, key = "", value = ""] = /^--([^=]*)(?:=(.*))?$/su.exec(each) ?? [];
    if (each !== "")
      options[
        key
          .trim()
          .replaceAll("_", "-")
          .replace(/^loose-/, "")
      ] = value;
  }
  return options;
}
