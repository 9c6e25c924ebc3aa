/** The migrations of a project, as `MigrationLoader` would read them from disk (`db/migrations/loader.py`). */

import type { Reason, Value } from "#server/evaluation/values.ts";
import type { Origin } from "#server/text/span.ts";

/** `app_label.name`. */
export type MigrationKey = string;

export interface MigrationsFacts {
  /** By key, in the order of apps and names. */
  readonly migrations: ReadonlyMap<MigrationKey, Migration>;
  /** Labels of the apps that have migrations. */
  readonly migratedApps: ReadonlySet<string>;
  /** Labels of the installed apps that have none: `migrate --run-syncdb` makes their tables. */
  readonly unmigratedApps: ReadonlySet<string>;
  /** Labels of the apps of which it is not known whether they have any. */
  readonly unknownApps: ReadonlySet<string>;
  /** Files that Django could not load, and apps of which it is not known what they have. */
  readonly problems: readonly MigrationProblem[];
}

export interface MigrationProblem {
  readonly app: string;
  /** The migration's name; undefined where it is about the app. */
  readonly name: string | undefined;
  readonly message: string;
  readonly origin: Origin | undefined;
}

export interface Migration {
  readonly key: MigrationKey;
  readonly app: string;
  readonly name: string;
  /** The file, absolute. */
  readonly path: string;
  /** The `class Migration`. */
  readonly origin: Origin | undefined;
  /** Whether its file stands in the project itself, not in site-packages. */
  readonly isOwn: boolean;
  /** As written: names may be `__first__` or `__latest__`. */
  readonly dependencies: readonly Dependency[];
  readonly runBefore: readonly Dependency[];
  readonly replaces: readonly MigrationKey[];
  /** As written; undefined leaves it to Django, which takes a migration without dependencies in its app for one. */
  readonly initial: boolean | undefined;
  readonly atomic: boolean;
  readonly operations: readonly Operation[];
  /** Why there may be other operations. */
  readonly open: Reason | undefined;
  /** Why there may be other dependencies. */
  readonly dependenciesOpen: Reason | undefined;
}

export interface Dependency {
  readonly app: string;
  readonly name: string;
}

/** What decides whether an operation takes effect on an alias. */
export type OperationScope =
  /** `allow_migrate_model` of one model. */
  | "model"
  /** The router alone, with the operation's own hints. */
  | "hints"
  /** Nothing: it changes Django's state alone. */
  | "state"
  /** Its database operations, one by one. */
  | "separate"
  /** Code of the project's own: it may do anything anywhere. */
  | "custom";

export interface Operation {
  /** Django's class behind it: `AddField`. For an operation of the project's own its own class. */
  readonly kind: string;
  /** Django's class, also where the project's own changes what it does; for what it does to the state. */
  readonly base: string | undefined;
  readonly scope: OperationScope;
  /** In words, as Django describes it: "Add field customer to order". */
  readonly describes: string;
  readonly origin: Origin | undefined;
  /** The model's name as written, with scope `model`. */
  readonly model: string | undefined;
  /** With scope `hints`. */
  readonly hints: ReadonlyMap<string, Value>;
  /** The operations that change the database, of a `SeparateDatabaseAndState`. */
  readonly database: readonly Operation[];
  /** Those that change the state only, of that and of `RunSQL`. */
  readonly state: readonly Operation[];
  /** Whether data may be lost: a dropped table or column, SQL or Python that says so. */
  readonly destructive: boolean;
  /** Undefined where it is not known. */
  readonly reversible: boolean | undefined;
  /** PostgreSQL's own: skipped forwards on another engine. */
  readonly vendor: "postgresql" | undefined;
  /** The arguments by the names that Django keeps them under. */
  readonly arguments: ReadonlyMap<string, Value>;
  readonly open: Reason | undefined;
}
