/** Opens a project from disk: finds it, its settings module and its Python, and analyses it. */

import type { FileFacts } from "#server/index/fileFacts.ts";
import { createModuleIndex, type ModuleIndex } from "#server/index/moduleIndex.ts";
import { createResolver, type Resolver } from "#server/index/resolve.ts";
import {
  analyzeInSteps,
  analyzeProject,
  type Analysis,
  type ProjectInputs,
} from "#server/project/analyze.ts";
import { findProjects } from "#server/project/settings/findProjects.ts";
import { chooseSettings, type ChosenSettings } from "#server/project/settings/findSettings.ts";
import { findInterpreter, type Interpreter } from "#server/project/settings/interpreter.ts";
import { defaultsIn } from "#server/project/settings/namedSettings.ts";
import { readPyproject } from "#server/project/settings/pyproject.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";
import { isAbsolute, join } from "#server/text/paths.ts";
import { djangoVersionIn } from "./djangoVersion.ts";

export interface OpenOptions {
  /** The settings module that was asked for. */
  readonly settings?: string | undefined;
  /** The interpreter or environment that was asked for. */
  readonly python?: string | undefined;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** What is known of a project before it is analysed. */
export interface FoundProject {
  readonly root: string;
  readonly settings: ChosenSettings;
  readonly interpreter: Interpreter | undefined;
  readonly djangoVersion: string | undefined;
  readonly index: ModuleIndex;
  readonly resolver: Resolver;
  /** The class that django-configurations is told to use. */
  readonly configuration: string | undefined;
  /** What `pyproject.toml` says to us, unread. */
  readonly table: Readonly<Record<string, unknown>> | undefined;
  /** Why `pyproject.toml` could not be read. */
  readonly problem: string | undefined;
}

/** The directories of the projects at a path: of a folder, or around a file. */
export function projectsAt(files: Files, path: string): readonly string[] {
  return findProjects(files, path);
}

/** Finds out how a project is set up; reads no more than that needs. */
export function findProject(
  files: Files,
  parse: Parse,
  root: string,
  options: OpenOptions,
): FoundProject {
  const pyproject = readPyproject(files, root);
  const table = pyproject.table;
  const python = options.python ?? textIn(table, "python");
  const interpreter = findInterpreter(
    files,
    root,
    python === undefined || isAbsolute(python) ? python : join(root, python),
    options.variables,
  );
  const resolver = createResolver(files, searchRoots(files, root, interpreter));
  const settings = chooseSettings(
    files,
    parse,
    root,
    options.settings,
    (module) => resolver.locate(module)?.path,
  );
  return {
    root,
    settings,
    interpreter,
    djangoVersion: interpreter && djangoVersionIn(files, interpreter.sitePackages),
    index: createModuleIndex(files, parse),
    resolver,
    configuration:
      defaultsIn(parse, files.text(join(root, "manage.py")) ?? "", "DJANGO_CONFIGURATION")[0] ??
      options.variables["DJANGO_CONFIGURATION"],
    table,
    problem: pyproject.problem,
  };
}

/** Whether a directory, taken as a project's, has a module of its own. */
export function hasModule(files: Files, root: string, module: string): boolean {
  return (
    createResolver(files, searchRoots(files, root, undefined)).locate(module)?.path !== undefined
  );
}

/** Where modules are looked for: what Python would have on its path when `manage.py` runs. */
function searchRoots(
  files: Files,
  root: string,
  interpreter: Interpreter | undefined,
): readonly string[] {
  const own = [root, join(root, "src")].filter(
    (directory) => files.kind(directory) === "directory",
  );
  return [...own, ...(interpreter?.sitePackages ?? [])];
}

/** Analyses what was found; undefined where no settings module is known. */
export function analyzeFound(...found: Parameters<typeof inputsOf>): Analysis | undefined {
  const inputs = inputsOf(...found);
  return inputs && analyzeProject(inputs);
}

/** The same, with pauses in which somebody else can be served. */
export function* analyzeFoundInSteps(
  ...found: Parameters<typeof inputsOf>
): Generator<void, Analysis | undefined> {
  const inputs = inputsOf(...found);
  return inputs && (yield* analyzeInSteps(inputs));
}

function inputsOf(
  files: Files,
  parse: Parse,
  found: FoundProject,
  ownFiles: () => readonly string[],
  fileFacts?: (path: string) => FileFacts | undefined,
): ProjectInputs | undefined {
  const { chosen } = found.settings;
  if (chosen?.path === undefined) return undefined;
  return {
    files,
    parse,
    index: found.index,
    resolver: found.resolver,
    root: found.root,
    settings: { module: chosen.module, path: chosen.path },
    configuration: found.configuration,
    djangoVersion: found.djangoVersion,
    pythonMinor: found.interpreter?.pythonMinor,
    ownFiles,
    fileFacts,
    clock: () => performance.now(),
  };
}

function textIn(
  table: Readonly<Record<string, unknown>> | undefined,
  name: string,
): string | undefined {
  const value = table?.[name];
  return typeof value === "string" ? value : undefined;
}
