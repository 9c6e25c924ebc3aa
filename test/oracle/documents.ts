/** The shapes of the JSON that `routes --format json` and the oracle print. */

import type { AliasSettings, ModelTable } from "#shared/databases.ts";

/** What is answered for `db_for_read` or `db_for_write`. */
export interface AliasAnswer {
  readonly aliases?: readonly string[];
  readonly error?: string;
  /** Only the oracle: the errors raised beside other answers. */
  readonly errors?: readonly string[];
  readonly exact: boolean;
  readonly because?: unknown;
}

/** What is answered for `allow_migrate` or `allow_relation`; null where it is not decided. */
export type BooleanAnswer = boolean | null | { readonly error: string };

/** One model's row. */
export interface ModelRoutes {
  /** Null or absent for a class that no file of the project spells out. */
  readonly path?: string | null;
  readonly line?: number | null;
  readonly read: AliasAnswer;
  readonly write: AliasAnswer;
  readonly migrate: Readonly<Record<string, BooleanAnswer>>;
}

/** One relation field's row. */
export interface RelationRoutes {
  readonly to: string | null;
  readonly kind: string;
  readonly allowed: BooleanAnswer;
}

/** One model's table, as `djangoMultidb/modelTables` has it. */
export type TableDocument = Pick<
  ModelTable,
  "table" | "managed" | "proxy" | "autoCreated" | "columns"
> & {
  /** Only ours: why there may be more columns. */
  readonly open?: string | undefined;
};

/** A value of the settings, as JSON has it. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** The whole document for one settings module. */
export interface RoutesDocument {
  readonly settings: string;
  readonly aliases: readonly string[];
  /** Only ours: why there may be more aliases than those. */
  readonly open?: string;
  readonly models: Readonly<Record<string, ModelRoutes>>;
  readonly relations: Readonly<Record<string, RelationRoutes>>;
}

/** What the oracle prints besides. */
export interface OracleDocument extends RoutesDocument {
  readonly tables: Readonly<Record<string, TableDocument>>;
  /** `DATABASES`, Django's defaults not yet applied; `[null]` stands for what JSON cannot say. */
  readonly databases: Readonly<Record<string, Readonly<Record<string, Plain>>>>;
}

/** Our own side of that. */
export interface OurDocument {
  readonly routes: RoutesDocument;
  readonly tables: Readonly<Record<string, TableDocument>>;
  readonly databases: readonly AliasSettings[];
  /** Why there may be other aliases. */
  readonly databasesOpen: string | undefined;
}

/** `oracle.json` of a test project. */
export interface OracleConfiguration {
  /** Dotted modules; a trailing `.*` stands for every module of that package that has no leading underscore. */
  readonly settings: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings module → cell pattern with `*`, or `!` and a pattern that takes cells out again → why the cell depends on the state of a running program. */
  readonly undecidable: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
