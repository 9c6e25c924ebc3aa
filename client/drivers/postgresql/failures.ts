/** Turns errors of PostgreSQL and of its connection into reasons. */
import pg from "pg";
import type { Failed, Refused } from "../driver.ts";

/** What is known beside the error. */
export interface Circumstances {
  /** The statement that was sent. */
  readonly sql: string;
  /** Whether we asked the server to stop it. */
  readonly cancelled: boolean;
}

/** Why a statement did not succeed. */
export function failedFrom(error: Error, { sql, cancelled }: Circumstances): Failed {
  if (!(error instanceof pg.DatabaseError))
    return { kind: "failed", reason: "lost", message: sentence(error.message) };
  const detail = [error.detail, error.where].filter((text) => text !== undefined).join("\n");
  const position = error.position && utf16Offset(sql, Number(error.position) - 1);
  return {
    ...{ kind: "failed", reason: reasonOf(error, cancelled), message: error.message },
    ...(error.code !== undefined && { code: error.code }),
    ...(detail !== "" && { detail }),
    ...(error.hint !== undefined && { hint: error.hint }),
    ...(typeof position === "number" && { position }),
  };
}

/** Why there is no connection. `where` is the server, for people. */
export function refusedFrom(error: Error, where: string): Refused {
  const [reason, detail] =
    error instanceof pg.DatabaseError ? byServer(error) : byConnection(error, where);
  return { kind: "refused", reason, detail };
}

function reasonOf({ code = "", message }: pg.DatabaseError, cancelled: boolean): Failed["reason"] {
  if (code === "57014") {
    // The code is the same for both; the words are the server's, in its language.
    return cancelled || !/timeout|statement_timeout/.test(message) ? "cancelled" : "timeout";
  }
  if (code === "55P03") return "locked";
  if (code === "25006") return "read-only";
  return /^(?:08|57P0|25P03)/.test(code) ? "lost" : "statement";
}

function byServer({ code = "", message }: pg.DatabaseError): [Refused["reason"], string] {
  if (code === "28P01") return ["password", message];
  // No password helps against the other refusals: no entry in pg_hba.conf, another user of the system.
  if (message.includes("client certificate")) return ["tls", message];
  if (code === "3D000") return ["no-database", message];
  if (code === "57P03") return ["unreachable", message];
  return ["other", message];
}

function byConnection(error: Error, where: string): [Refused["reason"], string] {
  const code = "code" in error ? String(error.code) : "";
  const message = messageOf(error);
  if (/client password must be/.test(message))
    return ["password", "The server asks for a password, and there is none"];
  if (message.startsWith("SASL"))
    return ["password", `The server's authentication failed: ${message}`];
  if (message === "The server does not support SSL connections")
    return ["tls", `${where} offers no TLS, and the settings ask for it`];
  if (isTls(code, message)) return ["tls", `TLS with ${where} fails: ${message}`];
  if (message === "timeout expired") return ["unreachable", `${where} does not answer in time`];
  return ["unreachable", `Cannot reach ${where}: ${sentence(message)}`];
}

/** Codes of OpenSSL's verification and of Node.js' TLS. */
function isTls(code: string, message: string): boolean {
  return (
    /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_|INVALID_CA|ERROR_IN_C)/.test(
      code,
    ) || message.includes("SSL connection")
  );
}

/** An error for several addresses has the messages inside. */
function messageOf(error: Error): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return inner instanceof Error ? inner.message : error.message;
}

function sentence(message: string): string {
  return message.replace(/\.$/, "");
}

/** Where a character is, in UTF-16 units; the server counts code points. */
function utf16Offset(text: string, characters: number): number {
  let offset = 0;
  for (let left = characters; left > 0 && offset < text.length; left--)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}
