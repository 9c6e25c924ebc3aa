/** What libpq asks of TLS: the options, and the files that it takes without being told. */
import type { Ledger } from "../configured.ts";
import type { Found } from "../origin.ts";
import type { Surroundings } from "../surroundings.ts";
import type { TlsTarget } from "../target.ts";
import type { Options } from "./options.ts";

const modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
type Mode = (typeof modes)[number];

/** Made explicit: with `require` and an authority libpq checks the chain, which is `verify-ca`. */
export function tlsOf(options: Options, ledger: Ledger, around: Surroundings): TlsTarget {
  const authority = options.text("sslrootcert");
  const mode = modeOf(options, authority, ledger);
  const files = {
    authority: authority ?? present("root.crt", around),
    certificate: options.text("sslcert") ?? present("postgresql.crt", around),
    revoked: options.text("sslcrl") ?? present("root.crl", around),
  };
  const key = options.text("sslkey") ?? (files.certificate && present("postgresql.key", around));
  const passphrase = options.text("sslpassword");
  if (mode.value === "disable") {
    ledger.use("TLS", mode);
    return { mode: "disable" };
  }
  const checks = mode.value === "require" && files.authority !== undefined;
  ledger.use("TLS", checks ? { value: "verify-ca", origin: mode.origin } : mode);
  if (checks)
    ledger.notes.push("sslmode require with a root certificate is verify-ca, as in libpq");
  if (passphrase !== undefined) ledger.useSecret("TLS key's passphrase", passphrase);
  return {
    mode: checks ? "verify-ca" : mode.value,
    ...(files.authority && { authority: ledger.use("TLS authority", files.authority) }),
    ...(files.certificate && { certificate: ledger.use("TLS certificate", files.certificate) }),
    ...(key && { key: ledger.use("TLS key", key) }),
    ...(passphrase && { passphrase: passphrase.value }),
    ...(files.revoked && { revoked: ledger.use("TLS revocations", files.revoked) }),
  };
}

function modeOf(
  options: Options,
  authority: Found<string> | undefined,
  ledger: Ledger,
): Found<Mode> {
  const given = options.text("sslmode");
  const known = modes.find((mode) => mode === given?.value);
  if (given !== undefined && known !== undefined) return { value: known, origin: given.origin };
  // A mode that is not understood must not end in less than was meant.
  if (given !== undefined) {
    ledger.notes.push("sslmode is none of libpq's; verify-full is used");
    return { value: "verify-full", origin: given.origin };
  }
  if (authority?.value === "system")
    return {
      value: "verify-full",
      origin: { kind: "default", what: "libpq, with the system's authorities" },
    };
  return { value: "prefer", origin: { kind: "default", what: "libpq" } };
}

/** A file of libpq's own folder, where it is there. */
function present(name: string, around: Surroundings): Found<string> | undefined {
  const { home, windows, environment } = around;
  const path = windows
    ? `${environment["APPDATA"] ?? home}\\postgresql\\${name}`
    : `${home}/.postgresql/${name}`;
  return around.exists(path)
    ? { value: path, origin: { kind: "default", what: "libpq's own folder" } }
    : undefined;
}
