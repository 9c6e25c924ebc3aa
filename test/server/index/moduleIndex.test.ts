/** The index keeps modules through edits, and answers what a fresh one does. */

import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ClassDef, FunctionDef, Statement } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import { modulesFrom, type TestModules } from "#test/support/modules.ts";

const path = "/project/shop/models.py";
const file = "shop/models.py";

const text = `import os
from .base import Base as B

class Order(B):
    """An order."""
    name = "x"

    def total(self):
        return sum(self.lines)

    def lines(self):
        yield 1

def helper():
    import later
    return "helped"
`;

describe("the module index", () => {
  it("keeps modules without the bodies of their functions", async () => {
    const { index } = await modulesFrom({ [file]: text });
    const summary = index.summary(path);
    assert.ok(summary);
    const bodies: unknown[] = [];
    walk(summary.module, (node) => {
      if (node.kind === "FunctionDef") bodies.push([node.name.id, node.body, node.isGenerator]);
    });
    assert.deepEqual(bodies, [
      ["total", undefined, false],
      ["lines", undefined, true],
      ["helper", undefined, false],
    ]);
    assert.deepEqual(summary.imports, [
      { module: "os", level: 0, names: undefined },
      { module: "base", level: 1, names: ["Base"] },
    ]);
    assert.equal(index.summary(path), summary);
    assert.equal(index.summary("/project/absent.py"), undefined);
  });

  it("keeps the bodies of routers and settings", async () => {
    const router = "class R:\n    def db_for_read(self, model, **hints):\n        return 'a'\n";
    const { index } = await modulesFrom({ [file]: router });
    assert.equal(functionIn(index, "db_for_read").body?.length, 1);
  });

  it("reads a body when it is asked for, at its own offsets, and the same each time", async () => {
    const { index } = await modulesFrom({ [file]: text });
    const helper = functionIn(index, "helper");
    const body = index.body(path, helper);
    assert.deepEqual(
      body.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ["Import", "import later"],
        ["Return", 'return "helped"'],
      ],
    );
    assert.equal(index.body(path, helper), body);
  });

  it("lists imports without a parse", async () => {
    const { index } = await modulesFrom({ [file]: text });
    assert.equal(index.imports(path).length, 2);
    assert.equal(index.counters.parsed, 0);
    assert.deepEqual(index.imports("/project/absent.py"), []);
  });

  it("takes what is stored of a file, until the file changes", async () => {
    const stored = {
      aliasUses: [],
      directives: [{ text: "# multidb: x", start: 1, end: 2 }],
      codeStart: 0,
    };
    const { index, edit } = await modulesFrom({ [file]: text }, { stored: () => stored });
    assert.equal(index.summary(path)?.directives, stored.directives);
    assert.equal(index.counters.read, 0);
    edit(file, "x = 1\n");
    assert.deepEqual(index.summary(path)?.directives, []);
  });

  it("tells an edit inside of a body from one that others see", async () => {
    const { index, edit } = await modulesFrom({ [file]: text });
    assert.ok(index.summary(path)?.digest);
    assert.equal(edit(file, text.replace("sum(", "max(")), false);
    assert.equal(edit(file, `# a comment\n\n${text}`), false);
    assert.equal(edit(file, text.replace("An order", "Some order")), false);
    assert.equal(edit(file, text.replace('name = "x"', 'name = "y"')), true);
    assert.equal(edit(file, text.replace("def total(self)", "def total(self, a)")), true);
    assert.equal(edit(file, undefined), true);
    assert.equal(index.summary(path), undefined);
    assert.equal(edit(file, text), true);
    assert.ok(index.summary(path));
  });

  it("tells an edit of a body that was asked for", async () => {
    const { index, edit } = await modulesFrom({ [file]: text });
    const helper = functionIn(index, "helper");
    const [, answer] = index.body(path, helper);
    const moved = `\n\n${text.replace("sum(", "max(")}`;
    assert.equal(edit(file, moved), false);
    assert.equal(functionIn(index, "helper"), helper);
    assert.ok(answer);
    assert.equal(moved.slice(answer.start, answer.end), 'return "helped"');
    assert.equal(edit(file, text.replace('"helped"', '"hindered"')), true);
  });

  it("tells an edit of the imports of a file of which nothing else is known", async () => {
    const { index, edit } = await modulesFrom({ [file]: text });
    assert.equal(index.imports(path).length, 2);
    assert.equal(edit(file, text.replace("sum(", "max(")), false);
    assert.equal(index.imports(path).length, 2);
    assert.equal(edit(file, text.replace("import os", "import sys")), true);
    assert.equal(index.imports(path)[0]?.module, "sys");
  });

  it("reads aliases and suppressions anew with each edit", async () => {
    const { index, edit } = await modulesFrom({ [file]: text });
    const uses = (): unknown => index.summary(path)?.aliasUses.map(({ range }) => range.start);
    assert.deepEqual(uses(), []);
    edit(file, text.replace("sum(", "X.objects.using('a', "));
    assert.deepEqual(uses(), [text.indexOf("sum(") + "X.objects.using(".length]);
  });

  it("answers after any edits what a fresh index answers", async () => {
    const pieces = [
      text,
      "class A:\n    x = 1\n",
      "def f():\n    return X.using('a')\n",
      "\n",
      "# c\n",
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((all) => all.join(""));
    const cut = fc.tuple(texts, fc.nat(400), fc.nat(400));
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 6 }), async (edits) => {
        const { index, edit } = await modulesFrom({ [file]: text });
        read(index);
        let now = text;
        for (const [inserted, from, to] of edits) {
          now = now.slice(0, Math.min(from, to)) + inserted + now.slice(Math.max(from, to));
          edit(file, now);
        }
        const fresh = await modulesFrom({ [file]: now });
        assert.deepEqual(read(index), read(fresh.index));
      }),
      { numRuns: 60 },
    );
  });
});

function functionIn(index: TestModules["index"], name: string): FunctionDef {
  const found: FunctionDef[] = [];
  const module = index.summary(path)?.module;
  assert.ok(module);
  walk(module, (node) => {
    if (node.kind === "FunctionDef" && node.name.id === name) found.push(node);
  });
  const [only] = found;
  assert.ok(only);
  return only;
}

/** Everything that the index knows of the file, bodies included. */
function read(index: TestModules["index"]): unknown {
  const summary = index.summary(path);
  assert.ok(summary);
  const { module, imports, aliasUses, directives, digest } = summary;
  const bodies: (readonly Statement[])[] = [];
  walk(module, (node: ClassDef | FunctionDef | { kind: string }) => {
    if (node.kind === "FunctionDef") bodies.push(index.body(path, node as FunctionDef));
  });
  return structuredClone({ module, imports, aliasUses, directives, digest, bodies });
}
