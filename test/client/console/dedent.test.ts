/** Code from elsewhere, without the indent of the place it stood in. */
import assert from "node:assert/strict";
import { dedent } from "#client/console/open/dedent.ts";

describe("a piece of code from elsewhere", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["select 1", "select 1"],
    ["\n    select a\n      from b\n    ", "select a\n  from b"],
    ["select a\n      from b\n      where c", "select a\nfrom b\nwhere c"],
    ["    select a\n  from b", "  select a\nfrom b"],
    ["\tselect a\n\n\tfrom b\n", "select a\n\nfrom b"],
    ["", ""],
  ];
  for (const [written, expected] of cases)
    it(JSON.stringify(written), () => assert.equal(dedent(written), expected));
});
