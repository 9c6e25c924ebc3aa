/** A statement of a module that raises where a working project would not: what follows it still runs. */

import assert from "node:assert/strict";
import { evaluationOf, shownGlobal } from "./programs.ts";

function after(text: string, name: string): string {
  return shownGlobal(evaluationOf({ main: text }), "main", name);
}

describe("statements that are forgone", () => {
  it("leave what follows them as it is", () => {
    assert.equal(after("X = None.nope\nY = 2", "Y"), "2");
  });

  it("leave open what they would have bound", () => {
    assert.match(after("X = 1\nX = None.nope", "X"), /^1 \| \?/);
    assert.match(after("X = None.nope", "X"), /^\?/);
  });

  it("leave open what they may have changed", () => {
    assert.match(after("D = {}\nD['a'] = None.nope", "D"), /\{.*…|\.\.\./);
    assert.match(after("L = [1]\nL.extend(None.nope)", "L"), /…|\.\.\./);
  });

  it("cost a class no more than the names that they would have bound", () => {
    const text = "class A:\n    x = None.nope\n    y = 2\nY = A.y\nX = A.x";
    assert.equal(after(text, "Y"), "2");
    assert.match(after(text, "X"), /^\?/);
  });

  it("leave a class as it is where a decorator fails", () => {
    assert.equal(after("@None.nope\nclass A:\n    y = 2\nY = A.y", "Y"), "2");
  });

  it("are those that take too many steps, too", () => {
    const text = "n = 0\nwhile n < 10 ** 9:\n    n += 1\nY = 2";
    assert.equal(after(text, "Y"), "2");
    assert.match(after(text, "n"), /\?/);
  });

  it("are not those that raise by themselves, nor imports that fail", () => {
    const raised = evaluationOf({ main: "raise ValueError('meant')\nX = 1" });
    const module = raised.importModule("main");
    assert.ok(module.kind === "module");
    assert.equal(raised.global(module, "X")?.value.kind ?? "absent", "absent");
    const failed = evaluationOf({
      main: "import_error = ImportError\ndef f():\n    raise import_error\nf()\nX = 1",
    });
    const other = failed.importModule("main");
    assert.ok(other.kind === "module");
    assert.equal(failed.global(other, "X")?.value.kind ?? "absent", "absent");
  });

  it("are not taken on a side of an unknown condition: a side that raises is not the one taken", () => {
    const text =
      "from env_of_production import flag\nX = 1\nif flag:\n    X = None.nope\nelse:\n    X = 2";
    assert.equal(after(text, "X"), "2");
  });
});
