/** Analyses a project: its settings run, its models loaded, its routers asked. */

import { createEvaluation } from "#server/evaluation/create.ts";
import { NONE } from "#server/evaluation/make.ts";
import type { FileFacts } from "#server/index/fileFacts.ts";
import type { ModuleIndex } from "#server/index/moduleIndex.ts";
import type { Resolver } from "#server/index/resolve.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Module } from "#server/syntax/tree.ts";
import type { Files } from "#server/text/files.ts";
import { isAbsolute, join } from "#server/text/paths.ts";
import type { Origin } from "#server/text/span.ts";
import { createStubs } from "./django/stubs.ts";
import { createWorld } from "./django/world.ts";
import { projectMigrations, type ProjectMigrations } from "./migrations/migrations.ts";
import { loadModels } from "./models/models.ts";
import { poolsOf } from "./pools.ts";
import type { Modules, ProjectFacts } from "./project.ts";
import { routingOf } from "./routers/routing.ts";
import { evaluateSettings } from "./settings/evaluateSettings.ts";
import { createSources } from "./source.ts";

export interface ProjectInputs {
  readonly files: Files;
  readonly parse: Parse;
  readonly index: ModuleIndex;
  readonly resolver: Resolver;
  /** The project's directory, absolute. */
  readonly root: string;
  /** The settings module, dotted, and its file. */
  readonly settings: { readonly module: string; readonly path: string };
  /** The class that django-configurations is told to use. */
  readonly configuration: string | undefined;
  readonly djangoVersion: string | undefined;
  /** 13 for Python 3.13. */
  readonly pythonMinor?: number | undefined;
  /** The project's Python files that name aliases or hold suppressions. */
  readonly ownFiles: () => readonly string[];
  /** What was found in a file elsewhere, as it is now; undefined where the index is to be asked. */
  readonly fileFacts?: ((path: string) => FileFacts | undefined) | undefined;
  /** Milliseconds since some moment; for the timings. */
  readonly clock: () => number;
}

export type Analysis =
  | {
      readonly kind: "analysed";
      readonly facts: ProjectFacts;
      /** The files that it rests on, absolute. */
      readonly touched: ReadonlySet<string>;
      readonly timings: readonly Timing[];
      /**
       * Asks the routers anew after some files changed; undefined where that changes more than their
       * answers. What this analysis said of the routers does not hold afterwards.
       */
      readonly rerouted: (changed: Iterable<string>) => Analysis | undefined;
    }
  | {
      readonly kind: "unreadable";
      readonly message: string;
      readonly origin: Origin | undefined;
      readonly touched: ReadonlySet<string>;
    };

export interface Timing {
  readonly name: string;
  readonly milliseconds: number;
}

