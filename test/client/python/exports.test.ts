/** Has real Django write fixtures and models, for tables on real servers. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { exportFixture, type FixtureRequest } from "#client/python/fixture.ts";
import { inspectTables } from "#client/python/inspect.ts";
import { PythonWorker } from "#client/python/worker.ts";
import { makeFixture, run, servers, type Fixture } from "#test/client/drivers/django/project.ts";
import { needDjango } from "#test/support/djangoProject.ts";

describe("exports by the project's Django", function () {
  this.timeout(180_000);
  let fixture: Fixture;
  let worker: PythonWorker;
  before(async function () {
    await needDjango(this);
    fixture = await makeFixture("django52");
    worker = new PythonWorker(fixture.project.target, fixture.project.options);
    for (const server of servers) {
      const connection = await fixture.open(server);
      await run(
        connection,
        "create table shop_item (id integer not null primary key, name varchar(150) not null unique, price numeric(8, 2) not null)",
      );
      await run(connection, "insert into shop_item values (2, 'zwei €', 1.5), (1, 'one', 2)");
      await connection.close();
    }
  });
  after(async () => {
    await worker?.dispose();
    await fixture?.remove();
  });

  for (const alias of servers) {
    it(`writes the rows of a model on ${alias} as a fixture`, async () => {
      const expected = [
        { model: "shop.item", pk: 1, fields: { name: "one", price: "2.00" } },
        { model: "shop.item", pk: 2, fields: { name: "zwei €", price: "1.50" } },
      ];
      const json = await exported({ alias, format: "json" });
      assert.deepEqual(json.answer, { kind: "answer", value: { rows: 2 } });
      assert.deepEqual(JSON.parse(json.text), expected);
      const lines = (await exported({ alias, format: "jsonl" })).text.trim().split("\n");
      const objects = lines.map((line): unknown => JSON.parse(line));
      assert.deepEqual(objects, expected);
    });

    it(`writes models for tables of ${alias}`, async () => {
      const answer = await inspectTables(worker, alias, ["shop_item"]);
      assert(answer.kind === "answer", JSON.stringify(answer));
      assert.match(answer.value.source, /^class ShopItem\(models\.Model\):$/m);
      assert.match(
        answer.value.source,
        /^ {4}name = models\.CharField\(unique=True, max_length=150\)$/m,
      );
      assert.match(answer.value.source, /db_table = 'shop_item'/);
    });
  }

  it("says which model, alias or table there is not", async () => {
    const model = await exported({ alias: "sqlite", format: "json", model: "auth.Missing" });
    assert(model.answer.kind === "failed");
    assert.match(model.answer.message, /doesn't have a 'Missing' model/);
    const table = await exported({ alias: "sqlite", format: "json", model: "auth.Permission" });
    assert(table.answer.kind === "failed");
    assert.match(table.answer.message, /no such table: auth_permission/);
    const alias = await inspectTables(worker, "nowhere", ["x"]);
    assert(alias.kind === "failed");
    assert.match(alias.message, /nowhere/);
  });

  it("tells its progress, and leaves the file as it was when it is cancelled", async () => {
    const connection = await fixture.open("sqlite");
    await run(
      connection,
      "insert into shop_item with recursive s(n) as (select 10 union all select n + 1 from s where n < 60000) select n, 'g' || n, 1 from s",
    );
    await connection.close();
    const stop = new AbortController();
    const told: number[] = [];
    const file = path.join(fixture.project.folder, "kept.json");
    writeFileSync(file, "before");
    const request = { model: "shop.Item", alias: "sqlite", file, format: "json" } as const;
    const answer = await exportFixture(
      fixture.project.target,
      fixture.project.options,
      request,
      (rows) => {
        told.push(rows);
        stop.abort();
      },
      stop.signal,
    );
    assert(answer.kind === "failed");
    assert.equal(answer.reason, "cancelled");
    assert(told[0] !== undefined && told[0] > 0 && told[0] < 60_000, String(told[0]));
    assert.equal(readFileSync(file, "utf8"), "before");
    assert(!existsSync(`${file}.part`));
  });

  async function exported(request: Pick<FixtureRequest, "alias" | "format"> & { model?: string }) {
    const { target, options, folder } = fixture.project;
    const file = path.join(folder, "out");
    const answer = await exportFixture(
      target,
      options,
      { model: "shop.Item", file, ...request },
      () => {},
      new AbortController().signal,
    );
    return { answer, text: existsSync(file) ? readFileSync(file, "utf8") : "" };
  }
});
