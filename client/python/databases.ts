/** The databases of a project as its own Python has them: with what only Django knows, such as passwords made at run time. */
import type { Answer, PythonFailed } from "./answer.ts";
import type { PythonWorker } from "./worker.ts";

/** `DATABASES` after Django's own configuration. Secrets are in clear here: never logged, shown or kept. */
export interface PythonDatabases {
  readonly django: string;
  readonly debug: boolean;
  /** Why the apps could not be loaded, though the settings could be read; null where they are. */
  readonly unready: Omit<PythonFailed, "kind"> | null;
  /** In the order of `DATABASES`. */
  readonly aliases: readonly PythonAlias[];
}

export interface PythonAlias {
  readonly name: string;
  /** NAME, USER, OPTIONS, TEST, …, Django's defaults included. */
  readonly keys: Readonly<Record<string, PythonValue>>;
  /** What the backend's `connection.vendor` says: "postgresql", "mysql", "sqlite", "oracle", "microsoft", …; undefined where it cannot be loaded. */
  readonly vendor?: string;
  /** `connection.display_name`: "PostgreSQL". */
  readonly product?: string;
  /** The modules of the backend's classes, from its own to Django's base: which engine it wraps. */
  readonly modules?: readonly string[];
  /** Why the backend cannot be loaded: its driver is missing, for instance. */
  readonly failure?: Omit<PythonFailed, "kind">;
}

/** A value, marked as coming from the project's Python. */
export type PythonValue = { readonly from: "python" } & (
  | {
      readonly kind: "known";
      /** Integers beyond 2^53 come as text. */
      readonly value: string | number | boolean | null;
      /** Passwords, and whatever its name says is one. */
      readonly secret: boolean;
    }
  | { readonly kind: "dict"; readonly entries: Readonly<Record<string, PythonValue>> }
  | { readonly kind: "list"; readonly items: readonly PythonValue[] }
  | { readonly kind: "unknown"; readonly because: string }
);

/** Asks the worker for the databases. Connects to nothing; fails where the settings cannot be read. */
export async function askDatabases(
  worker: PythonWorker,
  signal?: AbortSignal,
): Promise<Answer<PythonDatabases>> {
  return worker.ask("databases", {}, signal ? { signal } : {});
}
