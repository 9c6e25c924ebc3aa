/** The parser gives Python's own trees, and a tree for any text. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { decode } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import { walk } from "#server/syntax/visit.ts";
import { pythonTrees, standardLibrary } from "./python.ts";
import { shapes } from "./shape.ts";
import { snippets } from "./snippets.ts";
import { assertSpans } from "./spans.ts";

describe("the parser", () => {
  let parse: Parse;
  before(async () => {
    parse = await loadParser();
  });

  /** Our tree as JSON has it; what is left out there is null in lists, as in Python's. */
  const shape = (text: string): unknown =>
    JSON.parse(JSON.stringify(shapes(parse(text).module.body)));

  for (const [name, text] of Object.entries(snippets))
    it(`reads ${name} without a problem`, () => {
      assert.deepEqual(parse(text).problems, []);
      assertSpans(parse(text).module, text);
    });

  it("gives the trees of Python itself, for files of the standard library", async () => {
    const paths = standardLibrary(150);
    const trees = await pythonTrees(paths);
    assert.equal(trees.length, paths.length);
    let compared = 0;
    for (const [index, path] of paths.entries()) {
      const text = decode(readFileSync(path));
      // Python counts a `;` at the end to the block; characters by name are not known to us.
      if (trees[index] === null || /;[ \t]*(?:#.*)?$|\\N\{/m.test(text)) continue;
      compared += 1;
      assert.deepEqual(shape(text), trees[index], path);
    }
    assert.ok(compared > 100, `only ${compared} files could be compared`);
  });

  it("takes any text, and keeps its offsets in order", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), pythonish), (text) => {
        assertSpans(parse(text).module, text);
        assertSpans(parse(text, { kind: "outline" }).module, text);
      }),
      { numRuns: 300 },
    );
  });

  it("takes Python that was cut and put together", () => {
    const texts = standardLibrary(12).map((path) => decode(readFileSync(path)).slice(0, 4000));
    const cut = fc.record({
      text: fc.constantFrom(...texts),
      from: fc.nat(4000),
      to: fc.nat(4000),
      inserted: fc.oneof(fc.constant(""), pythonish),
    });
    fc.assert(
      fc.property(cut, ({ text, from, to, inserted }) => {
        const broken = text.slice(0, from) + inserted + text.slice(to);
        assertSpans(parse(broken).module, broken);
      }),
      { numRuns: 200 },
    );
  });

  const repeated = (text: string, count: number): string => text.repeat(count);
  const deep: Readonly<Record<string, string>> = {
    brackets: `x = ${repeated("(", 10_000)}1${repeated(")", 10_000)}\ny = 2\n`,
    "brackets of lists": `x = ${repeated("[", 10_000)}1${repeated("]", 10_000)}\ny = 2\n`,
    "brackets left open": repeated("(", 20_000),
    branches: `if a:\n    pass\n${repeated("elif b:\n    pass\n", 5000)}y = 2\n`,
    "a chain of sums": `x = ${repeated("a + ", 20_000)}a\ny = 2\n`,
    "a chain of calls": `x = a${repeated(".b()", 20_000)}\ny = 2\n`,
    blocks: `${Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}if a:\n`).join("")}${" ".repeat(300)}pass\ny = 2\n`,
    lambdas: `x = ${repeated("lambda: ", 10_000)}a\ny = 2\n`,
    assignments: `${repeated("x = ", 10_000)}1\ny = 2\n`,
    "lines that go on": `x = a${repeated("\\\n", 100_000)}\ny = 2\n`,
    "texts of calls": `${repeated("a.using('b')\n", 20_000)}y = 2\n`,
    "decorators of nothing": repeated("@\n", 10_000),
    patterns: `match x:\n    case ${repeated("[", 3000)}a${repeated("]", 3000)}:\n        pass\ny = 2\n`,
  };
  for (const [name, text] of Object.entries(deep))
    it(`survives deep ${name}`, () => {
      const { module } = parse(text);
      assertSpans(module, text);
      if (text.endsWith("y = 2\n")) assert.equal(module.body.at(-1)?.kind, "Assign");
      walk(module, () => undefined);
    });

  it("refuses a text of five million characters in one line", () => {
    const text = `x = [${"1, ".repeat(1_700_000)}]`;
    const { module, problems } = parse(text);
    assert.deepEqual(module.body, []);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["the file is too large: 5100006 characters"],
    );
  });

  it("reads an f-string's fields", () => {
    const [statement] = parse("f'a{x!r:>{w}}{{b}}{y=}' 'c'").module.body;
    assert.ok(statement?.kind === "ExpressionStatement");
    assert.ok(statement.value.kind === "FormattedText");
    const { parts } = statement.value;
    assert.deepEqual(
      parts.map((part) => (typeof part === "string" ? part : [part.conversion, part.debug])),
      ["a", ["r", undefined], "{b}", [undefined, "y"], "c"],
    );
    const [, field] = parts;
    assert.ok(typeof field === "object" && field.format);
    assert.deepEqual(
      field.format.map((part) => (typeof part === "string" ? part : part.value.kind)),
      [">", "Name"],
    );
  });

  it("tells where a plain text could be replaced", () => {
    const inner = (text: string): unknown => {
      const [statement] = parse(text).module.body;
      assert.ok(statement?.kind === "ExpressionStatement" && statement.value.kind === "Text");
      return statement.value.inner;
    };
    assert.deepEqual(inner("'abc'"), { start: 1, end: 4 });
    assert.deepEqual(inner('r"""abc"""'), { start: 4, end: 7 });
    assert.equal(inner(String.raw`"a\n"`), undefined);
    assert.equal(inner("'a' 'b'"), undefined);
  });

  it("keeps integers exact", () => {
    const value = (text: string): unknown => {
      const [statement] = parse(text).module.body;
      assert.ok(statement?.kind === "ExpressionStatement" && statement.value.kind === "Numeral");
      return statement.value.value;
    };
    assert.equal(value("1_000_000"), 1_000_000);
    assert.equal(value("0xff"), 255);
    assert.equal(value("123456789012345678901"), 123_456_789_012_345_678_901n);
    assert.equal(value("1e3"), 1000);
  });

  it("gathers comments where one speaks to us", () => {
    assert.deepEqual(parse("# a\nx = 1  # multidb: ignore[b]\n").comments, [
      { text: "# a", start: 0, end: 3 },
      { text: "# multidb: ignore[b]", start: 11, end: 31 },
    ]);
    assert.deepEqual(parse("# a\nx = 1\n").comments, []);
  });
});

/** Texts of pieces that Python is made of. */
const pythonish = fc
  .array(
    fc.constantFrom(
      ..."class def if else: ( ) [ ] { } ' \" ''' \"\"\" # \\ \n \r \t f'{ } lambda yield = == , . : ; @ a b 1 \0 \ud800 😀 é import from as * ** -> async await match case in not is".split(
        " ",
      ),
      "\n",
      "\n    ",
      " ",
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(" "));
