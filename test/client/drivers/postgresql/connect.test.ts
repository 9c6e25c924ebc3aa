/** How one gets into PostgreSQL: each mode of TLS as libpq has it, sockets, passwords, and what a refusal says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresqlTarget, TlsTarget } from "#client/connections/target.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { root } from "#test/oracle/environments.ts";
import { open, plainly, rowsOf, tryOpen } from "#test/support/drivers.ts";
import { freePort, program } from "#test/support/servers/own.ts";
import { tlsPostgresql, type TlsServer } from "#test/support/servers/tlsPostgresql.ts";
import type { Certificates } from "#test/support/servers/certificates.ts";

type Mode = TlsTarget["mode"];

/** What a way in comes to: encrypted, plain, or the reason of its refusal. */
type Outcome = "TLS" | "plain" | "tls" | "other" | "password" | "unreachable" | "no-database";

/** Who goes in, how, and what comes of it where the server offers TLS. */
type Way = readonly [
  user: string,
  tls: (files: Certificates) => TlsTarget,
  outcome: Outcome,
  host?: string,
];

const mode = (mode: Mode) => () => ({ mode });
const verified =
  (mode: Mode) =>
  ({ authority }: Certificates) => ({ mode, authority });
const foreign =
  (mode: Mode) =>
  ({ foreign }: Certificates) => ({ mode, authority: foreign });
const missing = (mode: Mode) => () => ({ mode, authority: "/nowhere/root.crt" });

const ways: readonly Way[] = [
  ["postgres", mode("disable"), "plain"],
  ["postgres", mode("allow"), "plain"],
  ["postgres", mode("prefer"), "TLS"],
  ["postgres", mode("require"), "TLS"],
  // Without a root certificate nothing can be verified.
  ["postgres", mode("verify-ca"), "tls"],
  ["postgres", mode("verify-full"), "tls"],
  ["postgres", missing("verify-full"), "tls"],
  // One that is named and not there counts for nothing below verify-ca.
  ["postgres", missing("require"), "TLS"],
  ["postgres", verified("require"), "TLS"],
  ["postgres", verified("verify-ca"), "TLS"],
  // The certificate is for the name, not for the address.
  ["postgres", verified("verify-full"), "tls"],
  ["postgres", verified("verify-full"), "TLS", "localhost"],
  // A root certificate is used by every mode; `prefer` and `allow` then go on without TLS.
  ["postgres", foreign("require"), "tls"],
  ["postgres", foreign("verify-ca"), "tls"],
  ["postgres", foreign("prefer"), "plain"],
  ["postgres", ({ authority, revoked }) => ({ mode: "verify-ca", authority, revoked }), "tls"],
  ["postgres", () => ({ mode: "verify-full", authority: "system" }), "tls", "localhost"],
  ["postgres", () => ({ mode: "require", authority: "system" }), "tls", "localhost"],
  // The server takes them only the other way.
  ["encrypted", mode("allow"), "TLS"],
  ["encrypted", mode("disable"), "other"],
  ["plain", mode("prefer"), "plain"],
  ["plain", mode("require"), "other"],
  ["outsider", mode("prefer"), "other"],
  ["certified", ({ client }) => ({ mode: "require", ...only(client) }), "TLS"],
  [
    "certified",
    ({ client, passphrase }) => ({
      mode: "require",
      certificate: client.certificate,
      key: client.lockedKey,
      passphrase,
    }),
    "TLS",
  ],
  [
    "certified",
    ({ client }) => ({
      mode: "require",
      certificate: client.certificate,
      key: client.lockedKey,
      passphrase: "wrong",
    }),
    "tls",
  ],
  [
    "certified",
    ({ client }) => ({
      mode: "require",
      certificate: client.certificate,
      key: "/nowhere/client.key",
    }),
    "tls",
  ],
  ["certified", mode("require"), "tls"],
];

const waysWithoutTls: readonly (readonly [Mode, Outcome])[] = [
  ["disable", "plain"],
  ["allow", "plain"],
  ["prefer", "plain"],
  ["require", "tls"],
];

