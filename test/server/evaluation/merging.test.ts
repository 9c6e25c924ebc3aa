/** What modules hold after conditions that are not known: both sides, joined. */

import assert from "node:assert/strict";
import { evaluationOf, shownGlobal } from "./programs.ts";

/** The text of a global after running `main`; `env` is a module that is not there. */
function after(text: string, name: string, others: Readonly<Record<string, string>> = {}): string {
  return shownGlobal(evaluationOf({ ...others, main: text }), "main", name);
}

const unknown = "from env_of_production import flag, other\n";

describe("merging", () => {
  it("a name bound differently on two sides is one of both", () => {
    assert.equal(after(`${unknown}if flag:\n    X = 1\nelse:\n    X = 2`, "X"), "1 | 2");
  });

  it("a name bound alike on two sides is known", () => {
    assert.equal(after(`${unknown}if flag:\n    X = [1]\nelse:\n    X = [1]`, "X"), "[1]");
  });

  it("a name bound on one side may be unbound", () => {
    assert.equal(after(`${unknown}if flag:\n    X = 1`, "X"), "maybe 1");
  });

  it("a name rebound on one side is one of both", () => {
    assert.equal(after(`${unknown}X = 1\nif flag:\n    X = 2`, "X"), "2 | 1");
  });

  it("an entry set on one side may be absent", () => {
    assert.equal(
      after(`${unknown}D = {"a": 1}\nif flag:\n    D["b"] = 2`, "D"),
      "{'a': 1, 'b'?: 2}",
    );
  });

  it("an entry overwritten on one side is one of both", () => {
    assert.equal(after(`${unknown}D = {"a": 1}\nif flag:\n    D["a"] = 2`, "D"), "{'a': 2 | 1}");
  });

  it("two displays are one dict with entries that may be absent", () => {
    const text = `${unknown}if flag:\n    D = {"default": {"E": 1}, "r": {}}\nelse:\n    D = {"default": {"E": 2}}`;
    assert.equal(after(text, "D"), "{'default': {'E': 1 | 2}, 'r'?: {}}");
  });

  it("writing to a dict of two sides writes to both", () => {
    const text = `${unknown}if flag:\n    D = {"a": 1}\nelse:\n    D = {"b": 1}\nD["c"] = 3`;
    assert.equal(after(text, "D"), "{'a'?: 1, 'b'?: 1, 'c': 3}");
  });

  it("a list extended on one side is one of two lists", () => {
    assert.equal(
      after(`${unknown}L = [1]\nif flag:\n    L += [2]\nL.append(3)`, "L"),
      "[1, 2, 3] | [1, 3]",
    );
  });

  it("many independent choices in one display are each joined by itself", () => {
    const keys = ["a", "b", "c", "d", "e", "f"];
    const entries = keys.map((key) => `"${key}": get("${key}", "${key.toUpperCase()}")`);
    const text = `import os
def get(name, fallback):
    if name in os.environ:
        return "set"
    return fallback
D = {"inner": {${entries.join(", ")}}}`;
    const joined = keys.map((key) => `'${key}': 'set' | '${key.toUpperCase()}'`);
    assert.equal(after(text, "D"), `{'inner': {${joined.join(", ")}}}`);
  });

  it("bases that are unpacked from one of two tuples leave the class open", () => {
    const text = `${unknown}class A: pass\nclass B: pass\nbases = (A,) if flag else (A, B)\nclass C(*bases):\n    x = 1\nX = C.x`;
    assert.equal(after(text, "X"), "1");
  });

  it("one variable of the environment is one unknown, however often it is asked", () => {
    const text = `import os\nY = [0 if "A" in os.environ else 1 for i in range(9)]`;
    assert.equal(after(text, "Y"), "[0, 0, 0, 0, 0, 0, 0, 0, 0] | [1, 1, 1, 1, 1, 1, 1, 1, 1]");
  });

  it("a list appended to on many sides stays bounded, and names what it may hold", () => {
    const steps = Array.from({ length: 6 }, (_, i) => `if f${i}:\n    L.append(${i})`);
    const names = Array.from({ length: 6 }, (_, i) => `f${i}`).join(", ");
    const text = `from env_of_production import ${names}\nL = ["x"]\n${steps.join("\n")}\nL.append("y")`;
    const shown = after(text, "L");
    assert.match(shown, /^\['x', 'y', \.\.\. maybe /);
    for (let i = 0; i < 6; i++) assert.ok(shown.includes(String(i)), shown);
  });

  it("a condition holds in all of its side", () => {
    const text = `${unknown}if flag:\n    if flag:\n        X = 1\n    else:\n        X = 2\nelse:\n    X = 3 if not flag else 4`;
    assert.equal(after(text, "X"), "1 | 3");
  });

  it("a side that raises is not taken", () => {
    assert.equal(after(`${unknown}if flag:\n    raise ValueError\nX = 1`, "X"), "1");
    assert.equal(after(`${unknown}X = 1\nif flag:\n    X = 2\n    raise ValueError`, "X"), "1");
  });

  it("an expression on an unknown is one of its values", () => {
    assert.equal(after(`${unknown}X = "a" if flag else "b"`, "X"), "'a' | 'b'");
    assert.equal(after(`${unknown}X = flag or "b"`, "X"), "? | 'b'");
    assert.equal(after(`${unknown}X = [1, 2 if flag else 3]`, "X"), "[1, 2] | [1, 3]");
  });

  it("a function is run along all its ways", () => {
    const text = `${unknown}def f(x):\n    if x:\n        return "a"\n    return "b"\nX = f(flag)\nY = f(1)`;
    assert.equal(after(text, "X"), "'a' | 'b'");
    assert.equal(after(text, "Y"), "'a'");
  });

  it("a function that changes a dict changes it maybe", () => {
    const text = `${unknown}D = {}\ndef f():\n    if flag:\n        D["x"] = 1\nf()`;
    assert.equal(after(text, "D"), "{'x'?: 1}");
  });

  it("a loop over what may be absent runs for it maybe", () => {
    const text = `${unknown}D = {"a": 1}\nif flag:\n    D["b"] = 1\nE = {}\nfor k in D:\n    E[k] = 2`;
    assert.equal(after(text, "E"), "{'a': 2, 'b'?: 2}");
  });

  it("an optional local module that is not there is not imported", () => {
    const text = "X = 1\ntry:\n    from .local import *\nexcept ImportError:\n    Y = 2";
    const modules = { "conf.__init__": "", "conf.main": text };
    const evaluation = evaluationOf(modules);
    assert.equal(shownGlobal(evaluation, "conf.main", "X"), "1");
    assert.equal(shownGlobal(evaluation, "conf.main", "Y"), "2");
  });

  it("an optional local module that is there is imported", () => {
    const text = "X = 1\ntry:\n    from .local import *\nexcept ImportError:\n    Y = 2";
    const modules = { "conf.__init__": "", "conf.main": text, "conf.local": "X = 5" };
    const evaluation = evaluationOf(modules);
    assert.equal(shownGlobal(evaluation, "conf.main", "X"), "5");
    assert.equal(shownGlobal(evaluation, "conf.main", "Y"), "unbound");
  });

  it("an optional package may be there or not", () => {
    const text = "try:\n    import toolbar_of_others\n    X = 1\nexcept ImportError:\n    X = 2";
    assert.equal(after(text, "X"), "1 | 2");
  });

  it("what follows star import of something unknown may be anything", () => {
    const evaluation = evaluationOf({ main: "from env_of_production import *\nX = UNDEFINED" });
    assert.equal(shownGlobal(evaluation, "main", "X"), "?");
  });

  it("a container given to unknown code may have changed", () => {
    const text = `${unknown}L = [1]\nD = {"a": 1}\nflag(L, d=D)`;
    assert.equal(after(text, "L"), "[1, ...]");
    assert.equal(after(text, "D"), "{'a': 1 | ?, ...}");
  });

  it("what unknown code may have replaced is one of both", () => {
    const text = `${unknown}A = 1\nD = {"a": 1, "b": 2}\nE = {**D, **flag, "b": 3}\nD.update(flag)`;
    assert.equal(after(text, "D"), "{'a': 1 | ?, 'b': 2 | ?, ...}");
    assert.equal(after(text, "E"), "{'a': 1 | ?, 'b': 3, ...}");
    assert.equal(after(`${text}\nflag(globals())`, "A"), "1 | ?");
    assert.equal(after(`${text}\nfrom env_of_production import *`, "A"), "1 | ?");
  });

  it("classes join their attributes", () => {
    const text = `${unknown}class A:\n    x = 1\n    if flag:\n        x = 2\n        y = 3\nX = A.x`;
    assert.equal(after(text, "X"), "2 | 1");
    assert.equal(after(`${text}\nY = getattr(A, "y", None)`, "Y"), "3 | None");
  });

  it("an attribute set on one side", () => {
    const text = `${unknown}class A: pass\na = A()\na.x = 1\nif flag:\n    a.x = 2\nX = a.x`;
    assert.equal(after(text, "X"), "2 | 1");
  });

  it("modules import one another in a circle", () => {
    const evaluation = evaluationOf({
      main: "from other import B\nA = 1\ndef f(): return B\nC = f()",
      other: "from main import A\nB = 2\ndef g(): return A\n",
    });
    assert.equal(shownGlobal(evaluation, "main", "C"), "2");
    assert.equal(shownGlobal(evaluation, "other", "A"), "1");
  });

  it("imports run when they are needed, and once", () => {
    const evaluation = evaluationOf({
      main: "import pkg.sub as s, log\nX = s.value\nY = log.lines",
      "pkg.__init__": "import log\nlog.lines.append('pkg')",
      "pkg.sub": "import log\nlog.lines.append('sub')\nvalue = 7",
      log: "lines = []",
    });
    assert.equal(shownGlobal(evaluation, "main", "X"), "7");
    assert.equal(shownGlobal(evaluation, "main", "Y"), "['pkg', 'sub']");
  });

  it("a star import keeps where things were written, and `__all__`", () => {
    const evaluation = evaluationOf({
      main: "from base import *\nX = A",
      base: "__all__ = ['A']\nA = 1\nB = 2",
    });
    assert.equal(shownGlobal(evaluation, "main", "X"), "1");
    assert.equal(shownGlobal(evaluation, "main", "B"), "unbound");
    const main = evaluation.importModule("main");
    assert.ok(main.kind === "module");
    const origin = evaluation.global(main, "A")?.origin;
    assert.equal(origin?.path, "/project/base.py");
  });

  it("too many ways leave the answer open", () => {
    const names = Array.from({ length: 8 }, (_, i) => `f${i}`);
    const body = names.map((name) => `    if ${name}:\n        L.append(1)`).join("\n");
    const text = `from env_of_production import ${names.join(", ")}\nL = []\ndef f():\n${body}\n    return 1\nX = f()`;
    assert.match(after(text, "X"), /\?/);
    assert.match(after(text, "L"), /\.\.\.|\?/);
  });

  it("an endless loop ends", () => {
    const evaluation = evaluationOf(
      { main: "X = 1\nwhile True:\n    X += 1\nY = 2" },
      { fuel: 20_000 },
    );
    const main = evaluation.importModule("main");
    assert.ok(main.kind === "module");
    assert.equal(main.open?.code, "fuel");
  });

  it("what is too large is not made", () => {
    for (const text of ["10 ** 10 ** 8", "'a' * 10 ** 9", "[0] * 10 ** 9", "1 << 10 ** 9"]) {
      assert.match(after(`X = ${text}`, "X"), /^\?/, text);
    }
  });

  it("deep expressions are given up, not the module", () => {
    const text = `X = ${"(".repeat(3000)}1${")".repeat(3000)}\nY = ${"1+".repeat(20000)}1\nZ = 3`;
    assert.equal(after(text, "Z"), "3");
  });
});
