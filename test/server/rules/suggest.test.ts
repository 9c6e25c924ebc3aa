/** The name that was meant, and the words of lists. */
import assert from "node:assert/strict";
import { nearest, stepsBetween } from "#server/rules/suggest.ts";
import { list } from "#server/rules/words.ts";

describe("suggestions", () => {
  it("finds the nearest name", () => {
    assert.equal(nearest("usres", ["default", "users", "legacy"]), "users");
    assert.equal(nearest("replcia", ["replica", "default"]), "replica");
    assert.equal(nearest("analitics", ["analytics", "default"]), "analytics");
  });

  it("is silent where nothing is near, or two are", () => {
    assert.equal(nearest("archive", ["default", "people"]), undefined);
    assert.equal(nearest("replica", ["replica1", "replica2"]), undefined);
    assert.equal(nearest("db", ["x", "y"]), undefined);
    assert.equal(nearest("a", ["b"]), undefined);
  });

  it("counts two letters that changed places as one step", () => {
    assert.equal(stepsBetween("usres", "users"), 1);
    assert.equal(stepsBetween("Users", "users"), 0);
    assert.equal(stepsBetween("usres", "user"), 2);
  });
});

describe("lists in words", () => {
  it("names few and counts many", () => {
    assert.equal(list([]), "");
    assert.equal(list(["a"]), "a");
    assert.equal(list(["a", "b"]), "a and b");
    assert.equal(list(["a", "b", "c"]), "a, b and c");
    assert.equal(list(["a", "b", "c", "d"]), "a, b, c and d");
    assert.equal(list(["a", "b", "c", "d", "e"]), "a, b and 3 others");
  });
});
