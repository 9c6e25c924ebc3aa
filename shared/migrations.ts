/** What language server, command line and editor say of migrations: which take effect where, and what is applied. */
import type { Place } from "./databases.ts";
import type { CustomRequest } from "./protocol.ts";

/** Client to server: every migration on every alias; null where there is no such project. */
export const migrationMatrix: CustomRequest<MigrationMatrixParams, MigrationMatrix | null> = {
  method: "djangoMultidb/migrationMatrix",
};

export interface MigrationMatrixParams {
  /** The project's path. */
  readonly project: string;
  /** By alias, what its `django_migrations` has. An alias that is left out is taken as not read. */
  readonly recorded: Readonly<Record<string, Recorded>>;
}

/** The rows of `django_migrations` on one alias. */
export type Recorded =
  | { readonly kind: "read"; readonly rows: readonly RecordedMigration[] }
  | { readonly kind: "unread"; readonly because: string };

export interface RecordedMigration {
  readonly app: string;
  readonly name: string;
  /** As the database writes it. */
  readonly applied?: string;
}

export interface MigrationMatrix {
  readonly settings: string;
  readonly aliases: readonly MatrixAlias[];
  /** By app in alphabetical order, then by name. */
  readonly migrations: readonly MatrixMigration[];
  /** Files that Django could not load, a sentence each. */
  readonly problems: readonly {
    readonly app: string;
    readonly message: string;
    readonly place: Place | undefined;
  }[];
  /** Apps without migrations: `migrate --run-syncdb` makes their tables. */
  readonly unmigratedApps: readonly string[];
}

export interface MatrixAlias {
  readonly name: string;
  readonly mirrorOf: string | undefined;
  /** Undefined where its database was not read; else why it could not be. */
  readonly unread: string | undefined;
  readonly isRead: boolean;
  /** The migrations that `migrate` would run, in its order. */
  readonly pending: readonly string[];
  /** Recorded there, and no file has them. */
  readonly missing: readonly string[];
  /** Applied before something that they rest on: `InconsistentMigrationHistory`. */
  readonly inconsistent: readonly { readonly migration: string; readonly before: string }[];
  /** Several last migrations of an app: `migrate` refuses. */
  readonly conflicts: readonly (readonly string[])[];
  /** Dependencies that are not there: no migration command works. */
  readonly broken: readonly { readonly migration: string; readonly on: string }[];
  /** Migrations that rest on one another. */
  readonly cycle: readonly string[];
  /** The tables that all migrations leave there, sorted. */
  readonly tables: readonly string[];
  /** Why there may be others; undefined where those are all. */
  readonly tablesOpen: string | undefined;
}

export interface MatrixMigration {
  /** `app_label.name`. */
  readonly key: string;
  readonly app: string;
  readonly name: string;
  readonly place: Place | undefined;
  /** Whether its file stands in the project itself. */
  readonly isOwn: boolean;
  readonly replaces: readonly string[];
  readonly dependencies: readonly string[];
  readonly operations: readonly MatrixOperation[];
  /** By alias. */
  readonly cells: Readonly<Record<string, MatrixCell>>;
}

export interface MatrixOperation {
  /** Django's class, or the project's own. */
  readonly kind: string;
  /** As Django describes it: "Add field customer to order". */
  readonly describes: string;
  readonly place: Place | undefined;
  /** The model that it is about, as written and without its app; a renamed one by its new name. */
  readonly model?: string;
  /** The old name of a renamed model. */
  readonly renamedFrom?: string;
  readonly destructive: boolean;
  readonly reversible: boolean | undefined;
  /** The parts for the database, of a `SeparateDatabaseAndState`. */
  readonly parts: readonly MatrixOperation[];
}

/**
 * `blocked`: it rests on what is not applied. `replaced`: a squash stands for it there, or it is a squash of which
 * only parts are applied. `unread`: the database was not read.
 */
export type MigrationState = "applied" | "pending" | "blocked" | "replaced" | "unread";

/** `no-op`: none of its operations takes effect there. `empty`: it has none for a database. */
export type MigrationEffectName = "runs" | "partly" | "no-op" | "empty" | "unknown" | "raises";

export interface MatrixCell {
  readonly state: MigrationState;
  readonly effect: MigrationEffectName;
  /** When it was applied, as the database writes it. */
  readonly applied?: string;
  /** In the order of the migration's operations. */
  readonly operations: readonly MatrixEffect[];
}

export interface MatrixEffect {
  readonly effect: "runs" | "no-op" | "state" | "unknown" | "raises";
  readonly because?: string;
  /** The line that decided. */
  readonly by?: Place;
  readonly parts?: readonly MatrixEffect[];
}

/** Client to server: what `migrate` would do on one alias; null where there is no such project. */
export const migrationPlan: CustomRequest<MigrationPlanParams, readonly PlanStep[] | null> = {
  method: "djangoMultidb/migrationPlan",
};

export interface MigrationPlanParams {
  /** The project's path. */
  readonly project: string;
  /** What the alias's `django_migrations` has, by `app_label.name`. */
  readonly recorded: readonly string[];
  /** What `migrate` is told: nothing, an app, or an app and a migration's full name (or `zero`). */
  readonly target: { readonly app?: string; readonly name?: string };
}

/** One migration that is carried out, or taken back. */
export interface PlanStep {
  /** `app_label.name`. */
  readonly key: string;
  readonly backwards: boolean;
}
