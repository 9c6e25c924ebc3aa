/** Sorting and filtering of rows that were read: by value, exactly, in the order that a database gives. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Cell, ValueKind } from "#client/drivers/values.ts";
import { buildView } from "#client/results/view/buildView.ts";
import { compareKeys, sortKey } from "#client/results/view/sortKey.ts";
import { run } from "#test/support/drivers.ts";
import { on } from "./engines.ts";

/** Values of a kind in ascending order. */
const ordered: readonly (readonly [kind: ValueKind, ...texts: Cell[]])[] = [
  [
    "integer",
    "-9223372036854775808",
    "-10",
    "-9",
    "0",
    "9",
    "10",
    "9007199254740992",
    "9007199254740993",
    null,
  ],
  [
    "decimal",
    "-1.5",
    "-0.10",
    "0.0000000000000000001",
    "0.1",
    "0.10000000000000000001",
    "2",
    "10.0",
    "NaN",
    null,
  ],
  [
    "float",
    "-Infinity",
    "-1e300",
    "-1e-300",
    "0",
    "1e-300",
    "9.9e2",
    "1e3",
    "1e300",
    "Infinity",
    "NaN",
  ],
  [
    "date",
    "-infinity",
    "0044-03-15 BC",
    "0001-01-01",
    "2024-02-28",
    "2024-02-29",
    "10000-01-01",
    "infinity",
  ],
  [
    "timestamp",
    "2024-01-01 00:00:00.999999+02",
    "2024-01-01 00:00:00+01",
    "2023-12-31 23:30:00+00",
    "2024-01-01 01:00:00+00:00",
  ],
  ["time", "-838:59:59", "-00:00:01", "00:00:00", "09:59:59.9", "10:00:00", "838:59:59"],
  [
    "interval",
    "-1 days",
    "00:00:01",
    "23:59:59",
    "1 day",
    "29 days 23:00:00",
    "1 mon",
    "11 mons",
    "1 year",
  ],
  ["text", "10", "9", "a", "B", "é", null],
];

describe("sorting of what is loaded", () => {
  for (const [kind, ...cells] of ordered)
    it(`orders ${kind} by value`, () => {
      const shuffled = cells.toReversed();
      const sorted = shuffled.toSorted((one, other) =>
        compareKeys(sortKey(one, kind), sortKey(other, kind)),
      );
      assert.deepEqual(sorted, cells);
    });

  it("finds different notations of one number equal", () => {
    for (const [one, other] of [
      ["1.0", "1"],
      ["1e2", "100.00"],
      ["-0", "0.000"],
      ["+5", "5"],
    ] as const)
      assert.equal(
        compareKeys(sortKey(one, "decimal"), sortKey(other, "decimal")),
        0,
        `${one} ${other}`,
      );
  });

  it("orders any two decimals as their difference says", () => {
    const scale = 8;
    const decimal = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    const text = (value: bigint): string => {
      const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
      return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    };
    fc.assert(
      fc.property(decimal, decimal, (one, other) => {
        const order = compareKeys(sortKey(text(one), "decimal"), sortKey(text(other), "decimal"));
        assert.equal(Math.sign(order), one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });

  for (const [type, kind, values] of [
    ["numeric", "decimal", "(1.5), (-2), (10), ('NaN'), (0.00001), ('Infinity'), (1e20), (null)"],
    [
      "timestamptz",
      "timestamp",
      "('infinity'), ('2024-03-31 01:30+02'), ('2024-03-31 01:30+01'), ('0044-01-01 BC'), ('12024-01-01'), (null)",
    ],
    [
      "interval",
      "interval",
      "('1 mon'), ('30 days 00:00:01'), ('-1 year'), ('25:00'), ('1 day'), ('-1 day +02:00'), (null)",
    ],
  ] as const)
    it(
      `orders ${type} as PostgreSQL does`,
      on("postgresql", async ({ connection }) => {
        await run(connection, "set timezone = 'Europe/Zurich'");
        const { results } = await run(
          connection,
          `select v::${type} from (values ${values}) as t(v) order by 1`,
        );
        const expected = results[0]?.first.rows.map(([cell]) => cell ?? null) ?? [];
        const sorted = expected
          .toReversed()
          .toSorted((one, other) => compareKeys(sortKey(one, kind), sortKey(other, kind)));
        assert.deepEqual(sorted, expected);
      }),
    );
});

describe("the view of what is loaded", () => {
  const columns = [
    { name: "id", kind: "integer", type: "bigint" },
    { name: "name", kind: "text", type: "text" },
  ] as const;
  const rows: readonly (readonly Cell[])[] = Array.from({ length: 2500 }, (_, at) => [
    String((at * 7) % 2500),
    at % 5 === 0 ? null : `Name ${at % 3}`,
  ]);
  const view = (sort: Parameters<typeof buildView>[0]["sort"], filter: string, stop = false) =>
    buildView(
      { sort, filter },
      columns,
      rows.length,
      async (from, count) => rows.slice(from, from + count),
      () => stop,
    );

  it("sorts in both directions, equal rows as they came", async () => {
    const ascending = await view({ column: 0, direction: "ascending" }, "");
    assert.deepEqual(
      Array.from(ascending ?? [], (at) => Number(rows[at]?.[0])),
      Array.from({ length: 2500 }, (_, at) => at),
    );
    const byName = Array.from((await view({ column: 1, direction: "descending" }, "")) ?? []);
    const nulls = byName.filter((at) => rows[at]?.[1] === null);
    assert.deepEqual(
      byName.slice(0, nulls.length),
      nulls.toSorted((a, b) => a - b),
    );
  });

  it("keeps the rows that hold a text in some cell, whatever its case", async () => {
    const found = Array.from((await view(undefined, "nAME 2")) ?? []);
    assert.deepEqual(
      found,
      [...rows.keys()].filter((at) => rows[at]?.[1] === "Name 2"),
    );
    assert.equal((await view(undefined, "null"))?.length, 0, "NULL is no text");
  });

  it("is given up when it is stopped", async () => {
    assert.equal(await view(undefined, "x", true), undefined);
  });
});
