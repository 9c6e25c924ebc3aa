/** Says what SQLite's errors mean. */
import type { Failed, Refused } from "../driver.ts";
import { tokenize } from "../sql/lexer.ts";

/** The primary result codes: https://www.sqlite.org/rescode.html */
const names: readonly (string | undefined)[] = [
  ...[
    "OK",
    "ERROR",
    "INTERNAL",
    "PERM",
    "ABORT",
    "BUSY",
    "LOCKED",
    "NOMEM",
    "READONLY",
    "INTERRUPT",
  ],
  ...["IOERR", "CORRUPT", "NOTFOUND", "FULL", "CANTOPEN", "PROTOCOL", "EMPTY", "SCHEMA", "TOOBIG"],
  ...["CONSTRAINT", "MISMATCH", "MISUSE", "NOLFS", "AUTH", "FORMAT", "RANGE", "NOTADB"],
];
const extended: Readonly<Record<number, string>> = {
  264: "READONLY_RECOVERY",
  776: "READONLY_ROLLBACK",
  517: "BUSY_SNAPSHOT",
  275: "CONSTRAINT_CHECK",
  787: "CONSTRAINT_FOREIGNKEY",
  1299: "CONSTRAINT_NOTNULL",
  1555: "CONSTRAINT_PRIMARYKEY",
  2067: "CONSTRAINT_UNIQUE",
  3091: "CONSTRAINT_DATATYPE",
};

/** A statement's failure; `waited` is how long it waits for a lock, in milliseconds. */
export function failureOf(error: unknown, sql: string, waited: number): Failed {
  const { code, name, message } = known(error);
  const position = positionOf(message, sql);
  const reason = code === 5 || code === 6 ? "locked" : code === 8 ? "read-only" : "statement";
  return {
    kind: "failed",
    reason,
    message: reason === "locked" && code === 5 ? lockText(name, waited) : message,
    ...(name !== undefined && { code: name }),
    ...(position !== undefined && { position }),
  };
}

/** Why a file could not be opened. */
export function refusalOf(error: unknown, path: string, waited: number): Refused {
  const { code, name, message } = known(error);
  if (code === 5) return refused("locked", lockText(name, waited));
  if (code === 26) return refused("other", `${path} is no SQLite database, or it is encrypted`);
  if (code === 11) return refused("other", `${path} is damaged: ${message}`);
  if (name === "SQLITE_READONLY_ROLLBACK" || name === "SQLITE_READONLY_RECOVERY")
    return refused(
      "other",
      `${path}: a write that was interrupted has to be undone first, which a read-only session may not: let Django open it once`,
    );
  if (code === 14)
    return refused("other", `${path} cannot be opened: may it be read, and its folder be written?`);
  return refused("other", `${path}: ${message}`);
}

function lockText(name: string | undefined, waited: number): string {
  if (name === "SQLITE_BUSY_SNAPSHOT")
    return "The database is locked: another process wrote since this transaction began to read; roll back and begin again";
  return `The database is locked: another process is writing, and did not finish within ${waited / 1000} s`;
}

function known(error: unknown): { code: number; name: string | undefined; message: string } {
  const errcode = error instanceof Error && "errcode" in error ? Number(error.errcode) : 0;
  const message = error instanceof Error ? error.message : String(error);
  const name = extended[errcode] ?? names[errcode & 0xff];
  return {
    code: errcode & 0xff,
    name: errcode === 0 || name === undefined ? undefined : `SQLITE_${name}`,
    message,
  };
}

/** SQLite names the token that it stumbled over, not its place: known where that stands once in the statement. */
function positionOf(message: string, sql: string): number | undefined {
  if (message === "incomplete input") return sql.length;
  const near = /^near "(?<token>[^]+)": syntax error$/.exec(message)?.groups?.["token"];
  const unknown = /^no such (?:table|column|function): (?<name>.+)$/.exec(message)?.groups?.[
    "name"
  ];
  const wanted = near ?? unknown?.split(".").at(-1);
  if (wanted === undefined) return undefined;
  const places = tokenize(sql, "sqlite").filter(
    ({ start, end }) => sql.slice(start, end) === wanted,
  );
  return places.length === 1 ? places[0]?.start : undefined;
}

function refused(reason: Refused["reason"], detail: string): Refused {
  return { kind: "refused", reason, detail };
}
