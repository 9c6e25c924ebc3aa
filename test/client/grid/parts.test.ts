/** The parts of the grid that need no browser: where keys lead, which pages are held, how far the scrollbar reaches. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { prettyText } from "./prettyText.ts";
import { isOwnKey } from "#client/results/grid/ownKeys.ts";
import { RowStore } from "#client/results/grid/rowStore.ts";
import { scaleFor } from "#client/results/grid/scale.ts";
import { areaOf, moved, type Selection } from "#client/results/grid/selection.ts";
import { summaryText, viewText } from "#client/results/grid/summaryText.ts";

describe("the keyboard in the grid", () => {
  const extent = { rows: 100, columns: 5, page: 10 };
  const keys = [
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "PageUp",
    "PageDown",
  ];

  it("keeps what types, and leaves the editor its own keys", () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false };
    for (const key of ["b", "D", "7", " ", "é", "Enter", "Delete", "Backspace"])
      assert.ok(isOwnKey({ key, ...none }), key);
    for (const key of ["Escape", "Tab", "F1", "ArrowDown", "PageUp"])
      assert.ok(!isOwnKey({ key, ...none }), key);
    for (const modifier of ["ctrlKey", "metaKey", "altKey"])
      assert.ok(!isOwnKey({ key: "p", ...none, [modifier]: true }), modifier);
    for (const modifier of ["ctrlKey", "metaKey"])
      assert.ok(isOwnKey({ key: "a", ...none, [modifier]: true }), modifier);
  });

  it("never leaves the grid, and selects only by Shift", () => {
    const press = fc.record({
      key: fc.constantFrom(...keys),
      shift: fc.boolean(),
      control: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (pressed) => {
        let selection: Selection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } };
        for (const key of pressed) {
          selection = moved(selection, key, extent) ?? selection;
          const { row, column } = selection.active;
          assert.ok(row >= -1 && row < 100 && column >= 0 && column < 5);
          if (!key.shift) assert.deepEqual(selection.anchor, selection.active);
          const area = areaOf(selection, extent);
          assert.equal(area === undefined, row < 0 || selection.anchor.row < 0);
        }
      }),
    );
  });

  it("leaves other keys to others", () => {
    const at = { row: 0, column: 0 };
    assert.equal(
      moved({ anchor: at, active: at }, { key: "x", shift: false, control: true }, extent),
      undefined,
    );
  });
});

describe("the rows that the grid holds", () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: from + at, cells: [String(from + at)] }));

  it("are asked for once, page by page", () => {
    const store = new RowStore();
    assert.deepEqual(store.ask(150, 250, 1000), [
      { from: 0, count: 200 },
      { from: 200, count: 200 },
    ]);
    assert.deepEqual(store.ask(0, 399, 1000), []);
    store.receive(0, rows(0, 200));
    assert.equal(store.get(199)?.id, 199);
    assert.equal(store.get(200), undefined);
  });

  it("are asked for again where a page has grown", () => {
    const store = new RowStore();
    store.receive(0, rows(0, 50));
    assert.deepEqual(store.ask(0, 40, 50), []);
    assert.deepEqual(store.ask(0, 40, 120), [{ from: 0, count: 120 }]);
  });

  it("are few, and those near what came last", () => {
    const store = new RowStore();
    for (let from = 0; from < 100_000; from += 200) store.receive(from, rows(from, 200));
    const held = Array.from({ length: 100_000 }, (_, at) => at).filter((at) => store.get(at));
    assert.equal(held.length, 6000);
    assert.equal(held.at(-1), 99_999);
  });
});

describe("the scrollbar", () => {
  it("reaches the last of any number of rows, at any zoom", () => {
    const rows = fc.integer({ min: 1, max: 50_000_000 });
    fc.assert(
      fc.property(rows, fc.constantFrom(1, 1.25, 2, 3), (count, ratio) => {
        const view = 400;
        const total = count * 24;
        const scale = scaleFor(total, view, ratio);
        assert.ok(scale.height * ratio < 2 ** 25);
        const end = Math.max(0, scale.height - view);
        assert.ok(Math.abs(scale.toRows(end) - Math.max(0, total - view)) < 1, "the end");
        assert.ok(
          Math.abs(scale.toScroll(scale.toRows(end / 3)) - end / 3) < 0.01,
          "there and back",
        );
      }),
    );
  });
});

describe("what is said of a result", () => {
  const summary = { read: 12, end: "all" as const, milliseconds: 40, where: "" };
  for (const [more, text] of [
    [{}, "12 rows in 40 ms"],
    [{ read: 1 }, "1 row in 40 ms"],
    [{ read: 1000, end: "more" as const, milliseconds: 1234 }, "1,000 of … rows in 1.2 s"],
    [{ end: "limit" as const }, "12 rows (the row limit) in 40 ms"],
    [{ end: "stopped" as const, because: "cancelled" }, "12 rows (stopped: cancelled) in 40 ms"],
  ] as const)
    it(text, () => assert.equal(summaryText({ ...summary, ...more }), text));

  it("names the rows of which sorting and filtering are", () => {
    assert.equal(
      viewText({ sort: { column: 0, direction: "ascending" }, filter: "" }, 1000, 1000),
      "sorted of the 1,000 rows loaded",
    );
    assert.equal(
      viewText({ sort: undefined, filter: "x" }, 3, 1000),
      "3 of the 1,000 rows loaded hold “x”",
    );
    assert.equal(viewText({ sort: undefined, filter: "" }, 1000, 1000), "");
  });
});

describe("a value in full", () => {
  it("of JSON is the same JSON with line breaks, its numbers untouched", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(JSON.parse(prettyText("json", text)), JSON.parse(text));
        assert.equal(prettyText("json", prettyText("json", text)), prettyText("json", text));
      }),
    );
    assert.equal(prettyText("json", "[1.10, 1e400]"), "[\n  1.10,\n  1e400\n]");
    assert.equal(prettyText("json", "{broken"), "{broken");
  });

  it("of bytes is a dump of them", () => {
    assert.equal(
      prettyText("binary", `${"41".repeat(16)}00ff`),
      `00000000  ${"41 ".repeat(16)} ${"A".repeat(16)}\n00000010  ${"00 ff".padEnd(47)}  ..`,
    );
  });
});
