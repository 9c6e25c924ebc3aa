/** Everything that is known of one Django project: what rules and features are computed from. */

import type { FileFacts } from "#server/index/fileFacts.ts";
import type { Module } from "#server/syntax/tree.ts";
import type { Origin } from "#server/text/span.ts";
import type { ProjectMigrations } from "./migrations/migrations.ts";
import type { ModelsFacts } from "./models/facts.ts";
import type { RoutingFacts } from "./routers/facts.ts";
import type { SettingsFacts } from "./settings/facts.ts";

export interface ProjectFacts {
  /** The project's directory, absolute: the one with `manage.py`. */
  readonly root: string;
  readonly settings: SettingsFacts;
  readonly models: ModelsFacts;
  readonly routing: RoutingFacts;
  /** Pools of aliases that are one database: primary and replicas. By alias, its pool's name (the primary). */
  readonly poolOf: (alias: string) => string;
  readonly modules: Modules;
  /** Read when it is first called; undefined where Django itself cannot be read. */
  readonly migrations: () => ProjectMigrations | undefined;
}

/** The project's own Python files, for rules that look into them. */
export interface Modules {
  /** Absolute paths of the project's Python files that name aliases or hold suppressions, sorted. */
  readonly files: () => readonly string[];
  readonly summary: (path: string) => FileFacts | undefined;
  readonly text: (path: string) => string | undefined;
  /** The whole tree of a file, every function's body in it; undefined where it is not the project's. */
  readonly tree: (path: string) => Module | undefined;
  /** What a dotted global name of a file is (`ALIAS`, `constants.ALIAS`), where it is a known text. */
  readonly globalText: (
    path: string,
    dotted: readonly string[],
  ) => { readonly value: string; readonly origin: Origin | undefined } | undefined;
}
