/** The migrations of the workspace's projects, and what is applied on the aliases that the user has asked for. */
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import { migrationMatrix } from "#shared/migrations.ts";
import type { CustomRequest } from "#shared/protocol.ts";
import { Applied, type Whereabouts } from "./applied.ts";
import { projectMigrations, type ProjectMigrations } from "./projectMigrations.ts";

/** Asks the language server; undefined where it does not answer. */
export type Ask = <Params, Result>(
  request: CustomRequest<Params, Result>,
  params: Params,
) => Promise<Result | undefined>;

/** Milliseconds after a change of files: the server hears of it first, and a branch switch changes many. */
const pause = 700;

/** What a change was found after. */
export type Cause = "files" | "other";

export class MigrationsModel implements vscode.Disposable {
  readonly #databases: Databases;
  readonly #ask: Ask;
  readonly #applied: Applied;
  readonly #changed = new vscode.EventEmitter<Cause>();
  /** After each change of what is told below; with what it was found after. */
  readonly onChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  #projects: readonly ProjectMigrations[] = [];
  /** Whether anybody shows migrations: before that, the server is not asked. */
  #isWanted = false;
  #isLoaded = false;
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> | undefined;
  /** Set where something changed while the server was being asked. */
  #isStale: Cause | undefined;
  /** The aliases whose shared connection was open when we looked last. */
  #open = new Set<string>();

  constructor(databases: Databases, ask: Ask) {
    this.#databases = databases;
    this.#ask = ask;
    this.#applied = new Applied(
      (id) => databases.browse(id),
      () => this.#changed.fire("other"),
    );
    const files = vscode.workspace.createFileSystemWatcher("**/*.py");
    const later = (): void => this.#later();
    this.#listening = vscode.Disposable.from(
      files,
      files.onDidCreate(later),
      files.onDidChange(later),
      files.onDidDelete(later),
      databases.onChange(() => this.#databasesChanged()),
    );
  }

  /** Project by project; empty until somebody wants to see them. */
  get projects(): readonly ProjectMigrations[] {
    return this.#projects;
  }

  /** Whether the projects have been asked for and are known. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  find(project: string): ProjectMigrations | undefined {
    return this.#projects.find((each) => each.project === project);
  }

  isReading(id: AliasId): boolean {
    return this.#applied.isReading(id);
  }

  /** From now on migrations are followed. Resolves when they are known. */
  async want(): Promise<void> {
    if (this.#isWanted) return this.#refreshing ?? Promise.resolve();
    this.#isWanted = true;
    await this.refresh("other");
  }

  /** Reads what is applied on these aliases, at the user's word. */
  async read(ids: readonly AliasId[]): Promise<void> {
    const places = ids.flatMap((id) => {
      const database = this.#databases.find(id);
      return database === undefined ? [] : [placeOf(database)];
    });
    this.#isWanted = true;
    await Promise.all(places.map((place) => this.#applied.read(place)));
    await this.refresh("other");
  }

  /** Reads again the aliases of a project (or all) that have been read before, and no other. */
  async readAgain(project?: string): Promise<void> {
    const known = this.#databases.all
      .map(({ id }) => id)
      .filter(
        (id) => (project === undefined || id.project === project) && this.#applied.isKnown(id),
      );
    await this.read(known);
  }

  /** Asks the server anew. Calls during a question are answered by one more. */
  refresh(cause: Cause): Promise<void> {
    if (this.#refreshing !== undefined) {
      this.#isStale = cause;
      return this.#refreshing;
    }
    this.#refreshing = this.#refreshNow(cause).finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #later(): void {
    if (!this.#isWanted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh("files"), pause);
  }

  #databasesChanged(): void {
    const { all } = this.#databases;
    const isForgotten = this.#applied.follow(all.map(placeOf));
    const before = this.#open;
    const open = all.filter(({ state }) => state.kind === "open").map(({ id }) => id);
    this.#open = new Set(open.map(textOf));
    // Somebody opened these; those that we are reading were opened by us.
    const opened = open.filter((id) => !before.has(textOf(id)) && !this.#applied.isReading(id));
    if (opened.length > 0) void this.read(opened);
    else if (this.#isWanted && (isForgotten || this.#hasOthers())) void this.refresh("other");
  }

  /** Whether there are other projects or aliases than those that are shown. */
  #hasOthers(): boolean {
    const shown = this.#projects.flatMap(({ project, matrix }) =>
      matrix.aliases.map(({ name }) => textOf({ project, alias: name })),
    );
    const now = this.#databases.all.map(({ id }) => textOf(id));
    return !this.#isLoaded || shown.toSorted().join() !== now.toSorted().join();
  }

  async #refreshNow(cause: Cause): Promise<void> {
    for (let why: Cause | undefined = cause; why !== undefined; why = this.#isStale) {
      this.#isStale = undefined;
      const paths = [...new Set(this.#databases.all.map(({ id }) => id.project))];
      const found: ProjectMigrations[] = [];
      for (const project of paths) {
        const recorded = this.#applied.of(project);
        const matrix = await this.#ask(migrationMatrix, { project, recorded });
        const earlier = this.find(project);
        // A server that does not answer leaves the last that it told.
        if (matrix) found.push(projectMigrations(project, matrix));
        else if (earlier !== undefined) found.push(earlier);
      }
      this.#projects = found;
      this.#isLoaded = this.#databases.availability !== "loading";
      this.#changed.fire(why);
    }
  }
}

function placeOf({ id, engineName, where }: Database): Whereabouts {
  return { id, where: `${engineName} ${where}` };
}

function textOf({ project, alias }: AliasId): string {
  return JSON.stringify([project, alias]);
}
