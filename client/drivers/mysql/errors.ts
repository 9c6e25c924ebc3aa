/** Says what the errors of a MySQL server and of the way to it mean. */
import type { Failed, Refused } from "../driver.ts";
import type { ServerError } from "./answer.ts";

/** Numbers of the server's errors: https://mariadb.com/docs/server/reference/error-codes */
const reasons: ReadonlyMap<number, Failed["reason"]> = new Map<number, Failed["reason"]>([
  [1317, "cancelled"],
  [1969, "timeout"],
  [3024, "timeout"],
  [1205, "locked"],
  [1213, "locked"],
  [3572, "locked"],
  [1290, "read-only"],
  [1792, "read-only"],
  [1836, "read-only"],
  [1036, "read-only"],
  [1053, "lost"],
  [1927, "lost"],
  [4031, "lost"],
]);

/** A statement's failure. */
export function failureOf(error: ServerError, sql: string): Failed {
  const { errno, message, isLoss, fatal } = error;
  const reason = isLoss || fatal ? "lost" : (reasons.get(errno ?? 0) ?? "statement");
  const position = positionOf(message, sql);
  return {
    kind: "failed",
    reason,
    message: reason === "lost" ? lossOf(error) : sentence(message),
    ...(errno !== undefined && { code: String(errno) }),
    ...(position !== undefined && { position }),
  };
}

/** Why the session is gone, for people. */
export function lossOf({ code, message, errno }: ServerError): string {
  if (errno === 1927) return "The connection was killed on the server";
  if (errno === 1053) return "The server is shutting down";
  if (code === "PROTOCOL_CONNECTION_LOST" || code === "ECONNRESET" || code === "EPIPE")
    return "The server closed the connection";
  return sentence(message);
}

/** Where the server says `near '…' at line N`: what it quotes is the rest of the statement, 80 characters at most. */
function positionOf(message: string, sql: string): number | undefined {
  const found = /near '(?<near>[^]*)' at line (?<line>\d+)$/.exec(message)?.groups;
  if (found?.near === undefined) return undefined;
  const { near } = found;
  if (near === "") return sql.length;
  if (sql.endsWith(near)) return sql.length - near.length;
  const first = sql.indexOf(near);
  return first >= 0 && sql.indexOf(near, first + 1) < 0 ? first : undefined;
}

const refusals: ReadonlyMap<number, Refused["reason"]> = new Map<number, Refused["reason"]>([
  [1045, "password"],
  [1698, "password"],
  [1862, "password"],
  [1044, "no-database"],
  [1049, "no-database"],
  [3159, "tls"],
  [1251, "unsupported"],
  [1524, "unsupported"],
]);

/** Why there is no connection; `where` is the server's place in words. */
export function refusalOf(error: ServerError, where: string): Refused {
  const { errno, code = "", message } = error;
  if (errno !== undefined && errno > 1000 && code.startsWith("ER_"))
    return refused(refusals.get(errno) ?? "other", sentence(message));
  if (code === "HANDSHAKE_NO_SSL_SUPPORT") return refused("tls", `${where} offers no TLS`);
  if (/SSL|TLS|CERT|SIGNED|ALTNAME/.test(code))
    return refused("tls", `TLS with ${where} failed: ${sentence(message)}`);
  if (code === "AUTH_SWITCH_PLUGIN_ERROR") return refused("unsupported", sentence(message));
  const unreachable = unreachables[code];
  if (unreachable !== undefined) return refused("unreachable", `${where} ${unreachable}`);
  return refused(code === "" ? "other" : "unreachable", `${where}: ${sentence(message)}`);
}

const unreachables: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses connections: is the server running?",
  ENOENT: "does not exist: is the server running?",
  EACCES: "may not be opened",
  ENOTFOUND: "is not a known host",
  EAI_AGAIN: "could not be looked up",
  ETIMEDOUT: "did not answer in time",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached",
  ECONNRESET: "closed the connection",
  PROTOCOL_CONNECTION_LOST: "closed the connection",
};

function refused(reason: Refused["reason"], detail: string): Refused {
  return { kind: "refused", reason, detail };
}

/** Without a full stop. */
function sentence(message: string): string {
  return message.trim().replace(/\.$/, "");
}
