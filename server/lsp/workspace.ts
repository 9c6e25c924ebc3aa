/** What the editor has open: its folders, the projects in them, its documents. */

import { findProjects, projectOf } from "#server/project/settings/findProjects.ts";
import {
  mergeSettings,
  noSettings,
  readTable,
  type RuleSettings,
} from "#server/rules/ruleSettings.ts";
import { rules } from "#server/rules/registry.ts";
import type { Finding } from "#server/rules/rule.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";
import type { Lines } from "#server/text/lines.ts";
import { basename, isAbsolute, isWithin, join, parent } from "#server/text/paths.ts";
import type { Settings } from "#shared/settings.ts";
import type { Event, Folder } from "./events.ts";
import { Overlay } from "./overlay.ts";
import { ProjectState, type ProjectOptions } from "./projectState.ts";

/** The environment variables that say where Python is. */
export type Variables = Readonly<Record<string, string | undefined>>;

export class Workspace {
  readonly overlay: Overlay;
  readonly #parse: Parse;
  readonly #variables: Variables;
  #folders: readonly Folder[] = [];
  #projects: ReadonlyMap<string, ProjectState> = new Map();
  #indexing: Indexing | undefined;
  /** Open files that lie in no folder. */
  readonly #alone = new Set<string>();
  /** Whether a file came, went or changed by which projects are found. */
  #isUnsearched = false;

  constructor(disk: Files, parse: Parse, variables: Variables) {
    this.overlay = new Overlay(disk);
    this.#parse = parse;
    this.#variables = variables;
  }

