/** Imports, outlines and single functions are what a whole parse gives. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { decode } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import { importsOf } from "#server/index/imports.ts";
import { scanImports } from "#server/syntax/imports.ts";
import type { Module } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import { standardLibrary } from "./python.ts";
import { snippets } from "./snippets.ts";

describe("the scan of imports", () => {
  it("finds what runs with the module, and nothing else", () => {
    const text = `"""import a"""
import b.c as d, e  # import f
if True: import g
try:
    from .h import (i as j,  # k
                    l)
except ImportError: from .. import m; import n
class O:
    from p import *
    def q(self):
        import r
def s(): import t
x = "import u"
async def v():
    import w
from \\
    y import z
`;
    assert.deepEqual(scanImports(text), [
      { module: "b.c", level: 0, names: undefined },
      { module: "e", level: 0, names: undefined },
      { module: "g", level: 0, names: undefined },
      { module: "h", level: 1, names: ["i", "l"] },
      { module: "", level: 2, names: ["m"] },
      { module: "n", level: 0, names: undefined },
      { module: "p", level: 0, names: "star" },
      { module: "y", level: 0, names: ["z"] },
    ]);
  });

  it("does not answer where a string or a bracket is left open", () => {
    assert.equal(scanImports("import a\nx = (\nimport b\n"), undefined);
    assert.equal(scanImports("import a\nx = '''\nimport b\n"), undefined);
  });
});

describe("what is known without a whole parse", () => {
  it("is what the parse gives: imports, outlines, single functions", async () => {
    const parse = await loadParser();
    const texts = [
      ...Object.values(snippets),
      ...standardLibrary(120).map((path) => decode(readFileSync(path))),
    ];
    for (const text of texts) {
      const { module, problems } = parse(text);
      if (problems.length > 0) continue;
      assert.deepEqual(scanImports(text), importsOf(module));
      walk(module, (node) => {
        if (node.kind !== "FunctionDef") return undefined;
        const alone = parse(text, { kind: "definition", range: node }).module.body[0];
        assert.deepEqual(alone, { ...node, decorators: [] });
        return "skip";
      });
      assert.deepEqual(
        withoutBodies(parse(text, { kind: "outline" }).module),
        withoutBodies(module),
      );
    }
  });
});

/** The outline keeps the bodies of generators. */
function withoutBodies(module: Module): Module {
  walk(module, (node) => {
    if (node.kind !== "FunctionDef") return undefined;
    Object.assign(node, { body: undefined });
    return "skip";
  });
  return module;
}
