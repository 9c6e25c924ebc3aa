/** Edits fit into the text around them. */
import assert from "node:assert/strict";
import { applyEdits } from "#server/rules/applyEdits.ts";
import { insertAfterLast, insideQuotes } from "#server/rules/edits.ts";
import type { Edit } from "#server/rules/rule.ts";

function edit(start: number, end: number, text: string): Edit {
  return { at: { path: "/x.py", start, end }, text };
}

describe("edits", () => {
  it("are made in any order", () => {
    assert.equal(applyEdits("one two", [edit(4, 7, "2"), edit(0, 3, "1")]), "1 2");
  });

  it("that insert at one place stay in order", () => {
    assert.equal(applyEdits("ab", [edit(1, 1, "1"), edit(1, 1, "2")]), "a12b");
  });

  it("that overlap are refused", () => {
    assert.equal(applyEdits("one two", [edit(0, 4, "1"), edit(3, 7, "2")]), undefined);
  });

  const added: readonly (readonly [string, string])[] = [
    ["def f(self, model):", "def f(self, model, **hints):"],
    ["def f(self, model,):", "def f(self, model, **hints):"],
    ["def f(\n    self,\n    model,\n):", "def f(\n    self,\n    model,\n    **hints,\n):"],
    ["def f(\n    self, model\n):", "def f(\n    self, model, **hints\n):"],
    ["def f(\r\n    model,\r\n):", "def f(\r\n    model,\r\n    **hints,\r\n):"],
  ];
  for (const [before, after] of added)
    it(`add a parameter to ${JSON.stringify(before)}`, () => {
      const start = before.indexOf("model");
      const last = { start, end: start + "model".length };
      assert.equal(applyEdits(before, [insertAfterLast("/x.py", before, last, "**hints")]), after);
    });

  it("know what is between quotes", () => {
    assert.deepEqual(insideQuotes('"a"'), { start: 1, end: 2 });
    assert.deepEqual(insideQuotes("'''a'''"), { start: 3, end: 4 });
    assert.deepEqual(insideQuotes('""'), { start: 1, end: 1 });
    for (const other of ["name", 'f"a"', '"a" "b"', '"a\\n"', '"', '"""a\nb"""', ""])
      assert.equal(insideQuotes(other), undefined, other);
  });
});
