/** Compares the evaluator with the real Python: every snippet ends with the same `repr(result)`. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { atModuleLevel, inFunction, realResults, resultOf } from "./programs.ts";

const folder = fileURLToPath(new URL("snippets", import.meta.url));
const snippets = readdirSync(folder)
  .filter((name) => name.endsWith(".py"))
  .flatMap((file) =>
    readFileSync(`${folder}/${file}`, "utf8")
      .split("# ---\n")
      .map((text, index) => ({ name: `${file} ${index + 1}`, text: text.trim() })),
  );

describe("evaluation against the real Python", () => {
  for (const [place, wrap] of [
    ["in a function", inFunction],
    ["in a module", atModuleLevel],
  ] as const) {
    describe(place, () => {
      let real: readonly string[] = [];
      before(() => {
        real = realResults(snippets.map(({ text }) => wrap(text)));
      });
      for (const [index, { name, text }] of snippets.entries()) {
        it(name, () => assert.equal(resultOf(wrap(text)), real[index], text));
      }
    });
  }
});
