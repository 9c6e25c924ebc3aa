/** What a driver needs to open one alias: plain data, made from Django's settings, handed to a driver's process. */

/** Where an alias is and how to get in. Secrets are in clear here: a target is never logged, shown or kept. */
export type Target = PostgresqlTarget | MysqlTarget | SqliteTarget | DjangoTarget;

/** What TLS is asked for; libpq's words, which are wider than MySQL's. */
export interface TlsTarget {
  readonly mode: "disable" | "allow" | "prefer" | "require" | "verify-ca" | "verify-full";
  /** Paths of PEM files. `system` as the authority means those that Node.js trusts. */
  readonly authority?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly revoked?: string;
}

/** A server reached over TCP or a socket. */
interface ServerTarget {
  /** A name or address; undefined with `socket`. */
  readonly host?: string;
  readonly port?: number;
  /** PostgreSQL: the folder of the socket; MySQL: the socket's path. */
  readonly socket?: string;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly tls: TlsTarget;
  /** Milliseconds. */
  readonly connectTimeout: number;
  /** The session's time zone, as `SET TIME ZONE` takes it; undefined leaves the server's. */
  readonly timeZone?: string;
}

export interface PostgresqlTarget extends ServerTarget {
  readonly engine: "postgresql";
  /** libpq's `options`: `-c search_path=shop`. */
  readonly options?: string;
  /** `SET ROLE` after connecting (`assume_role`). */
  readonly assumeRole?: string;
  readonly isolationLevel?: IsolationLevel;
  readonly applicationName?: string;
}

export interface MysqlTarget extends ServerTarget {
  readonly engine: "mysql";
  readonly charset?: string;
  readonly initCommand?: string;
  readonly sqlMode?: string;
  /** Undefined leaves the server's; Django's own default is `read committed`. */
  readonly isolationLevel?: IsolationLevel;
}

export interface SqliteTarget {
  readonly engine: "sqlite";
  /** An absolute path or a `file:` URI; `:memory:` is another database for each process and is refused. */
  readonly file: string;
  /** Milliseconds to wait for a lock (`OPTIONS["timeout"]`, 5 s in Python). */
  readonly busyTimeout: number;
  /** Statements that Django runs on each new connection (`OPTIONS["init_command"]`), split. */
  readonly initCommands: readonly string[];
  readonly transactionMode?: "DEFERRED" | "IMMEDIATE" | "EXCLUSIVE";
}

/** Every other engine: the project's Python opens Django's own connection. */
export interface DjangoTarget {
  readonly engine: "django";
  readonly alias: string;
  readonly python: PythonTarget;
}

/** How the project's Python is started. */
export interface PythonTarget {
  /** The interpreter. */
  readonly python: string;
  /** The folder of `manage.py`; the working directory, and first on the path. */
  readonly project: string;
  /** The settings module, dotted. */
  readonly settings: string;
  /** Variables beside those that every program needs, such as `DJANGO_CONFIGURATION`: those of the file that the user names. May hold secrets. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** SQL's four, as Django and both servers name them. */
export const isolationLevels = [
  "read uncommitted",
  "read committed",
  "repeatable read",
  "serializable",
] as const;
export type IsolationLevel = (typeof isolationLevels)[number];
