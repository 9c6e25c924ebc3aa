/** What a node looks like, in words. */
import type { Database } from "#client/databases/contract.ts";

/** How a node looks. Whatever an icon says, the description says too. */
export interface ItemText {
  readonly label: string;
  readonly description?: string;
  /** A codicon's name. */
  readonly icon: string;
  /** Words apart by semicolons, which menus look for. */
  readonly context: string;
  readonly open: "never" | "collapsed" | "expanded";
  /** What a screen reader says. */
  readonly spoken: string;
  /** Lines: what is known beyond the description. */
  readonly tooltip: readonly string[];
  /** What a click does. */
  readonly click?: "reveal-target" | "open-model" | "retry";
}

/** What the text of an alias needs beside its node. */
export interface AliasState {
  readonly database: Database | undefined;
  readonly filter: string;
  /** What other parts of the product say of the alias, such as "3 pending migrations". */
  readonly remarks: readonly string[];
}
