import fc from "fast-check";
import { realResults, resultOf } from "./programs.ts";
import { program } from "./randomPrograms.ts";
const seed = Number(process.argv[2] ?? 1),
  n = Number(process.argv[3] ?? 300),
  show = Number(process.argv[4] ?? 5);
const programs = fc.sample(program, { seed, numRuns: n });
const real = realResults(programs);
let bad = 0,
  unk = 0;
const kinds = new Map<string, number>();
for (const [i, t] of programs.entries()) {
  let a: string | undefined;
  const t0 = performance.now();
  try {
    a = resultOf(t);
  } catch (e) {
    a = "THROW " + (e as Error).stack?.slice(0, 300);
  }
  const ms = performance.now() - t0;
  if (ms > 300) console.log("SLOW", ms, t);
  if (a === undefined) {
    unk++;
    continue;
  }
  if (/\bat 0x|<generator|object at/.test(real[i]!)) continue;
  if (a !== real[i]) {
    bad++;
    if (bad <= show)
      console.log(
        "-----\n" + t.split("\n").slice(9).join("\n") + "\nOURS " + a + "\nREAL " + real[i],
      );
  }
}
console.log({ bad, unk, n });
