/** What may be asked about on an alias that is only read, where the engine's SQL is not known. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { defaultPermissions } from "#client/connections/role.ts";
import { weigh } from "#client/drivers/guard.ts";
import { classify } from "#client/drivers/sql/classify.ts";
import { whyNotPlainQuery } from "#client/drivers/sql/unfamiliar.ts";

/** Of Oracle, SQL Server, Db2, Firebird, SAP HANA and others. */
const plain = [
  "SELECT 1",
  "select * from dual",
  "SELECT TOP (10) id, name FROM dbo.orders ORDER BY id",
  "SELECT [order id], \"Name\" FROM [dbo].[orders] WHERE name LIKE 'O''Br%'",
  "(SELECT 1 FROM t) UNION ALL (SELECT 2 FROM t)",
  "WITH a AS (SELECT id FROM t) SELECT COUNT(*) FROM a WHERE id IN (1, 2) AND id NOT IN (3)",
  "SELECT id, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY id) FROM t",
  "SELECT CAST(price AS DECIMAL(8, 2)) * 1.5, NVL(name, 'none') || '!' FROM t WHERE a <> %s AND b = %(b)s",
  "SELECT owner, table_name FROM all_tables WHERE ROWNUM <= 10",
  "SELECT * FROM t OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY",
  "VALUES (1, 'a'), (2, 'b')",
  "SELECT TO_CHAR(SYSDATE, 'YYYY-MM-DD') FROM dual",
  "SELECT 'delete from t' AS text FROM t",
];

const doubtful: readonly (readonly [string, RegExp])[] = [
  ["", /SELECT, WITH or VALUES/],
  ["EXPLAIN PLAN FOR SELECT 1", /SELECT, WITH or VALUES/],
  ["SHOW TABLES", /SELECT, WITH or VALUES/],
  ["EXEC sp_who", /SELECT, WITH or VALUES/],
  ["sp_who", /SELECT, WITH or VALUES/],
  ["DELETE FROM t", /SELECT, WITH or VALUES/],
  ["{call p}", /"\{"/],
  ["SELECT 1; DELETE FROM t", /several statements/],
  ["SELECT ';' FROM t", /several statements/],
  ["SELECT 1 DELETE FROM t", /DELETE/],
  ["SELECT 1 delete t", /delete/],
  ["SELECT 1\nEXEC sp_configure", /EXEC/],
  ["SELECT 1 TRUNCATE TABLE t", /TRUNCATE/],
  ["SELECT 1 SHUTDOWN", /SHUTDOWN/],
  ["SELECT 1 BACKUP DATABASE a", /BACKUP/],
  ["SELECT 1 WAITFOR DELAY '1'", /WAITFOR/],
  ["SELECT * INTO other FROM t", /INTO/],
  ["SELECT * FROM t FOR UPDATE", /FOR/],
  ["SELECT * FROM t WITH LOCK", /LOCK/],
  ["SELECT * FROM t WITH (TABLOCKX)", /WITH/],
  ["SELECT * FROM t (TABLOCKX)", /t may be a function/],
  ["SELECT NEXT VALUE FOR s", /FOR/],
  ["SELECT s.NEXTVAL FROM dual", /NEXTVAL/],
  ['SELECT s."NEXTVAL" FROM dual', /NEXTVAL/],
  ["SELECT [s].[nextval] FROM dual", /nextval/],
  ["WITH FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END; SELECT f FROM dual", /statements/],
  ["WITH a AS (UPDATE t SET b = 1) SELECT * FROM a", /UPDATE/],
  ["SELECT * FROM FINAL TABLE (INSERT INTO t VALUES (1))", /FINAL|INSERT/],
  ["SELECT * FROM OLD TABLE (DELETE FROM t)", /OLD|DELETE/],
  ["SELECT * FROM OPENROWSET('a', 'b', 'c')", /OPENROWSET/],
  ["SELECT * FROM OPENQUERY(other, 'delete t')", /OPENQUERY/],
  ["SELECT my_function(1) FROM t", /my_function/],
  ["SELECT dbo.count(1)", /count/],
  ['SELECT "COUNT"(1) FROM t', /COUNT/],
  ["SELECT dbms_lock.sleep(1) FROM dual", /sleep/],
  ["SELECT GEN_ID(g, 1) FROM t", /GEN_ID/],
  ["SELECT * FROM TABLE(f(1))", /TABLE/],
  ["SELECT * FROM t@other", /"@"/],
  ["SELECT @a", /"@"/],
  ["SELECT :a", /":"/],
  ["SELECT * FROM #t", /"#"/],
  ["SELECT 1 -- DELETE", /comments/],
  ["SELECT 1 /*! DELETE */", /comments/],
  ["SELECT 1 --1", /comments/],
  ["SELECT 'a\\' DELETE FROM t '", /is read in many ways/],
  ["SELECT q'[ ' DELETE ]' FROM dual", /is read in many ways|quote/],
  ["SELECT q'a' FROM dual", /before a quote/],
  ["SELECT N'a' FROM t", /before a quote/],
  ["SELECT `a` FROM t", /"`"/],
  ["SELECT $$ DELETE $$", /"\$"/],
  ["SELECT 1e5", /before a quote or word/],
  ["SELECT größe FROM t", /"ö"/],
  ["SELECT 'open FROM t", /"'"/],
  ["SELECT [INTO a]", /INTO/],
  ["SELECT [SELECT 1] FROM t", /SELECT/],
  ["SELECT 'a'(1)", /'a' may be a function/],
  ["SELECT 1 SETTINGS readonly = 0", /SETTINGS/],
];

describe("a statement of an engine whose SQL is not known", () => {
  const { production, replica } = defaultPermissions;

  for (const sql of plain)
    it(`is asked about where it is ${sql}`, () => {
      assert.equal(whyNotPlainQuery(sql), undefined);
      const asked = weigh(sql, undefined, {}, production, true);
      assert.ok(asked.kind === "ask" && /looks like a query/.test(asked.why), asked.kind);
      assert.equal(weigh(sql, undefined, {}, replica, true).kind, "ask");
      assert.equal(weigh(sql, undefined, {}, { ...production, read: "deny" }, true).kind, "deny");
      // One net alone is not enough.
      const unguarded = weigh(sql, undefined, {}, production);
      assert.ok(unguarded.kind === "deny" && /djangoMultidb\.permissions/.test(unguarded.why));
    });

  for (const [sql, why] of doubtful)
    it(`is denied where it is ${sql}`, () => {
      assert.match(whyNotPlainQuery(sql) ?? "", why);
      const denied = weigh(sql, undefined, {}, production, true);
      assert.ok(denied.kind === "deny" && !denied.why.endsWith("."), denied.kind);
    });

  it("is never taken for a query that a known dialect would not call one", () => {
    const piece = fc.constantFrom(
      ..."SELECT,WITH,VALUES,INSERT,INTO,DELETE,FROM,UPDATE,SET,t,a,f,COUNT,(,),',\",[,],;,--,/*,*/,\\,1,.,AS,=,EXEC,q'".split(
        ",",
      ),
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom("", " ")), { maxLength: 12 })
      .map((pieces) => `SELECT ${pieces.flat().join("")}`);
    fc.assert(
      fc.property(text, fc.constantFrom("postgresql", "mysql", "sqlite"), (sql, dialect) => {
        if (whyNotPlainQuery(sql) !== undefined) return;
        const { kind, reasons } = classify(sql, dialect);
        assert.ok(kind === "read", `${sql} is ${kind}: ${reasons.join()}`);
      }),
      { numRuns: 20_000 },
    );
  });
});
