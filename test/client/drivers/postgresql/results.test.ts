/** Large results of PostgreSQL: pages, what may be asked for again, limits, and what is held back. */
import assert from "node:assert/strict";
import type { Connection, Finished, Rows } from "#client/drivers/driver.ts";
import { driversOf } from "#test/support/children.ts";
import { failureOf, onPostgresql, open, plainly, rowsOf, run } from "#test/support/drivers.ts";
import { freshPostgresql, type FreshPostgresql } from "#test/support/servers.ts";

const million = "select id, name, price, at from big order by id";

describe("results of PostgreSQL", () => {
  let database: FreshPostgresql;
  let connection: Connection;
  before(async function () {
    this.timeout(60_000);
    database = await freshPostgresql();
    await database.query(`create table big as select g as id, md5(g::text) as name, g * 1.25 as price,
      timestamptz '2024-01-01' + g * interval '1 second' as at from generate_series(1, 1000000) as g;
      alter table big add primary key (id); analyze big`);
  });
  after(async () => await database.drop());
  beforeEach(async () => (connection = await open(database.target)));
  afterEach(async () => await connection.close());

  it("the first page comes before the rest is read", async () => {
    const ran = await run(connection, million);
    const first = firstOf(ran);
    assert.equal(first.rows.length, 200);
    assert.equal(first.rows[199]?.[0], "200");
    assert.equal(first.end, "more");
    assert.ok(first.read < 1000, `${first.read} rows were read`);
  });

  it("a million rows can be scrolled to the end and back, in bounded memory", async function () {
    this.timeout(60_000);
    const id = idOf(await run(connection, million));
    const last = await connection.rows(id, 999_900, 200);
    assert.deepEqual([last.rows.length, last.rows.at(-1)?.[0], last.end], [100, "1000000", "all"]);
    for (const from of [0, 123_456, 777_777, 254, 255, 256, 999_999]) {
      const { rows } = await connection.rows(id, from, 3);
      assert.deepEqual(
        rows.map(([number]) => number),
        [1, 2, 3].map((step) => String(from + step)).slice(0, 1_000_000 - from),
      );
    }
    const megabytes = residentMegabytes();
    assert.ok(megabytes < 250, `${megabytes} MB`);
  });

  it("rows that are read can still be asked for after another statement, and no others", async () => {
    const id = idOf(await run(connection, million));
    await connection.rows(id, 0, 1000);
    await run(connection, "select 1");
    const kept = await connection.rows(id, 500, 100);
    assert.deepEqual([kept.rows.length, kept.rows[0]?.[0], kept.end], [100, "501", "stopped"]);
    assert.equal(kept.because, "Another statement was run");
    const beyond = await connection.rows(id, 5000, 100);
    assert.deepEqual([beyond.rows.length, beyond.end], [0, "stopped"]);
  });

  it("rows that are read come while another statement runs", async () => {
    const id = idOf(await run(connection, million));
    const slow = connection.run({ sql: "select pg_sleep(5)" }, plainly);
    const started = performance.now();
    assert.equal((await connection.rows(id, 0, 100)).rows.length, 100);
    assert.ok(performance.now() - started < 5000);
    await connection.cancel();
    assert.equal((await slow).kind, "failed");
  });

  it("a result that fits the page exactly is known to have no more", async () => {
    const exactly = firstOf(await run(connection, "select generate_series(1, 200)"));
    assert.deepEqual([exactly.rows.length, exactly.read, exactly.end], [200, 200, "all"]);
    const more = firstOf(await run(connection, "select generate_series(1, 201)"));
    assert.deepEqual([more.rows.length, more.end], [200, "more"]);
  });

  it("no more rows are read than the limit", async () => {
    const ran = await run(connection, million, { rowLimit: 300 });
    const rest = await connection.rows(idOf(ran), 200, 200);
    assert.deepEqual([rest.rows.length, rest.read, rest.end], [100, 300, "limit"]);
    const exactly = await run(connection, "select generate_series(1, 300)", { rowLimit: 300 });
    const all = await connection.rows(idOf(exactly), 200, 200);
    assert.deepEqual([all.rows.length, all.end], [100, "all"]);
  });

  it("an export gets every row once, and keeps none", async function () {
    this.timeout(60_000);
    const ran = await run(connection, million, { once: true, rows: 1000 });
    const id = idOf(ran);
    let { rows, end } = firstOf(ran);
    let count = rows.length;
    while (end === "more" || count < 1_000_000) {
      ({ rows, end } = await connection.rows(id, count, 5000));
      assert.ok(rows.length > 0);
      assert.equal(rows[0]?.[0], String(count + 1));
      count += rows.length;
    }
    assert.deepEqual([count, end], [1_000_000, "all"]);
    assert.equal((await connection.rows(id, 0, 10)).rows.length, 0);
  });

  it("long cells are cut in pages, and come in full", async () => {
    const sql =
      "select repeat('x', 100000), repeat('😀', 30), decode(repeat('ab', 50000), 'hex'), 'short'";
    const ran = await run(connection, sql, { cellLimit: 15 });
    assert.deepEqual(firstOf(ran).rows, [
      [
        { kind: "text", text: "x".repeat(15), length: 100_000 },
        { kind: "text", text: "😀".repeat(7), length: 60 },
        { kind: "binary", text: "ababababababab", length: 50_000 },
        "short",
      ],
    ]);
    assert.equal(await connection.whole(idOf(ran), 0, 0), "x".repeat(100_000));
    assert.equal(await connection.whole(idOf(ran), 0, 2), "ab".repeat(50_000));
    assert.deepEqual(await connection.whole(idOf(ran), 1, 0), {
      ...{ kind: "failed", reason: "statement", message: "This row is not kept" },
    });
  });

  it("wide rows are read few at a time", async function () {
    this.timeout(60_000);
    const ran = await run(connection, "select repeat('x', 1000000) from generate_series(1, 500)", {
      ...{ rows: 10, cellLimit: 100 },
    });
    const last = await connection.rows(idOf(ran), 490, 20);
    assert.deepEqual([last.rows.length, last.end], [10, "all"]);
    const megabytes = residentMegabytes();
    assert.ok(megabytes < 900, `${megabytes} MB`);
  });

  it("a failure in the middle of a result ends it and says why", async () => {
    const sql = "select 1 / (5000 - g) from generate_series(1, 10000) as g";
    const ran = await run(connection, sql);
    const beyond = await connection.rows(idOf(ran), 4990, 100);
    assert.deepEqual([beyond.end, beyond.because], ["stopped", "division by zero"]);
    assert.equal((await rowsOf(connection, "select 1")).length, 1);
    const early = await failureOf(
      connection,
      "select 1 / (50 - g) from generate_series(1, 10000) as g",
    );
    assert.equal(early.code, "22012");
  });

  it("a released result is closed on the server", async () => {
    const id = idOf(await run(connection, million));
    await connection.release(id);
    const gone = await connection.rows(id, 0, 1);
    assert.deepEqual([gone.end, gone.because], ["stopped", "The result was closed"]);
    const [row] = await database.query(
      "select state from pg_stat_activity where query like '%from big order%' and pid <> pg_backend_pid()",
    );
    assert.notEqual(row?.["state"], "active");
  });

  it(
    "a statement that changes rows tells how many, and may answer rows",
    onPostgresql(async (own) => {
      await run(own, "create table t (a int)");
      const inserted = await run(own, "insert into t select generate_series(1, 3000) returning a");
      const [result] = inserted.results;
      assert.deepEqual([result?.affected, result?.first.rows.length], [undefined, 200]);
      assert.equal((await own.rows(idOf(inserted), 2999, 10)).rows[0]?.[0], "3000");
      const { results } = await run(own, "update t set a = a + 1 where a <= 10");
      assert.deepEqual([results[0]?.affected, results[0]?.command], [10, "UPDATE 10"]);
      assert.deepEqual(results[0]?.columns, []);
      const empty = await run(own, "-- nothing");
      assert.deepEqual([empty.results[0]?.command, empty.results[0]?.columns], [undefined, []]);
    }),
  );
});

function firstOf(ran: Finished): Rows {
  assert.ok(ran.results[0]);
  return ran.results[0].first;
}

function idOf(ran: Finished): number {
  assert.ok(ran.results[0]);
  return ran.results[0].id;
}

/** The memory of our processes of drivers now, the largest of them. */
function residentMegabytes(): number {
  const sizes = driversOf(process.pid).map(({ megabytes }) => megabytes);
  assert.ok(sizes.length > 0);
  return Math.max(...sizes);
}
