/** Holds sessions through Django's own connection to the drivers' contract, on real servers, with custom engines. */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "#client/drivers/driver.ts";
import { environments } from "#test/oracle/environments.ts";
import { needDjango, peakOf, processesIn } from "#test/support/djangoProject.ts";
import { failureOf, makeFixture, rowsOf, run, servers, tryOpen } from "./project.ts";
import type { Fixture, Server } from "./project.ts";
import { values } from "./values.ts";

/** A table with a million rows, without a table. */
const million: Record<Server, string> = {
  postgresql: "select n, 'row ' || n as name from generate_series(1, 1000000) as n",
  mysql: "select seq as n, concat('row ', seq) as name from seq_1_to_1000000",
  sqlite:
    "with recursive s(n) as (select 1 union all select n + 1 from s where n < 1000000) select n, 'row ' || n as name from s",
};

/** A statement that takes long. */
const slow: Record<Server, string> = {
  postgresql: "select pg_sleep(30)",
  mysql: "select count(*) from seq_1_to_1000000 a, seq_1_to_1000000 b",
  sqlite: "with recursive s(n) as (select 1 union all select n + 1 from s) select count(*) from s",
};

/** A statement that ends its own session; SQLite has no server that could. */
const ends: Partial<Record<Server, string>> = {
  postgresql: "select pg_terminate_backend(pg_backend_pid())",
  mysql: "kill connection_id()",
};

const errorCodes: Record<Server, string> = {
  postgresql: "42P01",
  mysql: "1146",
  sqlite: "SQLITE_ERROR",
};

for (const { name, django } of environments)
  describe(`sessions through Django ${django}`, function () {
    this.timeout(180_000);
    let fixture: Fixture;
    before(async function () {
      await needDjango(this);
      fixture = await makeFixture(name);
    });
    after(() => fixture?.remove());

    for (const server of servers)
      describe(server, () => {
        contract(server, () => fixture);
      });

    it("says why a connection is refused", async () => {
      const cases = [
        ["wrong", "other", /nobody_here/],
        ["missing", "no-database", /database "no_such_database" does not exist/],
        ["closed", "unreachable", /refused/],
        ["leaky", "other", /^Cannot connect with .*'PASSWORD': '•••'/],
        ["nothing", "no-database", /no alias 'nothing'/],
      ] as const;
      for (const [alias, reason, detail] of cases) {
        const opened = await tryOpen(fixture.target(alias));
        assert(opened.kind === "refused");
        assert.equal(opened.reason, reason, opened.detail);
        assert.match(opened.detail, detail);
        assert.doesNotMatch(opened.detail, /hunter/);
      }
    });
  });

