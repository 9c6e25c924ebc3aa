/** Values as literals of SQL that mean the same again on the server that they are from. */
import type { Dialect, Modes } from "#client/drivers/sql/dialect.ts";
import type { Plain } from "./format.ts";

/** What decides how a literal is written; an engine whose dialect is not known is taken for standard SQL. */
export interface LiteralFacts {
  readonly dialect: Dialect | undefined;
  readonly modes: Modes;
}

const numberShape = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export function sqlLiteral({ kind, text }: Plain, facts: LiteralFacts): string {
  if (text === undefined) return "NULL";
  switch (kind) {
    case "integer":
    case "decimal":
    case "float":
      return numberShape.test(text) ? text : specialNumber(text, facts);
    case "boolean":
      return text === "true" || text === "false" ? text.toUpperCase() : quoteText(text, facts);
    case "binary":
      return binaryLiteral(text, facts);
    case "text":
    case "date":
    case "time":
    case "timestamp":
    case "interval":
    case "uuid":
    case "json":
    case "array":
    case "other":
      return quoteText(text, facts);
  }
}

/** Infinities and NaN: SQLite has no word for an infinity, but a number too large is one. */
function specialNumber(text: string, facts: LiteralFacts): string {
  const infinite = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (facts.dialect === "sqlite" && infinite) return `${infinite[1] === "-" ? "-" : ""}9e999`;
  return quoteText(text, facts);
}

function binaryLiteral(digits: string, { dialect, modes }: LiteralFacts): string {
  if (dialect !== "postgresql") return `X'${digits}'`;
  // `E` reads its backslashes alike in both modes of strings.
  return modes.backslashEscapes ? `E'\\\\x${digits}'` : `'\\x${digits}'`;
}

/** A string literal. A backslash is written so that every mode of the session reads it alike. */
function quoteText(text: string, { dialect, modes }: LiteralFacts): string {
  const doubled = text.replaceAll("'", "''");
  if (dialect === "sqlite" && text.includes("\0"))
    return `CAST(X'${Buffer.from(text).toString("hex")}' AS TEXT)`;
  if (!text.includes("\\")) return `'${doubled}'`;
  if (dialect === "postgresql") return `E'${doubled.replaceAll("\\", "\\\\")}'`;
  if (dialect === "mysql" && modes.backslashEscapes !== false)
    return `'${doubled.replaceAll("\\", "\\\\")}'`;
  return `'${doubled}'`;
}
