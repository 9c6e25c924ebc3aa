/** What is kept of a module: its tree without most function bodies, and what the rules look for in them. */

import type { FileFacts } from "./fileFacts.ts";
import type { Range } from "#server/text/span.ts";
import type { Comment, SyntaxProblem } from "#server/syntax/parsed.ts";
import type { Module } from "#server/syntax/tree.ts";

/** Plain, serialisable data; everything above the index is computed from these. */
export interface ModuleSummary {
  /** The whole tree; function bodies may be left out (`body: undefined`), see `ModuleIndex.body`. */
  readonly module: Module;
  readonly problems: readonly SyntaxProblem[];
  /** The imports that run when the module is imported: not those in function bodies. */
  readonly imports: readonly ImportSummary[];
  /** Where the file names an alias, or hands over something that may be one. */
  readonly aliasUses: readonly AliasUse[];
  /** The comments that speak to us (`# multidb: …`). */
  readonly directives: readonly Comment[];
  /** Those, and what else rules look for. */
  readonly facts: FileFacts;
  /** Equal for two texts that mean the same to other modules, wherever things stand in them. */
  readonly digest: string;
}

export interface ImportSummary {
  /** Dotted, as written, without leading dots. */
  readonly module: string;
  readonly level: number;
  /** The imported names; undefined for `import a.b`; "star" for `*`. */
  readonly names: readonly string[] | "star" | undefined;
}

/** The places in which Django takes an alias. */
export type AliasPosition =
  | "using()"
  | "using="
  | "db_manager()"
  | "connections[]"
  | "atomic()"
  | "on_commit()"
  | "database="
  | "databases"
  | "hints"
  | "fixture"
  | "get_connection()";

export interface AliasUse {
  readonly position: AliasPosition;
  /** What stands there: the argument, or one element of a `databases` list. */
  readonly range: Range;
  readonly value: AliasOperand;
}

/** What stands in an alias position, as far as its own function and module tell. */
export type AliasOperand =
  /** Literals that can reach the position: the literal itself, or those assigned to a local variable. */
  | {
      readonly kind: "literals";
      readonly literals: readonly (Range & {
        readonly value: string;
        readonly inner: Range | undefined;
      })[];
    }
  /** A global name or dotted name of this module (`ALIAS`, `constants.ALIAS`), to be evaluated there. */
  | { readonly kind: "global"; readonly dotted: readonly string[] }
  | { readonly kind: "other" };
