/** `sys.version_info`: as much of it as the project's interpreter tells. */

import assert from "node:assert/strict";
import { evaluationOf, shownGlobal } from "./programs.ts";

function answers(expression: string, pythonMinor?: number): string {
  const text = `import sys\nX = ${expression}`;
  return shownGlobal(evaluationOf({ main: text }, { pythonMinor }), "main", "X");
}

describe("the version of Python", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    // What is asked, what is answered without an interpreter, and with Python 3.13.
    ["sys.version_info >= (3, 10)", "True", "True"],
    ["sys.version_info >= (3, 13)", "?", "True"],
    ["sys.version_info > (3, 13)", "?", "True"],
    ["sys.version_info >= (3, 14)", "?", "False"],
    ["sys.version_info < (3,)", "False", "False"],
    ["sys.version_info == (3, 13)", "False", "False"],
    ["sys.version_info >= (3, 13, 1)", "?", "?"],
    ["sys.version_info[:2] == (3, 13)", "?", "True"],
    ["sys.version_info[:2] > (3, 13)", "?", "False"],
    ["sys.version_info[:2] == (3, 2)", "False", "False"],
    ["sys.version_info[:1] == (3,)", "True", "True"],
    ["sys.version_info.minor", "?", "13"],
    ["sys.version_info[1]", "?", "13"],
    ["(3, 13) <= sys.version_info", "?", "True"],
  ];
  for (const [expression, without, known] of cases)
    it(expression, () => {
      assert.equal(answers(expression), without);
      assert.equal(answers(expression, 13), known);
    });
});
