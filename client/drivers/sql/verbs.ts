/** Judges a statement by its first word. */
import type { Item } from "./code.ts";
import type { Dialect } from "./dialect.ts";
import { judgePragma } from "./pragma.ts";
import { judgeCalls, judgeQuery } from "./query.ts";
import { combine, type Kind, type Verdict } from "./verdict.ts";

/** What the statement does; a first word that is not known is `unknown`. */
export function judge(items: readonly Item[], dialect: Dialect): Verdict {
  const first = items.findIndex(({ raw }) => raw !== "(");
  const word = items[first]?.word ?? "";
  const statement: Statement = {
    items,
    dialect,
    has: (...words) => items.some((item) => words.includes(item.word)),
    at: (index) => items[index]?.word ?? "",
  };
  if (first > 0 && !queries.has(word)) return said("unknown", "it starts with a parenthesis");
  if (Object.hasOwn(plain, word)) return said(...plain[word]!);
  return (judges.get(word) ?? notUnderstood)(statement);
}

interface Statement {
  readonly items: readonly Item[];
  readonly dialect: Dialect;
  /** Whether one of the words stands anywhere in it. */
  readonly has: (...words: readonly string[]) => boolean;
  /** The word at an index; empty for what is none. */
  readonly at: (index: number) => string;
}

const queries = new Set(["SELECT", "WITH", "VALUES", "TABLE"]);

/** Words that decide alone. */
const plain: Readonly<Record<string, readonly [Kind, string]>> = {
  INSERT: ["write", "INSERT adds rows"],
  UPDATE: ["write", "UPDATE changes rows"],
  DELETE: ["write", "DELETE removes rows"],
  REPLACE: ["write", "REPLACE changes rows"],
  MERGE: ["write", "MERGE changes rows"],
  IMPORT: ["ddl", "IMPORT defines tables"],
  CREATE: ["ddl", "CREATE defines something"],
  ALTER: ["ddl", "ALTER changes a definition"],
  DROP: ["ddl", "DROP removes a definition"],
  RENAME: ["ddl", "RENAME changes a definition"],
  TRUNCATE: ["ddl", "TRUNCATE removes all rows"],
  COMMENT: ["ddl", "COMMENT changes a definition"],
  SECURITY: ["ddl", "SECURITY LABEL changes a definition"],
  REFRESH: ["write", "REFRESH rewrites a materialized view"],
  NOTIFY: ["write", "NOTIFY signals other sessions"],
  LISTEN: ["session", "LISTEN changes the session"],
  UNLISTEN: ["session", "UNLISTEN changes the session"],
  RELEASE: ["transaction", "RELEASE ends a savepoint"],
  SAVEPOINT: ["transaction", "SAVEPOINT sets a savepoint"],
  COMMIT: ["transaction", "COMMIT ends the transaction"],
  ROLLBACK: ["transaction", "ROLLBACK undoes work"],
  DISCARD: ["session", "DISCARD resets the session"],
  DEALLOCATE: ["session", "DEALLOCATE changes the session"],
  CLOSE: ["session", "CLOSE ends a cursor"],
  USE: ["session", "USE changes the session's database"],
  HANDLER: ["session", "HANDLER keeps a table open"],
  DETACH: ["session", "DETACH changes the session"],
  ATTACH: ["write", "ATTACH opens or creates a file"],
  VACUUM: ["admin", "VACUUM rewrites the storage"],
  REINDEX: ["admin", "REINDEX rewrites indexes"],
  CLUSTER: ["admin", "CLUSTER rewrites a table"],
  CHECKPOINT: ["admin", "CHECKPOINT works on the whole server"],
  LOCK: ["admin", "LOCK keeps other sessions waiting"],
  UNLOCK: ["admin", "UNLOCK ends locks and commits"],
  GRANT: ["admin", "GRANT changes privileges"],
  REVOKE: ["admin", "REVOKE changes privileges"],
  REASSIGN: ["admin", "REASSIGN changes owners"],
  KILL: ["admin", "KILL ends another session's work"],
  FLUSH: ["admin", "FLUSH works on the whole server"],
  PURGE: ["admin", "PURGE removes logs"],
  SHUTDOWN: ["admin", "SHUTDOWN stops the server"],
  RESTART: ["admin", "RESTART stops the server"],
  INSTALL: ["admin", "INSTALL loads code"],
  UNINSTALL: ["admin", "UNINSTALL removes code"],
  CHANGE: ["admin", "CHANGE alters replication"],
  STOP: ["admin", "STOP alters replication"],
  OPTIMIZE: ["admin", "OPTIMIZE rewrites tables"],
  REPAIR: ["admin", "REPAIR rewrites tables"],
  CHECK: ["admin", "CHECK may mark tables"],
  CLONE: ["admin", "CLONE copies the server's data"],
  BINLOG: ["admin", "BINLOG replays changes"],
  CACHE: ["admin", "CACHE works on the whole server"],
  XA: ["transaction", "XA steers a distributed transaction"],
  CALL: ["unknown", "a procedure may do anything"],
  DO: ["unknown", "DO may do anything"],
  EXECUTE: ["unknown", "a prepared statement may do anything"],
  FETCH: ["unknown", "a cursor's query may do anything"],
  MOVE: ["unknown", "a cursor's query may do anything"],
};

