/** What `db_table` names, compared with what a server and Django make of it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { lookedFor, tableNameOf, type Naming } from "#client/explorer/tree/tableNames.ts";
import { environments, makeEnvironments } from "#test/oracle/environments.ts";

const postgresql: Naming = {
  dialect: "postgresql",
  product: "PostgreSQL",
  searchPath: ["shop", "public"],
  defaultSchema: "shop",
  caseless: false,
};
const mysql: Naming = { ...postgresql, dialect: "mysql", product: "MariaDB", searchPath: ["shop"] };
const sqlite: Naming = {
  dialect: "sqlite",
  product: "SQLite",
  searchPath: ["temp", "main"],
  defaultSchema: "main",
  caseless: true,
};
const oracle: Naming = {
  dialect: undefined,
  product: "oracle",
  searchPath: ["SHOP"],
  defaultSchema: "SHOP",
  caseless: true,
};
const sqlServer: Naming = { ...oracle, product: "microsoft", searchPath: ["dbo"] };

describe("tableNameOf", () => {
  const cases: readonly [Naming, string, string | undefined, string][] = [
    [postgresql, "shop_order", undefined, "shop_order"],
    [postgresql, 'sales"."order', "sales", "order"],
    [postgresql, '"sales"."order"', "sales", "order"],
    [postgresql, '"Order"', undefined, "Order"],
    [postgresql, "sales.order", undefined, "sales.order"],
    [postgresql, "a`.`b", undefined, "a`.`b"],
    [postgresql, `${"t".repeat(62)}äx`, undefined, "t".repeat(62)],
    [postgresql, `${"t".repeat(61)}äx`, undefined, `${"t".repeat(61)}ä`],
    [mysql, "other`.`order", "other", "order"],
    [mysql, "`order`", undefined, "order"],
    [mysql, 'a"."b', undefined, 'a"."b'],
    [sqlite, '"main"."order"', "main", "order"],
    [sqlServer, "[sales].[order]", "sales", "order"],
    [sqlServer, "sales].[order", "sales", "order"],
    [sqlServer, 'sales"."order', "sales", "order"],
    [postgresql, "", undefined, ""],
    [postgresql, '"', undefined, ""],
  ];
  for (const [naming, table, schema, name] of cases)
    it(`${naming.product}: ${table}`, () => {
      assert.deepEqual(tableNameOf(table, naming), { schema, name });
    });

  it("takes a plain name for itself", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_][a-z0-9_.]{0,40}$/), (name) => {
        for (const naming of [postgresql, mysql, sqlite])
          assert.deepEqual(tableNameOf(name, naming), { schema: undefined, name });
      }),
    );
  });

  it("shortens a name for Oracle as Django does", async () => {
    await makeEnvironments();
    const names = ["warehouse_locationassignmenthistory", "x".repeat(31), "short", "ä".repeat(40)];
    const program = [
      "import json, sys",
      "from django.db.backends.utils import truncate_name",
      "print(json.dumps([truncate_name(name, 30) for name in json.loads(sys.argv[1])]))",
    ].join("\n");
    for (const { python } of environments) {
      const printed = execFileSync(python, ["-c", program, JSON.stringify(names)]).toString();
      assert.deepEqual(
        names.map((name) => tableNameOf(name, oracle).name),
        JSON.parse(printed),
      );
    }
  });
});

describe("lookedFor", () => {
  it("looks along the search path, in its order", () => {
    assert.deepEqual(lookedFor("order", postgresql), ["shop\norder", "public\norder"]);
  });
  it("looks nowhere else for a name with a schema", () => {
    assert.deepEqual(lookedFor('sales"."order', postgresql), ["sales\norder"]);
  });
  it("heeds case where the server does", () => {
    assert.deepEqual(lookedFor("Order", mysql), ["shop\nOrder"]);
    assert.deepEqual(lookedFor("Order", { ...mysql, caseless: true }), ["shop\norder"]);
    assert.deepEqual(lookedFor("Order", sqlite), ["temp\norder", "main\norder"]);
  });
});
