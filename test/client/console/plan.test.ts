/** Plans of each engine, read into one tree and shown. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { explainPrefix, readPlan } from "#client/console/plan/explain.ts";
import { misjudged, planNode } from "#client/console/plan/plan.ts";
import { planHtml, planText } from "#client/console/plan/show.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

/** What the server answered, as rows, and the tree as text. */
function checkPlan(dialect: Dialect, rows: readonly (readonly string[])[], expected: string) {
  const plan = readPlan(dialect, rows);
  assert.ok(plan, "it is not read");
  assert.equal(planText(plan), expected.trim());
}

describe("plans", () => {
  it("of PostgreSQL", () =>
    checkPlan(
      "postgresql",
      [
        [
          JSON.stringify([
            {
              Plan: {
                "Node Type": "Hash Join",
                "Join Type": "Left",
                "Total Cost": 136.93,
                "Plan Rows": 2500,
                "Actual Rows": 20,
                "Actual Loops": 1,
                "Actual Total Time": 1.5,
                "Hash Cond": "(x.a_id = a.id)",
                Plans: [
                  {
                    "Node Type": "Aggregate",
                    Strategy: "Plain",
                    "Subplan Name": "InitPlan 1 (returns $0)",
                    "Total Cost": 17.5,
                    "Plan Rows": 1,
                  },
                  {
                    "Node Type": "Index Scan",
                    "Index Name": "b_pkey",
                    "Relation Name": "b",
                    Alias: "x",
                    "Plan Rows": 1,
                    "Actual Rows": 1,
                    "Actual Loops": 3,
                    "Actual Total Time": 2,
                    "Rows Removed by Filter": 4,
                    "Sort Key": ["a", "b DESC"],
                  },
                ],
              },
              "Planning Time": 0.191,
              "Execution Time": 1.549,
            },
          ]),
        ],
      ],
      `
Hash Left Join  (cost 137, 2,500 rows expected, 20 rows found, 1.5 ms, estimate off 125 times)
    Hash Cond: (x.a_id = a.id)
  → InitPlan 1 (returns $0): Aggregate  (cost 17.5, 1 row expected)
  → Index Scan using b_pkey on b x  (1 row expected, 1 row found, 3 times, 6 ms, 4 rows thrown away)
      Sort Key: a, b DESC
Planning: 0.191 ms
Execution: 1.549 ms`.replace("1.5 ms, est", "2 ms, est"),
    ));

  it("of MariaDB", () =>
    checkPlan(
      "mysql",
      [
        [
          JSON.stringify({
            query_optimization: { r_total_time_ms: 0.11 },
            query_block: {
              select_id: 1,
              filesort: {
                sort_key: "count(0) desc",
                temporary_table: {
                  nested_loop: [
                    {
                      table: {
                        table_name: "b",
                        access_type: "ALL",
                        rows: 5000,
                        r_rows: 5000,
                        r_loops: 1,
                        r_filtered: 10,
                        r_table_time_ms: 4,
                        r_other_time_ms: 1,
                        attached_condition: "b.a_id is not null",
                      },
                    },
                    {
                      table: {
                        table_name: "a",
                        access_type: "eq_ref",
                        key: "PRIMARY",
                        ref: ["shop.b.a_id"],
                        rows: 1,
                        using_index: true,
                      },
                    },
                  ],
                },
              },
              subqueries: [{ query_block: { select_id: 2, table: { message: "No tables used" } } }],
            },
          }),
        ],
      ],
      `
Query block 1
  → Sort
      Sort key: count(0) desc
    → Temporary table
      → Full scan of b  (5,000 rows expected, 5,000 rows found, 5 ms, 4,500 rows thrown away)
          Condition: b.a_id is not null
      → Unique lookup in a using PRIMARY  (1 row expected)
          Index only
          Compared with: shop.b.a_id
  → Subqueries
    → Query block 2
      → table
          Message: No tables used
Planning: 0.110 ms`,
    ));

  it("of MySQL, in its first and its second form and as a tree", () => {
    checkPlan(
      "mysql",
      [
        [
          JSON.stringify({
            query_block: {
              select_id: 1,
              cost_info: { query_cost: "1.20" },
              table: {
                table_name: "a",
                access_type: "range",
                key: "n",
                rows_examined_per_scan: 7,
                cost_info: { prefix_cost: "1.20" },
              },
            },
          }),
        ],
      ],
      "Query block 1  (cost 1.2)\n  → Range scan of a using n  (cost 1.2, 7 rows expected)",
    );
    checkPlan(
      "mysql",
      [
        [
          JSON.stringify({
            operation: "Filter: (a.n = 1)",
            estimated_rows: 1,
            estimated_total_cost: 0.5,
            inputs: [{ operation: "Table scan on a", estimated_rows: 10 }],
          }),
        ],
      ],
      "Filter: (a.n = 1)  (cost 0.5, 1 row expected)\n  → Table scan on a  (10 rows expected)",
    );
    checkPlan(
      "mysql",
      [["-> Limit: 1 row(s)\n    -> Filter: (n = 1)\n        -> Table scan on a\n    -> Other\n"]],
      "Limit: 1 row(s)\n  → Filter: (n = 1)\n    → Table scan on a\n  → Other",
    );
  });

  it("of SQLite", () =>
    checkPlan(
      "sqlite",
      [
        ["3", "0", "0", "CO-ROUTINE totals"],
        ["7", "3", "0", "SCAN orders_order"],
        ["20", "0", "0", "SCAN totals"],
      ],
      "CO-ROUTINE totals\n  → SCAN orders_order\nSCAN totals",
    ));

  const unread: readonly (readonly [Dialect, string])[] = [
    ["postgresql", "Seq Scan on a"],
    ["postgresql", "[]"],
    ["postgresql", "null"],
    ["mysql", "{}"],
    ["mysql", "[1]"],
    ["sqlite", "just one column"],
  ];
  for (const [dialect, answer] of unread)
    it(`leaves ${answer} of ${dialect} to be shown as it is`, () =>
      assert.equal(readPlan(dialect, [[answer]]), undefined));

  it("never fail on what a server may answer", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom<Dialect>("postgresql", "mysql"), (json, dialect) => {
        const plan = readPlan(dialect, [[json]]);
        if (plan) assert.equal(typeof planHtml(plan), "string");
      }),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat(5), fc.nat(5)).map(([id, parent]) => [`${id}`, `${parent}`, "0", "x"]),
        ),
        (rows) => void readPlan("sqlite", rows),
      ),
    );
  });
});

