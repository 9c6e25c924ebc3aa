/** From Django's settings to a MySQL or MariaDB server: OPTIONS before NAME, USER and the rest, before an option file. */
import type { AliasContext } from "../aliasContext.ts";
import { connectTimeoutOf } from "../connectTimeout.ts";
import type { Configured, Ledger } from "../configured.ts";
import type { Found } from "../origin.ts";
import { isolationLevels } from "../target.ts";
import type { IsolationLevel, MysqlTarget } from "../target.ts";
import { MysqlOptions } from "./options.ts";
import { tlsOf } from "./tls.ts";

export function mysqlTarget(ledger: Ledger, context: AliasContext): Configured {
  const options = new MysqlOptions(ledger, context);
  const server = serverOf(options, ledger, context);
  const user = options.first(["user"], "USER", ["user"]) ?? systemUser(context);
  const login = user === undefined ? undefined : ledger.use("user", user);
  const password =
    options.first(["passwd", "password"], "PASSWORD", ["password"]) ??
    options.variable("MYSQL_PWD");
  if (password !== undefined) ledger.useSecret("password", password);
  const database = options.first(["db", "database"], "NAME", ["database"]);
  const name = database === undefined ? undefined : ledger.use("database", database);
  const tls = server.socket === undefined ? tlsOf(options, ledger) : { mode: "disable" as const };
  const rest = sessionOf(options, ledger, context);
  for (const key of options.unused())
    ledger.notes.push(`OPTIONS[${JSON.stringify(key)}] has no effect here`);
  const host = server.host ?? "";
  const place = server.socket ?? `${host.includes(":") ? `[${host}]` : host}:${server.port}`;
  return ledger.close(name === undefined ? place : `${place}/${name}`, () => ({
    engine: "mysql",
    ...(server.socket === undefined ? { host, port: server.port } : { socket: server.socket }),
    ...(login === undefined ? {} : { user: login }),
    ...(name === undefined ? {} : { database: name }),
    ...(password === undefined ? {} : { password: password.value }),
    tls,
    ...rest,
  }));
}

interface Server {
  readonly host: string | undefined;
  readonly socket: string | undefined;
  readonly port: number;
}

/** The client library's default sockets: of Debian, of Red Hat, of MySQL itself and of Homebrew. */
const sockets = [
  "/run/mysqld/mysqld.sock",
  "/var/run/mysqld/mysqld.sock",
  "/var/lib/mysql/mysql.sock",
  "/tmp/mysql.sock",
];

/** To the client library `localhost`, and no host at all, mean the socket; Connector/Python knows no such thing. */
function serverOf(options: MysqlOptions, ledger: Ledger, context: AliasContext): Server {
  // Django takes a HOST that begins with a slash for the socket.
  const own = ledger.text("HOST");
  const isPath = own?.value.startsWith("/") ?? false;
  const host = options.first(["host"], isPath ? undefined : "HOST", ["host"]);
  const named = options.first(["unix_socket"], undefined, []) ?? (isPath ? own : undefined);
  const port = portOf(options, ledger);
  const isLocal = host === undefined || host.value === "localhost";
  const socket = isLocal ? (named ?? defaultSocket(options, context)) : undefined;
  if (socket !== undefined)
    return { host: undefined, socket: ledger.use("socket", socket), port: port.value };
  const reached = host ?? {
    value: "localhost",
    origin: { kind: "default" as const, what: "the client library" },
  };
  ledger.use("host", reached);
  ledger.use("port", port);
  return { host: reached.value, socket: undefined, port: port.value };
}

function defaultSocket(options: MysqlOptions, { around }: AliasContext): Found<string> | undefined {
  if (around.windows || options.inFile("protocol")?.value.toLowerCase() === "tcp") return undefined;
  const inFile = options.first([], undefined, ["socket"]);
  if (inFile !== undefined || options.isConnector) return inFile;
  return options.variable("MYSQL_UNIX_PORT") ?? existing(around);
}

function existing(around: AliasContext["around"]): Found<string> | undefined {
  const value = sockets.find((path) => around.exists(path));
  return value === undefined
    ? undefined
    : { value, origin: { kind: "default", what: "localhost means the socket" } };
}

function portOf(options: MysqlOptions, ledger: Ledger): Found<number> {
  const found = options.first(["port"], "PORT", ["port"]) ?? options.variable("MYSQL_TCP_PORT");
  const value = Number(found?.value);
  if (found !== undefined && Number.isInteger(value) && value > 0 && value < 65_536)
    return { value, origin: found.origin };
  if (found !== undefined && value !== 0)
    ledger.notes.push("The port is no number of a port; MySQL's default is used");
  return { value: 3306, origin: { kind: "default", what: "the client library" } };
}

function systemUser({ around }: AliasContext): Found<string> | undefined {
  return around.user === undefined
    ? undefined
    : { value: around.user, origin: { kind: "default", what: "the name of the system's user" } };
}

type Session = Pick<
  MysqlTarget,
  "charset" | "initCommand" | "sqlMode" | "isolationLevel" | "connectTimeout"
>;

function sessionOf(options: MysqlOptions, ledger: Ledger, context: AliasContext): Session {
  const charset = options.first(["charset"], undefined, []) ?? {
    value: "utf8mb4",
    origin: { kind: "django" as const, what: "of version 5.2 and newer" },
  };
  const command = options.first(["init_command"], undefined, ["init-command"]);
  const sqlMode = options.first(["sql_mode"], undefined, []);
  const isolationLevel = isolationOf(ledger, options);
  return {
    connectTimeout: timeoutOf(options, ledger, context),
    charset: ledger.use("charset", charset),
    ...(command === undefined ? {} : { initCommand: ledger.use("init command", command) }),
    ...(sqlMode === undefined ? {} : { sqlMode: ledger.use("SQL mode", sqlMode) }),
    ...(isolationLevel === undefined ? {} : { isolationLevel }),
  };
}

function timeoutOf(options: MysqlOptions, ledger: Ledger, context: AliasContext): number {
  const found = options.first(["connect_timeout", "connection_timeout"], undefined, [
    "connect-timeout",
  ]);
  const seconds = Number(found?.value);
  const written =
    found !== undefined && seconds > 0 ? { seconds, origin: found.origin } : undefined;
  return connectTimeoutOf(ledger, context, written);
}

/** None and an empty text leave the server's own; nothing said is Django's `read committed`. */
function isolationOf(ledger: Ledger, options: MysqlOptions): IsolationLevel | undefined {
  const found = options.plain("isolation_level");
  if (found === undefined) {
    const origin = { kind: "django", what: "for MySQL" } as const;
    return ledger.use<IsolationLevel>("isolation level", { value: "read committed", origin });
  }
  if (found.value === null || found.value === "") return undefined;
  const level = isolationLevels.find((each) => each === String(found.value).toLowerCase());
  if (level !== undefined)
    return ledger.use("isolation level", { value: level, origin: found.origin });
  ledger.notes.push('OPTIONS["isolation_level"] is none that Django takes, and is passed over');
  return undefined;
}
