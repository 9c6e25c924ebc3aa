/** Which statements read the rows of one table as they are; only their results are edited. */
import assert from "node:assert/strict";
import { isOfOneTable } from "#client/results/editing/singleTable.ts";

const editable = [
  "select * from people",
  "SELECT id, name FROM shop.people p WHERE id > 3 ORDER BY name LIMIT 5",
  "select id from \"People\" where name = 'a, b join c'",
  "select id from people where id in (select person from orders)",
  "select id, upper(name) from people for update",
  "select * from people -- join others\n",
];

const fixed = [
  "select a.id, b.name from people a join people b on a.id = b.boss",
  "select * from people, orders",
  "select * from (select * from people) as p",
  "select id, (select name from others) from people",
  "with people as (select 1 as id) select * from people",
  "select distinct id from people",
  "select id from people group by id",
  "select id from people union all select id from people",
  "select id from people where true intersect select id from people",
  "select * from generate_series(1, 3)",
  "select 1",
  "update people set id = 3 returning *",
  "table people",
  "",
];

describe("a statement of one table", () => {
  for (const sql of editable)
    it(`is: ${sql.trim()}`, () => assert.ok(isOfOneTable(sql, "postgresql", {})));
  for (const sql of fixed)
    it(`is not: ${sql}`, () => assert.ok(!isOfOneTable(sql, "postgresql", {})));
});
