/** Puts values into a statement, as literals that read alike in every mode and character set of the server. */
import type { Failed, Statement, Value } from "../driver.ts";
import type { Modes } from "../sql/dialect.ts";
import { tokenize } from "../sql/lexer.ts";

/**
 * The statement's text with a literal for each `?`.
 * The protocol's own binding answers rows in binary form, which is not what the server prints, and sends numbers as
 * floating point; so text goes as hexadecimal digits, in which nothing can end a string early.
 */
export function bound({ sql, values = [] }: Statement, modes: Modes): string | Failed {
  if (values.length === 0) return sql;
  const places = tokenize(sql, "mysql", modes).filter(
    ({ kind, start, end }) => kind === "parameter" && sql.slice(start, end) === "?",
  );
  if (places.length !== values.length)
    return refused(`The statement has ${places.length} placeholders for ${values.length} values`);
  let text = "";
  let from = 0;
  for (const [at, { start, end }] of places.entries()) {
    const literal = literalOf(values[at] ?? null);
    if (literal === undefined) return refused("MySQL has no infinite numbers");
    text += `${sql.slice(from, start)} ${literal} `;
    from = end;
  }
  return text + sql.slice(from);
}

/** Undefined for a number that MySQL does not have. */
function literalOf(value: Value): string | undefined {
  if (value === null) return "NULL";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === "string")
    return value === "" ? "''" : `_utf8mb4 0x${Buffer.from(value, "utf8").toString("hex")}`;
  const hexadecimal = Buffer.from(value.base64, "base64").toString("hex");
  return hexadecimal === "" ? "''" : `0x${hexadecimal}`;
}

function refused(message: string): Failed {
  return { kind: "failed", reason: "statement", message };
}
