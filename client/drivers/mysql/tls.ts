/** Makes mysql2's TLS options from what the settings ask for, which names files. */
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { rootCertificates } from "node:tls";
import type { SslOptions } from "mysql2";
import type { TlsTarget } from "#client/connections/target.ts";
import type { Refused } from "../driver.ts";

/** The options of an encrypted connection; refused where a file cannot be read. */
export async function tlsOptions(tls: TlsTarget, host: string): Promise<SslOptions | Refused> {
  if (tls.revoked !== undefined)
    return refused("unsupported", "Lists of revoked certificates are not supported");
  const files: { ca?: string; cert?: string; key?: string } = {};
  for (const [name, path] of [
    ["ca", tls.authority === "system" ? undefined : tls.authority],
    ["cert", tls.certificate],
    ["key", tls.key],
  ] as const) {
    if (path === undefined) continue;
    try {
      files[name] = await readFile(path, "utf8");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      return refused("tls", `${path} cannot be read (${code})`);
    }
  }
  const verifies = tls.mode === "verify-ca" || tls.mode === "verify-full";
  // Node.js would check an address against the name `localhost`.
  if (tls.mode === "verify-full" && isIP(host))
    return refused(
      "tls",
      `The certificate of an address cannot be verified in full: give ${host} by its name`,
    );
  return {
    ...files,
    ...(tls.authority === "system" && { ca: [...rootCertificates] }),
    ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }),
    rejectUnauthorized: verifies,
    verifyIdentity: tls.mode === "verify-full",
  };
}

function refused(reason: Refused["reason"], detail: string): Refused {
  return { kind: "refused", reason, detail };
}
