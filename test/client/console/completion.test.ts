/** What completion offers at a place of a console, and what the pointer is on. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { offersFor, type Catalog } from "#client/console/complete/offers.ts";
import { sourceAt, wantedAt } from "#client/console/complete/wanted.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

const catalog: Catalog = {
  schemas: [
    { name: "public", isDefault: true, isSystem: false },
    { name: "audit", isDefault: false, isSystem: false },
    { name: "pg_catalog", isDefault: false, isSystem: true },
  ],
  objects: [
    { kind: "table", schema: "public", name: "orders_order" },
    { kind: "table", schema: "public", name: "Line Items" },
    { kind: "view", schema: "public", name: "totals" },
    { kind: "table", schema: "audit", name: "entry" },
    { kind: "routine", schema: "public", name: "recount" },
  ],
  columns: new Map([
    [
      "public",
      [
        { table: "orders_order", name: "id", type: "bigint" },
        { table: "orders_order", name: "user", type: "integer" },
        { table: "totals", name: "sum", type: "numeric" },
      ],
    ],
    ["audit", [{ table: "entry", name: "at", type: "timestamp" }]],
  ]),
  models: [
    {
      label: "orders.Refund",
      table: "orders_refund",
      managed: true,
      proxy: false,
      autoCreated: false,
      place: undefined,
      migrate: { default: true },
      write: ["default"],
      read: ["default"],
      columns: [
        { field: "amount", column: "amount", type: "DecimalField", null: false, primaryKey: false },
      ],
    },
  ],
};

/** What is offered at `|`, as it would be written; keywords left out. */
function checkOffers(marked: string, expected: readonly string[], dialect: Dialect = "postgresql") {
  const text = marked.replace("|", "");
  const wanted = wantedAt(text, marked.indexOf("|"), dialect);
  const offers = offersFor(wanted, catalog, dialect)
    .filter(({ kind }) => kind !== "keyword")
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ insert }) => insert);
  assert.deepEqual([...new Set(offers)], [...new Set(expected)]);
}

const tables = ["orders_order", '"Line Items"', "totals", "orders_refund", "public", "audit"];
const rest = ["orders_order", '"Line Items"', "totals", "orders_refund"];

describe("completion in a console", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["select * from |", tables],
    ["select * from or|", tables],
    ['select * from "or|', tables],
    ["select * from orders_order, |", tables],
    ["select * from orders_order o join |", tables],
    ["insert into |", tables],
    ["update |", tables],
    ["delete from only |", tables],
    ["select 1; select * from |; select 2", tables],
    ["select * from audit.|", ["entry"]],
    ["select o.| from orders_order o", ["id", '"user"']],
    ["select o.| from orders_order as o where 1", ["id", '"user"']],
    ["select orders_order.i| from orders_order", ["id", '"user"']],
    ["select e.| from audit.entry e", ["at"]],
    ["select r.| from orders_refund r", ["amount"]],
    ["select | from totals", ["sum", "totals", ...rest]],
    ["select * from (select | from totals) t", ["sum", "totals", ...rest]],
    ["with recent as (select 1) select * from |, recent", ["recent", ...tables]],
    ["select * from totals where x = '|'", []],
    ["select * from totals -- |", []],
    ["select 12|", []],
    ["select extract(day from |)", rest],
    ["select * from orders_order for update |", ["id", '"user"', "orders_order", ...rest]],
  ];
  for (const [marked, expected] of cases) it(marked, () => checkOffers(marked, expected));

  it("quotes as the dialect does", () => {
    checkOffers("select o.| from orders_order o", ["id", "`user`"], "mysql");
    checkOffers("select o.| from `orders_order` o", ["id", "`user`"], "mysql");
  });

  it("begins a statement with its verbs", () => {
    const offers = offersFor(wantedAt("select 1; ", 10, "sqlite"), catalog, "sqlite");
    assert.ok(offers.some(({ label }) => label === "SELECT"));
    assert.ok(offers.every(({ kind }) => kind === "keyword"));
  });

  it("takes any text at any place", () => {
    const word = fc.constantFrom(
      "select",
      "from",
      "a.b",
      "(",
      ")",
      ",",
      "'",
      '"',
      "--x\n",
      "with",
      "as",
      ";",
      ".",
      "$$",
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 15 }),
        fc.nat(80),
        fc.constantFrom<Dialect>("postgresql", "mysql", "sqlite"),
        (words, offset, dialect) => {
          const text = words.join(" ");
          const at = Math.min(offset, text.length);
          const wanted = wantedAt(text, at, dialect);
          if (wanted.kind === "nothing") return;
          assert.ok(wanted.replace.start <= at && at <= wanted.replace.end);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("the table that the pointer is on", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["select * from orders_|order o", "orders_order"],
    ["select |o.id from orders_order o", "orders_order"],
    ["select totals|.sum from totals", "totals"],
    ["select sum| from totals", undefined],
    ["with x as (select 1) select * from |x", undefined],
  ];
  for (const [marked, expected] of cases)
    it(marked, () => {
      const found = sourceAt(marked.replace("|", ""), marked.indexOf("|"), "postgresql");
      assert.equal(found?.source.name, expected);
    });
});
