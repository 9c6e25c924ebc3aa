/** Compares targets with what real Django hands to its drivers, and with what libpq makes of that. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Configured } from "#client/connections/configured.ts";
import { surroundingsOfProcess } from "#client/connections/surroundings.ts";
import type { MysqlTarget, PostgresqlTarget, SqliteTarget } from "#client/connections/target.ts";
import { configured, type Plain } from "#test/support/configuring.ts";
import { environments, makeEnvironments } from "./environments.ts";

/** One alias in one environment. */
interface Case {
  readonly settings: Readonly<Record<string, Plain>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** What Django's parameters come to; `error` where it refuses. */
type Answer = Readonly<Record<string, unknown>>;

/** Seldom-used characters of passwords and names, and the ones that files and connection strings give a meaning. */
const word = fc.string({
  unit: fc.constantFrom(..."aZ09 ;#:'\"\\@/=%$*[]{}ü€", "\u{1F40D}"),
  minLength: 1,
  maxLength: 12,
});
const name = fc.stringMatching(/^[a-z]{1,6}$/);
const address = fc.constantFrom("127.0.0.2", "127.0.0.3", "/nowhere/run", "127.0.0.4,127.0.0.5");
const port = fc.constantFrom("1", "2", "65535");

describe("connections, compared with real Django", function () {
  this.timeout(600_000);
  let folder = "";
  let home = "";
  let project = "";

  before(async () => {
    await makeEnvironments();
    folder = realpathSync(mkdtempSync(join(tmpdir(), "multidb-connections-")));
    home = join(folder, "home");
    project = join(folder, "project");
    mkdirSync(home);
    mkdirSync(project);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const environment of environments) {
    it(`PostgreSQL, Django ${environment.django}`, () => {
      const cases = fc.sample(postgresqlCases(), { numRuns: 400, seed: 17 }).map(atHome);
      writePostgresqlFiles(home);
      const answers = ask(environment.python, cases);
      for (const [index, each] of cases.entries())
        agree(each, answers[index] ?? {}, ours(each), comparePostgresql);
    });

    it(`MySQL, Django ${environment.django}`, () => {
      const cases = fc.sample(mysqlCases(), { numRuns: 400, seed: 17 });
      const answers = ask(environment.python, cases);
      for (const [index, each] of cases.entries())
        agree(each, answers[index] ?? {}, ours(each), compareMysql);
    });

    it(`SQLite, Django ${environment.django}`, () => {
      const cases = fc.sample(sqliteCases(folder), { numRuns: 200, seed: 17 });
      const answers = ask(environment.python, cases);
      for (const [index, each] of cases.entries())
        agree(each, answers[index] ?? {}, ours(each), compareSqlite);
    });
  }

  /** A path of the cases that begins in the home folder. */
  function atHome(each: Case): Case {
    return JSON.parse(JSON.stringify(each).replaceAll('"~/', `"${home}/`)) as Case;
  }

  function ask(python: string, cases: readonly Case[]): readonly Answer[] {
    const input = cases.map((each) => JSON.stringify({ ...each, home, project })).join("\n");
    const output = execFileSync(python, [join(import.meta.dirname, "connections.py")], {
      input: `${input}\n`,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    return output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
  }

  function ours({ settings, environment }: Case): Configured {
    const around = { ...surroundingsOfProcess(), environment, home };
    return configured(settings, { project, around });
  }
});

function agree(
  each: Case,
  answer: Answer,
  found: Configured,
  compare: (answer: Answer, found: Configured) => void,
): void {
  const target = found.kind === "target" ? found.target : found;
  const told = JSON.stringify({ each, answer, target }, null, 1);
  if ("error" in answer) assert.equal(found.kind, "impossible", told);
  else {
    assert.equal(found.kind, "target", told);
    try {
      compare(answer, found);
    } catch (error) {
      assert.fail(`${String(error)}\n${told}`);
    }
  }
}

/** Keys that are there or not, each with a value. */
function some<Key extends string>(
  keys: Readonly<Record<Key, fc.Arbitrary<Plain>>>,
): fc.Arbitrary<Readonly<Record<string, Plain>>> {
  return fc.record(keys, { requiredKeys: [] }) as fc.Arbitrary<Readonly<Record<string, Plain>>>;
}

function postgresqlCases(): fc.Arbitrary<Case> {
  const options = some({
    user: word,
    password: word,
    dbname: name,
    host: address,
    service: fc.constantFrom("plain", "tricky", "second", "broken", "absent"),
    passfile: fc.constantFrom("~/other-pass", "~/no-pass"),
    sslmode: fc.constantFrom("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    sslrootcert: fc.constantFrom("/ca.pem", "system"),
    application_name: word,
    options: fc.constantFrom("-c search_path=a", "-c  b=c\\ d"),
    connect_timeout: fc.constantFrom(3, "4", 1),
    assume_role: name,
  });
  const settings = fc
    .tuple(
      some({ USER: fc.oneof(name, fc.constant("")), PASSWORD: word, HOST: address, PORT: port }),
      fc.oneof(name, fc.constant(""), fc.constant(null)),
      fc.option(options, { nil: undefined }),
    )
    .map(([keys, NAME, OPTIONS]) => ({
      ENGINE: "django.db.backends.postgresql",
      NAME,
      ...keys,
      ...(OPTIONS === undefined ? {} : { OPTIONS }),
    }));
  const environment = some({
    PGHOST: address,
    PGPORT: port,
    PGUSER: name,
    PGPASSWORD: word,
    PGDATABASE: name,
    PGSERVICE: fc.constantFrom("plain", "tricky"),
    PGAPPNAME: name,
    PGSSLMODE: fc.constantFrom("require", "disable"),
    PGCONNECT_TIMEOUT: fc.constantFrom("9"),
  });
  return fc.record({ settings, environment }) as fc.Arbitrary<Case>;
}

/** In the home folder; the cases name them as they are. */
function writePostgresqlFiles(home: string): void {
  writeFileSync(
    join(home, ".pg_service.conf"),
    [
      "# a comment",
      "[plain]",
      "host=127.0.0.6",
      "port=3",
      "[tricky]",
      "  user=with space  ",
      "password=p;w#1 = \\'",
      "",
      "sslmode=require",
      "dbname=from service",
      "application_name=",
      "[broken]",
      "host 127.0.0.7",
      "[second]",
      "host=127.0.0.8",
      "[second]",
      "host=127.0.0.9",
    ].join("\n"),
  );
  const lines = [
    "#127.0.0.2:*:*:*:comment",
    "127.0.0.2:1:*:*:one\\:two\\\\three:rest",
    "localhost:*:*:*:by socket",
    "127.0.0.3:*:a\\:b:*:never",
    "/nowhere/run:*:*:*:in a folder",
    "127.0.0.6:3:*:*:of the service",
    "*:*:*:*:of all # too",
  ];
  for (const name of [".pgpass", "~/other-pass"]) {
    const path = join(home, name.replace("~/", ""));
    writeFileSync(path, `${name === ".pgpass" ? lines.join("\n") : "*:*:*:*:other\r"}\n`);
    chmodSync(path, 0o600);
  }
}

function comparePostgresql(answer: Answer, found: Configured): void {
  const target = (found.kind === "target" ? found.target : {}) as PostgresqlTarget;
  const text = (key: string) => String(answer[key] ?? "");
  const [host = ""] = text("host").split(",");
  assert.equal(target.port, Number(text("port").split(",")[0]), "port");
  assert.equal(target.user, text("user"), "user");
  assert.equal(target.database, text("dbname"), "database");
  assert.equal(target.password ?? "", text("password"), "password");
  assert.equal(target.options ?? "", text("options"), "options");
  assert.equal(target.applicationName ?? "", text("application_name"), "application name");
  if (host.startsWith("/")) {
    // Which folder is the default one is compiled into each libpq.
    if (host === "/nowhere/run") assert.equal(target.socket, host, "socket");
    else assert.ok(target.socket, "socket");
    return;
  }
  assert.equal(target.host, host, "host");
  const mode = text("sslmode");
  const checks = mode === "require" && text("sslrootcert") !== "";
  assert.equal(target.tls.mode, checks ? "verify-ca" : mode, "sslmode");
  if (mode !== "disable")
    assert.equal(target.tls.authority ?? "", text("sslrootcert"), "authority");
  const wait = Number(text("connect_timeout"));
  assert.equal(target.connectTimeout, wait === 0 ? 10_000 : Math.max(2, wait) * 1000, "time-out");
}

function mysqlCases(): fc.Arbitrary<Case> {
  const options = some({
    user: name,
    password: word,
    passwd: word,
    db: name,
    database: name,
    host: fc.constantFrom("127.0.0.3", "localhost"),
    port: fc.constantFrom(5, 6),
    unix_socket: fc.constant("/nowhere/my.sock"),
    charset: fc.constantFrom("utf8mb4", "latin1"),
    init_command: fc.constant("SET a = 'b;c'"),
    sql_mode: fc.constantFrom("ANSI", "STRICT_TRANS_TABLES"),
    connect_timeout: fc.constantFrom(3, 4),
    isolation_level: fc.constantFrom("read committed", "Repeatable Read", "SERIALIZABLE", null, ""),
  });
  const settings = fc
    .tuple(
      some({
        NAME: fc.oneof(name, fc.constant("")),
        USER: fc.oneof(name, fc.constant("")),
        PASSWORD: word,
        HOST: fc.constantFrom("127.0.0.2", "/nowhere/run.sock", "localhost", ""),
        PORT: fc.constantFrom("7", 8, ""),
      }),
      fc.option(options, { nil: undefined }),
    )
    .map(([keys, OPTIONS]) => ({
      ENGINE: "django.db.backends.mysql",
      ...keys,
      ...(OPTIONS === undefined ? {} : { OPTIONS }),
    }));
  return fc.record({ settings, environment: fc.constant({}) }) as fc.Arbitrary<Case>;
}

/** The client library's own defaults are not Django's to say; what Django gives must arrive. */
function compareMysql(answer: Answer, found: Configured): void {
  const target = (found.kind === "target" ? found.target : {}) as MysqlTarget;
  const given = (...keys: readonly string[]) => keys.map((key) => answer[key]).find(Boolean);
  assert.equal(target.user, given("user") ?? surroundingsOfProcess().user, "user");
  assert.equal(target.password, given("passwd", "password"), "password");
  assert.equal(target.database, given("db", "database"), "database");
  assert.equal(target.charset, given("charset"), "charset");
  assert.equal(target.initCommand, given("init_command"), "init command");
  assert.equal(target.sqlMode, given("sql_mode"), "SQL mode");
  assert.equal(target.isolationLevel, given("isolation_level"), "isolation level");
  assert.equal(target.connectTimeout, Number(given("connect_timeout") ?? 10) * 1000, "time-out");
  const host = given("host") ?? "localhost";
  if (host === "localhost") {
    if (given("unix_socket")) assert.equal(target.socket, given("unix_socket"), "socket");
    return;
  }
  assert.equal(target.host, host, "host");
  assert.equal(target.port, Number(given("port") ?? 3306), "port");
}

function sqliteCases(folder: string): fc.Arbitrary<Case> {
  const file = fc.oneof(
    fc.stringMatching(/^[a-z]{1,4}(\/[a-z ]{1,4}){0,2}\.db$/),
    fc.constant(`${folder}/x.db`),
    fc.constant(`file:${folder}/x.db?mode=ro`),
    fc.constantFrom("../up.db", "./a/../b.db", ""),
  );
  const options = some({
    timeout: fc.constantFrom(0, 1, 2.5, 30),
    transaction_mode: fc.constantFrom("IMMEDIATE", "exclusive", "DEFERRED", null),
    init_command: fc.constantFrom("PRAGMA a=1", " ; PRAGMA a=1;;PRAGMA b = 2 ; "),
    database: fc.constant("other.db"),
  });
  const settings = fc
    .tuple(file, fc.option(options, { nil: undefined }))
    .map(([NAME, OPTIONS]) => ({
      ENGINE: "django.db.backends.sqlite3",
      NAME,
      ...(OPTIONS === undefined ? {} : { OPTIONS }),
    }));
  return fc.record({ settings, environment: fc.constant({}) }) as fc.Arbitrary<Case>;
}

function compareSqlite(answer: Answer, found: Configured): void {
  const target = (found.kind === "target" ? found.target : {}) as SqliteTarget;
  assert.equal(target.file, answer["database"], "file");
  assert.equal(target.busyTimeout, Number(answer["timeout"]) * 1000, "time-out");
  assert.equal(target.transactionMode ?? null, answer["transaction_mode"], "transaction mode");
  assert.deepEqual(target.initCommands, answer["init_commands"], "init commands");
}
