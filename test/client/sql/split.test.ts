/** Where statements begin and end. */
import assert from "node:assert/strict";
import type { Dialect, Modes } from "#client/drivers/sql/dialect.ts";
import { split, statementAt } from "#client/drivers/sql/split.ts";
import { splits } from "./cases/splits.ts";

describe("SQL splitting", () => {
  for (const [dialect, text, expected] of splits)
    it(`${dialect}: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(sent(text, dialect), expected));

  it("knows the modes that move the end of a string", () => {
    const text = "select 'a\\'; select 'b'";
    assert.equal(sent(text, "postgresql").length, 2);
    assert.equal(sent(text, "postgresql", { backslashEscapes: true }).length, 1);
    assert.equal(sent(text, "mysql").length, 1);
    assert.equal(sent(text, "mysql", { backslashEscapes: false }).length, 2);
    assert.equal(sent('select "a\\"; 2', "mysql", { ansiQuotes: true }).length, 2);
  });

  it("hands over the data of COPY", () => {
    const text = "copy a from stdin;\n1;\n\\.\nselect 1";
    const [copy] = split(text, "postgresql");
    assert.equal(text.slice(copy?.data?.start, copy?.data?.end), "1;\n\\.\n");
  });

  it("leaves a comment at the end of the line to its statement", () => {
    const text = "select 1; -- one\n-- two\nselect 2;";
    const pieces = split(text, "sqlite").map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(pieces, ["select 1; -- one", "\n-- two\nselect 2;"]);
  });

  const at: readonly (readonly [string, string | undefined])[] = [
    ["|select 1; select 2", "select 1"],
    ["sel|ect 1; select 2", "select 1"],
    ["select 1|; select 2", "select 1"],
    ["select 1;| select 2", "select 1"],
    ["select 1; |select 2", "select 2"],
    ["select 1; select 2;\n\n|", "select 2"],
    ["select 1;\n-- |two\nselect 2", "select 2"],
    ["select 1;\n\n-- end|", "select 1"],
    ["-- no|thing", undefined],
    ["|", undefined],
  ];
  for (const [marked, expected] of at)
    it(`finds the statement at the mark: ${JSON.stringify(marked)}`, () => {
      const text = marked.replace("|", "");
      const found = statementAt(text, marked.indexOf("|"), "postgresql");
      assert.equal(found && text.slice(found.code.start, found.code.end), expected);
    });
});

/** What each piece sends; the client's own commands as they are, marked in MySQL where they look like SQL. */
function sent(text: string, dialect: Dialect, modes: Modes = {}): readonly string[] {
  return split(text, dialect, modes)
    .filter(({ kind }) => kind !== "empty")
    .map(({ kind, code }) => {
      const mark = kind === "command" && dialect === "mysql" ? "\\" : "";
      return mark + text.slice(code.start, code.end);
    });
}
