/** From Django's settings to a PostgreSQL server, with libpq's files, variables and defaults. */
import assert from "node:assert/strict";
import type { PostgresqlTarget } from "#client/connections/target.ts";
import { configured, Unknown, type Plain, type World } from "#test/support/configuring.ts";

const engine = "django.db.backends.postgresql";

/** What differs from a server on `localhost` that is asked for everything. */
function check(
  title: string,
  dict: Readonly<Record<string, Plain>>,
  expected: { readonly [Key in keyof PostgresqlTarget]?: PostgresqlTarget[Key] | undefined },
  world: World = {},
): void {
  it(title, () => {
    const found = configured({ ENGINE: engine, NAME: "shop", ...dict }, { world });
    assert.equal(found.kind, "target", JSON.stringify(found));
    const target = found.kind === "target" ? found.target : undefined;
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(target?.[key as keyof typeof target], value, key);
  });
}

const pass = { "/home/ann/.pgpass": "#all\n*:5433:shop:ann:wrong port\ndb:*:shop:ann:p\\:w;w#1\n" };
const service =
  "# ours\n[other]\nhost=elsewhere\n\n[shop]\nhost=db\nport=6432\nuser=eve\nsslmode=require\n[shop]\nhost=late\n";

describe("a PostgreSQL target", () => {
  check(
    "takes NAME, USER, PASSWORD, HOST and PORT",
    { USER: "ann", PASSWORD: "p;w", HOST: "db", PORT: "5433" },
    {
      database: "shop",
      user: "ann",
      password: "p;w",
      host: "db",
      port: 5433,
      tls: { mode: "prefer" },
    },
  );
  check("takes a number as the port", { HOST: "db", PORT: 6432 }, { port: 6432 });
  check(
    "lets USER win over OPTIONS and OPTIONS over NAME",
    { USER: "ann", OPTIONS: { user: "eve", dbname: "other" } },
    { user: "ann", database: "other" },
  );
  check("takes the default socket without HOST", {}, { socket: "/var/run/postgresql", port: 5432 });
  check(
    "takes the folder that has a socket",
    {},
    { socket: "/tmp" },
    { sockets: ["/tmp/.s.PGSQL.5432"] },
  );
  check(
    "takes a folder as HOST",
    { HOST: "/srv/run" },
    { socket: "/srv/run", tls: { mode: "disable" } },
  );
  check("has no sockets on Windows", {}, { host: "localhost" }, { windows: true });
  check("takes the system's user", {}, { user: "ann" });
  check("means the database postgres by None", { NAME: null }, { database: "postgres" });
  check(
    "takes the first of several hosts",
    { HOST: "one,two", PORT: "1,2" },
    { host: "one", port: 1 },
  );
  check(
    "takes hostaddr to connect to",
    { HOST: "db", OPTIONS: { hostaddr: "10.0.0.7" } },
    { host: "10.0.0.7" },
  );

  check(
    "reads the password file",
    { HOST: "db", USER: "ann" },
    { password: "p:w;w#1" },
    { files: pass },
  );
  check(
    "passes over a password file that others may read",
    { HOST: "db", USER: "ann" },
    { password: undefined },
    { files: pass, openToOthers: ["/home/ann/.pgpass"] },
  );
  check(
    "reads the password file of OPTIONS before that of the environment",
    { HOST: "db", USER: "ann", OPTIONS: { passfile: "/srv/pass" } },
    { password: "mine" },
    { files: { "/srv/pass": "db:5432:*:*:mine" }, environment: { PGPASSFILE: "/no" } },
  );
  check(
    "looks a socket up as localhost",
    {},
    { password: "local" },
    { files: { "/home/ann/.pgpass": "localhost:*:*:*:local" } },
  );

  check(
    "reads the service file; what the settings say wins",
    { NAME: "", USER: "ann", OPTIONS: { service: "shop" } },
    { host: "db", port: 6432, user: "ann", database: "ann", tls: { mode: "require" } },
    { files: { "/home/ann/.pg_service.conf": service } },
  );
  check(
    "reads PGSERVICE in PGSERVICEFILE",
    {},
    { host: "db", user: "eve" },
    {
      files: { "/srv/services": service },
      environment: { PGSERVICE: "shop", PGSERVICEFILE: "/srv/services" },
    },
  );
  check(
    "looks into the system's folder where the user's file has no such service",
    { OPTIONS: { service: "shop" } },
    { host: "db" },
    {
      files: { "/home/ann/.pg_service.conf": "[x]\n", "/srv/etc/pg_service.conf": service },
      environment: { PGSYSCONFDIR: "/srv/etc" },
    },
  );
  check(
    "takes the environment last",
    { USER: "ann" },
    {
      host: "env",
      port: 7,
      user: "ann",
      password: "pw",
      applicationName: "app",
      options: "-c a=b",
    },
    {
      environment: {
        PGHOST: "env",
        PGPORT: "7",
        PGUSER: "eve",
        PGPASSWORD: "pw",
        PGAPPNAME: "app",
        PGOPTIONS: "-c a=b",
      },
    },
  );

  check(
    "checks the chain where require has an authority",
    { HOST: "db", OPTIONS: { sslmode: "require", sslrootcert: "/ca.pem" } },
    { tls: { mode: "verify-ca", authority: "/ca.pem" } },
  );
  check(
    "takes the files of libpq's own folder",
    { HOST: "db", OPTIONS: { sslmode: "verify-full" } },
    {
      tls: {
        mode: "verify-full",
        authority: "/home/ann/.postgresql/root.crt",
        certificate: "/home/ann/.postgresql/postgresql.crt",
        key: "/home/ann/.postgresql/postgresql.key",
      },
    },
    {
      sockets: ["root.crt", "postgresql.crt", "postgresql.key"].map(
        (name) => `/home/ann/.postgresql/${name}`,
      ),
    },
  );
  check(
    "verifies with the system's authorities",
    { HOST: "db", OPTIONS: { sslrootcert: "system" } },
    {
      tls: { mode: "verify-full", authority: "system" },
    },
  );
  check(
    "does not weaken a mode that it does not know",
    { HOST: "db", OPTIONS: { sslmode: "strict" } },
    {
      tls: { mode: "verify-full" },
    },
  );

  check(
    "sets role, isolation and time zone",
    {
      TIME_ZONE: "Europe/Paris",
      OPTIONS: { assume_role: "app", isolation_level: 4, pool: { max_size: 4 } },
    },
    { assumeRole: "app", isolationLevel: "serializable", timeZone: "Europe/Paris" },
  );
  check(
    "does without an isolation level that is not known",
    {
      OPTIONS: { isolation_level: new Unknown("psycopg is not installed") },
    },
    { isolationLevel: undefined },
  );
  check(
    "waits two seconds at least, as libpq",
    { OPTIONS: { connect_timeout: 1 } },
    { connectTimeout: 2000 },
  );
  check("waits as the editor's setting says", {}, { connectTimeout: 10_000 });

  it("misses what is not known, key by key", () => {
    const found = configured({
      ENGINE: engine,
      NAME: "shop",
      HOST: new Unknown("no such variable"),
      PASSWORD: new Unknown("read from a file"),
      OPTIONS: { sslmode: new Unknown("made at run time") },
    });
    assert.equal(found.kind, "missing");
    const keys = found.kind === "missing" ? found.missing.map(({ key }) => key) : [];
    assert.deepEqual(keys.toSorted(), ["HOST", "OPTIONS.sslmode", "PASSWORD"]);
  });

  it("takes what the user typed, and asks no more", () => {
    const answers = { HOST: "db", PASSWORD: "{pw}", "OPTIONS.sslmode": "disable" };
    const dict = {
      ENGINE: engine,
      NAME: "shop",
      HOST: new Unknown("?"),
      OPTIONS: { sslmode: new Unknown("?") },
    };
    const found = configured(dict, { answers, open: "of **kwargs" });
    assert.equal(found.kind, "target");
    assert.deepEqual(found.kind === "target" && { ...found.target }, {
      engine: "postgresql",
      host: "db",
      port: 5432,
      user: "ann",
      database: "shop",
      password: "{pw}",
      tls: { mode: "disable" },
      connectTimeout: 10_000,
    });
  });

  for (const [title, dict, because, files] of [
    ["without NAME and service", { NAME: "" }, /neither NAME nor/, {}],
    ["a service that is nowhere", { OPTIONS: { service: "none" } }, /No service file has/, {}],
    [
      "a service file with an error",
      { OPTIONS: { service: "shop" } },
      /line 2 has no "="/,
      { "/home/ann/.pg_service.conf": "[shop]\nhost db\n" },
    ],
  ] as const)
    it(`is refused: ${title}`, () => {
      const found = configured({ ENGINE: engine, NAME: "shop", ...dict }, { world: { files } });
      assert.equal(found.kind, "impossible");
      assert.match(found.kind === "impossible" ? found.because : "", because);
    });
});
