/** Types and expressions as Django writes them beside what servers make of them. */
import assert from "node:assert/strict";
import { isSameExpression } from "#client/migrations/drift/expressions.ts";
import { isSameType, type DriftEngine } from "#client/migrations/drift/types.ts";

const types: readonly (readonly [DriftEngine, string, string, boolean])[] = [
  ["postgresql", "varchar(10)", "character varying(10)", true],
  ["postgresql", "varchar(10)", "character varying(20)", false],
  ["postgresql", "varchar", "character varying", true],
  ["postgresql", "varchar", "text", false],
  ["postgresql", "numeric(8, 2)", "numeric(8,2)", true],
  ["postgresql", "numeric(8, 2)", "numeric(8,3)", false],
  ["postgresql", "timestamp with time zone", "timestamp with time zone", true],
  ["postgresql", "timestamptz", "timestamp with time zone", true],
  ["postgresql", "timestamp", "timestamp without time zone", true],
  ["postgresql", "timestamp with time zone", "timestamp without time zone", false],
  ["postgresql", "time", "time without time zone", true],
  ["postgresql", "serial", "integer", true],
  ["postgresql", "bigserial", "bigint", true],
  ["postgresql", "bool", "boolean", true],
  ["postgresql", "varchar(5)[3]", "character varying(5)[]", true],
  ["postgresql", "integer[][]", "integer[]", true],
  ["postgresql", "integer[]", "integer", false],
  ["postgresql", "citext", "public.citext", true],
  ["postgresql", "geometry(POINT,4326)", "geometry(Point,4326)", true],
  ["mysql", "integer AUTO_INCREMENT", "int(11)", true],
  ["mysql", "bigint AUTO_INCREMENT", "bigint(20)", true],
  ["mysql", "integer UNSIGNED", "int(10) unsigned", true],
  ["mysql", "integer UNSIGNED", "int(11)", false],
  ["mysql", "smallint", "smallint(6)", true],
  ["mysql", "bool", "tinyint(1)", true],
  ["mysql", "bool", "tinyint(4)", false],
  ["mysql", "numeric(8, 2)", "decimal(8,2)", true],
  ["mysql", "double precision", "double", true],
  ["mysql", "datetime(6)", "datetime(6)", true],
  ["mysql", "datetime(6)", "datetime", false],
  ["mysql", "json", "longtext", true],
  ["mysql", "json", "json", true],
  ["mysql", "longtext", "json", false],
  ["sqlite", "varchar(10)", "VARCHAR(10)", true],
  ["sqlite", "integer unsigned", "integer unsigned", true],
  ["sqlite", "decimal", "numeric", false],
  ["other", "NVARCHAR2(10)", "VARCHAR2", true],
];

const expressions: readonly (readonly [string, string, boolean])[] = [
  ['"age" >= 18', "CHECK ((age >= 18))", true],
  ['"age" >= 18', "CHECK ((age >= 21))", false],
  ['"age" >= 18', "CHECK ((years >= 18))", false],
  [
    `"state" IN ('open', 'paid')`,
    "CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'paid'::character varying])::text[])))",
    true,
  ],
  [`"state" IN ('open', 'paid')`, "CHECK (state = 'open')", false],
  ['"age" > -5', "CHECK ((age > '-5'::integer))", true],
  ["`note` = 'it''s'", "`note` = 'it\\'s'", true],
  [`"age" >= '0'::numeric`, "CHECK ((age >= (0)::numeric(10,2)))", true],
  [
    `"state" >= '2020-01-01 00:00:00+00:00'::timestamptz`,
    "CHECK ((state >= '2020-01-01 01:00:00+01'::timestamp with time zone))",
    true,
  ],
  ["STATEMENT_TIMESTAMP()", "statement_timestamp()", true],
  ["0", "'0'::numeric", true],
  ["0", "1", false],
];

describe("drift's words", () => {
  for (const [engine, ours, theirs, isSame] of types)
    it(`${engine}: ${ours} ${isSame ? "is" : "is not"} ${theirs}`, () =>
      assert.equal(isSameType(ours, theirs, engine), isSame));

  for (const [ours, theirs, isSame] of expressions)
    it(`${ours} ${isSame ? "is" : "is not"} ${theirs}`, () =>
      assert.equal(isSameExpression(ours, theirs, ["age", "state", "note", "years"]), isSame));
});