describe("the way into PostgreSQL", () => {
  let tls: TlsServer;
  before(async function () {
    this.timeout(60_000);
    tls = await tlsPostgresql();
  });

  for (const [user, tlsOf, outcome, host] of ways)
    it(`${user}: ${nameOf(tlsOf)} at ${host ?? "127.0.0.1"} → ${outcome}`, async () =>
      await checkWay(
        { user, tls: tlsOf(tls.certificates), ...(host !== undefined && { host }) },
        outcome,
      ));

  it("libpq itself goes each of these ways alike", async function () {
    this.timeout(60_000);
    const psql = program("psql", "/usr/lib/postgresql/*/bin", "postgresql-client");
    for (const [user, tlsOf, outcome, host = "127.0.0.1"] of ways) {
      const way = tlsOf(tls.certificates);
      // Only libpq 16 and later know that word.
      if (way.authority === "system") continue;
      const theirs = libpq(psql, way, { user, host, port: tls.server.port });
      const ours = outcome === "TLS" || outcome === "plain" ? outcome : "refused";
      assert.equal(theirs, ours, `${user}: ${nameOf(tlsOf)} at ${host}`);
    }
  });

  it("libpq's usual files are used where none is named", async () => {
    const home = mkdtempSync(join(tmpdir(), "home-"));
    const usual = (name: string) => join(home, ".postgresql", name);
    mkdirSync(join(home, ".postgresql"));
    const { foreign, authority, client } = tls.certificates;
    const { HOME } = process.env;
    // The process of the drivers gets the home that we have when it starts.
    process.env["HOME"] = home;
    const processes = new Processes(join(root, "client/drivers/process/main.ts"));
    const outcome = async (user: string, mode: Mode) => {
      const session = { readOnly: true, statementTimeout: 0 };
      const opened = await processes.open(targetOf({ user, tls: { mode } }), session);
      if (opened.kind === "refused") return opened.reason;
      const { encryption } = opened.connection.server;
      await opened.connection.close();
      return encryption === undefined ? "plain" : "TLS";
    };
    try {
      assert.equal(await outcome("postgres", "verify-ca"), "tls");
      copyFileSync(foreign, usual("root.crt"));
      assert.deepEqual(
        [await outcome("postgres", "require"), await outcome("postgres", "prefer")],
        ["tls", "plain"],
      );
      copyFileSync(authority, usual("root.crt"));
      assert.equal(await outcome("postgres", "verify-ca"), "TLS");
      assert.equal(await outcome("certified", "verify-ca"), "tls");
      copyFileSync(client.certificate, usual("postgresql.crt"));
      copyFileSync(client.key, usual("postgresql.key"));
      chmodSync(usual("postgresql.key"), 0o600);
      assert.equal(await outcome("certified", "verify-ca"), "TLS");
    } finally {
      if (HOME === undefined) delete process.env["HOME"];
      else process.env["HOME"] = HOME;
      await processes.dispose();
      rmSync(home, { recursive: true });
    }
  });

  describe("to a server without TLS", () => {
    before(async () => await tls.offerTls(false));
    after(async () => await tls.offerTls(true));
    for (const [mode, outcome] of waysWithoutTls)
      it(`${mode} → ${outcome}`, async () => await checkWay({ tls: { mode } }, outcome));

    it("a wrong password is all that is said, where TLS was only preferred", async () => {
      const part = { user: "scrammed", password: "wrong", tls: { mode: "prefer" } } as const;
      const opened = await tryOpen(targetOf(part));
      assert.equal(
        opened.kind === "refused" && opened.detail.toLowerCase(),
        'password authentication failed for user "scrammed"',
      );
    });
  });

  it("a socket has no TLS, whatever the mode is", async () => {
    const target = { user: "socketed", socket: tls.socket, tls: { mode: "verify-full" } } as const;
    await checkWay(target, "plain");
  });

  it("a private key that others can read is not taken", async () => {
    const folder = mkdtempSync(join(tmpdir(), "key-"));
    const { client } = tls.certificates;
    const key = join(folder, "client.key");
    copyFileSync(client.key, key);
    chmodSync(key, 0o644);
    const target = {
      user: "certified",
      tls: { mode: "require", certificate: client.certificate, key },
    } as const;
    await checkWay(target, "tls");
    chmodSync(key, 0o600);
    await checkWay(target, "TLS");
    rmSync(folder, { recursive: true });
  });

  for (const user of ["scrammed", "hashed", "cleartext"])
    it(`${user}: the password lets in; a wrong one and none do not`, async () => {
      await checkWay({ user, password: "secret" }, "TLS");
      await checkWay({ user, password: "wrong" }, "password");
      await checkWay({ user }, "password");
    });

  it("a database that is not there, a user, a port, a name", async () => {
    await checkWay({ database: "nowhere" }, "no-database");
    await checkWay({ user: "nobody" }, "other");
    await checkWay({ port: await freePort() }, "unreachable");
    await checkWay({ socket: "/nowhere" }, "unreachable");
    await checkWay({ host: "nowhere.invalid" }, "unreachable");
  });

  it("no refusal tells the password", async () => {
    const password = "do-not-tell-9";
    for (const user of ["scrammed", "hashed", "cleartext"]) {
      const opened = await tryOpen(targetOf({ user, password }));
      assert.equal(opened.kind, "refused");
      assert.doesNotMatch(JSON.stringify(opened), /do-not-tell/);
    }
  });

  it("a statement is cancelled over TLS too", async () => {
    const connection = await open(
      targetOf({ tls: verified("verify-full")(tls.certificates), host: "localhost" }),
    );
    const slow = connection.run({ sql: "select pg_sleep(30)" }, plainly);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    await connection.cancel();
    const failed = await slow;
    assert.equal(failed.kind === "failed" && failed.reason, "cancelled");
    assert.ok(performance.now() - started < 3000, `${performance.now() - started} ms`);
    await connection.close();
  });

  it("the session is as the settings want it", async () => {
    const target = targetOf({
      ...{ user: "scrammed", password: "secret", assumeRole: "seller", timeZone: "Asia/Kolkata" },
      ...{ isolationLevel: "serializable", applicationName: "shop's console" },
      options: "-c search_path=sales,public -c work_mem=8MB",
    });
    const connection = await open(target, { readOnly: true, statementTimeout: 5000 });
    assert.deepEqual(await shown(connection), {
      role: "seller",
      timezone: "Asia/Kolkata",
      default_transaction_isolation: "serializable",
      application_name: "shop's console",
      search_path: "sales,public",
      work_mem: "8MB",
      default_transaction_read_only: "on",
      statement_timeout: "5s",
    });
    const { product, version, dialect, database, user, placeholder } = connection.server;
    assert.deepEqual(
      [product, dialect, database, user, placeholder],
      ["PostgreSQL", "postgresql", "postgres", "seller", "numbered"],
    );
    assert.match(version, /^\d+\.\d+$/);
    await connection.close();
  });

  it("a role that may not be assumed is refused", async () => {
    const opened = await tryOpen(
      targetOf({ user: "scrammed", password: "secret", assumeRole: "postgres" }),
    );
    assert.deepEqual(opened, {
      ...{ kind: "refused", reason: "other", detail: 'permission denied to set role "postgres"' },
    });
  });

  function targetOf(part: Partial<PostgresqlTarget>): PostgresqlTarget {
    return {
      ...{ engine: "postgresql", ...tls.server, database: "postgres" },
      ...{ tls: { mode: "prefer" }, connectTimeout: 5000, ...part },
    };
  }

  async function checkWay(part: Partial<PostgresqlTarget>, outcome: Outcome): Promise<void> {
    const opened = await tryOpen(targetOf(part));
    if (opened.kind === "refused") {
      assert.equal(opened.reason, outcome, opened.detail);
      assert.doesNotMatch(opened.detail, /\.$|secret|wrong$/);
      return;
    }
    const { connection } = opened;
    const [row] = await rowsOf(
      connection,
      "select coalesce((select version from pg_stat_ssl where pid = pg_backend_pid() and ssl), 'none')",
    );
    const { encryption } = connection.server;
    await connection.close();
    assert.equal(row?.[0], encryption ?? "none");
    assert.equal(encryption === undefined ? "plain" : "TLS", outcome);
  }
});

