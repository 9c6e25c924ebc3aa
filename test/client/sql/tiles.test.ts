/** Properties of the SQL text layer: whatever the text, tokens and pieces tile it, soon. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { classify } from "#client/drivers/sql/classify.ts";
import type { Dialect, Span } from "#client/drivers/sql/dialect.ts";
import { tokenize } from "#client/drivers/sql/lexer.ts";
import { split, statementAt } from "#client/drivers/sql/split.ts";

const dialects: readonly Dialect[] = ["postgresql", "mysql", "sqlite"];

/** What decides where tokens end, in any order. */
const crumbs = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."' \" ` [ ] $ $$ $a$ \\ -- # /* */ /*! ; ( ) % %s %(a)s :a ? @ :: E' U&' x' \n \r".split(
          " ",
        ),
        ..."begin end atomic case if loop create function trigger procedure rule do".split(" "),
        ..."copy from stdin select 1 1.e DELIMITER // \\. \\g é".split(" "),
        " ",
        "\n",
        "\nDELIMITER //\n",
        "copy t from stdin;\n",
        "\n\\.\n",
      ),
      fc.string(),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("SQL text", () => {
  for (const dialect of dialects) {
    it(`tokens and pieces tile any text in ${dialect}`, () => {
      fc.assert(
        fc.property(crumbs, fc.boolean(), fc.nat(), (text, backslashEscapes, offset) => {
          const modes = { backslashEscapes, ansiQuotes: backslashEscapes };
          assertTiles(text, tokenize(text, dialect, modes));
          const { kind, reasons } = classify(text, dialect, modes);
          assert.ok(kind === "read" || reasons.length > 0);
          const pieces = split(text, dialect, modes);
          assertTiles(text, pieces);
          for (const { start, end, code, data } of pieces) {
            assert.ok(start <= code.start && code.start <= code.end && code.end <= end);
            if (data) assert.ok(code.end <= data.start && data.end <= end);
          }
          const found = statementAt(text, offset % (text.length + 1), dialect, modes);
          assert.ok(found === undefined || found.kind === "statement");
        }),
        { numRuns: 500 },
      );
    });

    for (const part of [
      "'",
      '"',
      "$a",
      "$a$ ",
      "$a(",
      "/*",
      "/*!",
      "(",
      "E'a'\n",
      "begin ",
      "[",
      "\\",
      ";",
      "%(a",
      "-- \n",
      "copy t from stdin;",
    ])
      it(`reads ${JSON.stringify(part)} repeated in time that grows with the length in ${dialect}`, () => {
        const text = part.repeat(200_000 / part.length);
        const started = performance.now();
        assertTiles(text, split(text, dialect));
        assert.ok(performance.now() - started < 2_000);
      });
  }
});

function assertTiles(text: string, spans: readonly Span[]): void {
  let at = 0;
  for (const { start, end } of spans) {
    assert.equal(start, at);
    assert.ok(end > start);
    at = end;
  }
  assert.equal(at, text.length);
}
