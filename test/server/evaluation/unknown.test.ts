/** Whatever the unknown conditions of a random program are, what the real Python gets is among our outcomes. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import type { Exploration } from "#server/evaluation/evaluation.ts";
import { unknown } from "#server/evaluation/make.ts";
import { evaluationOf } from "./programs.ts";
import { asFunction, asModule, riskyStatements, statements } from "./unknownPrograms.ts";

const seed = Number(process.env["FC_SEED"] ?? 20_26);
const count = Number(process.env["FC_RUNS"] ?? 80);
const choices = [true, false].flatMap((u) =>
  [true, false].flatMap((v) => [true, false].map((w) => [u, v, w] as const)),
);
/** What `F` does: answers, raises, or answers first and raises then. */
const behaviors = [
  "lambda: True",
  "lambda: False",
  "lambda: {}['k']",
  "lambda: int('x')",
  "lambda turns=iter([True]): next(turns, None) or {}['k']",
  "lambda turns=iter([0, 1]): bool([1, 0][next(turns, 'x')])",
];

/** For each program and each choice what the real Python gets; null where it raises. */
function real(programs: readonly string[], call: string): readonly (readonly (string | null)[])[] {
  const script = [
    "import json, sys",
    "answers = []",
    "programs, choices = json.load(sys.stdin)",
    "for text in programs:",
    "    code = compile(text, 'main', 'exec')",
    "    row = []",
    "    for u, v, w in choices:",
    `        for F in ${JSON.stringify(behaviors)}:`,
    "            names = {'__name__': 'main', 'U': u, 'V': v, 'W': w, 'F': eval(F)}",
    "            try:",
    "                exec(code, names)",
    `                row.append(eval(${JSON.stringify(call)}, names))`,
    "            except Exception as error:",
    "                row.append(None)",
    "    answers.append(row)",
    "json.dump(answers, sys.stdout)",
  ].join("\n");
  const output = execFileSync("python3", ["-W", "ignore", "-c", script], {
    input: JSON.stringify([programs, choices]),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output) as readonly (readonly (string | null)[])[];
}

/** What was found; undefined where there may be other outcomes. */
function texts(found: Exploration): ReadonlySet<string> | undefined {
  if (found.open !== undefined) return undefined;
  const all = new Set<string>();
  for (const { result } of found.outcomes) {
    if (result.kind === "raised") continue;
    if (result.value.kind !== "text") return undefined;
    all.add(result.value.value);
  }
  return all;
}

function check(
  programs: readonly string[],
  answers: readonly (readonly (string | null)[])[],
  outcomes: (program: string) => ReadonlySet<string> | undefined,
): number {
  let decided = 0;
  for (const [index, text] of programs.entries()) {
    const found = outcomes(text);
    if (found === undefined) continue;
    decided++;
    for (const [at, answer] of (answers[index] ?? []).entries()) {
      if (answer === null) continue;
      assert.ok(
        found.has(answer),
        `${text}\nwith ${choices[Math.floor(at / behaviors.length)]?.join()} and F ${behaviors[at % behaviors.length]}: ${answer}\nfound: ${[...found].slice(0, 5).join("\n")}`,
      );
    }
  }
  return decided;
}

describe("random programs with unknown conditions", () => {
  it("at the level of a module hold one of what is found", () => {
    const samples = fc.sample(statements, { seed, numRuns: count });
    const programs = samples.map(asModule);
    const decided = check(programs, real(programs, "read()"), (text) => {
      const evaluation = evaluationOf({
        main: `from env_of_production import U, V, W\n${text}`,
      });
      const main = evaluation.importModule("main");
      assert.ok(main.kind === "module");
      if (main.open !== undefined) return undefined;
      return texts(
        evaluation.explore((machine) => machine.invoke(machine.getAttribute(main, "read"), [])),
      );
    });
    assert.ok(decided > count / 4, `${decided} of ${count} are decided`);
  });

  const inFunctions = (arbitrary: typeof statements): void => {
    const samples = fc.sample(arbitrary, { seed: seed + 1, numRuns: count });
    const programs = samples.map(asFunction);
    const decided = check(programs, real(programs, "read(U, V, W, F)"), (text) => {
      const evaluation = evaluationOf({ main: text });
      const main = evaluation.importModule("main");
      assert.ok(main.kind === "module");
      const because = { code: "parameter", text: "it is given", origin: undefined } as const;
      return texts(
        evaluation.explore((machine) =>
          machine.invoke(
            machine.getAttribute(main, "read"),
            ["U", "V", "W", "F"].map(() => unknown(because)),
          ),
        ),
      );
    });
    assert.ok(decided > count / 2, `${decided} of ${count} are decided`);
  };

  it("in a function answer one of what is found", () => {
    inFunctions(statements);
  });

  it("that may raise answer one of what is found", () => {
    inFunctions(riskyStatements);
  });
});
