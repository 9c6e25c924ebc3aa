/** An SQLite file is opened where Node.js has no SQLite, by the project's own Python. */
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqliteTarget } from "#client/connections/target.ts";
import { openAnyWay } from "#client/databases/anyWay.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { root } from "#test/oracle/environments.ts";
import { djangoProject, needDjango, settings, sqliteAlias } from "#test/support/djangoProject.ts";
import type { DjangoProject } from "#test/support/djangoProject.ts";
import { plainly } from "#test/support/drivers.ts";
import { freshFile } from "#test/support/sqliteFile.ts";

const session = { readOnly: true, statementTimeout: 0 };

describe("an SQLite file where Node.js has no SQLite", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "multidb-node-"));
  const node = process.execPath;
  const file = freshFile("CREATE TABLE book (id integer)", "INSERT INTO book VALUES (7)");
  const drivers = new Processes(join(root, "client/drivers/process/main.ts"));
  const target: SqliteTarget = { ...file.target };
  let project: DjangoProject;

  before(async function () {
    await needDjango(this);
    project = djangoProject({
      "conf/settings.py": settings(
        sqliteAlias("default", "x").replace(/BASE_DIR.*"/, `"${file.path}"`),
      ),
    });
    // The drivers' processes run on the same Node.js, which hides the module.
    const without = join(folder, "node");
    writeFileSync(without, `#!/bin/sh\nexec "${node}" --no-experimental-sqlite "$@"\n`);
    chmodSync(without, 0o755);
    process.execPath = without;
  });
  after(async () => {
    process.execPath = node;
    await drivers.dispose();
    project.remove();
    file.drop();
    rmSync(folder, { recursive: true });
  });

  it("is opened by the project's Python, as read-only as asked for", async () => {
    const context = { alias: "default", python: project.target };
    const { opened, note } = await openAnyWay(drivers, target, session, context);
    assert.ok(opened.kind === "open", JSON.stringify(opened));
    assert.match(note ?? "", /^This version of the editor brings no SQLite .* project's Python$/);
    const { connection } = opened;
    assert.deepEqual(
      [connection.server.dialect, connection.server.placeholder],
      ["sqlite", "percent"],
    );
    const read = await connection.run({ sql: "SELECT id FROM book" }, plainly);
    assert.deepEqual(read.kind === "finished" && read.results[0]?.first.rows, [["7"]]);
    const write = await connection.run({ sql: "DELETE FROM book" }, plainly);
    assert.equal(write.kind === "failed" && write.reason, "read-only", JSON.stringify(write));
    await connection.close();
  });

  it("is refused in a sentence where there is no Python either", async () => {
    const { opened, note } = await openAnyWay(drivers, target, session, {
      alias: "default",
      python: undefined,
    });
    assert.equal(opened.kind === "refused" && opened.reason, "driver-missing");
    assert.equal(note, undefined);
  });
});
