/** From Django's settings to a SQLite file. */
import assert from "node:assert/strict";
import type { SqliteTarget } from "#client/connections/target.ts";
import { configured, type Plain } from "#test/support/configuring.ts";

const engine = "django.db.backends.sqlite3";

function check(
  title: string,
  dict: Readonly<Record<string, Plain>>,
  expected: Partial<SqliteTarget> & { readonly where?: string },
): void {
  it(title, () => {
    const found = configured({ ENGINE: engine, ...dict });
    assert.equal(found.kind, "target", JSON.stringify(found));
    const target = { where: found.where, ...(found.kind === "target" ? found.target : {}) };
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(target[key as keyof typeof target], value, key);
  });
}

describe("a SQLite target", () => {
  check(
    "is relative to the project",
    { NAME: "data/db.sqlite3" },
    {
      file: "/srv/shop/data/db.sqlite3",
      where: "data/db.sqlite3",
      busyTimeout: 5000,
      initCommands: [],
    },
  );
  check(
    "takes an absolute path",
    { NAME: "/srv/db.sqlite3" },
    { file: "/srv/db.sqlite3", where: "/srv/db.sqlite3" },
  );
  check("lets OPTIONS win", { NAME: "a", OPTIONS: { database: "b" } }, { file: "/srv/shop/b" });
  check("takes a URI", { NAME: "file:/srv/db?mode=ro" }, { file: "file:/srv/db?mode=ro" });
  check(
    "takes a relative URI from the project",
    { NAME: "file:a%20b?mode=ro#x" },
    { file: "file:/srv/shop/a%20b?mode=ro#x" },
  );
  check("keeps a name with a colon", { NAME: "C:memory:" }, { file: "/srv/shop/C:memory:" });
  check(
    "waits for locks as long as it is told",
    { NAME: "a", OPTIONS: { timeout: 0.25 } },
    { busyTimeout: 250 },
  );
  check(
    "hands over commands and transaction mode",
    {
      NAME: "a",
      OPTIONS: { init_command: "PRAGMA a=1; ;PRAGMA b=2;", transaction_mode: "immediate" },
    },
    { initCommands: ["PRAGMA a=1", "PRAGMA b=2"], transactionMode: "IMMEDIATE" },
  );

  for (const name of [
    ":memory:",
    "file::memory:?cache=shared",
    "file:x?mode=memory&cache=shared",
    "file:?mode=ro",
  ])
    it(`is none for ${name}`, () => {
      const found = configured({ ENGINE: engine, NAME: name });
      assert.match(found.kind === "impossible" ? found.because : "", /memory of each process/);
    });
  it("is none without NAME", () => {
    assert.equal(configured({ ENGINE: engine }).kind, "impossible");
  });
});
