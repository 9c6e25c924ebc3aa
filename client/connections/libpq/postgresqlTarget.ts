/** From Django's settings to a PostgreSQL server, by way of libpq's own files, variables and defaults. */
import type { AliasContext } from "../aliasContext.ts";
import { connectTimeoutOf } from "../connectTimeout.ts";
import type { Configured, Ledger } from "../configured.ts";
import type { Found } from "../origin.ts";
import { isolationLevels } from "../target.ts";
import type { IsolationLevel, PostgresqlTarget } from "../target.ts";
import { givenOptions, type Options } from "./options.ts";
import { passwordFor } from "./passwords.ts";
import { tlsOf } from "./tls.ts";

export function postgresqlTarget(ledger: Ledger, context: AliasContext): Configured {
  const read = givenOptions(ledger, context.around);
  if (read.kind === "refused") return ledger.refuse("", read.because);
  const { options } = read;
  const server = serverOf(options, ledger, context);
  const user = options.text("user") ?? systemUser(context);
  const login = user === undefined ? undefined : ledger.use("user", user);
  const database =
    options.text("dbname") ??
    (user && { value: user.value, origin: { kind: "default", what: "the user's name" } as const });
  const name = database === undefined ? undefined : ledger.use("database", database);
  const password = passwordFor(options, ledger, context.around, {
    host: server.passwordHost,
    port: String(server.port),
    database: name ?? "",
    user: login ?? "",
  });
  const tls =
    server.socket === undefined ? tlsOf(options, ledger, context.around) : noTls(ledger, options);
  const rest = sessionOf(options, ledger, context);
  for (const key of options.unused())
    ledger.notes.push(`The option ${JSON.stringify(key)} of libpq has no effect here`);
  const place = server.socket ?? `${bracketed(server.host ?? "")}:${server.port}`;
  return ledger.close(name === undefined ? place : `${place}/${name}`, () => ({
    engine: "postgresql",
    ...(server.socket === undefined ? {} : { socket: server.socket }),
    ...(server.host === undefined ? {} : { host: server.host }),
    port: server.port,
    ...(login === undefined ? {} : { user: login }),
    ...(name === undefined ? {} : { database: name }),
    ...(password === undefined ? {} : { password: password.value }),
    tls,
    ...rest,
  }));
}

interface Server {
  readonly host: string | undefined;
  /** The folder of the socket. */
  readonly socket: string | undefined;
  readonly port: number;
  /** What stands for the host in a password file. */
  readonly passwordHost: string;
}

/** libpq's default socket folders: of Debian and the wheels of psycopg, then of PostgreSQL itself. */
const socketFolders = ["/var/run/postgresql", "/tmp"];

function serverOf(options: Options, ledger: Ledger, { around }: AliasContext): Server {
  const given = options.text("host");
  const address = options.text("hostaddr");
  const port = portOf(options, ledger);
  const several = [given, address].some((found) => found?.value.includes(","));
  if (several) ledger.notes.push("Of several hosts only the first is tried");
  const first = (found: Found<string> | undefined) =>
    found && { ...found, value: found.value.split(",")[0]!.trim() };
  const host = first(given);
  const named = host?.value ?? first(address)?.value;
  if (host !== undefined && (host.value.startsWith("/") || host.value.startsWith("@"))) {
    const socket = ledger.use("socket folder", host);
    ledger.use("port", port);
    const isDefault = socketFolders.includes(socket);
    return {
      host: undefined,
      socket,
      port: port.value,
      passwordHost: isDefault ? "localhost" : socket,
    };
  }
  if (named === undefined || named === "") {
    if (around.windows) {
      ledger.use("host", { value: "localhost", origin: { kind: "default", what: "libpq" } });
      ledger.use("port", port);
      return { host: "localhost", socket: undefined, port: port.value, passwordHost: "localhost" };
    }
    const socket =
      socketFolders.find((folder) => around.exists(`${folder}/.s.PGSQL.${port.value}`)) ??
      socketFolders[0]!;
    ledger.use("socket folder", { value: socket, origin: { kind: "default", what: "libpq" } });
    ledger.use("port", port);
    return { host: undefined, socket, port: port.value, passwordHost: "localhost" };
  }
  // The address is where to connect; the name is what a certificate is checked against.
  const reached = first(address) ?? host!;
  ledger.use("host", reached);
  ledger.use("port", port);
  return { host: reached.value, socket: undefined, port: port.value, passwordHost: named };
}

