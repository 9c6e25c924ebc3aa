/** One difference between the schema that Django means a database to have and the one that it has. */

export type DifferenceKind =
  | "table-missing"
  | "table-extra"
  | "table-renamed"
  /** A view stands where a table should. */
  | "table-kind"
  | "table-comment"
  | "column-missing"
  | "column-extra"
  | "column-renamed"
  | "column-type"
  | "column-null"
  | "column-default"
  /** Whether the database gives out the values: a sequence, an identity, AUTO_INCREMENT. */
  | "column-identity"
  | "column-generated"
  | "column-collation"
  | "column-comment"
  | "primary-key"
  | "index-missing"
  | "index-extra"
  | "index-differs"
  | "index-name"
  | "unique-missing"
  | "unique-extra"
  | "check-missing"
  | "check-extra"
  | "check-differs"
  | "exclusion-missing"
  | "foreign-key-missing"
  | "foreign-key-extra"
  | "foreign-key-target"
  | "foreign-key-action";

export interface Difference {
  readonly kind: DifferenceKind;
  /** As the database names it, or as Django means to. */
  readonly table: string;
  /** The column, index or constraint; undefined for the table itself. */
  readonly part?: string;
  /** The columns that an index or a constraint is about. */
  readonly columns?: readonly string[];
  /** What Django means it to be, and what it is, as they write it. */
  readonly expected?: string;
  readonly actual?: string;
  /** What follows from it; without a full stop. */
  readonly note?: string;
  /** What the database calls what is otherwise, where that is not `part`. */
  readonly name?: string;
  /** The statement that would make what is missing, where Django writes one. */
  readonly sql?: string;
}

/** Tells one difference from another, whatever is expected instead. */
export function keyOfDifference({ kind, table, part }: Difference): string {
  return JSON.stringify([kind, table, part ?? ""]);
}
