/** What a target is made from beside the settings of its alias. */
import type { Surroundings } from "./surroundings.ts";
import type { PythonTarget } from "./target.ts";

/** What is known of an alias beside its settings. */
export interface AliasContext {
  readonly alias: string;
  /** The project's folder, absolute: relative paths begin there, as they do for `manage.py`. */
  readonly project: string;
  /** "5.2.8"; undefined where it is not known. */
  readonly django: string | undefined;
  /** How to run the project's Python; undefined where it may not be run. */
  readonly python: PythonTarget | undefined;
  /** Milliseconds, for where the settings have no time-out of their own. */
  readonly connectTimeout: number;
  readonly around: Surroundings;
}
