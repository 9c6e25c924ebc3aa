/** Reads `pg_service.conf` as libpq does: an INI file in which spaces count. */

/** What a service file says of one service. */
export type Service =
  | { readonly kind: "found"; readonly entries: readonly ServiceEntry[] }
  | { readonly kind: "absent" }
  | { readonly kind: "wrong"; readonly because: string };

export interface ServiceEntry {
  readonly key: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The entries of a service's section. The first section of that name counts, up to the next section.
 * As in libpq, a line inside it without `=` makes the file unusable, and so does `service=`: there is no nesting.
 */
export function serviceIn(text: string, service: string): Service {
  const entries: ServiceEntry[] = [];
  let inside = false;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith("[")) {
      if (inside) break;
      inside = line.startsWith(`[${service}]`);
      continue;
    }
    if (!inside) continue;
    const at = line.indexOf("=");
    if (line.startsWith("ldap"))
      return { kind: "wrong", because: `line ${index + 1} asks an LDAP server` };
    if (at < 0) return { kind: "wrong", because: `line ${index + 1} has no "="` };
    const key = line.slice(0, at);
    if (key === "service" || key === "servicefile")
      return { kind: "wrong", because: `line ${index + 1} names another service` };
    entries.push({ key, value: line.slice(at + 1), line: index + 1 });
  }
  return inside ? { kind: "found", entries } : { kind: "absent" };
}
