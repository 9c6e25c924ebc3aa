/** A management command as the editor offers it: what it takes, and what it may do to a database. */

/** One command of `manage.py`. */
export interface ManagementCommand {
  /** As on the command line: `migrate`. */
  readonly name: string;
  /** In menus: "Migrate". */
  readonly title: string;
  /** What it does, for who chooses among them. */
  readonly detail: string;
  /** `one`: `--database ALIAS`. `many`: it can be repeated, and without it no database is asked. `none`: it has no such option. */
  readonly database: "one" | "many" | "none";
  readonly options: readonly Option[];
  /** What it does to the database: for who may run it on which role. */
  readonly effect: "nothing" | "reads" | "writes" | "migrates" | "destroys";
  /** Whether it asks questions: then it gets a terminal of its own. */
  readonly interactive: boolean;
  /** The Django version that brought it: 401 for 4.1. */
  readonly since?: number;
}

export type Option = Positional | Flag | Valued;

interface Described {
  /** By which a choice names it. */
  readonly name: string;
  /** In words. */
  readonly detail: string;
  /** The Django version that brought it: 401 for 4.1. */
  readonly since?: number;
}

/** An argument without a flag, in the order of the table. */
export interface Positional extends Described {
  readonly kind: "positional";
  readonly of: Subject;
  readonly many: boolean;
  readonly required: boolean;
}

/** A flag without a value. */
export interface Flag extends Described {
  readonly kind: "flag";
  readonly flag: string;
  /** Whether it takes the sting out of the command: it then only shows or checks. */
  readonly harmless?: true;
}

/** A flag with a value. */
export interface Valued extends Described {
  readonly kind: "valued";
  readonly flag: string;
  readonly of: Subject;
  readonly many: boolean;
}

/** What an argument names; the editor offers what there is of it. */
export type Subject =
  | "app"
  | "migration"
  | "app-or-model"
  | "table"
  | "file"
  | "user"
  | "text"
  | "tag"
  | "level";
