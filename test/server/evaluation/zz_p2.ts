import { run, shownGlobal } from "#test/server/evaluation/programs.ts";
for (const n of [1000, 200000]) {
  const text = `def f():\n    n = 0\n    for i in range(${n}):\n        n = n + i % 7\n    return n\nX = f()`;
  const t = performance.now();
  const { module, evaluation } = run(text, { fuel: 20_000_000 });
  console.log(performance.now() - t, shownGlobal(evaluation, "main", "X"));
}
