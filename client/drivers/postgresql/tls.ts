/** What libpq does for each `sslmode`, as options for Node.js. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ConnectionOptions } from "node:tls";
import type { TlsTarget } from "#client/connections/target.ts";
import type { Refused } from "../driver.ts";

/** The ways to try, in order; undefined is without TLS. */
export interface TlsPlan {
  readonly kind: "plan";
  readonly attempts: readonly (ConnectionOptions | undefined)[];
}

/**
 * Plans how to connect. As in libpq: where a root certificate exists it is used whatever the mode is,
 * and only `verify-full` looks at the host's name. Sockets have no TLS.
 */
export function planTls(tls: TlsTarget, socket: boolean): TlsPlan | Refused {
  if (socket || tls.mode === "disable") return { kind: "plan", attempts: [undefined] };
  if (tls.authority === "system" && tls.mode !== "verify-full")
    return refused(`sslrootcert=system asks for sslmode=verify-full, not ${tls.mode}`);
  try {
    const options = optionsOf(tls);
    if ("kind" in options) return options;
    if (tls.mode === "allow") return { kind: "plan", attempts: [undefined, options] };
    if (tls.mode === "prefer") return { kind: "plan", attempts: [options, undefined] };
    return { kind: "plan", attempts: [options] };
  } catch (error) {
    return refused(`A certificate cannot be read: ${error instanceof Error ? error.message : ""}`);
  }
}

function optionsOf(tls: TlsTarget): ConnectionOptions | Refused {
  const verified = verification(tls);
  if ("kind" in verified) return verified;
  const client = clientCertificate(tls);
  return "kind" in client ? client : { ...verified, ...client };
}

/** By what the server's certificate is judged. */
function verification(tls: TlsTarget): ConnectionOptions | Refused {
  const named = tls.mode === "verify-full" ? {} : { checkServerIdentity: () => undefined };
  if (tls.authority === "system") return named;
  const path = tls.authority ?? usual("root.crt");
  if (existsSync(path)) {
    const revoked = tls.revoked ?? usual("root.crl");
    const crl = existsSync(revoked) ? { crl: readFileSync(revoked) } : {};
    return { ca: readFileSync(path), ...crl, ...named };
  }
  if (tls.mode === "verify-ca" || tls.mode === "verify-full")
    return refused(`sslmode=${tls.mode} needs a root certificate, and there is no file ${path}`);
  return { rejectUnauthorized: false, ...named };
}

/** What we show of ourselves, where there is something. */
function clientCertificate(tls: TlsTarget): ConnectionOptions | Refused {
  const certificate = tls.certificate ?? usual("postgresql.crt");
  if (!existsSync(certificate)) return {};
  const key = tls.key ?? usual("postgresql.key");
  if (!existsSync(key)) return refused(`There is a certificate, but no private key file ${key}`);
  if (readableByOthers(key))
    return refused(`The private key file ${key} can be read by others; its mode should be 0600`);
  return {
    ...{ cert: readFileSync(certificate), key: readFileSync(key) },
    ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }),
  };
}

/** libpq takes no key that others can read; a key of root may be read by its group. */
function readableByOthers(path: string): boolean {
  if (process.platform === "win32") return false;
  const { mode, uid } = statSync(path);
  const ours = uid === process.getuid?.();
  return (mode & (uid === 0 && !ours ? 0o037 : 0o077)) !== 0;
}

/** Where libpq looks for a file that is not named. */
function usual(name: string): string {
  return process.platform === "win32"
    ? join(process.env["APPDATA"] ?? homedir(), "postgresql", name)
    : join(homedir(), ".postgresql", name);
}

function refused(detail: string): Refused {
  return { kind: "refused", reason: "tls", detail };
}
