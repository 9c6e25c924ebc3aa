/** Opens the project that a command was given, or says in one line why it cannot. */

import { resolve } from "node:path";

import {
  analyzeFound,
  findProject,
  hasModule,
  projectsAt,
  type FoundProject,
} from "#server/host/openProject.ts";
import { cacheDirectory } from "#server/host/cache.ts";
import { nodeFiles } from "#server/host/nodeFiles.ts";
import { openParsedCache, type ParsedCache } from "#server/host/parsedCache.ts";
import { loadParser } from "#server/host/wasm.ts";
import type { FileFacts } from "#server/index/fileFacts.ts";
import { pythonFiles } from "#server/index/sourceTree.ts";
import type { Analysis } from "#server/project/analyze.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";
import { relative } from "#server/text/paths.ts";
import { Refused, type CommonOptions } from "./options.ts";
import { Places } from "./places.ts";

export interface OpenedProject {
  readonly files: Files;
  readonly found: FoundProject;
  readonly analysis: Extract<Analysis, { kind: "analysed" }>;
  readonly places: Places;
  /** The project's directory as the user would write it: relative to where they stand. */
  readonly shown: string;
  /** What the parser read; to be saved when all is done. */
  readonly kept: ParsedCache;
}

/**
 * The directories of the projects at a path that a user wrote. With a settings module named, those that have it:
 * the path itself first, since a package's `manage.py` may lie deeper than the modules are named from.
 */
export function projectsFor(path: string, options: CommonOptions): readonly string[] {
  const absolute = absolutePath(path);
  if (nodeFiles.kind(absolute) === undefined)
    throw new Refused(`${path}: no such file or directory`);
  const roots = projectsAt(nodeFiles, absolute);
  const { settings } = options;
  if (settings === undefined) return roots;
  if (hasModule(nodeFiles, absolute, settings)) return [absolute];
  const having = roots.filter((root) => hasModule(nodeFiles, root, settings));
  return having.length > 0 ? having : roots;
}

/** The one project at a path; with a settings module named, the path itself where none is found. */
export function projectFor(path: string, options: CommonOptions): string {
  const [first] = projectsFor(path, options);
  if (first !== undefined) return first;
  if (options.settings !== undefined) return absolutePath(path);
  throw new Refused(
    `${path}: no Django project here (no manage.py, and no [tool.django-multidb] in pyproject.toml)`,
  );
}

/** What a scan found in the project's files. */
export interface Scanned {
  readonly files: () => readonly string[];
  readonly facts: (path: string) => FileFacts | undefined;
}

/** @param scanned leaves the project's files to be looked through here, when they are asked for */
export async function openProject(
  root: string,
  options: CommonOptions,
  scanned?: Scanned,
): Promise<OpenedProject> {
  const kept = parserFor(await loadParser(), root, options);
  const { parse } = kept;
  const found = findProject(nodeFiles, parse, root, {
    settings: options.settings,
    python: options.python === undefined ? undefined : absolutePath(options.python),
    variables: process.env,
  });
  const { chosen } = found.settings;
  const shown = relative(process.cwd().replaceAll("\\", "/"), root);
  if (chosen === undefined)
    throw new Refused(`${shown}: no settings module was found; name one by --settings`);
  if (chosen.path === undefined)
    throw new Refused(
      `${shown}: the settings module ${chosen.module} was not found (${chosen.because})`,
    );
  const analysis = analyzeFound(
    nodeFiles,
    parse,
    found,
    scanned?.files ?? (() => pythonFiles(nodeFiles, root)),
    scanned?.facts,
  );
  const places = new Places(nodeFiles, root);
  if (analysis === undefined)
    throw new Refused(`${shown}: no settings module was found; name one by --settings`);
  if (analysis.kind === "unreadable") {
    const at = analysis.origin === undefined ? "" : ` (${places.lineText(analysis.origin)})`;
    throw new Refused(`${shown}: ${analysis.message}${at}`);
  }
  return { files: nodeFiles, found, analysis, places, shown, kept };
}

/** The parser, with what it read in earlier runs. */
function parserFor(parse: Parse, root: string, { cache }: CommonOptions): ParsedCache {
  const directory = cache ? cacheDirectory(process.env) : undefined;
  if (directory === undefined) return { parse, found: () => 0, save: () => {} };
  return openParsedCache(parse, directory, root);
}

export function absolutePath(path: string): string {
  return resolve(path).replaceAll("\\", "/");
}
