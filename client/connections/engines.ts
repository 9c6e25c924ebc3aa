/** Which driver an ENGINE needs: its base engine, and what people call it. */

export type BaseEngine = "postgresql" | "mysql" | "sqlite" | "django";

export interface KnownEngine {
  /** `django`: only the project's own Python can open it. */
  readonly base: BaseEngine;
  /** For people: "PostGIS". */
  readonly name: string;
  /** The package that wraps the base engine; undefined for Django's own. */
  readonly by?: string;
}

/**
 * What is known of a dotted ENGINE. An engine that is not in the list may connect in a way of its own
 * (a token for a password, another file format), so that it is left to Django.
 */
export function engineOf(dotted: string): KnownEngine {
  return known.get(dotted) ?? { base: "django", name: nameOf(dotted), by: dotted.split(".")[0]! };
}

/** Engines of one package: what they are, and the dotted paths. */
type Row = readonly [base: BaseEngine, name: string, ...paths: readonly string[]];

const rows: readonly Row[] = [
  [
    "postgresql",
    "PostgreSQL",
    "django.db.backends.postgresql",
    "django.db.backends.postgresql_psycopg2",
    "dj_db_conn_pool.backends.postgresql",
    "django_db_geventpool.backends.postgresql",
    "django_db_geventpool.backends.postgresql_psycopg2",
    "django_db_geventpool.backends.postgresql_psycopg3",
    "django_multitenant.backends.postgresql",
    "django_postgrespool",
    "django_postgrespool2",
    "django_prometheus.db.backends.postgresql",
    "django_tenants.postgresql_backend",
    "psqlextra.backend",
    "tenant_schemas.postgresql_backend",
    "transaction_hooks.backends.postgresql_psycopg2",
  ],
  [
    "postgresql",
    "PostGIS",
    "django.contrib.gis.db.backends.postgis",
    "django_db_geventpool.backends.postgis",
    "django_multitenant.backends.postgis",
    "django_prometheus.db.backends.postgis",
    "transaction_hooks.backends.postgis",
  ],
  [
    "postgresql",
    "TimescaleDB",
    "timescale.db.backends.postgresql",
    "timescale.db.backends.postgis",
  ],
  [
    "mysql",
    "MySQL",
    "django.db.backends.mysql",
    "dj_db_conn_pool.backends.mysql",
    "django.contrib.gis.db.backends.mysql",
    "django_mysql_geventpool.backends.mysql",
    "django_prometheus.db.backends.mysql",
    "mysql.connector.django",
    "transaction_hooks.backends.mysql",
  ],
  ["mysql", "TiDB", "django_tidb"],
  ["mysql", "PlanetScale", "django_psdb_engine"],
  [
    "sqlite",
    "SQLite",
    "django.db.backends.sqlite3",
    "django_prometheus.db.backends.sqlite3",
    "transaction_hooks.backends.sqlite3",
  ],
  [
    "sqlite",
    "SpatiaLite",
    "django.contrib.gis.db.backends.spatialite",
    "django_prometheus.db.backends.spatialite",
    "transaction_hooks.backends.spatialite",
  ],
  [
    "django",
    "Oracle",
    "django.db.backends.oracle",
    "django.contrib.gis.db.backends.oracle",
    "dj_db_conn_pool.backends.oracle",
  ],
  ["django", "SQL Server", "mssql", "sql_server.pyodbc", "dj_db_conn_pool.backends.mssql"],
  ["django", "Snowflake", "django_snowflake"],
  ["django", "CockroachDB", "django_cockroachdb", "django_cockroachdb_gis"],
  ["django", "Redshift", "django_redshift_backend"],
  ["django", "ClickHouse", "clickhouse_backend.backend"],
  ["django", "MongoDB", "django_mongodb_backend", "djongo"],
  ["django", "Spanner", "django_spanner"],
  ["django", "Firebird", "django.db.backends.firebird"],
  ["django", "Db2", "ibm_db_django"],
  ["django", "libSQL", "libsql.db.backends.sqlite3"],
];

const known: ReadonlyMap<string, KnownEngine> = new Map(
  rows.flatMap(([base, name, ...paths]) =>
    paths.map((path) => {
      const by = path.startsWith("django.") ? {} : { by: path.split(".")[0]! };
      return [path, { base, name, ...by }] as const;
    }),
  ),
);

/** The last part that tells something: `project.backends.postgresql.base` is "postgresql". */
function nameOf(dotted: string): string {
  const parts = dotted.split(".").filter((part) => !/^(?:base|backends?|db|engine)$/.test(part));
  return parts.at(-1) ?? dotted;
}
