import { resultOf, run, realResults } from "#test/server/evaluation/programs.ts";
import { readFileSync } from "node:fs";
const t = readFileSync(0,"utf8").split("\n---\n");
const real = realResults(t);
for (const [i, s] of t.entries()) { let r; try { r = resultOf(s);} catch (e) { r = "THROW " + (e as Error).stack; }
 console.log(r === real[i] ? "ok  " : "DIFF", JSON.stringify(s), "\n   ours", r, "\n   real", real[i]); }
