/** Exports to files: every row, little memory, and no half of a file under its name. */
import assert from "node:assert/strict";
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { exportRows, type ExportRequest } from "#client/results/export/exportRows.ts";
import { csv } from "#client/results/formats/delimited.ts";
import { jsonLines } from "#client/results/formats/json.ts";
import { run } from "#test/support/drivers.ts";
import { memoryHeld } from "#test/support/memory.ts";
import { engines, on, type Opened } from "./engines.ts";

const million = 1_000_000;

/** Six columns of the digits 0 to 9: every number below a million, without what only MariaDB has. */
const place = [1, 10, 100, 1000, 10_000, 100_000].map((factor, at) => `d${at}.n * ${factor}`);
const digit = Array.from({ length: 10 }, (_, at) => `select ${at} as n`).join(" union all ");
const digits = place.map((_, at) => `(${digit}) as d${at}`).join(" cross join ");

/** A million rows, as each engine makes them. */
const series = {
  postgresql: `select g as id, 'name ' || g as name from generate_series(1, ${million}) as g`,
  mysql: `select id, concat('name ', id) as name from (select ${place.join(" + ")} + 1 as id from ${digits}) as s order by id`,
  sqlite: `with recursive s(id) as (select 1 union all select id + 1 from s where id < ${million}) select id, 'name ' || id as name from s`,
} as const;

describe("export of rows", function () {
  this.timeout(120_000);
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "multidb-export-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const request = (
    { connection }: Opened,
    sql: string,
    more: Partial<ExportRequest> = {},
  ): ExportRequest => ({
    ...{ connection, statement: { sql }, format: csv, path: join(folder, "rows.csv") },
    ...{ progress: () => {}, signal: new AbortController().signal },
    ...more,
  });

  for (const engine of engines) {
    it(
      `writes a million rows of ${engine} in little memory`,
      on(engine, async (opened) => {
        let peak = 0;
        const before = memoryHeld();
        const path = join(folder, "rows.jsonl");
        const progress = (rows: number): void => {
          if (rows % 100_000 < 1000) peak = Math.max(peak, memoryHeld() - before);
        };
        const exported = await exportRows(
          request(opened, series[engine], { path, format: jsonLines, progress }),
        );
        assert.deepEqual(exported, { kind: "written", rows: million });
        assert.ok(peak < 30e6, `${Math.round(peak / 1e6)} MB more`);
        let count = 0;
        let last = "";
        for await (const line of createInterface({ input: createReadStream(path) })) {
          count++;
          last = line;
        }
        assert.equal(count, million);
        assert.deepEqual(JSON.parse(last), { id: million, name: `name ${million}` });
      }),
    );

    it(
      `stops on ${engine} when it is cancelled, and leaves the earlier file alone`,
      on(engine, async (opened) => {
        const abort = new AbortController();
        const path = join(folder, "rows.csv");
        writeFileSync(path, "earlier");
        const progress = (rows: number): void => {
          if (rows > 20_000) abort.abort();
        };
        const exported = await exportRows(
          request(opened, series[engine], { progress, signal: abort.signal }),
        );
        assert.equal(exported.kind, "cancelled");
        assert.deepEqual(readdirSync(folder), ["rows.csv"]);
        assert.equal(readFileSync(path, "utf8"), "earlier");
      }),
    );
  }

  it(
    "writes long cells in full",
    on("postgresql", async (opened) => {
      await exportRows(request(opened, "select repeat('é', 500000) as long, null as nothing"));
      const text = readFileSync(join(folder, "rows.csv"), "utf8");
      assert.equal(text, `long,nothing\r\n${"é".repeat(500_000)},\r\n`);
    }),
  );

  it(
    "says why there is nothing to write",
    on("postgresql", async (opened) => {
      const failed = await exportRows(request(opened, "select * from missing"));
      assert.ok(failed.kind === "failed" && failed.message.includes("missing"));
      await run(opened.connection, "create table t (id integer)");
      assert.deepEqual(await exportRows(request(opened, "delete from t")), {
        kind: "failed",
        message: "It would be run again, and may do more than read",
      });
      const late = await exportRows(
        request(opened, "select 10 / (500 - g) from generate_series(1, 5000) as g"),
      );
      assert.equal(late.kind, "failed");
      assert.deepEqual(readdirSync(folder), []);
    }),
  );

  it(
    "says why a file cannot be written",
    on("sqlite", async (opened) => {
      const path = join(folder, "missing", "rows.csv");
      const failed = await exportRows(request(opened, "select 1", { path }));
      assert.ok(failed.kind === "failed" && failed.message.includes("ENOENT"));
      assert.ok(!existsSync(path));
    }),
  );
});
