/** The databases of the workspace as the views see them: explorer, consoles, results and migrations. */
import type * as vscode from "vscode";
import type { PythonTarget } from "#client/connections/target.ts";
import type { Permissions, Role } from "#client/connections/role.ts";
import type { Opened } from "#client/drivers/driver.ts";
import type { AliasSettings, DatabaseProject, ModelTable } from "#shared/databases.ts";

/** One alias of one project. */
export interface AliasId {
  /** The project's path. */
  readonly project: string;
  readonly alias: string;
}

/** What is known of an alias without connecting. Nothing in it is secret. */
export interface Database {
  readonly id: AliasId;
  /** The alias; with the project's folder where the workspace has several projects. */
  readonly label: string;
  readonly project: DatabaseProject;
  readonly settings: AliasSettings;
  /** The base engine that will be used; undefined where the settings do not tell. */
  readonly engine: "postgresql" | "mysql" | "sqlite" | "django" | undefined;
  /** The engine for people: "PostgreSQL", "PostGIS", "MySQL", "SQLite", "Oracle". */
  readonly engineName: string;
  /** Where it is, without secrets: `localhost:5432/shop`, `db.sqlite3`. */
  readonly where: string;
  readonly role: Role;
  /** How the role was found: "TEST MIRROR of 'default'", "set in the workspace". */
  readonly roleBecause: string;
  readonly permissions: Permissions;
  /** The alias that this one mirrors. */
  readonly mirrorOf: string | undefined;
  /** The state of the connection that the explorer shares. */
  readonly state: DatabaseState;
}

export type DatabaseState =
  | { readonly kind: "closed" }
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly server: string }
  | { readonly kind: "refused"; readonly detail: string };

/** What there is to show where there are no databases. */
export type Availability = "off" | "loading" | "restricted" | "no-project" | "unreadable" | "ready";

/** The one place where views get databases and connections. */
export interface Databases extends vscode.Disposable {
  readonly availability: Availability;
  /** Project by project, in the order of `DATABASES`. */
  readonly all: readonly Database[];
  /** After each change of the above, states included. */
  readonly onChange: vscode.Event<void>;
  find(id: AliasId): Database | undefined;
  /** Asks the language server anew. */
  refresh(): Promise<void>;
  /**
   * The read-only connection that views share for looking around; opened at the first call, and again after a loss.
   * Asks the user for what the settings do not tell. Refused in Restricted Mode.
   */
  browse(id: AliasId): Promise<Opened>;
  /** Closes the shared connection. */
  disconnect(id: AliasId): Promise<void>;
  /**
   * A connection of one's own, guarded: `run` weighs each statement against the role's permissions,
   * asks the user where they say so, and answers `failed` with reason `denied` where it may not be.
   * The server's session is read-only where the role denies writes. The caller closes it.
   */
  connect(id: AliasId, purpose: string): Promise<Opened>;
  /** How to run the project's Python; undefined without an interpreter or in Restricted Mode. */
  python(id: AliasId): PythonTarget | undefined;
  /** The project's models and their tables, kept until something changes. */
  models(project: string): Promise<readonly ModelTable[]>;
  /** Lets the user choose an alias: by name, engine, place and role. */
  pick(title: string, which?: (database: Database) => boolean): Promise<Database | undefined>;
}
