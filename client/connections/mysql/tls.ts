/** What MySQL's client library asks of TLS: `ssl`, `ssl_mode`, and the option file. */
import type { Ledger } from "../configured.ts";
import type { Found } from "../origin.ts";
import type { TlsTarget } from "../target.ts";
import { dictOf, entryOf, type MysqlOptions } from "./options.ts";

/** In libpq's words. An authority without a mode has the chain checked, as in the client library. */
export function tlsOf(options: MysqlOptions, ledger: Ledger): TlsTarget {
  const ssl = dictOf(options.at("ssl"));
  const file = (name: string) =>
    entryOf(ssl, name) ?? options.first([`ssl_${name}`], undefined, [`ssl-${name}`]);
  const [authority, certificate, key, revoked] = ["ca", "cert", "key", "crl"].map(file);
  const mode = modeOf(options, ledger, authority, ssl !== undefined || certificate !== undefined);
  ledger.use("TLS", mode);
  if (mode.value === "disable") return { mode: "disable" };
  return {
    mode: mode.value,
    ...(authority && { authority: ledger.use("TLS authority", authority) }),
    ...(certificate && { certificate: ledger.use("TLS certificate", certificate) }),
    ...(key && { key: ledger.use("TLS key", key) }),
    ...(revoked && { revoked: ledger.use("TLS revocations", revoked) }),
  };
}

const modes: Readonly<Record<string, TlsTarget["mode"]>> = {
  disabled: "disable",
  preferred: "prefer",
  required: "require",
  verify_ca: "verify-ca",
  verify_identity: "verify-full",
};

function modeOf(
  options: MysqlOptions,
  ledger: Ledger,
  authority: Found<string> | undefined,
  isWanted: boolean,
): Found<TlsTarget["mode"]> {
  const ssl = dictOf(options.at("ssl"));
  const named = options.first(["ssl_mode"], undefined, ["ssl-mode"]);
  const mode = modes[(named?.value ?? "").toLowerCase()];
  if (named !== undefined && mode !== undefined) return { value: mode, origin: named.origin };
  // A mode that is not understood must not end in less than was meant.
  if (named !== undefined) {
    ledger.notes.push("ssl_mode is none of MySQL's; VERIFY_IDENTITY is used");
    return { value: "verify-full", origin: named.origin };
  }
  const off = flag(options, ["ssl_disabled"], ["skip-ssl", "disable-ssl"]);
  if (off !== undefined) return { value: "disable", origin: off.origin };
  const identity =
    truthy(entryOf(ssl, "check_hostname")) ??
    flag(options, ["ssl_verify_identity"], ["ssl-verify-server-cert"]);
  if (identity !== undefined) return { value: "verify-full", origin: identity.origin };
  if (authority !== undefined) return { value: "verify-ca", origin: authority.origin };
  const on = flag(options, [], ["ssl"]);
  if (on !== undefined) return { value: "require", origin: on.origin };
  if (isWanted)
    return { value: "require", origin: { kind: "default", what: "where ssl is given" } };
  return { value: "prefer", origin: { kind: "default", what: "the client library" } };
}

/** A switch that is on: `True` in OPTIONS, without a value or with 1 in the file. */
function flag(
  options: MysqlOptions,
  names: readonly string[],
  inFile: readonly string[],
): Found<string> | undefined {
  const given = truthy(options.first(names, undefined, []));
  if (given !== undefined) return given;
  return inFile
    .map((name) => options.inFile(name))
    .find((found) => found !== undefined && (found.value === "" || truthy(found) !== undefined));
}

function truthy(found: Found<string> | undefined): Found<string> | undefined {
  return found !== undefined && /^(?:1|true|on|yes)$/i.test(found.value) ? found : undefined;
}
