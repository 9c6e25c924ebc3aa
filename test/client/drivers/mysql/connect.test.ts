/** The ways to a MySQL server, and why there is none. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { createConnection } from "mysql2/promise";
import type { MysqlTarget, TlsTarget } from "#client/connections/target.ts";
import { mysql } from "#client/drivers/mysql/engine.ts";
import { freePort, program } from "#test/support/servers/own.ts";
import { freshMysql, startMariaDb, type FreshMysql } from "#test/support/servers/mysql.ts";
import { answer, failure, opened, refusalOf } from "#test/support/sessions.ts";

describe("connections to MySQL", () => {
  let database: FreshMysql;
  before(async () => {
    database = await freshMysql();
  });
  after(() => database.drop());

  it("tells a wrong password from a missing database and from a server that is not there", async () => {
    const { target } = database;
    const user = `u${target.database.slice(-12)}`;
    await database.query(`CREATE USER ${user}@'%' IDENTIFIED BY 'right''"\\\\ 😀'`);
    await database.query(`GRANT SELECT ON ${target.database}.* TO ${user}@'%'`);
    const wrong = await refusalOf(mysql, { ...target, user, password: "not this" });
    assert.equal(wrong.reason, "password");
    assert(!wrong.detail.includes("not this"), wrong.detail);
    assert.equal(
      (await refusalOf(mysql, { ...target, user: "nobody_here", password: "x" })).reason,
      "password",
    );
    const session = await opened(mysql, { ...target, user, password: "right'\"\\ 😀" });
    assert.match(session.server.user ?? "", new RegExp(`^${user}@`));
    assert.equal((await failure(session, "CREATE TABLE t (a int)")).code, "1142");
    await session.close();
    const missing = await refusalOf(mysql, { ...target, database: "not_there" });
    assert.deepEqual(
      [missing.reason, missing.detail],
      ["no-database", "Unknown database 'not_there'"],
    );
    const other = await refusalOf(mysql, {
      ...target,
      user,
      password: "right'\"\\ 😀",
      database: "mysql",
    });
    assert.equal(other.reason, "no-database");
    await database.query(`DROP USER ${user}@'%'`);
  });

  it("says in words why nobody answers", async () => {
    const port = await freePort();
    const { target } = database;
    const places: readonly (readonly [Partial<MysqlTarget>, RegExp])[] = [
      [
        { host: "127.0.0.1", port },
        /^127\.0\.0\.1:\d+ refuses connections: is the server running\?$/,
      ],
      [
        { host: "no-such-host.invalid" },
        /no-such-host\.invalid:\d+ (?:is not a known host|could not be looked up)/,
      ],
      [{ socket: "/tmp/no-such-socket" }, /^\/tmp\/no-such-socket does not exist/],
    ];
    for (const [place, words] of places) {
      const refused = await refusalOf(mysql, { ...target, ...place });
      assert.equal(refused.reason, "unreachable");
      assert.match(refused.detail, words);
    }
  });

  it("does not wait longer than it is told for a server that says nothing", async () => {
    const silent: Server = createServer(() => {});
    const port = await freePort();
    await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
    const started = performance.now();
    const refused = await refusalOf(mysql, {
      ...database.target,
      host: "127.0.0.1",
      port,
      connectTimeout: 300,
    });
    assert.equal(refused.reason, "unreachable");
    assert.match(refused.detail, /did not answer in time/);
    assert(performance.now() - started < 5000);
    silent.close();
  });

  it("does to a session what Django and the settings say", async () => {
    const session = await opened(mysql, {
      ...database.target,
      ...{ initCommand: "SET @a = ';', @b = 2; SET sql_mode = 'ANSI'", timeZone: "UTC" },
      isolationLevel: "read committed",
      charset: "latin1",
    });
    const { rows } = await answer(
      session,
      `SELECT @a, @b, @@time_zone, '😀', "'" = ''''`.replace(`"'"`, `''''`),
    );
    assert.deepEqual(rows, [[";", "2", "+00:00", "😀", "1"]]);
    assert.equal(session.server.modes.ansiQuotes, true);
    const isolation = await answer(
      session,
      "SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')",
    );
    assert.equal(isolation.rows[0]?.[1], "READ-COMMITTED");
    await session.close();
    const strict = await opened(mysql, {
      ...database.target,
      sqlMode: "STRICT_ALL_TABLES,ANSI_QUOTES",
    });
    assert.equal(strict.server.modes.ansiQuotes, true);
    await strict.close();
    const wrong = await refusalOf(mysql, { ...database.target, initCommand: "SET nonsense = 1" });
    assert.match(wrong.detail, /Unknown system variable 'nonsense', for: SET nonsense = 1/);
  });
});

describe("encrypted connections to MySQL", () => {
  let target: MysqlTarget;
  let folder: string;
  let socket: string;
  before(async function start() {
    this.timeout(60_000);
    const files = (own: string) =>
      ["ca", "cert", "key"].map((name) => `--ssl-${name}=${path.join(own, `${name}.pem`)}`);
    const started = await startMariaDb("mariadb-tls", files, (own) => makeCertificates(own));
    ({ socket } = started);
    folder = started.own.folder;
    target = {
      engine: "mysql",
      ...started.server,
      tls: { mode: "require" },
      connectTimeout: 10_000,
    };
    const root = await createConnection(started.server);
    await root.query("CREATE USER safe@'%' REQUIRE SSL");
    await root.query("CREATE USER certified@'%' REQUIRE X509");
    await root.end();
  });

  const asked: readonly (readonly [
    string,
    TlsTarget["mode"],
    Partial<MysqlTarget>,
    string[],
    string,
  ])[] = [
    ["in clear", "disable", {}, [], "plain"],
    ["in clear where that is allowed", "allow", {}, [], "plain"],
    ["encrypted where the server wants it", "allow", { user: "safe" }, [], "TLSv1.3"],
    ["encrypted where the server can", "prefer", {}, [], "TLSv1.3"],
    ["encrypted", "require", {}, [], "TLSv1.3"],
    ["with the authority", "verify-ca", {}, ["ca"], "TLSv1.3"],
    ["with the authority and the name", "verify-full", { host: "localhost" }, ["ca"], "TLSv1.3"],
    [
      "with a certificate of the client's",
      "require",
      { user: "certified" },
      ["ca", "cert", "key"],
      "TLSv1.3",
    ],
    ["by a socket without asking", "prefer", { host: "" }, [], "plain"],
  ];
  for (const [how, mode, place, files, expected] of asked)
    it(`connects ${how} (${mode})`, async () => {
      const by = place.host === "" ? { socket } : place;
      const session = await opened(mysql, { ...target, ...by, tls: { mode, ...named(files) } });
      assert.equal(session.server.encryption ?? "plain", expected);
      const { rows } = await answer(session, "SHOW SESSION STATUS LIKE 'Ssl_version'");
      assert.equal(rows[0]?.[1] || "plain", expected);
      await session.close();
    });

  const refused: readonly (readonly [
    string,
    TlsTarget["mode"],
    Partial<MysqlTarget>,
    TlsTarget | undefined,
    RegExp,
  ])[] = [
    [
      "an authority that is another",
      "verify-ca",
      {},
      undefined,
      /TLS with 127\.0\.0\.1:\d+ failed/,
    ],
    ["a name that is another", "verify-full", { host: "localhost.localdomain" }, undefined, /./],
    ["an address instead of a name", "verify-full", {}, undefined, /give 127\.0\.0\.1 by its name/],
    [
      "an authority that cannot be read",
      "verify-ca",
      {},
      { mode: "verify-ca", authority: "/no/such.pem" },
      /\/no\/such\.pem cannot be read/,
    ],
    [
      "no encryption where the server wants it",
      "disable",
      { user: "safe" },
      undefined,
      /Access denied|encrypt/,
    ],
  ];
  for (const [what, mode, place, tls, words] of refused)
    it(`refuses ${what}`, async () => {
      const found = await refusalOf(mysql, { ...target, ...place, tls: tls ?? { mode } });
      assert.match(found.detail, words);
    });

  it("goes on in clear only where the server has no TLS and that was allowed", async () => {
    const plain = await freshMysql();
    const session = await opened(mysql, { ...plain.target, tls: { mode: "prefer" } });
    const offers = session.server.encryption !== undefined;
    await session.close();
    if (!offers)
      assert.match(
        (await refusalOf(mysql, { ...plain.target, tls: { mode: "require" } })).detail,
        /offers no TLS/,
      );
    await plain.drop();
  });

  function named(files: readonly string[]): Partial<TlsTarget> {
    const at = (name: string) => path.join(folder, `${name}.pem`);
    return {
      ...(files.includes("ca") && { authority: at("ca") }),
      ...(files.includes("cert") && { certificate: at("client") }),
      ...(files.includes("key") && { key: at("client-key") }),
    };
  }
});

/** An authority, a certificate of the server for `localhost`, and one of a client. */
function makeCertificates(folder: string): void {
  const command = program("openssl", "/usr/bin", "openssl");
  const openssl = (...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: "pipe" });
  const key = ["-newkey", "rsa:2048", "-nodes", "-days", "2"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-subj",
    "/CN=authority",
    "-keyout",
    "ca-key.pem",
    "-out",
    "ca.pem",
  );
  for (const [name, file] of [
    ["cert", "key"],
    ["client", "client-key"],
  ] as const) {
    writeFileSync(path.join(folder, "names.cnf"), "subjectAltName=DNS:localhost");
    openssl("req", ...key, "-subj", `/CN=${name}`, "-keyout", `${file}.pem`, "-out", `${name}.csr`);
    openssl(
      ...[
        "x509",
        "-req",
        "-in",
        `${name}.csr`,
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca-key.pem",
        "-days",
        "2",
      ],
      ...["-CAcreateserial", "-extfile", "names.cnf", "-out", `${name}.pem`],
    );
    chmodSync(path.join(folder, `${file}.pem`), 0o644);
  }
}
