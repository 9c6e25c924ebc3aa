/** Calls along every path: outcomes, assumptions, kept state, bounds. */

import assert from "node:assert/strict";
import type { Evaluation, Exploration } from "#server/evaluation/evaluation.ts";
import { native, nativeFunction, text, unknown } from "#server/evaluation/make.ts";
import type { Value } from "#server/evaluation/values.ts";
import { evaluationOf, shown } from "./programs.ts";

const reason = { code: "request", text: "it depends on the request", origin: undefined } as const;

/** Calls a global function of `main` with values. */
function explore(
  source: string | Evaluation,
  name: string,
  ...positional: readonly Value[]
): Exploration {
  const evaluation = typeof source === "string" ? evaluationOf({ main: source }) : source;
  const main = evaluation.importModule("main");
  assert.ok(main.kind === "module");
  return evaluation.explore((machine) =>
    machine.invoke(machine.getAttribute(main, name), positional),
  );
}

/** The outcomes in short, sorted, each once; `open` at the end where there may be others. */
function outcomes(exploration: Exploration): string {
  const all = exploration.outcomes.map(({ result }) =>
    result.kind === "value"
      ? shown(result.value)
      : `!${result.exception.type}: ${result.exception.message}`,
  );
  const distinct = [...new Set(all)].sort();
  return [...distinct, ...(exploration.open === undefined ? [] : ["open"])].join(" / ");
}

/** A parameter of which nothing is known. */
const anything = (): Value => unknown(reason);

