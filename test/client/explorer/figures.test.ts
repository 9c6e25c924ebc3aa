/** How counts and sizes are written. */
import assert from "node:assert/strict";
import { bytesText, plural, rowsText } from "#client/explorer/tree/figures.ts";

describe("figures", () => {
  const sizes: readonly [number, string][] = [
    [0, "0 bytes"],
    [1023, "1023 bytes"],
    [1024, "1 KB"],
    [1536, "1.5 KB"],
    [8192, "8 KB"],
    [10_188, "9.9 KB"],
    [10_235, "10 KB"],
    [1024 * 1024 - 1, "1 MB"],
    [1.5 * 1024 ** 3, "1.5 GB"],
    [2 ** 60, "1024 PB"],
  ];
  for (const [bytes, text] of sizes)
    it(`${bytes} bytes are ${text}`, () => assert.equal(bytesText(bytes), text));

  it("rows are estimates", () => {
    assert.deepEqual(
      [rowsText(0), rowsText(1), rowsText(1234.4), rowsText(-1)],
      ["~0 rows", "~1 row", "~1,234 rows", "~0 rows"],
    );
  });

  it("a count agrees with its noun", () => {
    assert.deepEqual([plural(1, "schema"), plural(2, "schema")], ["1 schema", "2 schemas"]);
  });
});