function contract(server: Server, fixture: () => Fixture): void {
  let connection: Connection;
  beforeEach(async () => {
    connection = await fixture().open(server);
  });
  afterEach(() => connection.close());

  it("tells what the server is", () => {
    const { server: facts } = connection;
    assert.equal(facts.dialect, server);
    assert.equal(facts.placeholder, "percent");
    assert.match(facts.version, /^\d+\.\d+/);
    assert.deepEqual(connection.state, { transaction: "none", autocommit: true, readOnly: false });
  });

  it("keeps every type exact", async () => {
    for (const [type, literal, kind, expected] of values[server]) {
      const { results } = await run(connection, `select ${literal} as v`);
      const [result] = results;
      assert.deepEqual(result?.first.rows, [[expected]], literal);
      assert.deepEqual(result.columns, [{ name: "v", kind, type }], literal);
    }
  });

  it("reads a million rows page by page, in bounded memory", async () => {
    const { results } = await run(connection, million[server]);
    const [result] = results;
    assert(result);
    assert.equal(result.first.end, "more");
    assert.deepEqual(result.first.rows[99], ["100", "row 100"]);
    const last = await connection.rows(result.id, 999_990, 100);
    assert.equal(last.end, "all");
    assert.equal(last.read, 1_000_000);
    assert.deepEqual(last.rows.at(-1), ["1000000", "row 1000000"]);
    const early = await connection.rows(result.id, 5, 1);
    assert.deepEqual(early.rows, [["6", "row 6"]]);
    for (const pid of processesIn(fixture().project.folder))
      assert(peakOf(pid) < 150, `${peakOf(pid)} MB`);
    assert.equal(connection.state.transaction, "none");
  });

  it("drops what a cursor held back when another statement runs", async () => {
    const { results } = await run(connection, million[server]);
    assert.deepEqual(await rowsOf(connection, "select 1"), [["1"]]);
    const rows = await connection.rows(results[0]?.id ?? 0, 50_000, 10);
    assert.equal(rows.end, "stopped");
    assert.equal(connection.state.transaction, "none");
  });

  it("tells how many rows a statement changed", async () => {
    await run(connection, "create table changed (a int)");
    const { results } = await run(connection, "insert into changed values (1), (2), (3)");
    assert.equal(results[0]?.affected, 3);
    assert.deepEqual(results[0]?.columns, []);
    await run(connection, "drop table changed");
  });

  it("binds values beside the statement, and leaves a percent sign alone without any", async () => {
    const ran = await connection.run(
      { sql: "select %s, '100%%'", values: ["it's"] },
      { rows: 10, cellLimit: 100 },
    );
    assert(ran.kind === "finished", JSON.stringify(ran));
    assert.deepEqual(ran.results[0]?.first.rows, [["it's", "100%"]]);
    assert.deepEqual(await rowsOf(connection, "select '100%', '%s'"), [["100%", "%s"]]);
  });

  it("commits and rolls back", async () => {
    await run(connection, "create table kept (a int)");
    await connection.begin();
    assert.equal(connection.state.transaction, "open");
    await run(connection, "insert into kept values (1)");
    await connection.rollback();
    assert.equal(connection.state.transaction, "none");
    await connection.begin();
    await run(connection, "insert into kept values (2)");
    await connection.commit();
    assert.deepEqual(await rowsOf(connection, "select a from kept"), [["2"]]);
    await run(connection, "BEGIN");
    assert.equal(connection.state.transaction, "open");
    await run(connection, "delete from kept");
    await run(connection, "ROLLBACK");
    assert.equal(connection.state.transaction, "none");
    assert.deepEqual(await rowsOf(connection, "select a from kept"), [["2"]]);
    await run(connection, "drop table kept");
  });

  it("begins by itself without autocommit, and keeps the transaction while rows are read", async () => {
    await run(connection, "create table manual (a int)");
    assert.deepEqual(await connection.setAutocommit(false), { kind: "done" });
    await run(connection, "insert into manual values (1)");
    assert.equal(connection.state.transaction, "open");
    assert.deepEqual(await rowsOf(connection, "select a from manual"), [["1"]]);
    const refused = await connection.setAutocommit(true);
    assert(refused.kind === "failed");
    assert.match(refused.message, /A transaction is open/);
    await connection.rollback();
    assert.deepEqual(await connection.setAutocommit(true), { kind: "done" });
    assert.deepEqual(await rowsOf(connection, "select a from manual"), []);
    await run(connection, "drop table manual");
  });

  it("rolls back what is open when it is closed", async () => {
    await run(connection, "create table left_open (a int)");
    const other = await fixture().open(server);
    await other.begin();
    await run(other, "insert into left_open values (1)");
    await other.close();
    assert.deepEqual(await rowsOf(connection, "select count(*) from left_open"), [["0"]]);
    await run(connection, "drop table left_open");
  });

  it("stops a statement on the server, and goes on in the same session", async () => {
    await run(connection, "create temporary table own (a int)");
    const running = failureOf(connection, slow[server]);
    await wait(500);
    const began = performance.now();
    await connection.cancel();
    assert.equal((await running).reason, "cancelled");
    assert(performance.now() - began < 5000);
    assert.deepEqual(await rowsOf(connection, "select count(*) from own"), [["0"]]);
  });

  it("ends a statement at the time limit", async () => {
    const limited = await fixture().open(server, { statementTimeout: 300 });
    const failure = await failureOf(limited, slow[server]);
    assert.equal(failure.reason, "timeout", JSON.stringify(failure));
    assert.deepEqual(await rowsOf(limited, "select 1"), [["1"]]);
    await limited.close();
  });

  it("has the server refuse writes where it is read-only", async () => {
    await run(connection, "create table guarded (a int)");
    const guarded = await fixture().open(server, { readOnly: true });
    assert.equal(guarded.server.unguarded, undefined);
    assert.equal(guarded.state.readOnly, true);
    for (const sql of ["insert into guarded values (1)", "create table another (a int)"])
      assert.equal((await failureOf(guarded, sql)).reason, "read-only", sql);
    assert.deepEqual(await rowsOf(guarded, "select count(*) from guarded"), [["0"]]);
    await guarded.close();
    await run(connection, "drop table guarded");
  });

  it("tells the reason and the place of an error", async () => {
    const failure = await failureOf(connection, "select '😀' as a, nothing_here from nowhere");
    assert.equal(failure.reason, "statement");
    assert.match(failure.message, /nowhere/);
    assert.equal(failure.code, errorCodes[server]);
    if (server === "postgresql") assert.equal(failure.position, 36);
    assert.equal(connection.state.transaction, "none");
  });

  it("says that the session is lost when the server or the process ends it", async () => {
    const states: unknown[] = [];
    connection.onState(({ transaction, because }) => states.push([transaction, because]));
    await connection.begin();
    await run(connection, "select 1");
    const running = failureOf(connection, ends[server] ?? slow[server]);
    if (ends[server] === undefined) {
      await wait(300);
      for (const pid of processesIn(fixture().project.folder)) process.kill(pid, "SIGKILL");
    }
    const failure = await running;
    assert.equal(failure.reason, "lost", JSON.stringify(failure));
    assert.match(failure.message, server === "sqlite" ? /Python ended by SIGKILL/ : /./);
    assert.deepEqual(states.at(-1), ["closed", connection.state.because]);
    assert.match(failure.transaction ?? "", /the server rolls it back/);
    assert.equal(connection.state.transaction, "closed");
    assert.equal((await failureOf(connection, "select 1")).reason, "lost");
  });

  it("lists and describes what Django's introspection sees", async () => {
    await run(
      connection,
      "create table author (id integer not null primary key, name varchar(30) not null unique)",
    );
    await run(
      connection,
      "create table book (id integer not null primary key, author_id integer references author (id), price numeric(8, 2) default 1, foreign key (author_id) references author (id))",
    );
    await run(connection, "create index book_price on book (price)");
    await run(connection, "create view cheap as select * from book where price < 5");
    const schemas = await connection.list({ of: "schemas" });
    assert(schemas.kind === "schemas");
    const [schema] = schemas.schemas;
    assert(schema?.isDefault);
    const listed = await connection.list({ of: "objects", schema: schema.name });
    assert(listed.kind === "objects");
    const named = listed.objects.map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(named, ["table author", "table book", "view cheap"]);
    const columns = await connection.list({ of: "columns", schema: schema.name });
    assert(columns.kind === "columns");
    assert.equal(columns.columns.length, 2 + 3 + 3);
    const book = listed.objects[1];
    assert(book);
    const described = await connection.describe(book);
    assert(described.kind === "description", JSON.stringify(described));
    assert.deepEqual(
      described.columns.map(({ name, null: nullable }) => [name, nullable]),
      [
        ["id", false],
        ["author_id", true],
        ["price", true],
      ],
    );
    assert.match(described.columns[2]?.type ?? "", /^(numeric|decimal)\(8, ?2\)$/);
    assert.deepEqual(described.primaryKey, ["id"]);
    assert(described.foreignKeys.length > 0);
    assert.deepEqual(described.foreignKeys[0]?.target.table, "author");
    assert.deepEqual(described.foreignKeys[0]?.target.columns, ["id"]);
    assert(described.indexes.some(({ name }) => name === "book_price"));
    assert.match(described.create, /^create table ["`]?book["`]? \(/i);
    assert.match(described.create, /references ["`]?author["`]? \(["`]?id["`]?\)/i);
    await run(connection, "drop view cheap");
    await run(connection, "drop table book");
    await run(connection, "drop table author");
  });
}