describe("exploring", () => {
  it("a known call has one outcome without assumptions", () => {
    const found = explore("def f(x): return x + 1 if x else None", "f", {
      kind: "int",
      value: 3n,
      origin: undefined,
    });
    assert.equal(outcomes(found), "4");
    assert.equal(found.outcomes[0]?.assumptions.length, 0);
  });

  it("an unknown condition has both outcomes, each with what was assumed", () => {
    const found = explore(
      "def f(x):\n    if x.user.pinned:\n        return 'a'\n    return 'b'",
      "f",
      anything(),
    );
    assert.equal(outcomes(found), "'a' / 'b'");
    for (const outcome of found.outcomes) {
      assert.deepEqual(
        outcome.assumptions.map((assumption) => assumption.reason),
        [reason],
      );
    }
  });

  it("one unknown is decided once", () => {
    const source = [
      "def f(x):",
      "    a = 1 if x else 0",
      "    b = 1 if x else 0",
      "    c = 0 if not x else 1",
      "    return (a, b, c)",
    ].join("\n");
    assert.equal(outcomes(explore(source, "f", anything())), "(0, 0, 0) / (1, 1, 1)");
  });

  it("an unknown equals one constant only, and is None or not", () => {
    const source = [
      "def f(x):",
      "    if x == 'a':",
      "        return ('a', not not x == 'b', not not x != 'a', not not x is None)",
      "    if x is None:",
      "        return ('none', not not x is not None, not not x == None)",
      "    return 'other'",
    ].join("\n");
    assert.equal(
      outcomes(explore(source, "f", anything())),
      "'other' / ('a', False, False, False) / ('none', False, True)",
    );
  });

  it("chance gives alternatives without an assumption", () => {
    const source = "import random\ndef f(): return random.choice(['a', 'b', 'c'])";
    const found = explore(source, "f");
    const values = found.outcomes.flatMap(({ result }) =>
      result.kind === "value" && result.value.kind === "oneOf" ? result.value.values : [],
    );
    const texts = values.map(shown).sort().join();
    assert.ok(texts === "'a','b','c'" || outcomes(found) === "'a' / 'b' / 'c'", outcomes(found));
    assert.ok(found.outcomes.every((outcome) => outcome.assumptions.length === 0));
  });

  it("exceptions are outcomes", () => {
    const source = "class R:\n    def f(self, x): return x\ndef f(): return R().f(1, model_name=2)";
    assert.equal(
      outcomes(explore(source, "f")),
      "!TypeError: R.f() got an unexpected keyword argument 'model_name'",
    );
  });

  it("what is not known may raise where that is handled", () => {
    const source = [
      "def f(x):",
      "    try:",
      "        db = x.current.db",
      "    except Exception:",
      "        return 'fallback'",
      "    return 'found'",
    ].join("\n");
    assert.equal(outcomes(explore(source, "f", anything())), "'fallback' / 'found'");
  });

  it("what is not known does not raise where nothing handles it", () => {
    assert.equal(outcomes(explore("def f(x): return [x.a.b(1)[2], 5][1]", "f", anything())), "5");
  });

  it("loops over what is not known run not at all and once", () => {
    const source = [
      "def f(x):",
      "    for y in x:",
      "        if y.ok:",
      "            return 'in'",
      "    return 'after'",
    ].join("\n");
    assert.equal(outcomes(explore(source, "f", anything())), "'after' / 'in' / open");
  });

  it("leaves no trace", () => {
    const evaluation = evaluationOf({
      main: "L = []\nD = {}\nclass A: n = 0\ndef f():\n    L.append(1)\n    D['x'] = L\n    A.n += 1\n    global NEW\n    NEW = 1\n    return len(L)",
    });
    const found = explore(evaluation, "f");
    assert.equal(found.open?.code, "state");
    const main = evaluation.importModule("main");
    assert.ok(main.kind === "module");
    assert.equal(shown(evaluation.global(main, "L")?.value ?? anything()), "[]");
    assert.equal(shown(evaluation.global(main, "D")?.value ?? anything()), "{}");
    assert.equal(evaluation.global(main, "NEW"), undefined);
  });

  it("round robin comes round", () => {
    const source = [
      "class R:",
      "    def __init__(self): self.i = 0",
      "    def f(self):",
      "        self.i = (self.i + 1) % 3",
      "        return ['a', 'b', 'c'][self.i]",
      "r = R()",
      "def f(): return r.f()",
    ].join("\n");
    const found = explore(source, "f");
    assert.equal(outcomes(found), "'a' / 'b' / 'c'");
    assert.ok(found.outcomes.every((outcome) => outcome.assumptions.length === 0));
  });

  it("itertools.cycle comes round", () => {
    const source =
      "import itertools\npool = itertools.cycle(['a', 'b'])\ndef f(): return next(pool)";
    assert.equal(outcomes(explore(source, "f")), "'a' / 'b'");
  });

  it("a generator that goes on comes round", () => {
    const source = [
      "def turns():",
      "    while True:",
      "        yield 'a'",
      "        yield 'b'",
      "g = turns()",
      "def f(): return next(g)",
    ].join("\n");
    assert.equal(outcomes(explore(source, "f")), "'a' / 'b'");
  });

  it("a cache changes nothing", () => {
    const source = [
      "cache = {}",
      "def f(x):",
      "    if x not in cache:",
      "        cache[x] = 'a'",
      "    return cache[x]",
    ].join("\n");
    assert.equal(outcomes(explore(source, "f", text("k"))), "'a'");
  });

  it("the first call may differ from the others", () => {
    const source = [
      "first = True",
      "def f():",
      "    global first",
      "    if first:",
      "        first = False",
      "        return 'first'",
      "    return 'later'",
    ].join("\n");
    assert.equal(outcomes(explore(source, "f")), "'first' / 'later'");
  });

  it("a counter without an end leaves the outcomes open", () => {
    const source = "n = 0\ndef f():\n    global n\n    n += 1\n    return n % 2";
    const found = explore(source, "f");
    assert.equal(outcomes(found), "0 / 1 / open");
  });

  it("an import inside a function", () => {
    const evaluation = evaluationOf({
      main: "def f():\n    from other import value\n    return value",
      other: "import third\nvalue = third.x + 1",
      third: "x = 4",
    });
    assert.equal(outcomes(explore(evaluation, "f")), "5");
  });

  it("bounds are kept", () => {
    const recursion = explore("def f(x): return f(x + 1)", "f", {
      kind: "int",
      value: 1n,
      origin: undefined,
    });
    assert.equal(recursion.open?.code, "fuel");
    const loop = explore("def f():\n    while True: pass", "f");
    assert.equal(loop.open?.code, "fuel");
    const range = explore("def f(): return sum(range(10 ** 12))", "f");
    assert.ok(range.open !== undefined || outcomes(range) === "?");
    const ways = `def f(x):\n    n = 0\n${Array.from({ length: 12 }, (_, i) => `    if x.a${i}: n += ${2 ** i}`).join("\n")}\n    return n`;
    const many = explore(ways, "f", anything());
    assert.equal(many.open?.code, "fuel");
    assert.equal(many.outcomes.length, 256);
  });

  it("the trace names tests and returns", () => {
    const source = "def f(x):\n    if x == 1:\n        return 'a'\n    return 'b'";
    const found = explore(source, "f", text("q"));
    const trace = found.outcomes[0]?.trace ?? [];
    assert.deepEqual(
      trace.map((step) => [step.kind, step.taken]),
      [
        ["test", false],
        ["return", undefined],
      ],
    );
  });

  it("merge keeps what it did, joined", () => {
    const evaluation = evaluationOf({
      main: "D = {}\ndef f(x):\n    D['always'] = 1\n    if x:\n        D['maybe'] = 1\n        return 'a'\n    return 'b'",
    });
    const main = evaluation.importModule("main");
    assert.ok(main.kind === "module");
    const done = evaluation.merge((machine) =>
      machine.invoke(machine.getAttribute(main, "f"), [anything()]),
    );
    assert.ok(done.kind === "value");
    assert.equal(shown(done.value), "'a' | 'b'");
    assert.equal(done.because?.code, "request");
    const d = evaluation.global(main, "D")?.value ?? anything();
    assert.equal(shown(d), "{'always': 1, 'maybe'?: 1}");
  });

  it("native code takes part", () => {
    const evaluation = evaluationOf({ main: "def f(o): return o.alias + o('x') + o['k']" });
    const object = native("thing", {
      getAttribute: (_machine, _self, name) => (name === "alias" ? text("a") : undefined),
      call: (_machine, _self, call) => call.positional[0] ?? text(""),
      getItem: (_machine, _self, key) => key,
    });
    assert.equal(outcomes(explore(evaluation, "f", object)), "'axk'");
    const missing = explore(evaluation, "f", native("thing", {}));
    assert.equal(outcomes(missing), "!AttributeError: 'thing' object has no attribute 'alias'");
    const callable = nativeFunction("g", (machine) => machine.raise("ValueError", "from g"));
    const calls = evaluationOf({
      main: "def f(g):\n    try:\n        g()\n    except ValueError as e:\n        return str(e)",
    });
    assert.equal(outcomes(explore(calls, "f", callable)), "'from g'");
  });
});