/** Computes everything anew from the index's summaries; routing is computed when it is asked for. */
export function analyzeProject(inputs: ProjectInputs): Analysis {
  const steps = analyzeInSteps(inputs);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, with pauses in which somebody else can be served. */
export function* analyzeInSteps(inputs: ProjectInputs): Generator<void, Analysis> {
  const first = yield* analyzeOnce(inputs);
  // What `manage.py` and the settings put on `sys.path` is there from the start the second time.
  return inputs.resolver.extend(first.searched) ? yield* analyzeOnce(inputs) : first;
}

type Analyzed = Analysis & { readonly searched: readonly string[] };

function* analyzeOnce(inputs: ProjectInputs): Generator<void, Analyzed> {
  const { files, parse, index, resolver, root, settings } = inputs;
  const timings: Timing[] = [];
  const timed = <Result>(name: string, run: () => Result): Result => {
    const start = inputs.clock();
    const result = run();
    timings.push({ name, milliseconds: inputs.clock() - start });
    return result;
  };
  const isComplete = inputs.djangoVersion !== undefined;
  const exists = (name: string): boolean | undefined => moduleExists(resolver, name, isComplete);
  const world = createWorld({
    root,
    readText: (path) => files.text(path),
    list: (path) => files.list(path),
    exists,
    version: inputs.djangoVersion,
  });
  const stubs = createStubs(parse, world);
  const { source, code, touched } = createSources(files, index, resolver, root, stubs, isComplete);
  const problems = index.summary(settings.path)?.problems ?? [];
  const evaluation = createEvaluation(source, {
    environment: environmentOf(settings.module),
    parse,
    pythonMinor: inputs.pythonMinor,
  });
  runEntryPoint(evaluation, resolver, root);
  const read = timed("settings", () =>
    evaluateSettings(evaluation, world, settings.module, settings.path, inputs.configuration),
  );
  const searched = searchPath(evaluation);
  if (read.kind === "unreadable") {
    return {
      kind: "unreadable",
      message: read.message,
      origin: read.reason?.origin,
      touched,
      searched,
    };
  }
  const [problem] = problems;
  if (
    problem !== undefined &&
    (read.facts.databases.origin === undefined || read.facts.databases.aliases.size === 0) &&
    read.facts.installedApps.length === 0
  ) {
    return {
      kind: "unreadable",
      message: `${settings.module} does not parse: ${problem.message}`,
      origin: { path: settings.path, node: problem },
      touched,
      searched,
    };
  }
  const start = inputs.clock();
  const models = yield* loadModels(evaluation, source, world, read.facts, code);
  timings.push({ name: "models", milliseconds: inputs.clock() - start });
  const before = { touched: new Set(touched), classes: world.classes.length };
  evaluation.mark();
  const route = (): Analyzed => {
    const routing = timed("routers", () => routingOf(evaluation, read.facts, models, exists));
    const modules: Modules = {
      files: inputs.ownFiles,
      summary: (path) => inputs.fileFacts?.(path) ?? index.summary(path)?.facts,
      text: (path) => files.text(path),
      tree: (path) => wholeTree(files, parse, path),
      globalText: (path, dotted) => globalText(evaluation, resolver.moduleName(path), dotted),
    };
    const poolOf = poolsOf(read.facts.databases, models, routing);
    const migrations = once(() =>
      projectMigrations({
        evaluation,
        settings: read.facts,
        models,
        code,
        list: (directory) => files.list(directory),
        allowMigrate: routing.allowMigrate,
        djangoVersion: inputs.djangoVersion,
      }),
    );
    return {
      kind: "analysed",
      facts: { root, settings: read.facts, models, routing, poolOf, modules, migrations },
      touched,
      timings: [...timings],
      searched,
      rerouted: (changed) => {
        if ([...changed].some((path) => before.touched.has(path))) return undefined;
        evaluation.rewind();
        for (const path of touched) if (!before.touched.has(path)) touched.delete(path);
        world.classes.length = before.classes;
        timings.length = 0;
        return route();
      },
    };
  };
  return route();
}

/** Computed at the first call. */
function once(compute: () => ProjectMigrations | undefined): () => ProjectMigrations | undefined {
  let known: { readonly value: ProjectMigrations | undefined } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** A module is certainly missing where its package's directory is there, or nothing has its first name. */
function moduleExists(resolver: Resolver, name: string, isComplete: boolean): boolean | undefined {
  if (resolver.locate(name) !== undefined || resolver.isCompiled(name)) return true;
  const dot = name.lastIndexOf(".");
  if (dot < 0) return isComplete && resolver.isAbsent(name) ? false : undefined;
  return resolver.locate(name.slice(0, dot))?.path === undefined ? undefined : false;
}

/** The process's environment as far as it is known: which settings module is in use. */
function environmentOf(module: string): ReadonlyMap<string, { value: string; origin: undefined }> {
  return new Map([["DJANGO_SETTINGS_MODULE", { value: module, origin: undefined }]]);
}

/** Runs `manage.py` as far as Django's own part: it may extend the path and the environment. */
function runEntryPoint(
  evaluation: ReturnType<typeof createEvaluation>,
  resolver: Resolver,
  root: string,
): void {
  if (resolver.locate("manage")?.path !== join(root, "manage.py")) return;
  const module = evaluation.importModule("manage");
  if (module.kind === "unknown") return;
  const main = evaluation.global(module, "main")?.value;
  if (main?.kind === "function") evaluation.merge((machine) => machine.invoke(main, []));
}

/** What the project put on `sys.path`. */
function searchPath(evaluation: ReturnType<typeof createEvaluation>): readonly string[] {
  const found: string[] = [];
  evaluation.merge((machine) => {
    const path = machine.getAttribute(machine.importModule("sys"), "path");
    if (path.kind === "list") for (const item of path.items) found.push(machine.text(item) ?? "");
    return NONE;
  });
  return [...new Set(found)].filter(isAbsolute);
}

function wholeTree(files: Files, parse: Parse, path: string): Module | undefined {
  const text = files.text(path);
  return text === undefined ? undefined : parse(text).module;
}

/** The text that a dotted global name of a module stands for. */
function globalText(
  evaluation: ReturnType<typeof createEvaluation>,
  moduleName: string | undefined,
  dotted: readonly string[],
): ReturnType<Modules["globalText"]> {
  const [first, ...rest] = dotted;
  if (moduleName === undefined || first === undefined) return undefined;
  const module = evaluation.importModule(moduleName);
  if (module.kind === "unknown") return undefined;
  const start = evaluation.global(module, first);
  if (start === undefined || start.maybe !== undefined) return undefined;
  const found = evaluation.merge((machine) =>
    rest.reduce((value, name) => machine.getAttribute(value, name), start.value),
  );
  if (found.kind === "raised" || found.value.kind !== "text") return undefined;
  return { value: found.value.value, origin: found.value.origin };
}