  /** The projects, sorted by path. */
  get projects(): readonly ProjectState[] {
    if (this.#isUnsearched) this.#discover();
    return [...this.#projects.values()];
  }

  /** Whether the projects are being read; requests are answered from what there is. */
  get isIndexing(): boolean {
    return this.#indexing !== undefined;
  }

  /** @param waits whether requests wait for the end, as nobody would ask again */
  startIndexing(waits: boolean): void {
    if (this.#indexing !== undefined) return;
    let end = (): void => {};
    const over = new Promise<void>((resolve) => (end = resolve));
    this.#indexing = { waits, over, end };
  }

  endIndexing(): void {
    this.#indexing?.end();
    this.#indexing = undefined;
  }

  /** Answers whoever waits; what was not read stays unread. */
  cancelIndexing(): void {
    this.#indexing?.end();
    this.#indexing = { waits: false, over: Promise.resolve(), end: () => {} };
  }

  /** Resolves when what is asked now can be answered. */
  async answerable(): Promise<void> {
    if (this.#indexing?.waits) await this.#indexing.over;
  }

  /** Resolves when the projects are read, or reading them was given up. */
  async indexed(): Promise<void> {
    await this.#indexing?.over;
  }

  /** Another text after each analysis of any project. */
  get revision(): string {
    return this.projects
      .map((project) => {
        this.#refresh(project);
        return `${project.root} ${project.revision}`;
      })
      .join("\n");
  }

  /** Takes in what happened; costs little until something is asked. */
  apply(event: Event): void {
    switch (event.kind) {
      case "configured":
        this.#folders = event.folders;
        this.#discover();
        break;
      case "edited":
        this.#put(event.path, event.text, event.uri);
        break;
      case "closed":
        this.#close(event.path);
        break;
      case "disk":
        this.#changed(event.path, event.change !== "written");
        break;
    }
  }

  /** The project that a file belongs to, up to date but while it is indexed. */
  projectAt(path: string): ProjectState | undefined {
    const project = this.#owner(path);
    if (project !== undefined) this.#refresh(project);
    return project;
  }

  /** The projects in a directory, or all of them where there is none; up to date but while they are indexed. */
  projectsBelow(directory: string | undefined): readonly ProjectState[] {
    const below = this.projects.filter(
      ({ root }) => directory === undefined || isWithin(root, directory),
    );
    const found = below.length > 0 ? below : this.projects;
    for (const project of found) this.#refresh(project);
    return found;
  }

  /** The project of a directory, up to date but while it is indexed. */
  projectIn(root: string): ProjectState | undefined {
    const project = this.projects.find((one) => one.root === root);
    if (project !== undefined) this.#refresh(project);
    return project;
  }

  /** The findings of a file, sorted by place. */
  findingsOf(path: string): readonly Finding[] {
    return this.projectAt(path)?.findingsOf(path) ?? [];
  }

  /** The files that may have findings. */
  get paths(): readonly string[] {
    return this.projects.flatMap((project) => {
      this.#refresh(project);
      return project.paths.filter((path) => this.#owner(path) === project);
    });
  }

  lines(path: string): Lines {
    return this.overlay.lines(path);
  }

  #refresh(project: ProjectState): void {
    if (project.isKnown || !this.isIndexing) project.refresh();
  }

  #owner(path: string): ProjectState | undefined {
    if (this.#isUnsearched) this.#discover();
    const root = projectOf(path, [...this.#projects.keys()]);
    return root === undefined ? undefined : this.#projects.get(root);
  }

  /** Looks for projects that came, and drops those that went. */
  #discover(): void {
    this.#isUnsearched = false;
    const found = new Map<string, ProjectState>();
    const places = [...this.#folders.map((folder) => folder.path), ...[...this.#alone].map(parent)];
    for (const place of new Set(places)) {
      for (const root of findProjects(this.overlay, place)) {
        const options = this.#optionsFor(root);
        const known = this.#projects.get(root);
        known?.configure(options);
        found.set(root, known ?? new ProjectState(this.overlay, this.#parse, root, options));
      }
    }
    this.#projects = new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  #put(path: string, text: string, uri: string): void {
    const isOpen = this.overlay.isOpen(path);
    // On opening, the disk may have changed since it was read, and nobody may have told.
    const before = isOpen ? this.overlay.text(path) : undefined;
    const isNew = this.overlay.put(path, text, uri);
    if (isNew) this.#listed(path, before);
    else if (before !== text) this.#edited(path, before, text);
    // Without a folder, the project around a document counts.
    if (this.#folders.length > 0 || !path.endsWith(".py") || this.#alone.has(path)) return;
    this.#alone.add(path);
    this.#isUnsearched = true;
  }

  #close(path: string): void {
    this.#alone.delete(path);
    const before = this.overlay.text(path);
    const isGone = this.overlay.close(path);
    if (isGone) this.#listed(path, before);
    else if (this.overlay.text(path) !== before) this.#edited(path, before);
  }

  #changed(path: string, isListed: boolean): void {
    this.overlay.changed(path);
    if (isListed) this.#listed(path, undefined);
    else if (!this.overlay.isOpen(path)) this.#edited(path, undefined, this.overlay.text(path));
  }

  #edited(path: string, before: string | undefined, after?: string): void {
    for (const project of this.#projects.values()) project.edited(path, before, after);
    if (isMark(path)) this.#isUnsearched = true;
  }

  #listed(path: string, before: string | undefined): void {
    const isNear = this.#folders.some((folder) => isWithin(path, folder.path));
    for (const project of this.#projects.values())
      if (isNear || isWithin(path, project.root)) project.listed(path, before);
    if (isMark(path)) this.#isUnsearched = true;
  }

  /** What is set for the innermost folder around a project, or below it. */
  #optionsFor(root: string): ProjectOptions {
    const around = this.#folders.filter(({ path }) => isWithin(root, path) || isWithin(path, root));
    const [folder] = around.toSorted((one, other) => other.path.length - one.path.length);
    const { settingsModule, pythonPath, ...others } = folder?.settings ?? {};
    const python =
      !pythonPath || isAbsolute(pythonPath) ? pythonPath : join(folder?.path ?? root, pythonPath);
    return {
      settings: settingsModule || undefined,
      python: python || undefined,
      variables: this.#variables,
      isOpen: (path) => this.overlay.isOpen(path),
      rules: ({ table }) => ruleSettings(others, table),
    };
  }
}

/** The reading of the projects, while it is under way. */
interface Indexing {
  /** Whether requests wait for its end. */
  readonly waits: boolean;
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** Whether it is a file by which projects are found. */
function isMark(path: string): boolean {
  const name = basename(path);
  return name === "manage.py" || name === "pyproject.toml";
}

/** The team's file wins over the editor. */
function ruleSettings(
  { severity, exclude }: Settings,
  table: Readonly<Record<string, unknown>> | undefined,
): RuleSettings {
  const own: RuleSettings = {
    ...noSettings,
    severity: new Map(Object.entries(severity ?? {})),
    exclude: exclude ?? [],
  };
  const names = rules.map(({ name }) => name);
  return mergeSettings(own, readTable(table, names).rules);
}
