/** Weighs one statement against what the alias's role permits, before any server sees it. */
import type { Action, Permission, Permissions } from "#client/connections/role.ts";
import { isPlainSelect } from "./plainSelect.ts";
import { whyNotOnReadOnly } from "./readOnlySession.ts";
import { classify, type Classification } from "./sql/classify.ts";
import { itemsOf } from "./sql/code.ts";
import type { Dialect, Modes } from "./sql/dialect.ts";
import { tokenize } from "./sql/lexer.ts";
import { whyNotPlainQuery } from "./sql/unfamiliar.ts";

export type Weighed =
  | { readonly kind: "allow" }
  /** Shown with the statement, for a yes or no. */
  | { readonly kind: "ask"; readonly why: string }
  | { readonly kind: "deny"; readonly why: string };

/**
 * May the statement be run? What is not understood counts as a write, and so does every statement of an engine whose
 * SQL is not known, but for columns of a table by their names. What would change or remove all rows of a table is
 * asked about even where it is allowed.
 * @param dialect undefined for an engine whose SQL is not known
 * @param isGuarded whether the server itself refuses writes to the session
 * @returns reasons as clauses without a full stop
 */
export function weigh(
  sql: string,
  dialect: Dialect | undefined,
  modes: Modes,
  permissions: Permissions,
  isGuarded = false,
): Weighed {
  if (dialect === undefined)
    return isPlainSelect(sql)
      ? decided([permissions.read], [])
      : unread(sql, permissions, isGuarded);
  const read = classify(sql, dialect, modes);
  if (isSeveral(read)) return { kind: "deny", why: "there are several statements, or none" };
  const isReadOnly = permissions.write === "deny";
  if (isReadOnly && (read.kind === "session" || read.kind === "transaction")) {
    const why = whyNotOnReadOnly(sql, dialect, modes);
    if (why !== undefined) return { kind: "deny", why };
  }
  const permission = actionsOf(read.kind).map((action) => permissions[action]);
  const verdict = decided(permission, read.reasons);
  if (verdict.kind !== "allow") return verdict;
  const sweeping = read.kind === "read" ? undefined : sweepOf(read, sql, dialect, modes);
  return sweeping === undefined ? verdict : { kind: "ask", why: sweeping };
}

/**
 * What is read or written is not known. Where writes are denied, the user is asked about what looks like a query,
 * provided that the server refuses writes on its side.
 */
function unread(sql: string, permissions: Permissions, isGuarded: boolean): Weighed {
  const why = "the engine's SQL is not known";
  if (permissions.write !== "deny") {
    const needed = [permissions.read, permissions.write, permissions.ddl];
    return decided(needed, [`${why}, so that every statement counts as a write`]);
  }
  const remedy =
    "where it may write, give the alias another role, or let its role ask about writes (djangoMultidb.permissions)";
  if (!isGuarded)
    return { kind: "deny", why: `${why}, and its server does not refuse writes; ${remedy}` };
  const because = whyNotPlainQuery(sql);
  if (because !== undefined) return { kind: "deny", why: `${why}, and ${because}; ${remedy}` };
  const asked = `${why}: this looks like a query, and the server refuses writes in this session`;
  return decided([permissions.read, "ask"], [asked]);
}

function isSeveral({ kind, reasons }: Classification): boolean {
  return (
    kind === "unknown" &&
    reasons.some(
      (reason) => reason === "there are several statements" || reason === "there is no statement",
    )
  );
}

/** What a statement of a kind does; one that may do anything does all of it. */
function actionsOf(kind: Classification["kind"]): readonly Action[] {
  switch (kind) {
    case "read":
      return ["read"];
    case "session":
    case "transaction":
      return [];
    case "write":
      return ["write"];
    case "ddl":
      return ["ddl"];
    case "admin":
    case "unknown":
      return ["write", "ddl"];
  }
}

function decided(permissions: readonly Permission[], reasons: readonly string[]): Weighed {
  const why = reasons.length > 0 ? reasons.join("; ") : "it reads";
  if (permissions.includes("deny")) return { kind: "deny", why };
  return permissions.includes("ask") ? { kind: "ask", why } : { kind: "allow" };
}

/** What a statement does to a whole table or definition; undefined where it is more modest. */
function sweepOf(
  read: Classification,
  sql: string,
  dialect: Dialect,
  modes: Modes,
): string | undefined {
  if (read.verbs.includes("TRUNCATE")) return "TRUNCATE removes all rows";
  if (read.isWholeTable)
    return read.verbs.includes("UPDATE")
      ? "UPDATE without a condition changes all rows"
      : "DELETE without a condition removes all rows";
  // DROP at the start, and ALTER TABLE … DROP COLUMN.
  const drops = read.kind === "ddl" && wordsOf(sql, dialect, modes).includes("DROP");
  return drops ? "DROP cannot be undone" : undefined;
}

function wordsOf(sql: string, dialect: Dialect, modes: Modes): readonly string[] {
  const tokens = tokenize(sql, dialect, modes);
  return itemsOf(sql, tokens, { start: 0, end: sql.length }).map(({ word }) => word);
}
