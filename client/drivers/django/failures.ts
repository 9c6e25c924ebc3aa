/** Turns failures of the project's Python into those of the drivers' contract. */
import type { PythonFailed } from "#client/python/answer.ts";
import type { Failed, Refused } from "../driver.ts";

/** Why there is no connection. */
export function refusedFrom(failure: PythonFailed): Refused {
  return { kind: "refused", reason: refusal(failure), detail: sentence(failure.message) };
}

function refusal({ reason }: PythonFailed): Refused["reason"] {
  switch (reason) {
    case "password":
    case "unreachable":
    case "tls":
    case "no-database":
    case "locked":
    case "unsupported":
    case "driver-missing":
      return reason;
    case "backend":
      return "driver-missing";
    case "timeout":
      return "unreachable";
    default:
      return "other";
  }
}

/** Why something asked of a session did not succeed; `sql` is the statement, for the place in it. */
export function failedFrom(failure: PythonFailed, sql?: string): Failed {
  const { code, detail, hint, position } = failure;
  return {
    kind: "failed",
    reason: reasonOf(failure),
    // With a code it is the server's own text.
    message: code === undefined ? sentence(failure.message) : failure.message,
    ...(code === undefined ? {} : { code }),
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
    ...(position === undefined || sql === undefined ? {} : { position: units(sql, position) }),
  };
}

function reasonOf({ reason }: PythonFailed): Failed["reason"] {
  switch (reason) {
    case "cancelled":
    case "timeout":
    case "lost":
    case "locked":
    case "read-only":
      return reason;
    case "ended":
      return "lost";
    default:
      return "statement";
  }
}

/** Servers count characters; we count UTF-16 units. */
function units(sql: string, characters: number): number {
  return Array.from(sql).slice(0, characters).join("").length;
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
