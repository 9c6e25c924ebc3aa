/** One project of the workspace: what is known of it, kept up to date with the edits. */

import {
  analyzeFound,
  findProject,
  type FoundProject,
  type OpenOptions,
} from "#server/host/openProject.ts";
import { pythonFiles } from "#server/index/sourceTree.ts";
import type { Analysis } from "#server/project/analyze.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import { checkProject } from "#server/rules/check.ts";
import type { Finding } from "#server/rules/rule.ts";
import type { RuleSettings } from "#server/rules/ruleSettings.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";

/** What the editor and `pyproject.toml` ask for. */
export interface ProjectOptions extends OpenOptions {
  readonly rules: (found: FoundProject) => RuleSettings;
}

export class ProjectState {
  readonly root: string;
  readonly #files: Files;
  readonly #parse: Parse;
  readonly #options: ProjectOptions;
  #found: FoundProject | undefined;
  #analysis: Analysis | undefined;
  /** The last facts that could be had: a broken settings module does not take them away. */
  #facts: ProjectFacts | undefined;
  #ownFiles: readonly string[] | undefined;
  #findings: ReadonlyMap<string, readonly Finding[]> | undefined;
  #isStale = true;

  constructor(files: Files, parse: Parse, root: string, options: ProjectOptions) {
    this.#files = files;
    this.#parse = parse;
    this.root = root;
    this.#options = options;
  }

  get found(): FoundProject {
    this.#found ??= findProject(this.#files, this.#parse, this.root, this.#options);
    return this.#found;
  }

  /** The facts as of the last edit, or the last good ones; undefined where there never were any. */
  get facts(): ProjectFacts | undefined {
    this.#refresh();
    return this.#facts;
  }

  get analysis(): Analysis | undefined {
    this.#refresh();
    return this.#analysis;
  }

  /** Whether asking for the facts would analyse the project. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** A file's text changed, in the editor or on disk. */
  edited(path: string): void {
    this.#findings = undefined;
    const isKnown = this.#found !== undefined;
    if (!isKnown || this.#isStale) {
      this.#found?.index.update(path);
      return;
    }
    if (!path.endsWith(".py")) {
      // Settings read `.env`, TOML and YAML; `pyproject.toml` names the settings module.
      this.reset();
      return;
    }
    const isChanged = this.found.index.update(path);
    if (isChanged && this.#analysis?.touched.has(path) !== false) this.#isStale = true;
  }

  /** Files came or went: names may be found elsewhere now. */
  reset(): void {
    this.#found = undefined;
    this.#ownFiles = undefined;
    this.#findings = undefined;
    this.#isStale = true;
  }

  /** All findings, by absolute path; empty where nothing is known. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    const facts = this.facts;
    if (facts === undefined) return new Map();
    if (this.#findings === undefined) {
      const byPath = new Map<string, Finding[]>();
      for (const finding of checkProject(facts, this.#options.rules(this.found))) {
        const known = byPath.get(finding.at.path);
        if (known === undefined) byPath.set(finding.at.path, [finding]);
        else known.push(finding);
      }
      this.#findings = byPath;
    }
    return this.#findings;
  }

  #refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#analysis = analyzeFound(
      this.#files,
      this.#parse,
      this.found,
      () => (this.#ownFiles ??= pythonFiles(this.#files, this.root)),
    );
    if (this.#analysis?.kind === "analysed") this.#facts = this.#analysis.facts;
  }
}
