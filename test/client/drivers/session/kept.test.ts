/** Rows that are kept come back as they came, wherever they are kept. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { cutCell } from "#client/drivers/session/cut.ts";
import { Window, type Row } from "#client/drivers/session/kept.ts";
import { Spool } from "#client/drivers/session/spool.ts";
import type { Cell, ValueKind } from "#client/drivers/values.ts";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: "binary" }),
  fc.record(
    { kind: fc.constantFrom<ValueKind>("text", "binary"), text: fc.string() },
    { noNullPrototype: true },
  ),
);
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 40 });

/** Batches of rows, each taken several times over so that blocks fill up. */
const batches = fc.array(fc.tuple(rows, fc.integer({ min: 1, max: 30 })), { maxLength: 10 });
const places = fc.array(fc.tuple(fc.nat(3000), fc.nat(700)), { minLength: 1, maxLength: 10 });

describe("rows that are kept", () => {
  it("a spool answers any part of what was added, also between additions", async () => {
    await fc.assert(
      fc.asyncProperty(batches, places, async (batches, places) => {
        const spool = new Spool();
        const all: Row[] = [];
        for (const [rows, times] of batches) {
          const added = Array.from({ length: times }, () => rows).flat();
          await spool.append(added);
          all.push(...added);
          assert.equal(spool.length, all.length);
          for (const [from, count] of places)
            assert.deepEqual(await spool.slice(from, count), all.slice(from, from + count));
        }
        await spool.close();
      }),
      { numRuns: 60 },
    );
  });

  it("parts can be asked for while rows are added", async () => {
    const spool = new Spool();
    const all = Array.from({ length: 5000 }, (_, index): Row => [String(index), "x".repeat(50)]);
    const adding = spool.append(all);
    for (let tries = 0; tries < 50; tries++) {
      const end = spool.length;
      const from = Math.max(0, end - 300);
      assert.deepEqual(await spool.slice(from, end - from), all.slice(from, end));
    }
    await adding;
    assert.deepEqual(await spool.slice(4000, 2000), all.slice(4000));
    await spool.close();
  });

  it("a spool's file has no name that others could open", async () => {
    const spool = new Spool();
    await spool.append(Array.from({ length: 1000 }, (): Row => ["secret"]));
    const named = readdirSync(tmpdir()).filter((name) =>
      /^django-multidb-[0-9a-f]{24}$/.test(name),
    );
    if (process.platform !== "win32") assert.deepEqual(named, []);
    await spool.close();
  });

  it("a window hands each row out once", async () => {
    const window = new Window();
    await window.append([["1"], ["2"], ["3"]]);
    assert.deepEqual(await window.slice(0, 2), [["1"], ["2"]]);
    assert.deepEqual(await window.slice(0, 2), []);
    await window.append([["4"]]);
    assert.equal(window.length, 4);
    assert.deepEqual(await window.slice(2, 10), [["3"], ["4"]]);
  });

  it("a cut cell is a beginning of the whole, and says how long that is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const cut = cutCell(text, "text", limit);
        if (text.length <= limit) return assert.equal(cut, text);
        assert.ok(cut !== null && typeof cut === "object");
        assert.equal(cut.length, text.length);
        assert.ok(text.startsWith(cut.text) && cut.text.length <= limit);
        assert.ok(!/[\uD800-\uDBFF]$/.test(cut.text));
      }),
    );
  });
});
