/** How long is waited for a connection: what the settings say, else what the editor's setting does. */
import type { AliasContext } from "./aliasContext.ts";
import type { Ledger } from "./configured.ts";
import type { Origin } from "./origin.ts";

/**
 * @param written the settings' own, in seconds; undefined where they have none, or none that ends
 * @returns milliseconds
 */
export function connectTimeoutOf(
  ledger: Ledger,
  { connectTimeout }: AliasContext,
  written: { readonly seconds: number; readonly origin: Origin } | undefined,
): number {
  const seconds = written?.seconds ?? connectTimeout / 1000;
  const editor = { kind: "editor", what: "djangoMultidb.connectTimeout" } as const;
  ledger.use("connect timeout", { value: `${seconds} s`, origin: written?.origin ?? editor });
  return seconds * 1000;
}
