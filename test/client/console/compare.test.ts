/** Rows of two databases, compared while they are read. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { compareRows, mismatch, type Row, type Side } from "#client/console/compare/compare.ts";
import type { Column, ValueKind } from "#client/drivers/values.ts";

describe("comparing rows", () => {
  it("by key finds what is only here, only there, and which cells differ", async () => {
    const left = [
      ["1", "a", "x"],
      ["2", "b", "x"],
      ["3", "c", null],
    ];
    const right = [
      ["3", "c", ""],
      ["1", "a", "x"],
      ["4", "d", "x"],
    ];
    const found = await compare(left, right, [0]);
    assert.deepEqual(
      {
        equal: found.equal,
        onlyLeft: found.onlyLeft,
        onlyRight: found.onlyRight,
        different: found.different,
      },
      { equal: 1, onlyLeft: 1, onlyRight: 1, different: 1 },
    );
    assert.deepEqual(found.differences, [
      { kind: "different", left: ["3", "c", null], right: ["3", "c", ""], cells: [2] },
      { kind: "only-left", row: ["2", "b", "x"] },
      { kind: "only-right", row: ["4", "d", "x"] },
    ]);
    assert.deepEqual(found.read, { left: 3, right: 3 });
    assert.equal(found.because, undefined);
  });

  it("by position compares row by row, and says which are left over", async () => {
    const found = await compare([["a"], ["b"], ["c"]], [["a"], ["x"]], []);
    assert.deepEqual(found.differences, [
      { kind: "different", left: ["b"], right: ["x"], cells: [0] },
      { kind: "only-left", row: ["c"] },
    ]);
  });

  it("pairs rows with equal keys one by one", async () => {
    const found = await compare([["1"], ["1"], ["1"]], [["1"], ["1"]], [0]);
    assert.deepEqual([found.equal, found.onlyLeft, found.onlyRight], [2, 1, 0]);
  });

  it("keeps few differences and counts all", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => [String(at)]);
    const found = await compare(rows, [], [0], { keep: 3 });
    assert.equal(found.onlyLeft, 50);
    assert.equal(found.differences.length, 3);
  });

  it("ends, and says so, when too many rows wait for their partner", async () => {
    const up = Array.from({ length: 500 }, (_, at) => [String(at)]);
    const found = await compare(up, up.toReversed(), [0], { waiting: 100 });
    assert.match(found.because ?? "", /100 rows wait/);
    assert.deepEqual([found.onlyLeft, found.onlyRight], [0, 0]);
    assert.ok(found.read.left + found.read.right < 1000);
  });

  const notations: readonly (readonly [ValueKind, string, ValueKind, string, boolean])[] = [
    ["decimal", "1.50", "decimal", "1.5", true],
    ["boolean", "true", "integer", "1", true],
    ["boolean", "false", "integer", "1", false],
    ["timestamp", "2024-05-01 10:00:00.120000", "timestamp", "2024-05-01T10:00:00.12", true],
    [
      "uuid",
      "0F000000-0000-0000-0000-000000000001",
      "text",
      "0f000000000000000000000000000001",
      true,
    ],
    ["text", "1.50", "text", "1.5", false],
    ["integer", "9007199254740993", "decimal", "9007199254740992", false],
  ];
  for (const [kind, value, otherKind, other, equal] of notations)
    it(`${kind} ${value} and ${otherKind} ${other} of two engines are ${equal ? "equal" : "different"}`, async () => {
      const found = await compareRows(
        side([[value]], [{ name: "a", kind, type: "one" }]),
        side([[other]], [{ name: "a", kind: otherKind, type: "two" }]),
        { key: [], keep: 10, waiting: 10 },
      );
      assert.equal(found.equal, equal ? 1 : 0);
    });

  it("finds every difference of any two tables, however their pages fall", async () => {
    const table = fc.uniqueArray(
      fc.tuple(fc.nat(30).map(String), fc.constantFrom("a", "b", null)),
      {
        selector: ([key]) => key,
      },
    );
    await fc.assert(
      fc.asyncProperty(table, table, fc.integer({ min: 1, max: 7 }), async (left, right, page) => {
        const found = await compare(left, right, [0], {}, page);
        const there = new Map(right.map(([key, value]) => [key, value]));
        const both = left.filter(([key]) => there.has(key));
        const equal = both.filter(([key, value]) => there.get(key) === value).length;
        assert.deepEqual(
          [found.equal, found.different, found.onlyLeft, found.onlyRight],
          [equal, both.length - equal, left.length - both.length, right.length - both.length],
        );
      }),
    );
  });
});

describe("results that cannot be compared", () => {
  const columns = (...names: readonly string[]) =>
    names.map((name): Column => ({ name, kind: "text", type: "text" }));
  it("have other columns", () => {
    assert.equal(mismatch(columns("id", "Name"), columns("ID", "name")), undefined);
    assert.match(mismatch(columns("id"), columns("id", "a")) ?? "", /1 columns, the other 2/);
    assert.match(mismatch(columns("id", "a"), columns("id", "b")) ?? "", /Column 2 is a/);
  });
});

function compare(
  left: readonly Row[],
  right: readonly Row[],
  key: readonly number[],
  more: { readonly keep?: number; readonly waiting?: number } = {},
  page = 2,
) {
  return compareRows(side(left, undefined, page), side(right, undefined, page), {
    key,
    keep: 100,
    waiting: 1000,
    ...more,
  });
}

function side(rows: readonly Row[], columns?: readonly Column[], page = 2): Side {
  let at = 0;
  return {
    columns:
      columns ??
      Array.from({ length: rows[0]?.length ?? 1 }, (_, index) => ({
        name: `c${index}`,
        kind: "text" as const,
        type: "text",
      })),
    next: () => {
      const part = rows.slice(at, at + page);
      at += page;
      return Promise.resolve(part.length > 0 ? { kind: "rows", rows: part } : { kind: "end" });
    },
  };
}
