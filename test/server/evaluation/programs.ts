/** Runs small Python programs in the evaluator, and the same ones in the real Python. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createEvaluation } from "#server/evaluation/create.ts";
import type { Evaluation, EvaluationOptions, FoundModule } from "#server/evaluation/evaluation.ts";
import type { ModuleValue, Reason, Value } from "#server/evaluation/values.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import { createParser } from "#server/syntax/parse.ts";

const wasm = (name: string): Uint8Array => readFileSync(fileURLToPath(import.meta.resolve(name)));

/** One parser for all programs. */
export const parse: Parse = await createParser({
  runtime: wasm("web-tree-sitter/web-tree-sitter.wasm"),
  grammar: wasm("tree-sitter-python/tree-sitter-python.wasm"),
});

/** An evaluation of modules in memory: by dotted name, `__init__` at the end for a package. */
export function evaluationOf(
  modules: Readonly<Record<string, string>>,
  options: EvaluationOptions = {},
): Evaluation {
  const found = new Map<string, FoundModule>();
  for (const [written, text] of Object.entries(modules)) {
    const isPackage = written.endsWith(".__init__");
    const name = isPackage ? written.slice(0, -".__init__".length) : written;
    const path = `/project/${written.replaceAll(".", "/")}.py`;
    found.set(name, { path, isPackage, tree: parse(text).module });
  }
  return createEvaluation(
    {
      find: (name) => found.get(name),
      body: (_path, definition) => definition.body ?? [],
      text: () => undefined,
    },
    { parse, ...options },
  );
}

/** The module `main` of one text, run. */
export function run(
  text: string,
  options: EvaluationOptions = {},
): {
  readonly evaluation: Evaluation;
  readonly module: ModuleValue;
} {
  const evaluation = evaluationOf({ main: text }, options);
  const module = evaluation.importModule("main");
  if (module.kind !== "module") throw new Error("the module was not found");
  return { evaluation, module };
}

/** A global's value. */
export function valueOf(evaluation: Evaluation, module: ModuleValue, name: string): Value {
  const found = evaluation.global(module, name);
  if (found === undefined) throw new Error(`${name} is not bound: ${module.open?.text ?? ""}`);
  return found.value;
}

/** `repr(result)` of a program; the exception as `!Type: message` where it ends with one; undefined where it is not known. */
export function resultOf(program: string): string | undefined {
  const { evaluation, module } = run(program);
  const outcome = evaluation.explore((machine) => valueOfShown(evaluation, module, machine));
  const [only] = outcome.outcomes;
  if (outcome.outcomes.length !== 1 || only === undefined) return undefined;
  if (only.result.kind === "raised") {
    return `!!${only.result.exception.type}: ${only.result.exception.message}`;
  }
  const { value } = only.result;
  return value.kind === "text" ? value.value : undefined;
}

function valueOfShown(
  evaluation: Evaluation,
  module: ModuleValue,
  machine: Evaluation["machine"],
): Value {
  const value = valueOf(evaluation, module, "__result__");
  return machine.invoke(machine.builtin("str"), [machine.decide(value)]);
}

/** The program as a function: `__result__` is the text of its result, or of the exception it ends with. */
export function inFunction(text: string): string {
  return [
    "def __program__():",
    ...guarded(text, "    "),
    "    return __answer__",
    "__result__ = __program__()",
  ].join("\n");
}

/** The same at the level of a module. */
export function atModuleLevel(text: string): string {
  return [...guarded(text, ""), "__result__ = __answer__"].join("\n");
}

function guarded(text: string, indent: string): readonly string[] {
  return [
    "try:",
    ...text.split("\n").map((line) => (isInText(line) ? line : `    ${line}`)),
    "    __answer__ = repr(result)",
    "except Exception as error:",
    "    __answer__ = '!' + type(error).__name__ + ': ' + str(error)",
  ].map((line) => (isInText(line) ? line : indent + line));
}

/** The second line of a text in three quotes must stay where it is. */
function isInText(line: string): boolean {
  return line === 'line"""]';
}

/** The same of all programs, by the real Python. */
export function realResults(programs: readonly string[]): readonly string[] {
  const script = [
    "import json, resource, sys",
    "sys.setrecursionlimit(2000)",
    "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))",
    "answers = []",
    "for text in json.load(sys.stdin):",
    "    names = {'__name__': 'main'}",
    "    exec(compile(text, 'main', 'exec'), names)",
    "    answers.append(names['__result__'])",
    "json.dump(answers, sys.stdout)",
  ].join("\n");
  const output = execFileSync("python3", ["-W", "ignore", "-c", script], {
    input: JSON.stringify(programs),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(output) as readonly string[];
}

/** What a global holds, in short: alternatives with `|`, `?` for unknown, `?:` for what may be absent. */
export function shownGlobal(evaluation: Evaluation, name: string, id: string): string {
  const module = evaluation.importModule(name);
  if (module.kind !== "module") return "?";
  const found = evaluation.global(module, id);
  if (found === undefined) return module.open === undefined ? "unbound" : "?";
  return (found.maybe === undefined ? "" : "maybe ") + shown(found.value);
}

/** A value in short. */
export function shown(value: Value): string {
  switch (value.kind) {
    case "unknown":
      return "?";
    case "oneOf":
      return value.values.map(shown).join(" | ");
    case "none":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "text":
      return `'${value.value}'`;
    case "int":
    case "float":
      return String(value.value);
    case "tuple":
      return `(${value.items.map(shown).join(", ")})`;
    case "list":
      return `[${[...value.items.map(shown), ...more(value.open, value.possible)].join(", ")}]`;
    case "set":
      return `{${[...[...value.items.values()].map(shown), ...more(value.open)].join(", ")}}`;
    case "dict": {
      const entries = [...value.entries.values()].map(
        (entry) =>
          `${shown(entry.key)}${entry.maybe === undefined ? "" : "?"}: ${shown(entry.value)}`,
      );
      return `{${[...entries, ...more(value.open)].join(", ")}}`;
    }
    case "class":
    case "function":
      return "name" in value ? value.name : value.qualifiedName;
    default:
      return `<${value.kind}>`;
  }
}

function more(open: Reason | undefined, possible?: readonly Value[]): readonly string[] {
  if (open === undefined) return [];
  return [possible === undefined ? "..." : `... maybe ${possible.map(shown).join(", ")}`];
}
