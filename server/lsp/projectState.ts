/** One project of the workspace: what is known of it, kept up to date with the edits. */

import {
  analyzeFoundInSteps,
  findProject,
  type FoundProject,
  type OpenOptions,
} from "#server/host/openProject.ts";
import type { FileFacts } from "#server/index/fileFacts.ts";
import { createModuleIndex, type ModuleIndex } from "#server/index/moduleIndex.ts";
import { tiersOf } from "#server/index/tiers.ts";
import { pythonFiles } from "#server/index/sourceTree.ts";
import type { Analysis } from "#server/project/analyze.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Finding } from "#server/rules/rule.ts";
import type { RuleSettings } from "#server/rules/ruleSettings.ts";
import type { Parse, Parsed, Part } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";
import { relative } from "#server/text/paths.ts";
import type { Range, Span } from "#server/text/span.ts";
import { Findings } from "./findings.ts";
import { HeldFiles } from "./heldFiles.ts";
import { modelSigns } from "./modelSigns.ts";
import { movedFinding } from "./spans.ts";

/** What is to be analyzed again: where only files changed that hold routers, perhaps those alone. */
type Outdated = "nothing" | "routers" | "all";

/** What was found in files elsewhere. */
export interface ScannedFiles {
  /** Undefined for a file that was not there. */
  readonly facts: (path: string) => FileFacts | undefined;
}

/** What the editor and `pyproject.toml` ask for. */
export interface ProjectOptions extends OpenOptions {
  readonly rules: (found: FoundProject) => RuleSettings;
  /** Whether the editor has a file open: what is on disk does not count then. */
  readonly isOpen: (path: string) => boolean;
}

export class ProjectState {
  readonly root: string;
  readonly #now: Files;
  readonly #files: HeldFiles;
  readonly #parse: Parse;
  readonly #index: ModuleIndex;
  #options: ProjectOptions;
  #found: FoundProject | undefined;
  /** The Python files in which the settings module was looked for. */
  readonly #searched = new Set<string>();
  #analysis: Analysis | undefined;
  /** The last facts that could be had: a broken settings module does not take them away. */
  #facts: ProjectFacts | undefined;
  #findings: Findings | undefined;
  #ownFiles: readonly string[] | undefined;
  #outdated: Outdated = "all";
  /** What other threads found in the files, as they were on disk then. */
  #scan: ScannedFiles | undefined;
  /** The files that were edited, made or opened since then. */
  readonly #fresh = new Set<string>();
  /** Whether a scan is under way: until it is there, no findings are told. */
  #isScanning = false;
  /** Edited files, each with its text before the first of the edits. */
  readonly #edits = new Map<string, string | undefined>();
  /** The files that changed in meaning since the facts were computed, each with its text then. */
  readonly #since = new Map<string, string | undefined>();
  /** Whether the index has other nodes than the facts point at. */
  #isDetached = false;
  #revision = 0;
  #isRefreshing = false;
  /** The text that was parsed last, to see whether it is broken. */
  #checked: { readonly text: string; readonly parsed: Parsed } | undefined;

  constructor(files: Files, parse: Parse, root: string, options: ProjectOptions) {
    this.#now = files;
    this.#files = new HeldFiles(files);
    this.#parse = parse;
    this.#index = createModuleIndex(this.#files, (text, part) => this.#parsed(text, part));
    this.root = root;
    this.#options = options;
  }

  /** How the project is set up. */
  get found(): FoundProject {
    this.#found ??= this.#search();
    return this.#found;
  }

  /** The facts as they were computed last; see `refresh`. */
  get facts(): ProjectFacts | undefined {
    return this.#facts;
  }

  get analysis(): Analysis | undefined {
    return this.#analysis;
  }

  /** Whether `refresh` has something to do. */
  get isStale(): boolean {
    return this.#outdated !== "nothing" || this.#edits.size > 0;
  }

  /** Whether it was ever analyzed. */
  get isKnown(): boolean {
    return this.#analysis !== undefined || this.#outdated === "nothing";
  }

  /** Grows with each analysis: what was told of any file may be out of date then. */
  get revision(): number {
    return this.#revision;
  }

  /** The project's own files, absolute. */
  get ownFiles(): readonly string[] {
    this.#ownFiles ??= pythonFiles(this.#files, this.root);
    return this.#ownFiles;
  }

