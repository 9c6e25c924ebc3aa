/** Random programs end as the real Python ends them, or are said not to be known; no text breaks the evaluator. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluationOf, realResults, resultOf, run } from "./programs.ts";
import { program } from "./randomPrograms.ts";

const seed = Number(process.env["FC_SEED"] ?? 20_26);
const count = Number(process.env["FC_RUNS"] ?? 600);
/** Where objects are in memory, and the order of sets, differ from run to run. */
const byAddress = /\bat 0x|<generator|object at/;

describe("random programs", () => {
  it("end as in the real Python, or are not known", () => {
    const programs = fc.sample(program, { seed, numRuns: count });
    const real = realResults(programs);
    let known = 0;
    for (const [index, text] of programs.entries()) {
      const expected = real[index] ?? "";
      if (byAddress.test(expected)) continue;
      const answer = resultOf(text);
      if (answer === undefined) continue;
      known++;
      assert.equal(answer, expected, text);
    }
    assert.ok(known > count * 0.8, `${known} of ${count} are known`);
  });

  it("do not throw when they are cut short", () => {
    fc.assert(
      fc.property(program, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        run(text.slice(0, Math.floor(text.length * part)), { fuel: 20_000 });
      }),
      { seed, numRuns: 100 },
    );
  });

  it("do not throw whatever they hold", () => {
    const words = fc.constantFrom(
      ..."class def if else elif for while try except finally with match case return yield await lambda import from as global nonlocal del raise assert pass break continue async not and or in is None True x y self super() ( ) [ ] { } : , . = == := * ** @ -> \n 'a' 1 f'{x}' #".split(
        " ",
      ),
      "\n",
      "\n    ",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const evaluation = evaluationOf({ main: parts.join(" ") }, { fuel: 20_000 });
        const main = evaluation.importModule("main");
        assert.ok(main.kind === "module");
        for (const name of main.globals.names.keys()) evaluation.global(main, name);
      }),
      { seed, numRuns: 300 },
    );
  });
});
