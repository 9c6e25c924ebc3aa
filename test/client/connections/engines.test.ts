/** Which engine a dotted ENGINE is. */
import assert from "node:assert/strict";
import { engineOf } from "#client/connections/engines.ts";
import { configured } from "#test/support/configuring.ts";

const rows: readonly (readonly [string, string, string])[] = [
  ["django.db.backends.postgresql", "postgresql", "PostgreSQL"],
  ["django.db.backends.postgresql_psycopg2", "postgresql", "PostgreSQL"],
  ["django.contrib.gis.db.backends.postgis", "postgresql", "PostGIS"],
  ["psqlextra.backend", "postgresql", "PostgreSQL"],
  ["django_prometheus.db.backends.postgresql", "postgresql", "PostgreSQL"],
  ["dj_db_conn_pool.backends.postgresql", "postgresql", "PostgreSQL"],
  ["django_tenants.postgresql_backend", "postgresql", "PostgreSQL"],
  ["timescale.db.backends.postgresql", "postgresql", "TimescaleDB"],
  ["django.db.backends.mysql", "mysql", "MySQL"],
  ["mysql.connector.django", "mysql", "MySQL"],
  ["django.contrib.gis.db.backends.mysql", "mysql", "MySQL"],
  ["django.db.backends.sqlite3", "sqlite", "SQLite"],
  ["django.contrib.gis.db.backends.spatialite", "sqlite", "SpatiaLite"],
  ["django.db.backends.oracle", "django", "Oracle"],
  ["mssql", "django", "SQL Server"],
  ["django_cockroachdb", "django", "CockroachDB"],
  ["django_snowflake", "django", "Snowflake"],
  ["core.db.backends.special.base", "django", "special"],
];

describe("engines", () => {
  for (const [dotted, base, name] of rows)
    it(`${dotted} is ${name}, by ${base}`, () => {
      const found = engineOf(dotted);
      assert.deepEqual([found.base, found.name], [base, name]);
    });

  it("an engine of its own is opened by the project's Python, whatever else is not known", () => {
    const python = { python: "/venv/bin/python", project: "/srv/shop", settings: "shop.settings" };
    const found = configured({ ENGINE: "core.backend", HOST: "db", NAME: "x" }, { python });
    assert.deepEqual(found.kind === "target" && found.target, {
      engine: "django",
      alias: "shop",
      python,
    });
    assert.equal(found.where, "db/x");
    assert.equal(configured({ ENGINE: "core.backend" }).kind, "impossible");
  });

  it("without ENGINE there is nothing to open, and it is asked for where it may be somewhere", () => {
    assert.equal(configured({ NAME: "x" }).kind, "impossible");
    const found = configured({ NAME: "x" }, { open: "of **kwargs" });
    assert.deepEqual(found.kind === "missing" && found.missing, [
      { key: "ENGINE", because: "of **kwargs" },
    ]);
  });
});
