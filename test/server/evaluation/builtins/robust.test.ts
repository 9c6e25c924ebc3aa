/** Whatever built-ins are called with, they answer, or raise as Python does: nothing of ours breaks. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { evaluationOf } from "../programs.ts";

const seed = Number(process.env["FC_SEED"] ?? 7);

/** Odd values, as Python writes them. */
const values = [
  "None",
  "True",
  "0",
  "-1",
  "3",
  "10 ** 30",
  "-(10 ** 12)",
  "1.5",
  "float('nan')",
  "float('inf')",
  "''",
  "'a,b{}%s'",
  "'\\ud83d\\ude00é'",
  "'(a'",
  "b'\\xff'",
  "[]",
  "[1, 'a', None]",
  "(1, (2,))",
  "{}",
  "{'a': 1, 2: [3]}",
  "{1, 'x'}",
  "frozenset({1})",
  "UNKNOWN",
  "UNKNOWN['x']",
  "[UNKNOWN]",
  "{'a': UNKNOWN}",
  "(UNKNOWN, 1)",
  "CHOICE",
  "[CHOICE]",
  "OPEN_LIST",
  "OPEN_DICT",
  "len",
  "(lambda *a, **k: a)",
  "int",
  "Thing",
  "Thing()",
  "Text('x')",
  "iter([1, 2])",
  "(x for x in 'ab')",
  "range(3)",
  "itertools.count()",
  "re.compile('a(b)?')",
  "pathlib.Path('/a/b')",
  "datetime.timedelta(1)",
  "Color.RED",
  "slice(1)",
  "...",
  "os.environ",
  "{'k': 1}.items()",
  "collections.OrderedDict(a=1)",
  "random.random()",
];

const owners = [
  "''",
  "'a,b'",
  "b'ab'",
  "[3, 1]",
  "(1, 2)",
  "{'a': 1}",
  "{1, 2}",
  "OPEN_LIST",
  "OPEN_DICT",
  "Text('x')",
  "5",
  "1.5",
  "range(4)",
  "os.path",
  "os.environ",
  "re",
  "re.compile('a*')",
  "json",
  "itertools",
  "functools",
  "operator",
  "math",
  "random",
  "hashlib",
  "base64",
  "copy",
  "pathlib.Path('/a')",
  "string.Template('$a')",
  "collections",
  "urllib.parse",
  "inspect",
  "datetime",
  "Color",
  "contextlib",
  "ast",
  "uuid",
  "bisect",
];

const names = (
  "abs all any ascii bin bool bytes callable chr dict dir divmod enumerate filter float format " +
  "frozenset getattr hasattr hash hex id int isinstance issubclass iter len list map max min next " +
  "object oct open ord pow print property range repr reversed round set setattr slice sorted " +
  "staticmethod str sum tuple type vars zip __import__"
).split(" ");

const prelude = [
  "import ast, base64, bisect, collections, contextlib, copy, datetime, enum, functools, hashlib",
  "import inspect, itertools, json, math, operator, os, pathlib, random, re, string, uuid",
  "import urllib.parse",
  "UNKNOWN = os.environ['NOT_KNOWN']",
  "CHOICE = random.choice(['a', 2, None])",
  "OPEN_LIST = [1]",
  "OPEN_LIST.extend(UNKNOWN)",
  "OPEN_DICT = {'a': 1}",
  "OPEN_DICT.update(UNKNOWN)",
  "class Thing: x = 1",
  "class Text(str): pass",
  "class Color(enum.Enum): RED = 1",
].join("\n");

const value = fc.constantFrom(...values);
const argument = fc.oneof(
  { weight: 5, arbitrary: value },
  { weight: 1, arbitrary: value.map((written) => `*${written}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("key", "default", "sep", "x"), value)
      .map((pair) => pair.join("=")),
  },
);
const given = fc
  .array(argument, { maxLength: 3 })
  // Positional arguments come first.
  .map((each) => each.toSorted((a, b) => Number(/^\w+=/.test(a)) - Number(/^\w+=/.test(b))))
  .map((each) => [...new Map(each.map((one) => [/^\w+=/.exec(one)?.[0] ?? one, one])).values()]);
/** What the real Python has on the owners. */
const attributes = JSON.parse(
  execFileSync("python3", ["-W", "ignore", "-c", listing()], { encoding: "utf8" }),
) as Readonly<Record<string, readonly string[]>>;

const attributeCall = fc
  .constantFrom(...owners)
  .chain((owner) =>
    fc.tuple(fc.constant(owner), fc.constantFrom(...(attributes[owner] ?? [])), given),
  )
  .map(([owner, name, each]) => `(${owner}).${name}(${each.join(", ")})`);
const call = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...names), given)
      .map(([name, each]) => `${name}(${each.join(", ")})`),
  },
  { weight: 3, arbitrary: attributeCall },
);

function listing(): string {
  return [
    prelude.replace("os.environ['NOT_KNOWN']", "{'x': 1}"),
    "print(json.dumps({",
    ...owners.map(
      (owner) =>
        `${JSON.stringify(owner)}: [n for n in dir(${owner}) if n.isascii() and not n.startswith('_')],`,
    ),
    "}))",
  ].join("\n");
}

describe("built-ins called with anything", function () {
  this.timeout(60_000);

  it("answer or raise", () => {
    const calls = fc.sample(call, { seed, numRuns: Number(process.env["FC_RUNS"] ?? 1500) });
    const program = [
      prelude,
      ...calls.map((written, index) => `def f${index}(): return repr(${written})`),
    ].join("\n");
    const evaluation = evaluationOf({ main: program }, { fuel: 100_000, paths: 16 });
    const module = evaluation.importModule("main");
    assert.ok(module.kind === "module");
    for (const [index, written] of calls.entries()) {
      const f = evaluation.global(module, `f${index}`)?.value;
      assert.ok(f !== undefined, `${written}: ${module.open?.text}`);
      try {
        evaluation.explore((machine) => machine.invoke(f, []));
      } catch (error) {
        throw new Error(written, { cause: error });
      }
    }
  });
});
