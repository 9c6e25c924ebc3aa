/**
 * Compares expressions of SQL that servers rewrite: `"age" >= 18` comes back as `((age >= 18))`, and `IN` as `= ANY`.
 * What no rewriting changes are the values in it and the columns that it is about.
 */

/** Whether two expressions have the same values and columns, or the same text. */
export function isSameExpression(
  one: string,
  other: string,
  columns: readonly string[] = [],
): boolean {
  if (plainExpression(one) === plainExpression(other)) return true;
  return essence(one, columns) === essence(other, columns);
}

/** The text without quotes of names, parentheses, casts and spaces; for expressions that are not rewritten. */
function plainExpression(sql: string): string {
  return sql
    .replace(/^\s*check\b/i, "")
    .replaceAll(/["`()\s]/g, "")
    .replaceAll(/::\w+(?:\[\])?/g, "")
    .toLowerCase();
}

/** Values and columns, each once, sorted. */
function essence(sql: string, columns: readonly string[]): string {
  const found = new Set<string>();
  // The size of a type that a value is cast to is none of its values.
  const uncast = sql.replaceAll(/::[a-z ]+\(\d+(?:,\s*\d+)?\)/gi, "");
  const rest = uncast.replaceAll(/'(?:[^'\\]|\\.|'')*'/gs, (text) => {
    const value = text.slice(1, -1).replaceAll("''", "'").replaceAll(/\\(.)/gs, "$1");
    found.add(plainValue(value));
    return " ";
  });
  const known = new Set(columns.map((column) => column.toLowerCase()));
  for (const [word] of rest.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*|\d+(?:\.\d+)?/gu)) {
    if (/^\d/.test(word)) found.add(plainValue(word));
    else if (known.has(word.toLowerCase())) found.add(`column ${word.toLowerCase()}`);
  }
  return [...found]
    .filter((value) => value !== "")
    .sort()
    .join("\n");
}

/** A number in one way, without its sign, which may stand outside; moments are written in many ways: their year must do. */
function plainValue(value: string): string {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(value)) return String(Math.abs(Number(value)));
  const date = /^(?<day>\d{4}-\d\d-\d\d)(?:[ T]|$)/.exec(value)?.groups?.["day"];
  return date === undefined ? `'${value}'` : date.slice(0, 4);
}
