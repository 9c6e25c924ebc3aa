/** Makes the values of a statement such that SQLite stores them exactly. */
import type { Failed, Statement } from "../driver.ts";
import { split } from "../sql/split.ts";
import { tokenize } from "../sql/lexer.ts";

type Bound = null | bigint | number | string | Uint8Array;

/** The values; a failure where their number is wrong, and for several statements, of which only the first would run. */
export function bind({ sql, values = [] }: Statement): readonly Bound[] | Failed {
  const statements = split(sql, "sqlite").filter(({ kind }) => kind !== "empty");
  if (statements.length !== 1)
    return failed(
      statements.length === 0
        ? "There is no statement"
        : "There are several statements: run one at a time",
    );
  const places = tokenize(sql, "sqlite")
    .filter(({ kind }) => kind === "parameter")
    .map(({ start, end }) => sql.slice(start, end));
  // Names and numbers may stand for one value several times; SQLite counts those itself.
  if (places.every((place) => place === "?") && places.length !== values.length)
    return failed(`The statement has ${places.length} placeholders for ${values.length} values`);
  return values.map((value) => {
    if (typeof value === "boolean") return value ? 1n : 0n;
    // As a number it would become a REAL.
    if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
    return typeof value === "object" && value !== null
      ? Buffer.from(value.base64, "base64")
      : value;
  });
}

function failed(message: string): Failed {
  return { kind: "failed", reason: "statement", message };
}
