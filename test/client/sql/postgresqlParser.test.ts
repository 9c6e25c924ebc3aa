/** PostgreSQL's own parser on the statements that we classify: what it sees changing something is no read of ours. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
// libpg-query: the parser of PostgreSQL 17 itself, in WebAssembly.
import { loadModule, parseSync } from "libpg-query";
import { classify } from "#client/drivers/sql/classify.ts";
import { split } from "#client/drivers/sql/split.ts";
import { postgresql as tricky } from "#test/client/drivers/readOnly/postgresql.ts";
import { evasions } from "#test/client/guard/evasions.ts";
import { postgresql } from "./cases/postgresql.ts";
import { splits } from "./cases/splits.ts";

const written = [
  ...Object.values(postgresql).flat(),
  ...Object.values(tricky).flatMap((each) => (Array.isArray(each) ? each.map(String) : [])),
  ...evasions.postgresql,
  ...splits.flatMap(([dialect, text]) => (dialect === "postgresql" ? [text] : [])),
];

describe("PostgreSQL's own parser", () => {
  before(() => loadModule());

  it("agrees on every statement of the tests that it can read", () => {
    const read = written.filter((text) => agrees(text));
    // It knows neither Django's placeholders nor what is for the client program.
    assert.ok(read.length > written.length * 0.7, `${read.length} of ${written.length}`);
  });

  it("agrees on statements that are put together at random", () => {
    const piece = fc.constantFrom(
      ..."SELECT|WITH x AS (|)|INSERT INTO t|VALUES (1)|DELETE FROM t|UPDATE t SET a = 1|TABLE t|FROM t|, x|INTO n|FOR UPDATE|EXPLAIN|ANALYZE|(ANALYZE)|UNION|1|a|'b'|E'\\'|\"c\"|$$|$q$|;|--|\n|/*|*/|RETURNING a|COPY t TO STDOUT|COPY (|) TO STDOUT|MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE|SET a = 1|SHOW a|CREATE TABLE n AS|WHERE|=|AS|MATERIALIZED|(SELECT 1)|U&'d'|::text|DO|BEGIN|ATOMIC|END|PREPARE p AS|DECLARE c CURSOR FOR".split(
        "|",
      ),
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        if (agrees(pieces.join(" "))) read += 1;
      }),
      { numRuns: 10_000 },
    );
    assert.ok(read > 100, String(read));
  });
});

/** Whether it can read the text; fails where we take it for less than it is, or see another number of statements. */
function agrees(text: string): boolean {
  const parsed = parse(text);
  if (parsed === undefined) return false;
  const pieces = split(text, "postgresql").filter(({ kind }) => kind !== "empty");
  assert.equal(pieces.length, parsed.length, `${text}\nis ${parsed.length} statements`);
  if (parsed.length !== 1) return true;
  const { kind, reasons } = classify(text, "postgresql");
  const changes = changesIn(parsed[0], true);
  if (changes !== undefined)
    assert.notEqual(kind, "read", `${text}\nis no read: ${changes}; ${reasons.join()}`);
  return true;
}

function parse(text: string): readonly unknown[] | undefined {
  try {
    const { stmts = [] } = parseSync(text) as { readonly stmts?: readonly { stmt: unknown }[] };
    return stmts.map(({ stmt }) => stmt);
  } catch {
    return undefined;
  }
}

/** The name of a node of the tree that changes, locks or keeps something; undefined where there is none. */
function changesIn(node: unknown, runs: boolean): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  for (const [name, value] of Object.entries(node)) {
    const found = changes(name, value, runs) ?? changesIn(value, runsBelow(name, value, runs));
    if (found !== undefined) return found;
  }
  return undefined;
}

function changes(name: string, value: unknown, runs: boolean): string | undefined {
  if (!runs) return undefined;
  if (name === "intoClause" || name === "lockingClause") return name;
  if (name === "CopyStmt") {
    const copy = value as { is_from?: boolean; is_program?: boolean; filename?: string };
    return copy.is_from || copy.is_program || copy.filename !== undefined ? name : undefined;
  }
  return name.endsWith("Stmt") && !reads.has(name) ? name : undefined;
}

const reads = new Set(["SelectStmt", "ExplainStmt", "VariableShowStmt"]);

/** EXPLAIN runs its statement only with ANALYZE, whatever that is set to. */
function runsBelow(name: string, value: unknown, runs: boolean): boolean {
  if (name !== "ExplainStmt") return runs;
  return /"defname":"analyze"/.test(JSON.stringify(value));
}