const judges: ReadonlyMap<string, (statement: Statement) => Verdict> = new Map([
  ["SELECT", query],
  ["WITH", query],
  ["VALUES", query],
  ["TABLE", query],
  ["EXPLAIN", explain],
  ["DESCRIBE", explain],
  ["DESC", explain],
  ["ANALYZE", analyze],
  ["ANALYSE", analyze],
  ["SHOW", show],
  ["HELP", show],
  ["PRAGMA", pragma],
  ["SET", set],
  ["RESET", reset],
  ["BEGIN", begin],
  ["START", begin],
  ["END", end],
  ["ABORT", end],
  ["COPY", copy],
  ["LOAD", load],
  ["PREPARE", prepare],
  ["DECLARE", declare],
]);

function query({ items, dialect }: Statement): Verdict {
  return judgeQuery(items, dialect);
}

/** EXPLAIN runs nothing, EXPLAIN ANALYZE runs all. */
function explain({ items, dialect, has, at }: Statement): Verdict {
  if (dialect !== "mysql" && at(0) !== "EXPLAIN") return notUnderstood();
  let start = 1;
  while (explainOptions.has(at(start)) || (items[start]?.raw === "=" && start < 4))
    start += items[start]?.raw === "=" ? 2 : 1;
  if (items[start]?.raw === "(" && dialect === "postgresql" && !queries.has(at(start + 1))) {
    start =
      items.findIndex(({ raw, depth }, index) => index > start && raw === ")" && depth === 0) + 1;
    if (start === 0) return notUnderstood();
  }
  const inner = items.slice(start);
  if (inner.length === 0) return notUnderstood();
  const runs = items.slice(0, start).some(({ word }) => word === "ANALYZE" || word === "ANALYSE");
  const verdict = judge(inner, dialect);
  if (runs)
    return combine([
      verdict,
      ...(verdict.kind === "read" ? [] : [said("read", "EXPLAIN ANALYZE runs the statement")]),
    ]);
  const first = inner[0]?.word ?? "";
  if (dialect === "sqlite") return first === "PRAGMA" ? verdict : said("read");
  // MySQL creates the file of INTO OUTFILE, and evaluates what it takes for constant.
  if (queries.has(first) || inner[0]?.raw === "(")
    return dialect === "mysql" || !has("INTO") ? demoted(verdict) : judgeCalls(inner, dialect);
  if (explained.has(first)) return judgeCalls(inner, dialect);
  return dialect === "mysql" && !Object.hasOwn(plain, first) && !judges.has(first)
    ? judgeCalls(inner, dialect)
    : verdict;
}

/** A query that would only change rows or lock them is not run by EXPLAIN. */
function demoted(verdict: Verdict): Verdict {
  const harmless = verdict.reasons.every((reason) => /^it (?:contains|locks)/.test(reason));
  return harmless && verdict.kind === "write" ? said("read") : verdict;
}

