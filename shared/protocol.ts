/** The requests and notifications that editor and language server exchange beside those of LSP. */
import type { Severity } from "./settings.ts";

/** A request of ours: the method's name, and the types of what goes and comes back. */
export interface CustomRequest<Params, Result> {
  readonly method: string;
  /** Only for the type checker; never set. */
  readonly types?: { readonly params: Params; readonly result: Result };
}

/** A notification of ours: the method's name, and the type of what is told. */
export interface CustomNotification<Params> {
  readonly method: string;
  /** Only for the type checker; never set. */
  readonly types?: { readonly params: Params };
}

/** Server to client: what the server is doing, each time that changes. */
export const status: CustomNotification<Status> = { method: "djangoMultidb/status" };

/** Client to server: what was found out about each Django project of the workspace. */
export const projectFacts: CustomRequest<ProjectFactsParams, ProjectFacts> = {
  method: "djangoMultidb/projectFacts",
};

/** Client to server: the settings modules that a project might be run with, the best first. */
export const settingsCandidates: CustomRequest<
  SettingsCandidatesParams,
  readonly SettingsCandidate[]
> = { method: "djangoMultidb/settingsCandidates" };

/** What the client tells the server once, with LSP's `initialize`. */
export interface InitializationOptions {
  /** The settings module chosen by the user, dotted. */
  readonly settingsModule?: string;
  /** The Python interpreter that runs the project; its site-packages are read. */
  readonly pythonPath?: string;
  readonly severity?: Readonly<Record<string, Severity>>;
  /** Globs of files that get no findings, relative to the workspace folder. */
  readonly exclude?: readonly string[];
}

/** What the server is doing. */
export interface Status {
  readonly state: "starting" | "indexing" | "ready" | "noProject" | "error";
  /** The path of the project, the first one where there are several. */
  readonly project?: string;
  /** Its settings module, dotted. */
  readonly settings?: string;
  /** How many database aliases it has. */
  readonly aliases?: number;
  /** How many projects there are, where there are several. */
  readonly projects?: number;
  /** For `ready`: grows whenever settings, models or routers were read anew, so that who keeps answers asks again. */
  readonly revision?: number;
  /** While indexing: how many of how many files are read. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** What went wrong, in a sentence, for `error` and `noProject`; for `ready` why what is shown is not the latest. */
  readonly message?: string;
}

export interface ProjectFactsParams {
  /** A document or folder whose project is asked for; without it, every project. */
  readonly uri?: string;
}

/** Everything that was found out, project by project. Passwords are never part of it. */
export interface ProjectFacts {
  readonly projects: readonly ProjectFact[];
}

export interface ProjectFact {
  /** The absolute path of the folder that holds `manage.py`. */
  readonly path: string;
  /** The settings module in use, dotted; undefined where none was found. */
  readonly settings: string | undefined;
  /** How it was chosen, in a few words, such as the file that names it. */
  readonly settingsBecause: string;
  /** The settings modules that were not chosen. */
  readonly candidates: readonly {
    readonly module: string;
    readonly path: string;
    readonly because: string;
  }[];
  /** The path of the interpreter. */
  readonly python: string | undefined;
  /** The version of Django, and where it was read. */
  readonly django: string | undefined;
  readonly aliases: readonly AliasFact[];
  /** Whether there may be aliases beside those, because their names are made at run time. */
  readonly aliasesOpen: boolean;
  /** In the order in which Django asks them. */
  readonly routers: readonly { readonly name: string; readonly defined: string }[];
  readonly apps: readonly {
    readonly label: string;
    readonly name: string;
    readonly models: number;
  }[];
  /** The routing table; each cell as it is to be shown. */
  readonly models: readonly {
    readonly label: string;
    readonly read: string;
    readonly write: string;
    readonly migrate: string;
  }[];
  /** What could not be read or decided, a sentence each. */
  readonly problems: readonly string[];
  readonly timings: readonly { readonly name: string; readonly milliseconds: number }[];
}

export interface AliasFact {
  readonly name: string;
  readonly engine: string | undefined;
  /** `path:line`, the path relative to the project. */
  readonly defined: string;
  /** The alias that this one mirrors in tests (`TEST["MIRROR"]`). */
  readonly mirrorOf: string | undefined;
}

export interface SettingsCandidatesParams {
  /** A document or folder of the project; without it, the first project. */
  readonly uri?: string;
}

export interface SettingsCandidate {
  /** Dotted, as `DJANGO_SETTINGS_MODULE` has it. */
  readonly module: string;
  readonly path: string;
  /** Whether it is the one in use. */
  readonly chosen: boolean;
  /** Where it was found, in words. */
  readonly because: string;
}
