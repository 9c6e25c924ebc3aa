/** The schema that a project's own Django means an alias to have. */
import type { PythonTarget } from "#client/connections/target.ts";
import type { Answer } from "./answer.ts";
import { startPython, type PythonOptions } from "./process.ts";

/** What the worker's `schema` answers. Migrations are named `app.name`. */
export interface DjangoSchema {
  /** `connection.vendor`. */
  readonly vendor: string;
  /** The migrations that the alias has recorded, as far as files have them, in the order of the plan. */
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** The tables after all migrations; for apps without migrations, those of their models. */
  readonly tables: readonly DjangoTable[];
  /** What was otherwise after the recorded ones. */
  readonly before: readonly OtherTable[];
  /** What the models have otherwise: migrations for it are yet to be made. */
  readonly wanted: readonly OtherTable[];
  readonly models: readonly DjangoModel[];
  /** Apps without migrations. */
  readonly unmigrated: readonly string[];
  /** The tables of caches, which `createcachetable` makes. */
  readonly caches: readonly string[];
  /** By `app.model` in lower case: the migration that made its table last, its fields, and its named parts. */
  readonly origins: Readonly<Record<string, Origin>>;
  readonly removed: readonly Removed[];
  /** What migrations do to a database and not to the state: their SQL, or how Django describes it. */
  readonly raw: readonly { readonly migration: string; readonly sql: string }[];
}

/** A table as a state other than the last has it; null where it has none of that name. */
export interface OtherTable {
  readonly table: string;
  readonly is: DjangoTable | null;
}

export interface DjangoTable {
  /** `app.Model`. */
  readonly label: string;
  readonly app: string;
  /** The model's name in lower case: for a table between two models, that of its owner. */
  readonly model: string;
  /** The many-to-many field that the table is for. */
  readonly field: string | null;
  /** The namespace that `db_table` names. */
  readonly schema: string | null;
  readonly table: string;
  readonly comment: string;
  readonly columns: readonly DjangoColumn[];
  readonly primaryKey: readonly string[];
  readonly indexes: readonly DjangoIndex[];
  readonly uniques: readonly DjangoIndex[];
  readonly checks: readonly DjangoCheck[];
  readonly exclusions: readonly { readonly name: string; readonly sql: string }[];
  readonly foreignKeys: readonly DjangoForeignKey[];
}

export interface DjangoColumn {
  readonly field: string;
  readonly name: string;
  /** As Django writes it: `varchar(10)`. */
  readonly type: string;
  readonly null: boolean;
  /** Whether the database gives out its values: an `AutoField`. */
  readonly auto: boolean;
  readonly generated: "stored" | "virtual" | null;
  /** An expression of SQL, for a `db_default`. */
  readonly default: string | null;
  readonly collation: string | null;
  readonly comment: string;
  /** What follows its name in an `ADD COLUMN`. */
  readonly definition: string | null;
}

export interface DjangoIndex {
  readonly name: string | null;
  /** Whether the model names it: other names are made up from the table's and the columns'. */
  readonly named: boolean;
  /** Names, with ` DESC`; empty for expressions. */
  readonly columns: readonly string[];
  readonly expressions?: string;
  readonly opclasses?: readonly string[];
  readonly where?: string;
  readonly method?: string;
  readonly include?: readonly string[];
  /** The statement that makes it. */
  readonly sql: string;
}

export interface DjangoCheck {
  /** Null for one that comes with a field's type. */
  readonly name: string | null;
  readonly column: string | null;
  readonly check: string;
  readonly sql: string | null;
}

export interface DjangoForeignKey {
  readonly column: string;
  readonly schema: string | null;
  readonly table: string;
  readonly target: string;
  /** What the database does by itself; empty for nothing. */
  readonly onDelete: string;
  /** Null where the engine has it within the table only. */
  readonly sql: string | null;
}

export interface DjangoModel {
  readonly label: string;
  readonly app: string;
  readonly schema: string | null;
  readonly table: string;
  readonly managed: boolean;
  /** Whether Django makes its table on this alias. */
  readonly here: boolean;
  /** Of a model that is not managed: whether its rows are read or written here. */
  readonly used: boolean;
  readonly columns: readonly string[];
}

export interface Origin {
  readonly table: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** By the name of an index or constraint; `AlterUniqueTogether` and `AlterIndexTogether` stand for theirs. */
  readonly named: Readonly<Record<string, string>>;
}

export interface Removed {
  readonly table: string;
  readonly column: string | null;
  /** An index or a constraint. */
  readonly part: string | null;
  readonly by: string;
}

/** Asks in a process of its own: models and migrations may have changed since another one loaded them. */
export async function askSchema(
  target: PythonTarget,
  options: PythonOptions,
  alias: string,
  signal: AbortSignal,
): Promise<Answer<DjangoSchema>> {
  const started = await startPython(target, options);
  if (started.kind === "failed") return started;
  const answer = await started.value.ask<DjangoSchema>("schema", { alias }, { limit: 0, signal });
  await started.value.dispose();
  return answer;
}