function portOf(options: Options, ledger: Ledger): Found<number> {
  const found = options.text("port");
  const value = Number((found?.value ?? "").split(",")[0]);
  if (found !== undefined && Number.isInteger(value) && value > 0 && value < 65_536)
    return { value, origin: found.origin };
  if (found !== undefined)
    ledger.notes.push("The port is no number of a port; libpq's default is used");
  return { value: 5432, origin: { kind: "default", what: "libpq" } };
}

function systemUser({ around }: AliasContext): Found<string> | undefined {
  return around.user === undefined
    ? undefined
    : { value: around.user, origin: { kind: "default", what: "the name of the system's user" } };
}

function noTls(ledger: Ledger, options: Options): PostgresqlTarget["tls"] {
  for (const key of ["sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword", "sslcrl"])
    options.text(key);
  ledger.use("TLS", { value: "disable", origin: { kind: "default", what: "never on a socket" } });
  return { mode: "disable" };
}

type Session = Pick<
  PostgresqlTarget,
  "options" | "assumeRole" | "isolationLevel" | "applicationName" | "connectTimeout" | "timeZone"
>;

/** What becomes of the session once it is connected. */
function sessionOf(options: Options, ledger: Ledger, context: AliasContext): Session {
  const used = (name: string, found: Found<string> | undefined) =>
    found === undefined ? undefined : ledger.use(name, found);
  const connectTimeout = timeoutOf(options, ledger, context);
  const startup = used("options", options.text("options"));
  const applicationName = used("application name", options.text("application_name"));
  const assumeRole = used("role", ledger.text("OPTIONS", "assume_role"));
  const isolationLevel = isolationOf(ledger);
  const timeZone = used("time zone", ledger.text("TIME_ZONE"));
  return {
    connectTimeout,
    ...(startup === undefined ? {} : { options: startup }),
    ...(applicationName === undefined ? {} : { applicationName }),
    ...(assumeRole === undefined ? {} : { assumeRole }),
    ...(isolationLevel === undefined ? {} : { isolationLevel }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/** libpq takes seconds, 1 for 2, and 0 for ever: then it is our own setting that ends the wait. */
function timeoutOf(options: Options, ledger: Ledger, context: AliasContext): number {
  const found = options.text("connect_timeout");
  const seconds = Math.trunc(Number(found?.value ?? 0));
  const written =
    found !== undefined && seconds > 0
      ? { seconds: Math.max(2, seconds), origin: found.origin }
      : undefined;
  return connectTimeoutOf(ledger, context, written);
}

function isolationOf(ledger: Ledger): IsolationLevel | undefined {
  const before = ledger.missing.length;
  const found = ledger.plain("OPTIONS", "isolation_level");
  if (ledger.missing.length > before) {
    // An enumeration of the driver that is not installed where the settings are read; no reason not to connect.
    const [missed] = ledger.missing.splice(before);
    ledger.notes.push(
      `OPTIONS["isolation_level"] is not known (${missed?.because}); the server's default is used`,
    );
    return undefined;
  }
  if (found === undefined || found.value === null) return undefined;
  const text = String(found.value).toLowerCase().replace(/^.*\./s, "").replaceAll("_", " ");
  // psycopg's `IsolationLevel`; psycopg2 has other numbers for the same.
  const level =
    isolationLevels.find((each) => each === text) ?? isolationLevels[Number(found.value) - 1];
  if (level !== undefined)
    return ledger.use("isolation level", { value: level, origin: found.origin });
  ledger.notes.push('OPTIONS["isolation_level"] is none of PostgreSQL\'s, and is passed over');
  return undefined;
}

/** An IPv6 address in brackets, so that the port can be told from it. */
function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
