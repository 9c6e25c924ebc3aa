/** From Django's settings to a MySQL server: OPTIONS before NAME and USER, these before option files. */
import assert from "node:assert/strict";
import type { MysqlTarget } from "#client/connections/target.ts";
import { configured, Unknown, type Plain, type World } from "#test/support/configuring.ts";

const engine = "django.db.backends.mysql";

function check(
  title: string,
  dict: Readonly<Record<string, Plain>>,
  expected: { readonly [Key in keyof MysqlTarget]?: MysqlTarget[Key] | undefined },
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

const cnf = [
  "# ours",
  "; too",
  "[mysqld]",
  "port = 1",
  "[client]",
  "user=ann",
  'password = "p;w#1\\"x" # said once',
  "host = db",
  "port=3307",
  "default_character_set = latin1",
  "skip_ssl",
  "[shop]",
  "database = 'shop # 2'",
  "loose-ssl_ca = /ca.pem",
  "!includedir /srv/more",
].join("\n");
const files = {
  "/srv/my.cnf": cnf,
  "/srv/more/a.cnf": "[shop]\nhost=more\n[other]\nhost=other",
  "/srv/more/b.txt": "[shop]\nhost=wrong",
};
const socket = { sockets: ["/run/mysqld/mysqld.sock"] };

describe("a MySQL target", () => {
  check(
    "takes NAME, USER, PASSWORD, HOST and PORT, and Django's own defaults",
    { USER: "ann", PASSWORD: "p;w", HOST: "db", PORT: "3307" },
    {
      engine: "mysql",
      host: "db",
      port: 3307,
      user: "ann",
      password: "p;w",
      database: "shop",
      charset: "utf8mb4",
      isolationLevel: "read committed",
      tls: { mode: "prefer" },
      socket: undefined,
    },
  );
  check(
    "takes a slash in HOST for the socket",
    { HOST: "/srv/my.sock" },
    { socket: "/srv/my.sock", host: undefined },
  );
  check(
    "takes localhost for the socket, where there is one",
    { HOST: "localhost" },
    { socket: "/run/mysqld/mysqld.sock" },
    socket,
  );
  check("takes no host for the socket, too", {}, { socket: "/run/mysqld/mysqld.sock" }, socket);
  check(
    "takes 127.0.0.1 for what it says",
    { HOST: "127.0.0.1" },
    { host: "127.0.0.1", socket: undefined },
    socket,
  );
  check(
    "takes localhost for a host, where there is no socket",
    { HOST: "localhost" },
    { host: "localhost", port: 3306 },
  );
  check(
    "takes localhost for a host with Connector/Python",
    { ENGINE: "mysql.connector.django", HOST: "localhost" },
    { host: "localhost" },
    socket,
  );
  check("has no sockets on Windows", {}, { host: "localhost" }, { ...socket, windows: true });
  check(
    "lets the socket of OPTIONS be, where the host is another machine",
    { HOST: "db", OPTIONS: { unix_socket: "/s" } },
    { host: "db", socket: undefined },
  );
  check("takes the socket of OPTIONS", { OPTIONS: { unix_socket: "/s" } }, { socket: "/s" });
  check(
    "takes the socket of the environment",
    {},
    { socket: "/e" },
    { environment: { MYSQL_UNIX_PORT: "/e" } },
  );
  check(
    "lets OPTIONS win",
    {
      USER: "ann",
      PASSWORD: "a",
      HOST: "db",
      PORT: 1,
      OPTIONS: { user: "eve", passwd: "b", host: "db2", port: 2, db: "two" },
    },
    { user: "eve", password: "b", host: "db2", port: 2, database: "two" },
  );
  check(
    "takes the environment's password last",
    { HOST: "db" },
    { password: "env" },
    { environment: { MYSQL_PWD: "env" } },
  );

  check(
    "reads the groups of an option file, and its includes",
    { NAME: "", OPTIONS: { read_default_file: "/srv/my.cnf", read_default_group: "shop" } },
    {
      user: "ann",
      password: 'p;w#1"x',
      host: "more",
      port: 3307,
      database: "shop # 2",
      charset: "utf8mb4",
      tls: { mode: "disable" },
    },
    { files },
  );
  check(
    "reads the group client without a group of its own, and lets USER win",
    { USER: "eve", OPTIONS: { read_default_file: "/srv/my.cnf" } },
    { user: "eve", host: "db", database: "shop" },
    { files },
  );
  check(
    "finds an option file from the project's folder, and from home",
    { OPTIONS: { read_default_file: "~/my.cnf" } },
    { host: "home" },
    { files: { "/home/ann/my.cnf": "[client]\nhost=home" } },
  );
  check(
    "reads the usual files where only a group is named",
    { OPTIONS: { read_default_group: "shop" } },
    { host: "own" },
    { files: { "/etc/my.cnf": "[shop]\nhost=all", "/home/ann/.my.cnf": "[shop]\nhost=own" } },
  );
  check(
    "reads no file where none is asked for",
    { HOST: "" },
    { user: "ann", host: "localhost" },
    {
      files: { "/home/ann/.my.cnf": "[client]\nhost=own\nuser=x" },
    },
  );

  const ca = { HOST: "db", OPTIONS: { ssl: { ca: "/ca.pem" } } };
  check("checks the chain where there is an authority", ca, {
    tls: { mode: "verify-ca", authority: "/ca.pem" },
  });
  check(
    "checks the name where it is told to",
    { HOST: "db", OPTIONS: { ssl: { ca: "/ca.pem", check_hostname: true } } },
    { tls: { mode: "verify-full", authority: "/ca.pem" } },
  );
  for (const [mode, meant] of [
    ["DISABLED", "disable"],
    ["PREFERRED", "prefer"],
    ["REQUIRED", "require"],
    ["VERIFY_CA", "verify-ca"],
    ["VERIFY_IDENTITY", "verify-full"],
    ["STRICT", "verify-full"],
  ] as const)
    check(
      `knows ssl_mode ${mode}`,
      { HOST: "db", OPTIONS: { ssl_mode: mode } },
      { tls: { mode: meant } },
    );
  check(
    "takes a certificate of its own",
    { HOST: "db", OPTIONS: { ssl: { cert: "/c.pem", key: "/k.pem" } } },
    { tls: { mode: "require", certificate: "/c.pem", key: "/k.pem" } },
  );
  check(
    "takes Connector/Python's words",
    {
      ENGINE: "mysql.connector.django",
      HOST: "db",
      OPTIONS: { ssl_ca: "/ca.pem", ssl_verify_identity: true },
    },
    { tls: { mode: "verify-full", authority: "/ca.pem" } },
  );

  check(
    "leaves the server its isolation where it is told None",
    { OPTIONS: { isolation_level: null } },
    { isolationLevel: undefined },
  );
  check(
    "hands over commands, mode and time-out",
    {
      OPTIONS: {
        init_command: "SET a=1",
        sql_mode: "ANSI",
        isolation_level: "Serializable",
        connect_timeout: 7,
        charset: "utf8mb3",
      },
    },
    {
      initCommand: "SET a=1",
      sqlMode: "ANSI",
      isolationLevel: "serializable",
      connectTimeout: 7000,
      charset: "utf8mb3",
    },
  );

  it("takes a typed password, whatever OPTIONS say, and asks on for what else is not known", () => {
    const answers = { PASSWORD: "typed" };
    const dict = { ENGINE: engine, HOST: "db", OPTIONS: { passwd: "wrong" } };
    const typed = configured(dict, { answers });
    assert.equal(
      typed.kind === "target" && "user" in typed.target && typed.target.password,
      "typed",
    );
    const open = configured({ ENGINE: engine }, { answers, open: "of **kwargs" });
    const keys = open.kind === "missing" ? open.missing.map(({ key }) => key) : [];
    assert.ok(keys.includes("HOST") && !keys.includes("PASSWORD"), keys.join());
  });

  it("misses what is not known", () => {
    const found = configured({
      ENGINE: engine,
      NAME: "shop",
      OPTIONS: new Unknown("made at run time"),
    });
    assert.deepEqual(found.kind === "missing" && found.missing, [
      { key: "OPTIONS", because: "made at run time" },
    ]);
    const answers = { OPTIONS: '{"ssl": {"ca": "/ca.pem"}}' };
    const dict = { ENGINE: engine, HOST: "db", OPTIONS: new Unknown("?") };
    const typed = configured(dict, { answers });
    assert.equal(
      typed.kind === "target" && "tls" in typed.target && typed.target.tls.authority,
      "/ca.pem",
    );
  });
});
