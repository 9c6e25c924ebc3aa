/** Passwords of connections are in no file and no command line, and the search that says so finds planted ones. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { tryOpen } from "#test/support/drivers.ts";
import { findSecrets } from "#test/support/secretSearch.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";

describe("secrets", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "multidb-secrets-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const secret = (): string => `q"7 ${randomBytes(9).toString("hex")} ü`;

  it("are found in whatever form they are written down", () => {
    const text = secret();
    const forms: Readonly<Record<string, string | Buffer>> = {
      plain: `a ${text} b`,
      json: JSON.stringify({ text }),
      url: `postgres://ann:${encodeURIComponent(text)}@db/x`,
      utf16: Buffer.from(`a ${text} b`, "utf16le"),
      base64a: Buffer.from(text).toString("base64"),
      base64b: Buffer.from(`x${text}yz`).toString("base64"),
      base64c: Buffer.from(`xy${text}z`).toString("base64"),
    };
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    for (const [name, bytes] of Object.entries(forms))
      writeFileSync(join(folder, "deep/er", name), bytes);
    writeFileSync(join(folder, "other"), secret());
    const found = findSecrets([text], [folder, join(folder, "nowhere")]);
    const expected = Object.keys(forms).map((name) => join(folder, "deep/er", name));
    assert.deepEqual(found.toSorted(), expected.toSorted());
    assert.deepEqual(findSecrets([secret()], [folder]), []);
  });

  it("are found in the command line of a process", async () => {
    const text = secret();
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)", text]);
    try {
      await once(child, "spawn");
      assert.deepEqual(findSecrets([text], []), [`process ${child.pid}`]);
    } finally {
      child.kill();
    }
  });

  it("are in no command line, file or answer of the drivers' processes", async () => {
    const password = secret();
    const databases = [await freshPostgresql(), await freshMysql()];
    const wrong = { user: `multidb_${randomBytes(4).toString("hex")}`, password };
    for (const { target } of databases) {
      const opened = await tryOpen({ ...target, ...wrong });
      assert.ok(!JSON.stringify(opened).includes(password));
      assert.deepEqual(findSecrets([password], []), []);
      if (opened.kind === "open") await opened.connection.close();
      const missing = await tryOpen({ ...target, password, database: "multidb_nowhere" });
      assert.equal(missing.kind, "refused");
      assert.ok(!JSON.stringify(missing).includes(password));
    }
    for (const database of databases) await database.drop();
  });
});
