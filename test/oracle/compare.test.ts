/** The comparison itself: what counts as wrong, what as undecided, what as depending on run-time state. */
import assert from "node:assert/strict";
import { compareRoutes } from "./compare.ts";
import type { AliasAnswer, RoutesDocument } from "./documents.ts";

const exactly = (...aliases: string[]): AliasAnswer => ({ aliases, exact: true });
const perhaps = (...aliases: string[]): AliasAnswer => ({ aliases, exact: false });
const raises = (error: string): AliasAnswer => ({ error, exact: true });

function document(read: AliasAnswer, allowed: boolean | null = true): RoutesDocument {
  return {
    settings: "conf",
    aliases: ["default"],
    models: {
      "shop.Order": {
        path: "shop/models.py",
        line: 3,
        read,
        write: exactly("default"),
        migrate: { default: true },
      },
    },
    relations: { "shop.Order.buyer": { to: "shop.Buyer", kind: "ForeignKey", allowed } },
  };
}

const wrongCells = (
  ours: RoutesDocument,
  django: RoutesDocument,
  undecidable: readonly string[] = [],
): readonly string[] => compareRoutes(ours, django, undecidable).wrong.map((each) => each.cell);

describe("comparing routes", () => {
  it("finds nothing between equal documents", () => {
    const result = compareRoutes(document(exactly("a", "b")), document(exactly("b", "a")), []);
    assert.deepEqual([result.wrong, result.undecided, result.decided], [[], [], result.decidable]);
  });

  it("takes another set, a wider set and another error for wrong", () => {
    const django = document(exactly("a"));
    assert.deepEqual(wrongCells(document(exactly("b")), django), ["shop.Order.read"]);
    assert.deepEqual(wrongCells(document(exactly("a", "b")), django), ["shop.Order.read"]);
    assert.deepEqual(wrongCells(document(raises("KeyError")), django), ["shop.Order.read"]);
    assert.deepEqual(wrongCells(document(raises("KeyError")), document(raises("TypeError"))), [
      "shop.Order.read",
    ]);
  });

  it("counts an answer that is not exact, and a null, as undecided", () => {
    const result = compareRoutes(document(perhaps(), null), document(exactly("a")), []);
    assert.deepEqual(result.wrong, []);
    assert.deepEqual(
      result.undecided.map((each) => each.cell),
      ["shop.Order.read", "shop.Order.buyer.allowed"],
    );
    assert.equal(result.decided, result.decidable - 2);
  });

  it("wants no exact answer where run-time state decides", () => {
    const django = document(exactly("a"));
    const state = ["*.read", "!auth.*.read"];
    assert.deepEqual(wrongCells(django, django, state), ["shop.Order.read"]);
    assert.deepEqual(wrongCells(document(perhaps("a")), django, state), []);
    assert.deepEqual(wrongCells(document(exactly("a", "b")), django, state), []);
    assert.deepEqual(wrongCells(django, django, [...state, "!shop.Order.*"]), []);
  });

  it("finds models and relations that only one side has", () => {
    const none: RoutesDocument = {
      settings: "conf",
      aliases: ["default"],
      models: {},
      relations: {},
    };
    const cells = ["shop.Order", "shop.Order.buyer"];
    assert.deepEqual(wrongCells(none, document(exactly("a"))), cells);
    assert.deepEqual(wrongCells(document(exactly("a")), none), cells);
  });
});
