/** Compares the built-ins and the standard library with the real Python, snippet by snippet. */
import assert from "node:assert/strict";
import { inFunction, realResults, resultOf } from "../programs.ts";
import { containerPrograms } from "./snippets/containerPrograms.ts";
import { containers } from "./snippets/containers.ts";
import { modulePrograms } from "./snippets/modulePrograms.ts";
import { modules } from "./snippets/modules.ts";
import { texts } from "./snippets/texts.ts";

/** Programs of one expression each; a line that begins with `#:` runs before those that follow it. */
function expressions(lines: readonly string[]): readonly string[] {
  let before = "";
  return lines.flatMap((line) => {
    if (!line.startsWith("#: ")) return [`${before}result = ${line}`];
    before = line === "#: pass" ? "" : `${line.slice(3)}\n`;
    return [];
  });
}

const groups: Readonly<Record<string, readonly string[]>> = {
  texts: expressions(texts),
  containers: [...expressions(containers), ...containerPrograms],
  "standard library": [...expressions(modules), ...modulePrograms],
};

describe("built-ins against the real Python", function () {
  this.timeout(60_000);

  it("there are at least 250 snippets", () => {
    assert.ok(Object.values(groups).flat().length >= 250);
  });

  for (const [group, snippets] of Object.entries(groups)) {
    describe(group, () => {
      let real: readonly string[] = [];
      before(() => {
        real = realResults(snippets.map(inFunction));
      });
      for (const [index, snippet] of snippets.entries()) {
        it(snippet, () => {
          assert.equal(resultOf(inFunction(snippet)), real[index]);
        });
      }
    });
  }
});
