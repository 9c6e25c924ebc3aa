/** The shapes of the JSON that `routes --format json` and the oracle print. */

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

/** The whole document for one settings module. */
export interface RoutesDocument {
  readonly settings: string;
  readonly aliases: readonly string[];
  /** Only ours: why there may be more aliases than those. */
  readonly open?: string;
  readonly models: Readonly<Record<string, ModelRoutes>>;
  readonly relations: Readonly<Record<string, RelationRoutes>>;
}

/** `oracle.json` of a test project. */
export interface OracleConfiguration {
  /** Dotted modules; a trailing `.*` stands for every module of that package that has no leading underscore. */
  readonly settings: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings module → cell pattern with `*`, or `!` and a pattern that takes cells out again → why the cell depends on the state of a running program. */
  readonly undecidable: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
