/** Database URLs as dj-database-url and django-environ read them: `postgres://user@host:5432/name?sslmode=require`. */

export interface DatabaseUrl {
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
export function readDatabaseUrl(url: string): DatabaseUrl | undefined {
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
  return { parts: new Map([["ENGINE", engine], ...named]), options };
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
