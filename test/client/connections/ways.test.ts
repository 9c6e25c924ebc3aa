/** All the way from Django's settings to an open session: service, password and option files, sockets, TLS. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { surroundingsOfProcess, type Surroundings } from "#client/connections/surroundings.ts";
import { configured, type Plain } from "#test/support/configuring.ts";
import { rowsOf, tryOpen } from "#test/support/drivers.ts";
import { tlsPostgresql } from "#test/support/servers/tlsPostgresql.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";

describe("from settings to an open session", function () {
  this.timeout(120_000);
  let folder = "";
  before(() => (folder = mkdtempSync(join(tmpdir(), "ways-"))));
  after(() => rmSync(folder, { recursive: true }));

  /** Writes a file that only its owner may read, as libpq wants it of password files. */
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };

  /** Opens what the settings come to, and asks the session one thing. */
  const ask = async (
    dict: Readonly<Record<string, Plain>>,
    sql: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly answer: unknown; readonly encryption: string | undefined }> => {
    const around: Surroundings = { ...surroundingsOfProcess(), environment, home: homedir() };
    const found = configured(dict, { around, project: folder });
    assert.equal(found.kind, "target", JSON.stringify(found));
    if (found.kind !== "target") return { answer: undefined, encryption: undefined };
    const opened = await tryOpen(found.target);
    assert.equal(opened.kind, "open", JSON.stringify(opened));
    if (opened.kind !== "open") return { answer: undefined, encryption: undefined };
    const { connection } = opened;
    const [row] = await rowsOf(connection, sql);
    const { encryption } = connection.server;
    await connection.close();
    return { answer: row?.[0], encryption };
  };

  it("PostgreSQL by a service file and a password file, with TLS that is verified", async () => {
    const { server, certificates } = await tlsPostgresql();
    const service = file(
      "pg_service.conf",
      `[shop]\nhost=127.0.0.1\nport=${server.port}\ndbname=postgres\nuser=scrammed\nsslmode=verify-ca\nsslrootcert=${certificates.authority}\n`,
    );
    const passfile = file("passwords", `127.0.0.1:${server.port}:*:scrammed:secret\n`);
    const { answer, encryption } = await ask(
      {
        ENGINE: "django.db.backends.postgresql",
        OPTIONS: { service: "shop", passfile },
      },
      "select current_user",
      { PGSERVICEFILE: service },
    );
    assert.equal(answer, "scrammed");
    assert.match(encryption ?? "", /^TLS/);
  });

  it("PostgreSQL by its socket, with the options of the session", async () => {
    const { server, socket } = await tlsPostgresql();
    const { answer, encryption } = await ask(
      {
        ...{ ENGINE: "django.contrib.gis.db.backends.postgis", NAME: "postgres" },
        ...{ USER: "socketed", HOST: socket, PORT: String(server.port) },
        OPTIONS: { options: "-c search_path=pg_catalog" },
      },
      "show search_path",
    );
    assert.equal(answer, "pg_catalog");
    assert.equal(encryption, undefined);
  });

  it("PostgreSQL by a client certificate", async () => {
    const { server, certificates } = await tlsPostgresql();
    const { certificate, key } = certificates.client;
    const { answer } = await ask(
      {
        ...{ ENGINE: "django.db.backends.postgresql", NAME: "postgres" },
        ...{ USER: "certified", HOST: "127.0.0.1", PORT: server.port },
        OPTIONS: {
          ...{ sslmode: "verify-ca", sslrootcert: certificates.authority },
          ...{ sslcert: certificate, sslkey: key },
        },
      },
      "select current_user",
    );
    assert.equal(answer, "certified");
  });

  it("MySQL by a group of an option file, which OPTIONS overrules", async () => {
    const fresh = await freshMysql();
    const { target } = fresh;
    const user = `ways_${randomBytes(4).toString("hex")}`;
    await fresh.query(`CREATE USER ${user}@'%' IDENTIFIED BY 'p;w#1'`);
    await fresh.query(`GRANT ALL ON ${target.database}.* TO ${user}@'%'`);
    try {
      const options = file(
        "my.cnf",
        `[client]\nport=1\n[shop]\nhost=127.0.0.1\nport=${target.port}\nuser=${user}\npassword="p;w#1"\ndatabase=nowhere\n`,
      );
      const { answer } = await ask(
        {
          ENGINE: "django.db.backends.mysql",
          OPTIONS: {
            ...{ read_default_file: options, read_default_group: "shop" },
            ...{ database: target.database, init_command: "SET @shop = 7" },
          },
        },
        "SELECT concat(substring_index(current_user(), '@', 1), ' ', database(), ' ', @shop)",
      );
      assert.equal(answer, `${user} ${target.database} 7`);
    } finally {
      await fresh.query(`DROP USER ${user}@'%'`);
      await fresh.drop();
    }
  });

  it("SQLite by a path that is relative to the project", async () => {
    file("shop.sqlite3", "");
    const { answer } = await ask(
      {
        ENGINE: "django.db.backends.sqlite3",
        NAME: "shop.sqlite3",
        OPTIONS: { init_command: "PRAGMA cache_size = 123;" },
      },
      "PRAGMA cache_size",
    );
    assert.equal(typeof answer === "string" ? answer : JSON.stringify(answer), "123");
  });
});
