/** Where a value of a connection came from, for people to read. */
import type { Place } from "#shared/databases.ts";

export interface Origin {
  readonly kind:
    | "settings"
    | "service-file"
    | "password-file"
    | "option-file"
    | "environment"
    /** What Django uses where the settings say nothing. */
    | "django"
    /** What the client library or the server uses where nobody says anything. */
    | "default"
    /** The project's own Python said so. */
    | "python"
    /** Typed, and kept in the editor's secret storage. */
    | "user"
    /** A setting of this extension. */
    | "editor";
  /** Which one: a key, a variable, a file with its section. */
  readonly what: string;
  readonly place?: Place | undefined;
}

/** A value with its origin. */
export interface Found<Value> {
  readonly value: Value;
  readonly origin: Origin;
}

/** The origin as a phrase: "settings, USER (/srv/shop/settings.py:12)". */
export function originText({ kind, what, place }: Origin): string {
  const where = place === undefined ? "" : ` (${place.path}:${place.line})`;
  return `${originNames[kind]}, ${what}${where}`;
}

const originNames: Readonly<Record<Origin["kind"], string>> = {
  settings: "settings",
  "service-file": "service file",
  "password-file": "password file",
  "option-file": "option file",
  environment: "environment",
  django: "Django's default",
  default: "default",
  python: "the project's Python",
  user: "typed by you",
  editor: "editor setting",
};
