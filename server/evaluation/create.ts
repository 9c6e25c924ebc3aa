/** Makes an evaluation: the evaluator as the layers above use it. */

import { canBeHidden, standardModules } from "./builtins/standardModules.ts";
import { PythonRaise } from "./core.ts";
import type {
  Evaluation,
  EvaluationOptions,
  Exploration,
  FoundModule,
  GlobalValue,
  Merged,
  ModuleSource,
} from "./evaluation.ts";
import { explore, raisedOf } from "./explore.ts";
import { unknown } from "./make.ts";
import { Evaluator } from "./machine.ts";
import { merged } from "./merged.ts";
import { brokenBy } from "./paths.ts";
import type { Machine, ModuleValue, Unknown, Value } from "./values.ts";

/** Steps that a module may take: a second or two. */
const MODULE_FUEL = 2_000_000;
/** Steps that all paths of one explored call may take together. */
const CALL_FUEL = 400_000;
const PATHS = 256;

/** An evaluator over the modules of a source; nothing that it answers throws. */
export function createEvaluation(
  source: ModuleSource,
  options: EvaluationOptions = {},
): Evaluation {
  const environment = options.environment ?? new Map<string, never>();
  const library = standardModules({
    environment,
    parse: options.parse,
    pythonMinor: options.pythonMinor,
  });
  const evaluator = new Evaluator(
    {
      find: (name) => findWith(source, library, name),
      isAbsent: (name) => source.isAbsent?.(name) === true,
      isCompiled: (name) => source.isCompiled?.(name) === true,
      body: (path, definition) => source.body(path, definition),
      text: (path) => source.text(path),
    },
    options.fuel ?? MODULE_FUEL,
  );
  return new Evaluating(evaluator, options);
}

/** The files of the standard library itself, where they are found too. */
const installed = /\/lib\/python3[^/]*\/(?!site-packages|dist-packages)/;

/**
 * The standard library's modules, but where the project has one of that name, as Python takes them, or where the
 * source hands in objects of its own.
 */
function findWith(
  source: ModuleSource,
  library: (name: string) => FoundModule | undefined,
  name: string,
): FoundModule | undefined {
  const known = library(name);
  const own = source.find(name);
  if (known === undefined || own?.natives !== undefined) return own;
  const isOwn = canBeHidden(name) && own?.path !== undefined && !installed.test(own.path);
  return isOwn ? own : known;
}

class Evaluating implements Evaluation {
  readonly #m: Evaluator;
  readonly #fuel: number;
  readonly #paths: number;

  constructor(m: Evaluator, options: EvaluationOptions) {
    this.#m = m;
    this.#fuel = options.fuel ?? CALL_FUEL;
    this.#paths = options.paths ?? PATHS;
  }

  get machine(): Machine {
    return this.#m;
  }

  importModule(name: string): ModuleValue | Unknown {
    try {
      return this.#m.loader.import(this.#m, name);
    } catch (error) {
      const broken = brokenBy(error);
      if (broken !== undefined) return unknown(broken);
      throw error;
    }
  }

  global(module: ModuleValue, name: string): GlobalValue | undefined {
    const binding = module.globals.names.get(name);
    if (binding === undefined) return undefined;
    const { value, maybe } = binding;
    let { origin } = binding;
    if (value.kind === "deferred" && value.name !== undefined) {
      const from = this.importModule(value.module);
      const there = from.kind === "module" ? from.globals.names.get(value.name) : undefined;
      if (there !== undefined && there !== binding) origin = there.origin ?? origin;
    }
    try {
      return { value: this.#m.force(binding, module.globals, name), origin, maybe };
    } catch (error) {
      const broken = brokenBy(error);
      if (broken === undefined && !(error instanceof PythonRaise)) throw error;
      const reason = broken ?? this.#m.unknown("import", `importing ${name} raises`).reason;
      return { value: unknown(reason), origin, maybe };
    }
  }

  explore(run: (machine: Machine) => Value): Exploration {
    return explore(this.#m, this.#paths, this.#fuel, () => run(this.#m));
  }

  mark(): void {
    this.#m.loader.mark();
    this.#m.journal.mark();
  }

  rewind(): void {
    this.#m.journal.restart();
    this.#m.loader.rewind();
  }

  merge(run: (machine: Machine) => Value): Merged {
    const m = this.#m;
    const { fuel } = m;
    m.fuel = m.moduleFuel;
    try {
      const value = merged(m, () => run(m));
      const because =
        value.kind === "oneOf"
          ? value.because
          : value.kind === "unknown"
            ? value.reason
            : undefined;
      return { kind: "value", value, because };
    } catch (error) {
      if (error instanceof PythonRaise) return { kind: "raised", exception: raisedOf(m, error) };
      const broken = brokenBy(error);
      if (broken === undefined) throw error;
      return { kind: "value", value: unknown(broken), because: broken };
    } finally {
      m.fuel = fuel;
    }
  }
}
