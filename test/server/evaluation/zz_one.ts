import { createEvaluation } from "#server/evaluation/create.ts";
import { parse } from "./programs.ts";
import { Evaluator } from "#server/evaluation/machine.ts";
const tree = parse(process.argv[2]!).module;
const orig = Evaluator.prototype.getItem;
let n = 0;
for (const k of Object.getOwnPropertyNames(Evaluator.prototype)) {
  const f = (Evaluator.prototype as any)[k];
  if (typeof f === "function" && k !== "constructor" && k !== "step")
    (Evaluator.prototype as any)[k] = function (...a: any[]) {
      if (n++ > 3000 && n < 3030) console.log(k, a.map((x) => x?.kind ?? typeof x).join());
      return f.apply(this, a);
    };
}
const ev = createEvaluation(
  {
    find: (x) => (x === "main" ? { path: "/p.py", isPackage: false, tree } : undefined),
    body: (_p, d) => d.body ?? [],
    text: () => undefined,
  },
  { parse },
);
const m: any = ev.importModule("main");
console.log(m.open);
