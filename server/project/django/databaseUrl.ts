/** Database URLs as dj-database-url and django-environ read them: `postgres://user@host:5432/name?sslmode=require`. */

/** Which library reads a URL: they differ in what they make of ports, options and paths. */
export type UrlLibrary = "dj_database_url" | "environ";

/** Both libraries take it for itself and add nothing to it. */
export const memoryUrl = "sqlite://:memory:";

/** What a part of a URL becomes in an alias's dict. */
export type UrlValue = string | number | boolean | { readonly [key: string]: UrlValue };

/**
 * The dict of an alias, as a library makes it of a URL.
 * @returns undefined where it is no URL of a known scheme
 */
export function databaseOf(
  url: string,
  library: UrlLibrary,
): Readonly<Record<string, UrlValue>> | undefined {
  if (url === memoryUrl) return { ENGINE: "django.db.backends.sqlite3", NAME: ":memory:" };
  const read = readDatabaseUrl(url);
  if (read === undefined) return undefined;
  const parts: Record<string, UrlValue> = Object.fromEntries(read.parts);
  const port = read.parts.get("PORT") ?? "";
  const keepsText = library === "dj_database_url" ? /oracle|mssql|pyodbc/ : /oracle/;
  if (port !== "" && !keepsText.test(read.scheme)) parts["PORT"] = Number(port);
  return library === "environ" ? asEnviron(parts, read) : asDjDatabaseUrl(parts, read);
}

/** `dj_database_url.parse`: options are numbers and booleans where they look so, and some have other names. */
function asDjDatabaseUrl(
  parts: Record<string, UrlValue>,
  { scheme, options: written }: DatabaseUrl,
): Record<string, UrlValue> {
  const options: Record<string, UrlValue> = {};
  for (const [name, value] of written) {
    if (name === "ssl-ca" && scheme.startsWith("mysql")) options["ssl"] = { ca: value };
    else if (name === "currentSchema" && /^p|^redshift|^timescale/.test(scheme))
      options["options"] = `-c search_path=${value}`;
    else options[name] = /^(true|false)$/i.test(value) ? /^true$/i.test(value) : number(value);
  }
  return written.size === 0 ? parts : { ...parts, OPTIONS: options };
}

/** `environ.Env.db_url_config`: some options are keys of the alias, and a path may hold a socket's folder. */
function asEnviron(
  parts: Record<string, UrlValue>,
  { scheme, options: written }: DatabaseUrl,
): Record<string, UrlValue> {
  const name = parts["NAME"];
  if (scheme.startsWith("p") && typeof name === "string" && name.startsWith("/")) {
    const slash = name.lastIndexOf("/");
    parts["HOST"] = name.slice(0, slash);
    parts["NAME"] = name.slice(slash + 1);
  }
  if (scheme === "oracle" && parts["PORT"] === "") delete parts["PORT"];
  if (written.size === 0) return parts;
  const options: Record<string, UrlValue> = {};
  for (const [option, value] of written) {
    const key = option.toUpperCase();
    if (!aliasKeys.has(key)) options[option] = number(value);
    else parts[key] = value === "True" || (value !== "False" && number(value));
  }
  return { ...parts, OPTIONS: options };
}

const aliasKeys: ReadonlySet<string> = new Set([
  ...["CONN_MAX_AGE", "ATOMIC_REQUESTS", "AUTOCOMMIT", "DISABLE_SERVER_SIDE_CURSORS"],
  "CONN_HEALTH_CHECKS",
]);

function number(value: string): string | number {
  return /^\d+$/.test(value) ? Number(value) : value;
}

interface DatabaseUrl {
  readonly scheme: string;
  /** ENGINE, NAME, USER, PASSWORD, HOST, PORT; those that the URL leaves out are empty. */
  readonly parts: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, string>;
}

const engines: Readonly<Record<string, string>> = {
  postgres: "django.db.backends.postgresql",
  postgresql: "django.db.backends.postgresql",
  pgsql: "django.db.backends.postgresql",
  psql: "django.db.backends.postgresql",
  postgis: "django.contrib.gis.db.backends.postgis",
  mysql: "django.db.backends.mysql",
  mysql2: "django.db.backends.mysql",
  mysqlgis: "django.contrib.gis.db.backends.mysql",
  "mysql-connector": "mysql.connector.django",
  oracle: "django.db.backends.oracle",
  oraclegis: "django.contrib.gis.db.backends.oracle",
  sqlite: "django.db.backends.sqlite3",
  spatialite: "django.contrib.gis.db.backends.spatialite",
  redshift: "django_redshift_backend",
  mssql: "mssql",
  mssqlms: "mssql",
  pyodbc: "sql_server.pyodbc",
  cockroach: "django_cockroachdb",
  cockroachdb: "django_cockroachdb",
  timescale: "timescale.db.backends.postgresql",
  timescalegis: "timescale.db.backends.postgis",
};

/**
 * Reads a database URL. WHATWG's URL refuses `postgres://user:p#w@host/db` and `sqlite://:memory:`,
 * which both libraries take.
 * @returns undefined where it is no URL of a known scheme
 */
function readDatabaseUrl(url: string): DatabaseUrl | undefined {
  const match = /^([a-z][a-z0-9+-]*):\/\/(.*)$/s.exec(url);
  if (match === null) return undefined;
  const [, scheme = "", rest = ""] = match;
  const engine = engines[scheme];
  if (engine === undefined) return undefined;
  const question = rest.indexOf("?");
  const body = question < 0 ? rest : rest.slice(0, question);
  const options = new Map(new URLSearchParams(question < 0 ? "" : rest.slice(question + 1)));
  const named =
    scheme === "sqlite" || scheme === "spatialite" ? fileParts(body) : serverParts(body);
  return { scheme, parts: new Map([["ENGINE", engine], ...named]), options };
}

/** `sqlite:///relative`, `sqlite:////absolute`, `sqlite://:memory:` and `sqlite://`. */
function fileParts(body: string): readonly (readonly [string, string])[] {
  const name = body === "" || body === ":memory:" ? ":memory:" : decode(body.replace(/^\//, ""));
  return [
    ["NAME", name],
    ["USER", ""],
    ["PASSWORD", ""],
    ["HOST", ""],
    ["PORT", ""],
  ];
}

function serverParts(body: string): readonly (readonly [string, string])[] {
  const slash = body.indexOf("/", body.lastIndexOf("@") + 1);
  const authority = slash < 0 ? body : body.slice(0, slash);
  const name = slash < 0 ? "" : body.slice(slash + 1);
  const at = authority.lastIndexOf("@");
  const [user = "", ...password] = at < 0 ? [""] : authority.slice(0, at).split(":");
  const host = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1));
  return [
    ["NAME", decode(name)],
    ["USER", decode(user)],
    ["PASSWORD", decode(password.join(":"))],
    ["HOST", decode(host?.[1] ?? "")],
    ["PORT", host?.[2] ?? ""],
  ];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