describe("a plan as HTML", () => {
  it("escapes what the server says, and opens and closes without scripts", () => {
    const html = planHtml({
      roots: [
        planNode("Scan <b>", { details: ['a = "<script>"'], children: [planNode("x & y", {})] }),
      ],
      totals: [],
    });
    assert.ok(!html.includes("<script"));
    assert.ok(html.includes("Scan &lt;b&gt;") && html.includes("x &amp; y"));
    assert.match(html, /<details open><summary>/);
  });

  it("says in words which step takes the most and which estimate was off", () => {
    const html = planHtml({
      roots: [
        planNode("a", {
          cost: 10,
          children: [planNode("b", { cost: 9, rows: 1, actualRows: 500 })],
        }),
      ],
      totals: [],
    });
    assert.equal(html.match(/takes the most/g)?.length, 1);
    assert.match(html, /estimate off 500 times/);
  });

  it("calls an estimate off only where it matters", () => {
    assert.equal(misjudged(planNode("x", { rows: 1, actualRows: 50 })), undefined);
    assert.equal(misjudged(planNode("x", { rows: 100, actualRows: 150 })), undefined);
    assert.equal(misjudged(planNode("x", { rows: 5000, actualRows: 5 })), 1000);
  });
});

describe("asking for a plan", () => {
  it("runs the statement only where that was chosen", () => {
    const prefix = (dialect: Dialect, product: string, analyze: boolean) => {
      const asking = explainPrefix(dialect, product, analyze);
      return asking.kind === "asking" ? asking.prefix : asking.message;
    };
    for (const dialect of ["postgresql", "mysql", "sqlite"] as const)
      assert.ok(!/analy[sz]e/i.test(prefix(dialect, "MariaDB", false)));
    assert.match(prefix("postgresql", "PostgreSQL", true), /ANALYZE/);
    assert.match(prefix("mysql", "MariaDB", true), /^ANALYZE FORMAT=JSON/);
    assert.match(prefix("mysql", "MySQL", true), /^EXPLAIN ANALYZE/);
    assert.match(prefix("sqlite", "SQLite", true), /does not measure/);
    assert.match(explainPrefix(undefined, "Oracle", false).kind, /refused/);
  });
});
