/** What the project's Python answers: a value, or a failure with its reason. */

export type Answer<T> = { readonly kind: "answer"; readonly value: T } | PythonFailed;

/** Why there is no answer. Nothing in it is secret. */
export interface PythonFailed {
  readonly kind: "failed";
  readonly reason: PythonReason;
  /** For people; without a full stop. */
  readonly message: string;
  /** The exception's name, or the server's code. */
  readonly code?: string;
  /** As Python prints it, without our own frames. */
  readonly traceback?: string;
  /** The line of a cell, from 1. */
  readonly line?: number;
  readonly detail?: string;
  readonly hint?: string;
  /** In the statement, in characters from 0. */
  readonly position?: number;
  /** The transaction after it, for a session. */
  readonly state?: "none" | "open" | "failed";
}

export type PythonReason =
  /** The interpreter cannot be run. */
  | "no-python"
  /** Python raised something, or is too old. */
  | "python"
  | "no-django"
  /** The settings cannot be read. */
  | "settings"
  /** The settings can be read, but `django.setup()` fails. */
  | "setup"
  /** The backend of an alias cannot be loaded. */
  | "backend"
  /** The process is gone: it crashed, was killed, or was ended by us. */
  | "ended"
  | "cancelled"
  | "timeout"
  | "unsupported"
  /** Reasons of a connection that is refused, and of a statement that fails: see the drivers' contract. */
  | "driver-missing"
  | "password"
  | "no-database"
  | "unreachable"
  | "tls"
  | "locked"
  | "lost"
  | "read-only"
  | "statement"
  | "other";

/** A failure of our own making. */
export function failed(reason: PythonReason, message: string): PythonFailed {
  return { kind: "failed", reason, message };
}