  /** Why the facts are older than the files; undefined where they are not. */
  get heldBack(): string | undefined {
    if (this.#analysis?.kind === "unreadable") return this.#analysis.message;
    const [path] = this.#files.paths;
    return path === undefined ? undefined : `${relative(this.root, path)} does not parse`;
  }

  /**
   * A file's text changed, in the editor or on disk; costs next to nothing until `refresh`.
   * @param before its text until now; undefined where it was not there, or nobody knows
   * @param after its text now, where that is known
   */
  edited(path: string, before: string | undefined, after?: string): void {
    // Opened, or written by somebody else: perhaps with the text that is known.
    const isRead = before === undefined && after !== undefined;
    if (isRead && !this.#edits.has(path) && this.#files.wasReadAs(path, after)) return;
    if (!this.#edits.has(path)) this.#edits.set(path, before);
    this.#fresh.add(path);
  }

  /** Files came or went: names may be found elsewhere now. */
  listed(path: string, before: string | undefined): void {
    this.edited(path, before);
    // A directory takes its files along.
    for (const file of this.#ownFiles ?? [])
      if (file.startsWith(`${path}/`)) this.edited(file, undefined);
    this.#ownFiles = undefined;
    this.#outdated = "all";
  }

  /** The editor's settings changed. */
  configure(options: ProjectOptions): void {
    const { settings, python } = this.#options;
    const isOther = options.settings !== settings || options.python !== python;
    this.#options = options;
    if (isOther) this.#outdated = "all";
    else if (this.#found !== undefined) {
      this.#findings?.configure(options.rules(this.#found));
      // Other severities are other findings: the editor is to ask again.
      this.#revision += 1;
    }
  }

  /** Other threads look through the files; `scanned` must follow. */
  startScan(): void {
    this.#isScanning = true;
    this.#fresh.clear();
    for (const path of this.#edits.keys()) this.#fresh.add(path);
  }

  /** What they found; undefined where they did not come to an end. */
  scanned(scan: ScannedFiles | undefined): void {
    this.#isScanning = false;
    this.#scan = scan;
    if (this.#facts !== undefined) this.#judge(this.#facts);
  }

  /** Reads a file ahead of time, so that the analysis finds it read. */
  warm(path: string): void {
    void this.#index.summary(path)?.module;
  }

  /** Takes in all edits; analyzes the project again if they change what is known. */
  refresh(): void {
    const steps = this.refreshInSteps();
    while (!steps.next().done);
  }

  /** The same, with pauses in which others are served: from what was known before. */
  *refreshInSteps(): Generator<void, void> {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    let isOver = false;
    try {
      yield* this.#refreshNow();
      isOver = true;
    } catch (error) {
      // A bug: the next edit may lead around it.
      isOver = true;
      throw error;
    } finally {
      if (!isOver) this.#outdated = "all";
      this.#isRefreshing = false;
    }
  }

  *#refreshNow(): Generator<void, void> {
    this.#files.forget();
    for (const [path, before] of this.#edits) this.#takeIn(path, before);
    this.#edits.clear();
    const outdated = this.#outdated;
    if (outdated === "nothing") return;
    this.#outdated = "nothing";
    const rerouted = outdated === "routers" ? this.#reroute() : undefined;
    this.#analysis = rerouted ?? (yield* this.#analyze());
    this.#revision += 1;
    if (this.#analysis?.kind === "unreadable") this.#holdBack();
    else this.#take(this.#analysis?.facts);
  }

  #reroute(): Analysis | undefined {
    if (this.#analysis?.kind !== "analysed") return undefined;
    return this.#analysis.rerouted(this.#since.keys());
  }

  *#analyze(): Generator<void, Analysis | undefined> {
    this.#releaseWhatParses();
    this.#found = undefined;
    return yield* analyzeFoundInSteps(
      this.#files,
      this.#parse,
      this.found,
      () => this.ownFiles,
      (path) =>
        this.#fresh.has(path) || this.#options.isOpen(path) ? undefined : this.#scan?.facts(path),
    );
  }

  /** The files that may have findings. */
  get paths(): readonly string[] {
    return this.#findings?.paths ?? [];
  }

  /** Computes all findings, with pauses in which others are served. */
  *findingsInSteps(): Generator<void, void> {
    if (this.#findings !== undefined) yield* this.#findings.inSteps();
  }

  /** The findings of a file, as of the last `refresh`, where they stand in its text now. */
  findingsOf(path: string): readonly Finding[] {
    const found = this.#findings?.of(path) ?? [];
    if (this.#files.paths.length === 0) return found;
    return found.flatMap((finding) => movedFinding(finding, (span) => this.now(span)) ?? []);
  }

  /** Where a place of the facts stands in the text now; undefined where that was rewritten. */
  now(span: Span): Span | undefined {
    const range = this.#files.forward(span.path, span);
    return range && { path: span.path, start: range.start, end: range.end };
  }

  /** Where an offset of the text now stands in the text that the facts know. */
  then(path: string, offset: number): number | undefined {
    return this.#files.backward(path, offset);
  }

  /** `now` for a range of a file. */
  rangeNow(path: string, range: Range): Range | undefined {
    return this.now({ path, start: range.start, end: range.end });
  }

  #search(): FoundProject {
    this.#searched.clear();
    const files = noting(this.#files, this.#searched);
    const found = findProject(files, this.#parse, this.root, this.#options);
    // What was read stays known when only the set-up changed.
    return { ...found, index: this.#index };
  }

  #takeIn(path: string, before: string | undefined): void {
    const after = this.#now.text(path);
    if (after === before) return;
    if (!path.endsWith(".py")) {
      // `.env`, TOML and YAML: the settings read them, or the search for the settings did.
      if (this.#files.wasAsked(path)) this.#outdated = "all";
      return;
    }
    const isSearched = this.#searched.has(path);
    const isTouched = isSearched || this.#analysis?.touched.has(path) !== false;
    if (isTouched && after !== undefined && this.#isHeldFor(path, before, after)) return;
    const known = this.#files.held(path) ?? before;
    const wasHeld = this.#files.release(path);
    const isChanged = this.#update(path, known);
    if (
      (isTouched && (known === undefined || modelSigns(known) !== modelSigns(after ?? ""))) ||
      (wasHeld && this.#isDetached) ||
      (isSearched && (isChanged || this.#isChosenOtherwise()))
    )
      this.#outdated = "all";
    else if (isTouched && isChanged) this.#outdated = this.#outdated === "all" ? "all" : "routers";
    else if (known === undefined || saysDatabases(known) || saysDatabases(after ?? ""))
      this.#judgeAnew();
    else this.#findings?.edited(path, known, after ?? "");
  }

  /** Rules remember by the facts what files say of databases besides the settings. */
  #judgeAnew(): void {
    if (this.#facts === undefined) return;
    this.#facts = { ...this.#facts };
    this.#judge(this.#facts);
    this.#revision += 1;
  }

  /** Whether the search for the settings module would end otherwise now. */
  #isChosenOtherwise(): boolean {
    const before = this.#found;
    const now = this.#search();
    return (
      now.configuration !== before?.configuration ||
      JSON.stringify(now.settings) !== JSON.stringify(before?.settings)
    );
  }

  /** Keeps the last text that parsed, while the new one does not. */
  #isHeldFor(path: string, before: string | undefined, after: string): boolean {
    if (this.#facts === undefined) return false;
    this.#checked = { text: after, parsed: this.#parse(after) };
    if (this.#checked.parsed.problems.length === 0) return false;
    if (this.#files.edited(path, before, after)) return true;
    // What never parsed is read as far as it goes.
    if (before === undefined || this.#parse(before).problems.length > 0) return false;
    this.#files.hold(path, before, after);
    return true;
  }

  /** The index reads what was just looked through for mistakes: that is parsed once. */
  #parsed(text: string, part: Part | undefined): Parsed {
    const checked = this.#checked;
    if (part !== undefined || checked?.text !== text) return this.#parse(text, part);
    // The index makes the tree its own.
    this.#checked = undefined;
    return checked.parsed;
  }

  #update(path: string, before: string | undefined): boolean {
    const isChanged = this.#index.update(path);
    if (isChanged && !this.#since.has(path)) this.#since.set(path, before);
    return isChanged;
  }

  /** Held files that parse were held back with the rest when the settings could not be read. */
  #releaseWhatParses(): void {
    for (const path of this.#files.paths) {
      const [held, text] = [this.#files.held(path), this.#now.text(path)];
      if (text !== undefined && this.#parse(text).problems.length > 0) continue;
      this.#files.release(path);
      this.#update(path, held);
    }
  }

  /** The settings cannot be read: the files that changed are held as they were when they could. */
  #holdBack(): void {
    if (this.#facts === undefined) return;
    for (const [path, before] of this.#since) {
      if (before === undefined) continue;
      this.#files.hold(path, before, this.#now.text(path) ?? "");
      this.#index.update(path);
    }
    this.#isDetached = true;
  }

  #take(facts: ProjectFacts | undefined): void {
    this.#since.clear();
    this.#isDetached = false;
    this.#facts = facts;
    this.#findings = undefined;
    if (facts !== undefined) this.#judge(facts);
  }

  #judge(facts: ProjectFacts): void {
    this.#findings = this.#isScanning
      ? undefined
      : new Findings(facts, this.#options.rules(this.found));
  }
}

function saysDatabases(text: string): boolean {
  return tiersOf(text).databases;
}

/** The files, with a note of each Python file that is read. */
function noting(files: HeldFiles, read: Set<string>): Files {
  return {
    text: (path) => {
      if (path.endsWith(".py")) read.add(path);
      return files.text(path);
    },
    kind: (path) => files.kind(path),
    list: (path) => files.list(path),
    entries: (path) => files.entries(path),
  };
}
