/** What is said after a run: which migrations are applied now, and of several aliases where it stopped. */
import assert from "node:assert/strict";
import type { Database } from "#client/databases/contract.ts";
import { runInOrder } from "#client/migrations/management/all.ts";
import { outcomeOf, type Outcome } from "#client/migrations/management/outcome.ts";
import type { Ended } from "#client/migrations/management/run.ts";
import type { Recorded } from "#shared/migrations.ts";

const well: Ended = { kind: "exited", status: 0 };
const badly: Ended = { kind: "exited", status: 1 };

/** The outcome on an alias of SQLite. */
function outcome(ended: Ended, before: readonly string[], after: readonly string[]): Outcome {
  return outcomeOf({
    ...{ alias: "shop", ended, engine: "sqlite", isWrapped: false },
    ...{ before: recorded(before), after: recorded(after) },
  });
}

function recorded(keys: readonly string[]): Recorded {
  const rows = keys.map((key) => {
    const [app = "", name = ""] = key.split(".");
    return { app, name, applied: "2026-01-01 00:00:00" };
  });
  return { kind: "read", rows };
}

describe("what came of migrate", () => {
  const auth = ["auth.0001_a", "auth.0002_b", "auth.0003_c"];

  it("names few migrations of an app, and of many the ends", () => {
    const { gist, sentences } = outcome(well, [], [...auth, "shop.0001_a", "shop.0002_b"]);
    assert.equal(gist, "shop: 5 migrations applied");
    assert.deepEqual(sentences, [
      "shop: 5 migrations applied (auth.0001_a to 0003_c (3), shop.0001_a, shop.0002_b).",
    ]);
  });
  it("tells what was taken back, also beside what was applied", () => {
    const { sentences } = outcome(well, auth, ["shop.0001_a"]);
    assert.deepEqual(sentences, [
      "shop: 1 migration applied (shop.0001_a), 3 migrations taken back (auth.0001_a to 0003_c (3)).",
    ]);
  });
  it("says that nothing changed", () => {
    assert.deepEqual(outcome(well, auth, auth).sentences, ["shop: nothing changed."]);
  });
});

describe("Migrate All", () => {
  const order = ["default", "shop", "people", "legacy"].map(
    (alias) => ({ id: { project: "/p", alias } }) as Database,
  );

  it("stops at the first alias that fails, and says that first", async () => {
    const ran: string[] = [];
    const all = await runInOrder(order, ({ id }) => {
      ran.push(id.alias);
      const ended = id.alias === "shop" ? badly : well;
      return Promise.resolve(outcome(ended, [], ["shop.0001_a"]));
    });
    assert.deepEqual(ran, ["default", "shop"]);
    assert.equal(all.isDone, false);
    assert.match(
      all.gist,
      /^shop: it failed with exit status 1; 1 migration applied \(shop\.0001_a\)\. .* Stopped there: 2 aliases were not reached \(people, legacy\)\. Before that: shop: 1 migration applied\.$/,
    );
    assert.equal(all.paragraphs.length, 3);
  });
  it("stops where the user says no", async () => {
    const { gist } = await runInOrder(order.slice(2), () => Promise.resolve(undefined));
    assert.equal(gist, "people: not run. Stopped there: 1 alias was not reached (legacy).");
  });
  it("tells of each alias where all went well", async () => {
    const { gist, isDone } = await runInOrder(order.slice(0, 2), () =>
      Promise.resolve(outcome(well, [], ["shop.0001_a"])),
    );
    assert.ok(isDone);
    assert.equal(gist, "shop: 1 migration applied; shop: 1 migration applied.");
  });
});