const explainOptions = new Set(
  "ANALYZE ANALYSE VERBOSE EXTENDED PARTITIONS FORMAT QUERY PLAN TREE JSON TRADITIONAL".split(" "),
);
const explained = new Set(["INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "DECLARE"]);

/** In MariaDB it runs a statement; everywhere else it gathers statistics. */
function analyze({ items, dialect, at }: Statement): Verdict {
  let start = 1;
  if (at(start) === "FORMAT") start += 3;
  const runs = queries.has(at(start)) || explained.has(at(start)) || items[start]?.raw === "(";
  if (dialect === "mysql" && runs && at(start) !== "TABLE")
    return judge(items.slice(start), dialect);
  return said("admin", "ANALYZE writes statistics");
}

function show({ items, dialect, at }: Statement): Verdict {
  if (dialect === "sqlite" || (at(0) === "HELP" && dialect !== "mysql")) return notUnderstood();
  return dialect === "mysql"
    ? judgeQuery(
        items.filter((_, index) => index > 1),
        dialect,
      )
    : said("read");
}

function pragma({ items, dialect }: Statement): Verdict {
  return dialect === "sqlite" ? judgePragma(items) : notUnderstood();
}

function set({ items, dialect, has, at }: Statement): Verdict {
  if (dialect === "sqlite" || at(1) === "STATEMENT") return notUnderstood();
  const global = items.some(({ raw }) => /^@@(?:global|persist|persist_only)\b/i.test(raw));
  if (dialect === "mysql" && (global || has("GLOBAL", "PERSIST", "PERSIST_ONLY", "PASSWORD")))
    return said("admin", "it changes a setting of the whole server");
  const reason = has("WRITE")
    ? "SET lifts what keeps the session from writing"
    : "SET changes the session";
  return said("session", reason);
}

function reset({ dialect }: Statement): Verdict {
  return dialect === "postgresql"
    ? said("session", "RESET changes the session")
    : said("admin", "RESET works on the whole server");
}

function begin({ dialect, at }: Statement): Verdict {
  if (dialect === "mysql" && at(1) === "NOT") return said("unknown", "a block may do anything");
  if (at(0) === "START" && at(1) !== "TRANSACTION")
    return said("admin", "START alters replication");
  return said("transaction", "it begins a transaction");
}

function end({ dialect, at }: Statement): Verdict {
  const known = dialect === "postgresql" || (dialect === "sqlite" && at(0) === "END");
  return known ? said("transaction", "it ends the transaction") : notUnderstood();
}

/** Only what goes to the client reads. */
function copy({ items, dialect, at }: Statement): Verdict {
  if (dialect !== "postgresql") return notUnderstood();
  const from = items.findIndex(
    ({ word, depth }, index) => index > 0 && depth === 0 && (word === "FROM" || word === "TO"),
  );
  if (at(from + 1) === "PROGRAM") return said("admin", "COPY PROGRAM runs a program on the server");
  if (at(from) === "FROM") return said("write", "COPY FROM adds rows");
  if (at(from) !== "TO") return notUnderstood();
  if (at(from + 1) !== "STDOUT") return said("admin", "COPY TO writes a file on the server");
  if (items[1]?.raw !== "(") return said("read");
  return judge(items.slice(2, from - 1), dialect);
}

function load({ dialect }: Statement): Verdict {
  return dialect === "mysql"
    ? said("write", "LOAD adds rows")
    : said("admin", "LOAD loads code into the server");
}

function prepare({ dialect, at }: Statement): Verdict {
  return dialect === "postgresql" && at(1) === "TRANSACTION"
    ? said("transaction", "it leaves a prepared transaction behind")
    : said("session", "PREPARE changes the session");
}

function declare({ items, dialect }: Statement): Verdict {
  const query = items.findIndex(({ word }) => word === "FOR") + 1;
  if (dialect !== "postgresql" || query === 0) return notUnderstood();
  return combine([said("session", "DECLARE opens a cursor"), judge(items.slice(query), dialect)]);
}

function notUnderstood(): Verdict {
  return said("unknown", "the statement is not understood");
}

function said(kind: Kind, ...reasons: readonly string[]): Verdict {
  return { kind, reasons };
}
