/** Which names a filter lets pass. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { filterOf } from "#client/explorer/tree/filter.ts";

describe("filterOf", () => {
  const cases: readonly [pattern: string, name: string, passes: boolean][] = [
    ["", "shop_order", true],
    ["   ", "shop_order", true],
    ["order", "shop_order", true],
    ["ORDER", "shop_order", true],
    ["order", "shop_Orders", true],
    ["book", "shop_order", false],
    ["shop order", "shop_order", true],
    ["shop book", "shop_order", false],
    ["order*", "shop_order", false],
    ["*order", "shop_order", true],
    ["shop_*", "shop_order", true],
    ["shop_orde?", "shop_order", true],
    ["shop_orde??", "shop_order", false],
    ["!order", "shop_order", false],
    ["shop !*item", "shop_order", true],
    ["shop !*item", "shop_orderitem", false],
    ["!", "shop_order", true],
    ["a.b", "axb", false],
    ["a.b*", "a.bc", true],
    ["(x*", "(x)", true],
    ["shop.*", "shop.order", true],
    ["?", "😀", true],
  ];
  for (const [pattern, name, passes] of cases)
    it(`${JSON.stringify(pattern)} ${passes ? "lets" : "does not let"} ${name} pass`, () => {
      assert.equal(filterOf(pattern)(name), passes);
    });

  it("takes a thing when one of its names fits, and none that is unwanted", () => {
    assert.equal(filterOf("shop.order")("shop_order", "shop.Order"), true);
    assert.equal(filterOf("!shop.order")("shop_order", "shop.Order"), false);
  });

  it("never throws, and a name always fits itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        filterOf(text)("some name");
        const word = text.replaceAll(/[\s!*?]/gu, "");
        assert.equal(filterOf(word)(word), true);
      }),
    );
  });
});
