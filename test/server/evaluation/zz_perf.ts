import { run } from "#test/server/evaluation/programs.ts";
for (const [name, text] of Object.entries({
  loop: "def f():\n    n = 0\n    for i in range(200000):\n        n = n + i % 7\n    return n\nX = f()",
  calls:
    "def g(a, b=1):\n    return a + b\ndef f():\n    n = 0\n    for i in range(50000):\n        n = g(n)\n    return n\nX = f()",
  methods:
    "class A:\n    def __init__(self): self.x = 0\n    def inc(self, by):\n        self.x += by\n        return self.x\ndef f():\n    a = A()\n    for i in range(50000):\n        a.inc(i)\n    return a.x\nX = f()",
  toplevel: Array.from({ length: 5000 }, (_, i) => `V${i} = {"a": ${i}, "b": [1, 2, "x"]}`).join(
    "\n",
  ),
  moduleloop: "D = {}\nfor i in range(10000):\n    D[i] = i\n",
  classes: Array.from(
    { length: 500 },
    (_, i) =>
      `class C${i}:\n    a = 1\n    b = "x"\n    def f(self): return 1\n    def g(self, x): return 2\n`,
  ).join("\n"),
})) {
  const t = performance.now();
  const { module, evaluation } = run(text, { fuel: 20_000_000 });
  const ms = performance.now() - t;
  const steps = 20_000_000 - ((evaluation.machine as any).lastFuel ?? 0);
  console.log(name, Math.round(ms), "ms", module.open?.text ?? "");
}
