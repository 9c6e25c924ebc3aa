/** The options of one libpq connection: what Django hands over, then the service file, then the environment. */
import { posix } from "node:path";
import type { Ledger } from "../configured.ts";
import type { Found, Origin } from "../origin.ts";
import type { Surroundings } from "../surroundings.ts";
import { serviceIn } from "./serviceFile.ts";
import { variables } from "./variables.ts";

/** What was given, whoever gave it. */
export class Options {
  readonly #given: ReadonlyMap<string, Found<string>>;
  readonly #asked = new Set<string>();

  constructor(given: ReadonlyMap<string, Found<string>>) {
    this.#given = given;
  }

  /** The option's value; undefined where nobody gave one that is not empty. */
  text(name: string): Found<string> | undefined {
    this.#asked.add(name);
    const found = this.#given.get(name);
    return found?.value === "" ? undefined : found;
  }

  /** The options that were given and that nobody asked for. */
  unused(): readonly string[] {
    return [...this.#given.keys()].filter((name) => !this.#asked.has(name) && !silent.has(name));
  }
}

/** Options that change nothing for whoever looks at data. */
const silent = new Set(
  "keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout client_encoding fallback_application_name sslcompression sslsni".split(
    " ",
  ),
);

/** What Django keeps for itself, or hands to psycopg rather than to libpq. */
const djangos = new Set(
  "assume_role isolation_level pool server_side_binding cursor_factory context prepare_threshold autocommit row_factory connection_factory async".split(
    " ",
  ),
);

export type Given =
  | { readonly kind: "given"; readonly options: Options }
  /** Django or libpq would refuse it too. */
  | { readonly kind: "refused"; readonly because: string };

/** In libpq's order: an argument, the service file, the environment; the first that gives an option decides. */
export function givenOptions(ledger: Ledger, around: Surroundings): Given {
  const given = argumentsOf(ledger);
  const name = ledger.plain("NAME");
  const environment = around.environment["PGSERVICE"];
  const service =
    given.get("service") ??
    (environment
      ? { value: environment, origin: { kind: "environment", what: "PGSERVICE" } as const }
      : undefined);
  given.delete("service");
  const unnamed = name === undefined || name.value === "";
  if (unnamed && ledger.text("OPTIONS", "service") === undefined && ledger.missing.length === 0)
    return {
      kind: "refused",
      because: 'DATABASES has neither NAME nor OPTIONS["service"] for it',
    };
  if (service !== undefined) {
    const wrong = addService(service, given, ledger, around);
    if (wrong !== undefined) return { kind: "refused", because: wrong };
  }
  for (const [option, variable] of Object.entries(variables)) {
    const value = around.environment[variable];
    if (value !== undefined && !given.has(option))
      given.set(option, { value, origin: { kind: "environment", what: variable } });
  }
  return { kind: "given", options: new Options(given) };
}

/** What `get_connection_params` of Django's backend hands to psycopg. */
function argumentsOf(ledger: Ledger): Map<string, Found<string>> {
  const given = new Map<string, Found<string>>();
  const name = ledger.plain("NAME");
  const isNone = name?.value === null;
  if (isNone)
    given.set("dbname", { value: "postgres", origin: { kind: "django", what: "NAME is None" } });
  else if (name !== undefined && name.value !== "")
    given.set("dbname", { value: String(name.value), origin: name.origin });
  // Asked for once, so that an OPTIONS that is not known is missed even where it has no keys to tell.
  ledger.at(["OPTIONS"]);
  for (const key of ledger.keys("OPTIONS")) {
    // Django drops the service where NAME is None; the one of the environment stays.
    if (djangos.has(key) || (isNone && key === "service")) continue;
    const found = ledger.plain("OPTIONS", key);
    if (found !== undefined && found.value !== null)
      given.set(key, { value: pythonText(found.value), origin: found.origin });
  }
  for (const [key, option] of [
    ["USER", "user"],
    ["PASSWORD", "password"],
    ["HOST", "host"],
    ["PORT", "port"],
  ] as const) {
    const found = ledger.text(key);
    if (found !== undefined) given.set(option, found);
  }
  return given;
}

/** As psycopg writes it into a connection string. */
function pythonText(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}

/** Adds what the service's section says; answers why that could not be done. */
function addService(
  service: Found<string>,
  given: Map<string, Found<string>>,
  ledger: Ledger,
  around: Surroundings,
): string | undefined {
  ledger.use("service", service);
  for (const path of serviceFiles(given, around)) {
    const text = around.read(path);
    if (text === undefined) continue;
    const read = serviceIn(text, service.value);
    if (read.kind === "wrong") return `The service file ${path} cannot be used: ${read.because}`;
    if (read.kind === "absent") continue;
    for (const { key, value, line } of read.entries) {
      const origin: Origin = {
        kind: "service-file",
        what: `[${service.value}]`,
        place: { path, line },
      };
      if (!given.has(key)) given.set(key, { value, origin });
    }
    return undefined;
  }
  return `No service file has the service ${JSON.stringify(service.value)}`;
}

/** Where libpq looks: the user's file, then the system's; only Debian's packages have another folder for that. */
function serviceFiles(
  given: Map<string, Found<string>>,
  { environment, home, windows }: Surroundings,
): readonly string[] {
  const own = given.get("servicefile")?.value ?? environment["PGSERVICEFILE"];
  given.delete("servicefile");
  const folder = windows ? `${environment["APPDATA"] ?? home}\\postgresql` : home;
  const users =
    own ?? (windows ? `${folder}\\.pg_service.conf` : posix.join(home, ".pg_service.conf"));
  const system = environment["PGSYSCONFDIR"];
  const systems =
    system === undefined
      ? ["/etc/postgresql-common", "/etc", "/usr/local/etc/postgresql", "/usr/local/pgsql/etc"]
      : [system];
  return [users, ...systems.map((each) => `${each}/pg_service.conf`)];
}
