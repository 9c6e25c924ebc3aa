/** Runs the modules that make models, and leaves the others alone. */

import type { Evaluation, ModuleSource } from "#server/evaluation/evaluation.ts";
import type { World } from "#server/project/django/world.ts";
import type { LoadedApp } from "./apps.ts";
import { mayMakeModels, outlineOf, type ClassOutline } from "./candidates.ts";
import type { CodeBase } from "./codebase.ts";
import { absoluteName, reachedModules, type ReachedModule } from "./reach.ts";

/** How far a class is followed through packages that hand it on. */
const steps = 6;

/**
 * Of the modules that are imported when the apps are loaded, runs what may make models, in the order of imports;
 * one module a step.
 */
export function* runModelModules(
  evaluation: Evaluation,
  source: ModuleSource,
  world: World,
  apps: readonly LoadedApp[],
  code: CodeBase,
): Generator<void, void> {
  for (const app of apps) {
    const stub = `${app.name}.models`;
    const located = code.locate(stub);
    if (located !== undefined && located.path === undefined) evaluation.importModule(stub);
  }
  const reached = reachedModules(code, source, apps);
  const elsewhere = new Elsewhere(code, reached);
  const waiting = new Map(
    reached.map((module) => [
      module.name,
      { module, outline: outlineOf(code.text(module.path) ?? "") },
    ]),
  );
  const names = new Set(["Model"]);
  const aliases = [...waiting.values()].flatMap(({ outline }) => outline.aliases);
  for (let before = -1; names.size > before;) {
    before = names.size;
    for (const cls of world.classes) names.add(cls.name);
    for (const [name, same] of aliases) if (names.has(same)) names.add(name);
    for (const [name, { module, outline }] of waiting) {
      const isModel = (from: string, of: string): boolean => elsewhere.has(module, from, of, names);
      if (!mayMakeModels(outline, names, isModel)) continue;
      waiting.delete(name);
      evaluation.importModule(name);
      yield;
    }
    for (const cls of world.classes) names.add(cls.name);
  }
}

/** Classes of packages that are no apps: whether they are models is read from their own texts. */
class Elsewhere {
  readonly #code: CodeBase;
  readonly #reached: ReadonlySet<string>;
  readonly #outlines = new Map<string, ClassOutline | undefined>();

  constructor(code: CodeBase, reached: readonly ReachedModule[]) {
    this.#code = code;
    this.#reached = new Set(reached.map(({ name }) => name));
  }

  /** Whether a module's `from <from> import <name>` brings a model. */
  has(importer: ReachedModule, from: string, name: string, names: ReadonlySet<string>): boolean {
    const isPackage = importer.path.endsWith("/__init__.py");
    const module = absoluteOf(importer.name, isPackage, from);
    return module !== undefined && this.#isModel(module, name, names, steps);
  }

  #isModel(module: string, name: string, names: ReadonlySet<string>, left: number): boolean {
    // Those are looked at for themselves, and name what they make.
    if (left === 0 || this.#reached.has(module)) return false;
    const outline = this.#outline(module);
    if (outline === undefined) return false;
    const bases = outline.classes.get(name);
    const isPackage = this.#code.locate(module)?.isPackage === true;
    const follow = (from: string, of: string): boolean => {
      const next = absoluteOf(module, isPackage, from);
      return next !== undefined && this.#isModel(next, of, names, left - 1);
    };
    if (bases !== undefined) {
      const only = { ...outline, classes: new Map([[name, bases]]), isOdd: false };
      if (mayMakeModels(only, names, follow)) return true;
      return bases.some(
        (base) =>
          outline.classes.has(base) &&
          base !== name &&
          this.#isModel(module, base, names, left - 1),
      );
    }
    const from = outline.imported.get(name);
    return from !== undefined && follow(from.module, from.name);
  }

  #outline(module: string): ClassOutline | undefined {
    if (this.#outlines.has(module)) return this.#outlines.get(module);
    const path = this.#code.locate(module)?.path;
    const text = path === undefined ? undefined : this.#code.text(path);
    const outline = text === undefined ? undefined : outlineOf(text);
    this.#outlines.set(module, outline);
    return outline;
  }
}

/** The dotted name of what is written after `from`. */
function absoluteOf(importer: string, isPackage: boolean, written: string): string | undefined {
  const module = written.replace(/^\.+/, "");
  return absoluteName(importer, isPackage, module, written.length - module.length);
}
