/** What a driver tells about the objects of a database. */

/** A name in a database, unquoted; SQLite's schemas are `main`, `temp` and what is attached, MySQL's its databases. */
export interface DatabaseObject {
  readonly kind: ObjectKind;
  readonly schema: string;
  readonly name: string;
  /** A routine's argument types, where they tell it from others of its name. */
  readonly signature?: string;
}

export type ObjectKind = "table" | "view" | "materialized-view" | "routine" | "sequence";

/** What is asked for. */
export type ListRequest =
  | { readonly of: "schemas" }
  /** Of one schema; in the order of the names. */
  | { readonly of: "objects"; readonly schema: string }
  /** Of all schemas that are not the server's own: for quick open, the links of models and completion. */
  | { readonly of: "all-objects" }
  /** The columns of every table and view of a schema, for completion. */
  | { readonly of: "columns"; readonly schema: string };

export type Listing =
  | { readonly kind: "schemas"; readonly schemas: readonly Schema[] }
  | { readonly kind: "objects"; readonly objects: readonly ListedObject[] }
  | { readonly kind: "columns"; readonly columns: readonly ListedColumn[] };

export interface Schema {
  readonly name: string;
  /** Where unqualified names are looked for first. */
  readonly isDefault: boolean;
  /** The server's own: `pg_catalog`, `information_schema`, `mysql`. */
  readonly isSystem: boolean;
}

export interface ListedObject extends DatabaseObject {
  /** Estimates, where they cost nothing to know. */
  readonly rows?: number;
  readonly bytes?: number;
  readonly comment?: string;
}

export interface ListedColumn {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Everything about one object. */
export interface Description {
  readonly kind: "description";
  readonly object: DatabaseObject;
  readonly columns: readonly ColumnDescription[];
  /** In the order of the key; empty where there is none. */
  readonly primaryKey: readonly string[];
  readonly indexes: readonly IndexDescription[];
  readonly foreignKeys: readonly ForeignKeyDescription[];
  readonly constraints: readonly ConstraintDescription[];
  readonly triggers: readonly {
    readonly name: string;
    readonly definition: string | undefined;
  }[];
  readonly rows: number | undefined;
  readonly bytes: number | undefined;
  readonly comment: string | undefined;
  /** The statement that makes it, as the server has it or as near as can be told. */
  readonly create: string;
}

export interface ColumnDescription {
  readonly name: string;
  readonly type: string;
  readonly null: boolean;
  /** As an expression of SQL. */
  readonly default: string | undefined;
  /** Computed by the server: identity, auto-increment or generated; it is not to be given. */
  readonly generated: "identity" | "stored" | "virtual" | undefined;
  readonly collation: string | undefined;
  readonly comment: string | undefined;
}

export interface IndexDescription {
  readonly name: string;
  /** Names, or expressions as written. */
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly primary: boolean;
  /** The condition of a partial index. */
  readonly where: string | undefined;
  readonly method: string | undefined;
}

export interface ForeignKeyDescription {
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: {
    readonly schema: string;
    readonly table: string;
    readonly columns: readonly string[];
  };
  readonly onDelete: string | undefined;
  readonly onUpdate: string | undefined;
}

/** A check, unique or exclusion constraint. */
export interface ConstraintDescription {
  readonly name: string;
  readonly type: "check" | "unique" | "exclusion";
  readonly columns: readonly string[];
  readonly definition: string;
}
