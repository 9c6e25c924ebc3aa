/** What a console says of outcomes, errors, transactions and losses. */
import assert from "node:assert/strict";
import { comparisonHtml, comparisonText } from "#client/console/compare/show.ts";
import { leavingText, transactionWords } from "#client/console/show/transactionWords.ts";
import { lossText, type SessionView } from "#client/console/statements/session.ts";
import { duration, failureText, markEnd, summary } from "#client/console/statements/words.ts";
import type { Finished, Result } from "#client/drivers/driver.ts";

describe("the summary of a statement", () => {
  const result = (more: Partial<Result>): Result => ({
    id: 1,
    columns: [],
    first: { kind: "rows", from: 0, rows: [], read: 0, end: "all" },
    affected: undefined,
    command: undefined,
    ...more,
  });
  const columns = [{ name: "a", kind: "text" as const, type: "text" }];
  const said: readonly (readonly [Partial<Result>, string])[] = [
    [{ command: "CREATE TABLE" }, "CREATE TABLE · 12 ms"],
    [{ affected: 1, command: "UPDATE 1" }, "1 row changed · 12 ms"],
    [{ affected: 2000, command: "UPDATE 2000" }, "2,000 rows changed · 12 ms"],
    [{ affected: 0, command: "BEGIN" }, "BEGIN · 12 ms"],
    [{ affected: 0 }, "0 rows changed · 12 ms"],
    [
      { columns, first: { kind: "rows", from: 0, rows: [], read: 3, end: "all" } },
      "3 rows · 12 ms",
    ],
    [
      { columns, first: { kind: "rows", from: 0, rows: [], read: 200, end: "more" } },
      "first 200 rows · 12 ms",
    ],
  ];
  for (const [more, expected] of said)
    it(expected, () => {
      const finished: Finished = {
        kind: "finished",
        results: [result(more)],
        notices: [],
        milliseconds: 12.3,
      };
      assert.equal(summary(finished), expected);
    });

  it("says durations as people do", () => {
    assert.deepEqual([0.42, 12.3, 1250, 125_000].map(duration), [
      "0.4 ms",
      "12 ms",
      "1.25 s",
      "2 min 5 s",
    ]);
  });
});

describe("a failure", () => {
  it("points at the place in its line, tabs kept", () => {
    const text = "select 1;\n\tselect frm x";
    const failed = {
      kind: "failed",
      reason: "statement",
      message: "no such column: frm",
      code: "42703",
      hint: "Look",
      transaction: "It has failed",
    } as const;
    assert.equal(
      failureText(failed, text, text.indexOf("frm")),
      "no such column: frm [42703]\nLine 2: \tselect frm x\n        \t       ^\nHint: Look\nTransaction: It has failed",
    );
  });

  it("shows a long line around the place", () => {
    const text = `select '${"x".repeat(500)}', frm, '${"y".repeat(500)}'`;
    const said = failureText(
      { kind: "failed", reason: "statement", message: "m" },
      text,
      text.indexOf("frm"),
    );
    const [, line = "", caret = ""] = said.split("\n");
    assert.ok(line.length < 130, line);
    assert.equal(line[caret.length - 1], "f");
  });

  const marks: readonly (readonly [string, number, number])[] = [
    ["select frm", 7, 10],
    ['select "two words" x', 7, 18],
    ["select 'a' + ", 11, 12],
    ["select", 6, 6],
  ];
  for (const [text, at, end] of marks)
    it(`marks ${JSON.stringify(text.slice(at, end))}`, () => assert.equal(markEnd(text, at), end));
});

describe("the words of a console's connection", () => {
  const open = (transaction: "none" | "open" | "failed"): SessionView => ({
    kind: "open",
    server: "PostgreSQL 15",
    state: { transaction, autocommit: true, readOnly: false },
  });
  const said: readonly (readonly [SessionView, boolean, boolean, string, boolean])[] = [
    [{ kind: "closed" }, true, false, "Console of default, not connected", false],
    [open("none"), true, false, "Console of default", false],
    [open("none"), false, false, "Console of default, autocommit off", false],
    [open("none"), true, true, "Console of default, read-only", false],
    [open("open"), false, false, "Console of default, transaction open", true],
    [open("failed"), true, false, "Console of default, transaction failed", true],
    [
      { kind: "lost", because: "x", transaction: true },
      true,
      false,
      "Console of default, connection lost",
      false,
    ],
  ];
  for (const [view, autocommit, isReadOnly, spoken, isOpen] of said)
    it(spoken, () => {
      const words = transactionWords("default", view, autocommit, isReadOnly);
      assert.equal(words.spoken, spoken);
      assert.equal(words.isOpen, isOpen);
      assert.ok(words.text.includes("$(") && !words.spoken.includes("$("));
    });

  it("name what Python has open too", () => {
    const words = transactionWords("default", open("none"), true, false, ["legacy"]);
    assert.ok(words.isOpen);
    assert.match(words.text, /transaction open in Python on legacy/);
  });

  it("say what leaving would lose", () => {
    const id = { alias: "default" };
    assert.match(
      leavingText({ id, session: { view: open("open") }, python: undefined }),
      /'default' is open.*lost/,
    );
    assert.match(
      leavingText({ id, session: { view: open("failed") }, python: undefined }),
      /only be rolled back/,
    );
    assert.match(
      leavingText({ id, session: { view: open("none") }, python: { transactions: ["legacy"] } }),
      /'legacy'/,
    );
  });

  it("say what a loss did to the transaction", () => {
    assert.match(
      lossText({ because: "terminated", transaction: true }),
      /terminated; .*rolled back/,
    );
    assert.match(
      lossText({ because: "terminated", transaction: false }),
      /no transaction was open/,
    );
  });
});

describe("a comparison", () => {
  const found = {
    equal: 1200,
    different: 1,
    onlyLeft: 1,
    onlyRight: 0,
    read: { left: 1202, right: 1201 },
    because: undefined,
    differences: [
      { kind: "different", left: ["1", "<a>"], right: ["1", null], cells: [1] },
      { kind: "only-left", row: ["2", "b"] },
    ],
  } as const;
  const columns = ["id", "name"].map((name) => ({ name, kind: "text" as const, type: "text" }));
  const sides = { left: "default", right: "replica" };

  it("in text names each side, with the values that differ", () =>
    assert.equal(
      comparisonText(found, columns, sides),
      "default and replica: 1,200 rows equal, 1 different, 1 only on default\ndifferent  id: 1; name: default <a>, replica NULL\nonly on default  id: 2; name: b",
    ));

  it("in HTML is a table with headers, and escapes values", () => {
    const html = comparisonHtml(found, columns, sides);
    assert.match(html, /<th scope="col">name<\/th>/);
    assert.match(html, /<b>replica<\/b> <i>NULL<\/i>/);
    assert.ok(html.includes("&lt;a&gt;") && !html.includes("<a>"));
  });

  it("says that it was not carried to its end", () => {
    const partly = comparisonText({ ...found, because: "it was stopped" }, columns, sides);
    assert.match(
      partly,
      /not compared to the end, after 1,202 rows of default and 1,201 rows of replica: it was stopped/,
    );
  });
});
