/** Which placeholders a statement has, and what is sent for it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { bind, parametersOf, type Placeholder } from "#client/console/statements/parameters.ts";
import { meaningsOf, valueOf, type Meaning } from "#client/console/statements/typed.ts";
import type { Value } from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

describe("parameters of a statement", () => {
  const found: readonly (readonly [Dialect, string, readonly string[]])[] = [
    ["postgresql", "select %s, %s", ["1", "2"]],
    ["postgresql", "select %(a)s, %(b)s, %(a)s", ["a", "b"]],
    ["postgresql", "select $2, $1, $2", ["2", "1"]],
    ["postgresql", "select :since::date, x::text", ["since"]],
    ["postgresql", "select a[1:n], b[lower:upper]", []],
    ["postgresql", "select data ? 'key', data ?| array['a']", []],
    ["postgresql", "select '%s', \"%s\" -- %s\n/* %s */, $$ %s $$", []],
    ["mysql", "select ?, ?", ["1", "2"]],
    ["mysql", "select @seen := 1, @@version", []],
    ["mysql", "select '30%' where name like 'a%'", []],
    ["sqlite", "select ?2, ?, ?1", ["2", "3", "1"]],
    ["sqlite", "select :a, @b, $c, :a", ["a", "b", "c"]],
  ];
  for (const [dialect, sql, keys] of found)
    it(`${dialect}: ${sql}`, () => {
      const parameters = parametersOf(sql, dialect);
      assert.equal(parameters.kind, "found");
      assert.deepEqual(
        parameters.kind === "found" && parameters.parameters.map(({ key }) => key),
        keys,
      );
    });

  const refused: readonly (readonly [string, number, RegExp])[] = [
    ["select %s, %(a)s", 11, /two kinds/],
    ["select %s, ?", 11, /two kinds/],
    ["select 10 % 3, %s", 10, /%%/],
    ["select %s where a like '50%'", 26, /%%/],
    ["select '%s', %s", 8, /%%/],
  ];
  for (const [sql, position, message] of refused)
    it(`refuses ${sql}`, () => {
      const parameters = parametersOf(sql, "mysql");
      assert.ok(parameters.kind === "refused", sql);
      assert.match(parameters.message, message);
      assert.equal(parameters.position, position);
    });
});

describe("binding", () => {
  const bound: readonly (readonly [
    Placeholder,
    string,
    Record<string, Value>,
    string,
    Value[]?,
  ])[] = [
    ["numbered", "select %s, %s", { 1: "a", 2: 2 }, "select $1, $2", ["a", 2]],
    ["numbered", "select %(a)s, %(b)s, %(a)s", { a: 1, b: 2 }, "select $1, $2, $1", [1, 2]],
    ["question", "select %(a)s, %(b)s, %(a)s", { a: 1, b: 2 }, "select ?, ?, ?", [1, 2, 1]],
    ["numbered", "select $2, $1", { 1: "one", 2: "two" }, "select $1, $2", ["two", "one"]],
    ["question", "select %s where a like 'x%%'", { 1: 1 }, "select ? where a like 'x%'", [1]],
    ["percent", "select %s where a like 'x%%'", { 1: 1 }, "select %s where a like 'x%%'", [1]],
    ["percent", "select :a where a like 'x%'", { a: 1 }, "select %s where a like 'x%%'", [1]],
    ["question", "select 7 % 2, 'x%%'", {}, "select 7 % 2, 'x%%'"],
    ["numbered", "select %s, %s", { 2: null }, "select %s, $1", [null]],
  ];
  for (const [placeholder, sql, values, sent, expected] of bound)
    it(`${placeholder}: ${sql}`, () => {
      const found = parametersOf(sql, "postgresql");
      assert.ok(found.kind === "found", sql);
      const { statement } = bind(sql, found, new Map(Object.entries(values)), placeholder);
      assert.deepEqual(statement, { sql: sent, ...(expected && { values: expected }) });
    });

  it("never lets a value into the text, and finds back where each word was written", () => {
    const word = fc.constantFrom("%s", "alpha", "beta ", "'a%%b'", "\n", "(", "%%");
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.constantFrom<Placeholder>("numbered", "question", "percent"),
        (words, placeholder) => {
          const sql = words.join(" ");
          const found = parametersOf(sql, "postgresql");
          assert.ok(found.kind === "found", sql);
          const values = new Map(found.parameters.map(({ key }) => [key, `secret ${key}`]));
          const { statement, origin } = bind(sql, found, values, placeholder);
          assert.ok(!statement.sql.includes("secret"));
          assert.equal(statement.values?.length ?? 0, found.parameters.length);
          for (const { index } of statement.sql.matchAll(/alpha|beta/g)) {
            const written = origin(index);
            assert.equal(sql.slice(written, written + 4), statement.sql.slice(index, index + 4));
          }
        },
      ),
    );
  });
});

describe("what is typed for a parameter", () => {
  const meanings: readonly (readonly [string, Meaning])[] = [
    ["", "text"],
    ["abc", "text"],
    ["12", "number"],
    ["-1.50", "number"],
    ["1e5", "number"],
    ["null", "null"],
    ["TRUE", "true"],
    ["2024-05-01", "text"],
    ["0x12", "text"],
  ];
  for (const [text, first] of meanings)
    it(`${JSON.stringify(text)} is first of all ${first}`, () =>
      assert.equal(meaningsOf(text)[0], first));

  it("stays exact", () => {
    const number = (text: string, dialect: Dialect) =>
      valueOf({ meaning: "number", text }, dialect);
    assert.equal(number("9007199254740993", "postgresql"), "9007199254740993");
    assert.equal(number("1.10", "mysql"), "1.10");
    assert.equal(number("1.5", "sqlite"), 1.5);
    assert.equal(number("42", "mysql"), 42);
    assert.deepEqual(valueOf({ meaning: "binary", text: "00ff" }, "sqlite"), {
      kind: "binary",
      base64: "AP8=",
    });
    assert.equal(valueOf({ meaning: "null", text: "" }, "sqlite"), null);
    assert.equal(valueOf({ meaning: "as-written", text: "" }, "sqlite"), undefined);
  });

  it("offers binary only for hexadecimal digits", () => {
    assert.ok(meaningsOf("00ff").includes("binary"));
    assert.ok(!meaningsOf("00f").includes("binary"));
  });
});
