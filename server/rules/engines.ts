/** The database engines that Django brings. */

/** `django/db/backends` and `django/contrib/gis/db/backends`; the old name of PostgreSQL's is rewritten when it is loaded. */
export const builtInEngines: readonly string[] = [
  "django.db.backends.postgresql",
  "django.db.backends.mysql",
  "django.db.backends.sqlite3",
  "django.db.backends.oracle",
  "django.db.backends.dummy",
  "django.db.backends.postgresql_psycopg2",
  "django.contrib.gis.db.backends.postgis",
  "django.contrib.gis.db.backends.mysql",
  "django.contrib.gis.db.backends.spatialite",
  "django.contrib.gis.db.backends.oracle",
];

/** Those to offer where none is given, the common ones first. */
export const commonEngines = builtInEngines.slice(0, 4);

/** What people call a database, and what its engine is called. */
const byName: ReadonlyMap<string, string> = new Map([
  ["postgres", "postgresql"],
  ["postgresql", "postgresql"],
  ["postgre", "postgresql"],
  ["postgressql", "postgresql"],
  ["pgsql", "postgresql"],
  ["psycopg", "postgresql"],
  ["psycopg2", "postgresql"],
  ["postgresql_psycopg", "postgresql"],
  ["postgresql_psycopg3", "postgresql"],
  ["sqlite", "sqlite3"],
  ["sqlite3", "sqlite3"],
  ["sqllite", "sqlite3"],
  ["sqllite3", "sqlite3"],
  ["mysql", "mysql"],
  ["mariadb", "mysql"],
  ["mysqldb", "mysql"],
  ["oracle", "oracle"],
  ["oracledb", "oracle"],
]);

/** The engine that a database's name stands for: "postgres", "django.db.backends.mariadb". */
export function engineNamed(name: string): string | undefined {
  const found = byName.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
  return found === undefined ? undefined : `django.db.backends.${found}`;
}
