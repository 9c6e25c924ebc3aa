/** What the editor has open: its folders, the projects in them, its documents. */

import { findProjects, projectOf } from "#server/project/settings/findProjects.ts";
import {
  noSettings,
  mergeSettings,
  readTable,
  type RuleSettings,
} from "#server/rules/ruleSettings.ts";
import { rules } from "#server/rules/registry.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";
import type { Lines } from "#server/text/lines.ts";
import { isAbsolute, join } from "#server/text/paths.ts";
import type { Settings } from "#shared/settings.ts";
import { Overlay } from "./overlay.ts";
import { ProjectState } from "./projectState.ts";

export class Workspace {
  readonly overlay: Overlay;
  readonly #parse: Parse;
  #folders: readonly string[] = [];
  #settings: Settings = {};
  #projects = new Map<string, ProjectState>();

  constructor(disk: Files, parse: Parse) {
    this.overlay = new Overlay(disk);
    this.#parse = parse;
  }

  get projects(): readonly ProjectState[] {
    return [...this.#projects.values()];
  }

  /** Takes the folders and settings, and looks for the projects anew. */
  open(folders: readonly string[], settings: Settings): void {
    this.#folders = folders;
    this.#settings = settings;
    this.#projects = new Map();
    this.discover();
  }

  /** Looks for projects that came, and drops those that went. */
  discover(): void {
    const roots = this.#folders.flatMap((folder) => findProjects(this.overlay, folder));
    const kept = new Map<string, ProjectState>();
    for (const root of roots) kept.set(root, this.#projects.get(root) ?? this.#openProject(root));
    this.#projects = kept;
  }

  /** The project that a file belongs to. */
  projectAt(path: string): ProjectState | undefined {
    const root = projectOf(path, [...this.#projects.keys()]);
    return root === undefined ? undefined : this.#projects.get(root);
  }

  /** A document was opened or edited. */
  put(path: string, text: string): void {
    if (this.overlay.isOpen(path) && this.overlay.text(path) === text) return;
    const isSame = !this.overlay.isOpen(path) && this.overlay.text(path) === text;
    this.overlay.put(path, text);
    if (!isSame) this.#edited(path);
  }

  close(path: string): void {
    const before = this.overlay.text(path);
    this.overlay.close(path);
    if (this.overlay.text(path) !== before) this.#edited(path);
  }

  /** A file on disk was made, changed or deleted. */
  changedOnDisk(path: string, isNewOrGone: boolean): void {
    this.overlay.changed(path);
    if (isNewOrGone) {
      if (path.endsWith("/manage.py") || path.endsWith("/pyproject.toml")) this.discover();
      for (const project of this.#projects.values()) project.reset();
    } else if (!this.overlay.isOpen(path)) {
      this.#edited(path);
    }
  }

  lines(path: string): Lines {
    return this.overlay.lines(path);
  }

  #edited(path: string): void {
    for (const project of this.#projects.values()) project.edited(path);
  }

  #openProject(root: string): ProjectState {
    const { settingsModule, pythonPath } = this.#settings;
    const python = pythonPath
      ? isAbsolute(pythonPath)
        ? pythonPath
        : join(root, pythonPath)
      : undefined;
    return new ProjectState(this.overlay, this.#parse, root, {
      settings: settingsModule || undefined,
      python,
      variables: process.env,
      rules: (found) => this.#ruleSettings(found.table),
    });
  }

  /** The team's file wins over the editor. */
  #ruleSettings(table: Readonly<Record<string, unknown>> | undefined): RuleSettings {
    const { severity, exclude } = this.#settings;
    const own: RuleSettings = {
      ...noSettings,
      severity: new Map(Object.entries(severity ?? {})),
      exclude: exclude ?? [],
    };
    const names = rules.map(({ name }) => name);
    return mergeSettings(own, readTable(table, names).rules);
  }
}
