/** What the panel Migrations × Aliases and its page tell each other. */

/** Migrations by app and name, each with a cell for each alias. */
export interface ShownMatrix {
  /** For people: the project's folder and its settings module. */
  readonly title: string;
  readonly aliases: readonly ShownAlias[];
  readonly apps: readonly ShownApp[];
  readonly rows: readonly ShownRow[];
  /** What keeps migrations from being read or applied, a sentence each. */
  readonly problems: readonly string[];
}

export interface ShownAlias {
  readonly name: string;
  /** "3 pending", "not read", "mirror of default". */
  readonly note: string;
  readonly isRead: boolean;
}

export interface ShownApp {
  readonly label: string;
  readonly isOwn: boolean;
}

export interface ShownRow {
  /** `app_label.name`. */
  readonly key: string;
  readonly app: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly hasFile: boolean;
  /** In the order of the aliases. */
  readonly cells: readonly ShownCell[];
}

export interface ShownCell {
  /** A `CellKind`. */
  readonly kind: string;
  /** One character; the words say the same. */
  readonly mark: string;
  readonly words: string;
  /** Whether `migrate` would change the database by it. */
  readonly isPending: boolean;
}

/** What is known of a migration on an alias. */
export interface ShownDetails {
  readonly key: string;
  readonly alias: string;
  readonly words: string;
  readonly lines: readonly string[];
  readonly hasFile: boolean;
  readonly isMirror: boolean;
  readonly operations: readonly ShownOperation[];
}

export interface ShownOperation {
  readonly text: string;
  /** "runs here", "no-op here · loses data". */
  readonly words: string;
  readonly because: string | undefined;
  /** The line that decided: its number among the panel's places, and its text. */
  readonly by: { readonly place: number; readonly text: string } | undefined;
  /** How deep it stands in others, from 0. */
  readonly depth: number;
}

export type ToPage =
  | { readonly kind: "matrix"; readonly matrix: ShownMatrix }
  | { readonly kind: "details"; readonly details: ShownDetails }
  /** Why there is no matrix, a sentence. */
  | { readonly kind: "none"; readonly because: string }
  /** Shows one migration's row. */
  | { readonly kind: "reveal"; readonly key: string };

/** What can be done with a migration on an alias. */
export type Doing = "migrateTo" | "showPlan" | "showMigrationSql";

export type ToPanel =
  | { readonly kind: "ready" }
  /** Reads what is applied there. */
  | { readonly kind: "read"; readonly aliases: readonly string[] }
  | { readonly kind: "details"; readonly key: string; readonly alias: string }
  /** Opens a migration's file. */
  | { readonly kind: "open"; readonly key: string }
  /** Opens a place of the details that were told last. */
  | { readonly kind: "place"; readonly place: number }
  | { readonly kind: "do"; readonly what: Doing; readonly key: string; readonly alias: string }
  | { readonly kind: "copy"; readonly text: string };
