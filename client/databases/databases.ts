/** The hub: the workspace's aliases as the language server tells them, and guarded connections to them. */
import * as vscode from "vscode";
import type { AliasContext } from "#client/connections/aliasContext.ts";
import { SecretOpener } from "#client/connections/sealed.ts";
import { fromSettings, withAnswers, type Answers } from "#client/connections/setting.ts";
import { surroundingsOfProcess } from "#client/connections/surroundings.ts";
import type { PythonTarget } from "#client/connections/target.ts";
import type { Drivers, Opened, Refused } from "#client/drivers/driver.ts";
import { GuardedConnection } from "#client/drivers/guardedConnection.ts";
import { variablesIn } from "#client/python/environmentFile.ts";
import type { PythonOptions } from "#client/python/process.ts";
import { concernsDatabases, limits, written } from "#client/settings/databaseSettings.ts";
import { manageSettings } from "#client/settings/manageSettings.ts";
import {
  databases as databasesRequest,
  modelTables,
  type DatabaseProject,
  type ModelTable,
} from "#shared/databases.ts";
import type { CustomRequest, Status } from "#shared/protocol.ts";
import { Browsing } from "./browsing.ts";
import { confirm } from "./confirm.ts";
import type { AliasId, Availability, Database, Databases } from "./contract.ts";
import { Credentials } from "./credentials.ts";
import { describe, keyOf, type Described } from "./database.ts";
import { Opener, type Opening } from "./opening.ts";
import { pickDatabase } from "./pick.ts";
import { askForSettings } from "./pythonSettings.ts";
import { decideRole } from "./roles.ts";

/** What the hub works with, handed in by `extension.ts`. */
export interface HubParts {
  readonly ask: <Params, Result>(
    request: CustomRequest<Params, Result>,
    params: Params,
  ) => Promise<Result | undefined>;
  readonly status: () => { readonly state: Status["state"] | "off" };
  readonly onStatus: vscode.Event<{ readonly state: Status["state"] | "off" }>;
  /** Called once, when the first connection is opened. */
  readonly drivers: () => Drivers;
  readonly python: PythonOptions;
  readonly secrets: vscode.SecretStorage;
  readonly log: vscode.LogOutputChannel;
}

/** `Databases`, and what the commands of this folder need beside. */
export class Hub implements Databases {
  readonly credentials: Credentials;
  readonly #parts: HubParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  readonly #browsing: Browsing;
  readonly #opener: Opener;
  /** Made at the first question, since a key pair costs a moment. */
  #secrets: SecretOpener | undefined;
  #drivers: Drivers | undefined;
  #projects: readonly DatabaseProject[] | undefined;
  readonly #models = new Map<string, Promise<readonly ModelTable[]>>();
  readonly #knownModels = new Map<string, readonly ModelTable[]>();
  #described: readonly Described[] = [];
  #all: readonly Database[] = [];
  /** Whether the server did not answer the last question. */
  #isUnanswered = false;
  #refreshing: Promise<void> | undefined;

