/** What the guard says of a statement under each role's permissions. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { defaultPermissions, type Permissions } from "#client/connections/role.ts";
import { weigh } from "#client/drivers/guard.ts";
import { classify } from "#client/drivers/sql/classify.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

const { development, production, replica } = defaultPermissions;
const all: Permissions = { read: "allow", write: "allow", ddl: "allow", migrate: "allow" };
const asking: Permissions = { read: "allow", write: "ask", ddl: "ask", migrate: "ask" };
const closed: Permissions = { read: "ask", write: "deny", ddl: "deny", migrate: "deny" };

type Row = readonly [Dialect | undefined, Permissions, string, "allow" | "ask" | "deny", RegExp?];

const rows: readonly Row[] = [
  ["postgresql", development, "SELECT 1", "allow"],
  ["postgresql", development, "INSERT INTO a VALUES (1)", "allow"],
  ["postgresql", development, "UPDATE a SET b = 1 WHERE c = 2", "allow"],
  ["postgresql", development, "UPDATE a SET b = 1", "ask", /^UPDATE without a condition/],
  ["postgresql", development, "DELETE FROM a WHERE true", "ask", /^DELETE without a condition/],
  ["postgresql", development, "WITH x AS (DELETE FROM a RETURNING 1) SELECT 1", "ask", /^DELETE/],
  ["postgresql", development, "CREATE TABLE a (b int)", "ask", /CREATE/],
  ["postgresql", development, "SELECT unknown_function()", "ask"],
  ["postgresql", development, "VACUUM a", "ask", /VACUUM/],
  ["postgresql", development, "SET default_transaction_read_only = off", "allow"],
  ["postgresql", development, "SELECT 1; SELECT 2", "deny", /several statements/],
  ["postgresql", development, "-- nothing", "deny", /or none/],
  ["postgresql", all, "SELECT 1; SELECT 2", "deny", /several statements/],
  ["postgresql", all, "CREATE TABLE a (b int)", "allow"],
  ["postgresql", all, "ALTER TABLE a ADD b int", "allow"],
  ["postgresql", all, "ALTER TABLE a DROP COLUMN b", "ask", /DROP/],
  ["postgresql", all, "DROP TABLE a", "ask", /DROP/],
  ["postgresql", all, "TRUNCATE a", "ask", /TRUNCATE/],
  ["postgresql", all, "DELETE FROM a", "ask", /DELETE/],
  ["postgresql", all, "EXPLAIN DELETE FROM a", "allow"],
  ["postgresql", all, "EXPLAIN ANALYZE DELETE FROM a", "ask", /DELETE/],
  ["postgresql", all, "DO $$ BEGIN END $$", "allow"],
  ["postgresql", asking, "INSERT INTO a VALUES (1)", "ask", /INSERT/],
  ["postgresql", asking, "BEGIN READ WRITE", "allow"],
  ["postgresql", production, "SELECT 1", "allow"],
  ["postgresql", production, "INSERT INTO a VALUES (1)", "deny", /INSERT/],
  ["postgresql", production, "SET search_path = shop", "allow"],
  ["postgresql", production, "SET LOCAL statement_timeout = '5s'", "allow"],
  ["postgresql", production, "SET TIME ZONE 'UTC'", "allow"],
  ["postgresql", production, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE READ ONLY", "allow"],
  ["postgresql", production, "SET shop.tenant = '5'", "deny", /shop\.tenant/],
  ["postgresql", production, "SET TRANSACTION READ WRITE", "deny", /write/],
  ["postgresql", production, "RESET search_path", "allow"],
  ["postgresql", production, "RESET ALL", "deny", /ALL/],
  ["postgresql", production, "DISCARD ALL", "deny", /DISCARD/],
  ["postgresql", production, "BEGIN", "allow"],
  ["postgresql", production, "ROLLBACK", "allow"],
  ["postgresql", production, "COMMIT PREPARED 'x'", "deny", /another session/],
  ["postgresql", closed, "SELECT 1", "ask", /reads/],
  ["postgresql", replica, "TRUNCATE a", "deny", /TRUNCATE/],
  ["mysql", production, "SET NAMES utf8mb4", "allow"],
  ["mysql", production, "SET @a = 1, @@session.sql_mode = 'ANSI'", "allow"],
  ["mysql", production, "SET SESSION group_concat_max_len = 9", "allow"],
  ["mysql", production, "SET @a = (SELECT f())", "deny"],
  ["mysql", production, "SELECT id INTO @a FROM b", "allow"],
  ["mysql", production, "USE other", "allow"],
  ["mysql", production, "HANDLER a OPEN", "deny", /HANDLER/],
  ["mysql", all, "UPDATE a SET b = 1 LIMIT 1", "ask", /UPDATE/],
  ["sqlite", production, "PRAGMA busy_timeout = 1", "allow"],
  ["sqlite", production, "PRAGMA query_only = 0", "deny", /query_only/],
  ["sqlite", production, "BEGIN", "allow"],
  ["sqlite", production, "BEGIN IMMEDIATE", "deny", /locks/],
  [undefined, development, "SELECT 1", "ask", /not known/],
  [undefined, production, "SELECT 1", "deny", /not known/],
  [undefined, all, "SELECT 1", "allow"],
  [undefined, production, 'SELECT "A", "B" FROM "T" ORDER BY "A"', "allow"],
  [undefined, production, 'SELECT "A" FROM "S"."T"', "allow"],
  [undefined, closed, 'SELECT "A" FROM "T"', "ask", /reads/],
  [undefined, production, 'SELECT "A" FROM "T"\nORDER BY "A"', "deny", /not known/],
  [undefined, production, 'SELECT "A" FROM "T"; DROP TABLE "T"', "deny", /not known/],
  [undefined, production, 'SELECT "A" FROM "F"()', "deny", /not known/],
  [undefined, production, 'SELECT "A"("B") FROM "T"', "deny", /not known/],
  [undefined, production, 'SELECT "A""B" FROM "T"', "deny", /not known/],
  [undefined, production, 'SELECT "A" INTO "B" FROM "T"', "deny", /not known/],
  [undefined, production, 'SELECT "A" FROM "T" FOR UPDATE', "deny", /not known/],
];

describe("the guard", () => {
  for (const [dialect, permissions, sql, kind, why] of rows)
    it(`${dialect ?? "another engine"}: ${sql} is ${kind}`, () => {
      const weighed = weigh(sql, dialect, {}, permissions);
      assert.equal(weighed.kind, kind, JSON.stringify(weighed));
      if (weighed.kind !== "allow") {
        assert.match(weighed.why, why ?? /./);
        assert.ok(!weighed.why.endsWith("."));
      }
    });

  it("lets nothing but looks and the session's own through where writes are denied, whatever the text", () => {
    const piece = fc.constantFrom(
      ..."SELECT,INSERT INTO,UPDATE,DELETE FROM,SET,WITH,EXPLAIN,ANALYZE,a,b,(,),;,',\",`,--,/*,*/,$$,=,1,TO,READ,WRITE,BEGIN,COPY,INTO,DROP,TABLE,PRAGMA,\n,f(1)".split(
        ",",
      ),
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(text, fc.constantFrom("postgresql", "mysql", "sqlite"), (sql, dialect) => {
        const weighed = weigh(sql, dialect, {}, production);
        const { kind } = classify(sql, dialect);
        if (weighed.kind !== "deny")
          assert.ok(["read", "session", "transaction"].includes(kind), kind);
        if (kind === "read") assert.equal(weighed.kind, "allow");
      }),
      { numRuns: 3000 },
    );
  });
});