async function shown(connection: Connection): Promise<Readonly<Record<string, unknown>>> {
  const names = [
    ...["role", "timezone", "default_transaction_isolation", "application_name", "search_path"],
    ...["work_mem", "default_transaction_read_only", "statement_timeout"],
  ];
  const values = names.map((name) => `current_setting('${name}')`).join(", ");
  const [row = []] = await rowsOf(connection, `select ${values}`);
  return Object.fromEntries(names.map((name, index) => [name, row[index]]));
}

function only({
  certificate,
  key,
}: Certificates["client"]): Pick<TlsTarget, "certificate" | "key"> {
  return { certificate, key };
}

/** What `psql` comes to that way: it is libpq's own. */
function libpq(
  psql: string,
  { mode, authority, certificate, key, passphrase, revoked }: TlsTarget,
  place: Readonly<Record<string, string | number>>,
): "TLS" | "plain" | "refused" {
  const words = {
    ...{ ...place, dbname: "postgres", sslmode: mode, sslrootcert: authority },
    ...{ sslcert: certificate, sslkey: key, sslpassword: passphrase, sslcrl: revoked },
  };
  const line = Object.entries(words)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}='${value}'`]))
    .join(" ");
  const sql = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
  const environment = { PATH: process.env["PATH"], HOME: "/nowhere" };
  const { status, stdout } = spawnSync(psql, ["--no-psqlrc", "--no-password", "-Atc", sql, line], {
    ...{ env: environment, encoding: "utf8" },
  });
  if (status !== 0) return "refused";
  return stdout.trim() === "t" ? "TLS" : "plain";
}

/** A way for the title of its test: file names without their folders. */
function nameOf(tlsOf: (files: Certificates) => TlsTarget): string {
  const file = (name: string) => name;
  const { mode, ...files } = tlsOf({
    ...{
      authority: file("authority"),
      foreign: file("foreign"),
      revoked: file("revoked"),
      passphrase: "right",
    },
    server: { certificate: file("server"), key: file("server") },
    client: { certificate: file("client"), key: file("client"), lockedKey: file("locked key") },
  });
  return [mode, ...Object.entries(files).map(([name, value]) => `${name} ${value}`)].join(", ");
}
