/** Guesses what an alias is for, from what the settings say of it; in doubt the more careful role. */
import type { Role } from "./role.ts";

/** What a guess is made from. */
export interface RoleClues {
  readonly alias: string;
  /** `TEST["MIRROR"]`. */
  readonly mirrorOf: string | undefined;
  /** `DEBUG`; undefined where it is not known. */
  readonly debug: boolean | undefined;
  /** The settings module, dotted. */
  readonly settings: string;
  /** HOST as the connection has it: undefined for a file or a socket, null where it is not known. */
  readonly host: string | undefined | null;
  /** Whether the models' rows are read there and never written. */
  readonly readOnly: boolean;
}

export interface RoleGuess {
  readonly role: Role;
  /** A clause for people, without a full stop. */
  readonly because: string;
}

/** A copy of another database is a replica, whatever else is said of it; then names decide, then place and DEBUG. */
export function guessRole(clues: RoleClues): RoleGuess {
  const { alias, mirrorOf, debug, settings, host, readOnly } = clues;
  if (mirrorOf !== undefined)
    return { role: "replica", because: `it mirrors '${mirrorOf}' in tests` };
  if (says(alias, replica)) return { role: "replica", because: "the alias's name says so" };
  if (readOnly) return { role: "replica", because: "the routers only read there" };
  if (says(alias, production)) return { role: "production", because: "the alias's name says so" };
  if (host && says(host, production))
    return { role: "production", because: "the host's name says so" };
  if (says(settings, production))
    return { role: "production", because: `the settings module is ${settings}` };
  if (says(alias, testing)) return { role: "testing", because: "the alias's name says so" };
  if (host && says(host, testing)) return { role: "testing", because: "the host's name says so" };
  if (says(settings, testing))
    return { role: "testing", because: `the settings module is ${settings}` };
  if (host === null) return { role: "production", because: "its host is not known" };
  if (isElsewhere(host)) return { role: "production", because: `${host} is another machine` };
  if (debug === false) return { role: "production", because: "DEBUG is off" };
  // A name without dots is a container's, or a machine's of the same network.
  if (host !== undefined && !isHere(host) && debug === undefined)
    return {
      role: "production",
      because: `${host} may be another machine, and DEBUG is not known`,
    };
  return {
    role: "development",
    because: debug ? "it is on this machine, and DEBUG is on" : "it is on this machine",
  };
}

const replica =
  /^(?:replicas?|slaves?|followers?|standby|standbys|secondary|readonly|ro|readers?|mirror)\d*$/;
const production = /^(?:prod|production|prd|live)\d*$/;
const testing = /^(?:test|tests|testing|ci|qa|uat|stage|staging|preprod|sandbox)\d*$/;

/** Whether one of a name's words is meant: `shop_replica1`, `config.settings.production`, `readOnly`. */
function says(name: string, words: RegExp): boolean {
  const parts = name
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const pairs = parts.map((part, index) => part + (parts[index + 1] ?? ""));
  return [...parts, ...pairs].some((part) => words.test(part));
}

function isHere(host: string): boolean {
  return (
    host === "localhost" ||
    host === "host.docker.internal" ||
    host === "::1" ||
    host === "0.0.0.0" ||
    /^127\.\d+\.\d+\.\d+$/.test(host) ||
    host.endsWith(".localhost")
  );
}

function isElsewhere(host: string | undefined): boolean {
  return host !== undefined && !isHere(host) && /[.:]/.test(host);
}
