/** How values travel from a database to the eye: as exact texts with a kind, never as floating point. */

/** What a value is, whatever the engine calls its type; decides how it is aligned, copied and written as a literal. */
export type ValueKind =
  | "text"
  | "integer"
  | "decimal"
  | "float"
  | "boolean"
  | "date"
  | "time"
  | "timestamp"
  | "interval"
  | "uuid"
  | "json"
  | "array"
  | "binary"
  | "other";

/** A column of a result. */
export interface Column {
  /** As the server names it; several columns may have one name. */
  readonly name: string;
  readonly kind: ValueKind;
  /** The engine's own name of the type: `numeric(10,2)`, `bigint unsigned`. */
  readonly type: string;
  /** The table and column that it comes from, where the server tells; unquoted. */
  readonly source?: {
    readonly schema: string | undefined;
    readonly table: string;
    readonly column: string;
  };
}

/**
 * A value: null is SQL's NULL, a text is a value of its column's kind in the server's own notation
 * (binary in hexadecimal digits, booleans as `true` and `false`).
 */
export type Cell = null | string | SpecialCell;

/** A value that is not of its column's kind (SQLite), or that was cut. */
export interface SpecialCell {
  readonly kind: ValueKind;
  readonly text: string;
  /** The length of the whole in characters (bytes for binary) where `text` is only its beginning. */
  readonly length?: number;
}
