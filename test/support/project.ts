/** Analyses a project that a test writes down as texts. */

import { analyzeFound, findProject } from "#server/host/openProject.ts";
import { loadParser } from "#server/host/wasm.ts";
import { pythonFiles } from "#server/index/sourceTree.ts";
import type { Analysis } from "#server/project/analyze.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import { memoryFiles } from "./memoryFiles.ts";

/** Where the project stands. */
const root = "/project";

/**
 * The facts of a project.
 * @param texts by path relative to the project; `manage.py` names the settings module, `.env` and others may
 * @throws where the settings cannot be read
 */
export async function projectFrom(texts: Readonly<Record<string, string>>): Promise<ProjectFacts> {
  const analysis = await analysisFrom(texts);
  if (analysis?.kind !== "analysed")
    throw new Error(analysis?.message ?? "no settings module was found");
  return analysis.facts;
}

async function analysisFrom(
  texts: Readonly<Record<string, string>>,
): Promise<Analysis | undefined> {
  const files = memoryFiles(
    new Map(Object.entries(texts).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const parse = await loadParser();
  const found = findProject(files, parse, root, { variables: {} });
  return analyzeFound(files, parse, found, () => pythonFiles(files, root));
}