  constructor(parts: HubParts) {
    this.#parts = parts;
    this.credentials = new Credentials(parts.secrets);
    this.#opener = new Opener(
      () => this.#driversNow(),
      this.credentials,
      (python, alias, signal) => askForSettings(python, alias, parts.python, signal),
      parts.log,
    );
    this.#browsing = new Browsing(
      (id, used) => this.#openShared(id, used),
      () => this.#show(),
    );
    this.#listening = vscode.Disposable.from(
      parts.onStatus(({ state }) => void this.#serverChanged(state)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#show()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (concernsDatabases(event)) this.#show();
      }),
    );
  }

  get availability(): Availability {
    if (!vscode.workspace.isTrusted) return "restricted";
    const { state } = this.#parts.status();
    if (state === "off") return "off";
    if (state === "noProject") return "no-project";
    if (this.#projects !== undefined) return this.#projects.length > 0 ? "ready" : "no-project";
    return state === "error" || this.#isUnanswered ? "unreadable" : "loading";
  }

  get all(): readonly Database[] {
    return this.#all;
  }

  find(id: AliasId): Database | undefined {
    const key = keyOf(id);
    return this.#all.find((database) => keyOf(database.id) === key);
  }

  /** Several calls at once are one question. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshNow().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  browse(id: AliasId): Promise<Opened> {
    return this.#browsing.browse(id);
  }

  disconnect(id: AliasId): Promise<void> {
    return this.#browsing.close(id);
  }

  async connect(id: AliasId, purpose: string): Promise<Opened> {
    const database = this.find(id);
    if (database === undefined) return noSuch(id);
    const isReadOnly = database.permissions.write === "deny";
    const opened = await this.#open(database, isReadOnly, purpose);
    if (opened.kind === "refused") return opened;
    const connection = new GuardedConnection(opened.connection, {
      // What is permitted less by now counts at once; the session stays as it was opened.
      permissions: () => this.find(id)?.permissions ?? database.permissions,
      ask: (question) => confirm(this.find(id) ?? database, question),
    });
    return { kind: "open", connection };
  }

  python(id: AliasId): PythonTarget | undefined {
    const project = this.find(id)?.project;
    return project === undefined ? undefined : pythonOf(project);
  }

  models(project: string): Promise<readonly ModelTable[]> {
    const known = this.#models.get(project);
    if (known !== undefined) return known;
    const asked = this.#askForModels(project);
    this.#models.set(project, asked);
    return asked;
  }

  pick(title: string, which?: (database: Database) => boolean): Promise<Database | undefined> {
    return pickDatabase(this, title, which);
  }

  /** What is needed to open an alias, or to say how it would be opened. */
  opening(database: Database, isReadOnly: boolean, purpose: string): Opening {
    const { id, label, project, settings } = database;
    return {
      id,
      label,
      dict: fromSettings(settings, (sealed) => this.#secretOpener().open(sealed)),
      context: contextOf(project, settings.name),
      session: { readOnly: isReadOnly, statementTimeout: limits(project.path).statementTimeout },
      purpose,
    };
  }

  async dispose(): Promise<void> {
    this.#listening.dispose();
    this.#changed.dispose();
    await this.#browsing.dispose();
    await this.#drivers?.dispose();
  }

  async #serverChanged(state: Status["state"] | "off"): Promise<void> {
    if (state === "ready") return this.refresh();
    if (state === "noProject" || state === "off") this.#projects = undefined;
    await this.#describe();
  }

  async #refreshNow(): Promise<void> {
    const { publicKey } = this.#secretOpener();
    const answer = await this.#parts.ask(databasesRequest, { publicKey });
    this.#isUnanswered = answer === undefined;
    if (answer !== undefined) this.#projects = answer;
    this.#models.clear();
    await this.#describe();
  }

  /** Says anew what each alias is: at once, and once more where the user has typed something for it. */
  async #describe(): Promise<void> {
    const before = this.#described;
    const projects = this.#projects ?? [];
    const pairs = projects.flatMap((project) =>
      project.aliases.map((settings) => ({ project, settings })),
    );
    const described = (answers: readonly Answers[]) =>
      pairs.map(({ project, settings }, index) => {
        const dict = fromSettings(settings, (sealed) => this.#secretOpener().open(sealed));
        return describe({
          project,
          settings,
          dict: withAnswers(dict, answers[index] ?? {}),
          context: contextOf(project, settings.name),
          isOneOfSeveral: projects.length > 1,
          models: this.#knownModels.get(project.path),
        });
      });
    const first = described([]);
    this.#described = first;
    this.#show();
    const answers = await Promise.all(first.map(({ id }) => this.#typedFor(id)));
    // The settings may have changed meanwhile.
    if (this.#described !== first) return;
    if (answers.some((each) => Object.keys(each).length > 0)) this.#described = described(answers);
    await this.#closeMoved(before);
    this.#show();
  }

  #typedFor(id: AliasId): Promise<Answers> {
    return vscode.workspace.isTrusted ? this.credentials.of(id) : Promise.resolve({});
  }

  /** A shared connection to where an alias no longer is would show the wrong database. */
  async #closeMoved(before: readonly Described[]): Promise<void> {
    const now = new Map(this.#described.map((each) => [keyOf(each.id), each]));
    const moved = before.filter((each) => {
      const next = now.get(keyOf(each.id));
      return next?.where !== each.where || next.engineName !== each.engineName;
    });
    await Promise.all(moved.map(({ id }) => this.#browsing.close(id)));
  }

  /** Puts together what changes often, and tells. */
  #show(): void {
    this.#all = this.#described.map(({ guess, ...described }): Database => {
      const { id } = described;
      const set = written("roles", id.project);
      const decided = decideRole(id, guess, set, written("permissions", id.project));
      return {
        ...described,
        role: decided.role,
        roleBecause: decided.because,
        permissions: decided.permissions,
        state: this.#browsing.stateOf(id),
      };
    });
    this.#changed.fire();
  }

  async #askForModels(project: string): Promise<readonly ModelTable[]> {
    const answer = await this.#parts.ask(modelTables, { project });
    if (answer === undefined) {
      this.#models.delete(project);
      return [];
    }
    const isNew = !this.#knownModels.has(project);
    this.#knownModels.set(project, answer);
    // Which aliases are only read tells of replicas.
    if (isNew) await this.#describe();
    return answer;
  }

  async #openShared(id: AliasId, used: () => void): Promise<Opened> {
    const database = this.find(id);
    if (database === undefined) return noSuch(id);
    const opened = await this.#open(database, true, "explorer");
    if (opened.kind === "refused") return opened;
    const permissions = { read: "allow", write: "deny", ddl: "deny", migrate: "deny" } as const;
    const connection = new GuardedConnection(opened.connection, {
      permissions: () => permissions,
      ask: () => Promise.resolve(false),
      used,
    });
    return { kind: "open", connection };
  }

  async #open(database: Database, isReadOnly: boolean, purpose: string): Promise<Opened> {
    if (!vscode.workspace.isTrusted) return restricted;
    return this.#opener.open(this.opening(database, isReadOnly, purpose));
  }

  #driversNow(): Drivers {
    this.#drivers ??= this.#parts.drivers();
    return this.#drivers;
  }

  #secretOpener(): SecretOpener {
    this.#secrets ??= new SecretOpener();
    return this.#secrets;
  }
}

const restricted: Refused = {
  kind: "refused",
  reason: "other",
  detail: "No connection is made in Restricted Mode: trust the workspace first",
};

function noSuch({ alias }: AliasId): Refused {
  return { kind: "refused", reason: "other", detail: `The settings have no alias '${alias}'` };
}

function pythonOf(project: DatabaseProject): PythonTarget | undefined {
  const { python, path, settings } = project;
  if (python === undefined || !vscode.workspace.isTrusted) return undefined;
  const environment = variablesIn(path, manageSettings(path).envFile);
  return { python, project: path, settings, environment };
}

function contextOf(project: DatabaseProject, alias: string): AliasContext {
  return {
    alias,
    project: project.path,
    django: project.django,
    python: pythonOf(project),
    connectTimeout: limits(project.path).connectTimeout,
    around: surroundingsOfProcess(),
  };
}
