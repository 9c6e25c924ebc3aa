/** Tells the kind of a column from its declared type, by what Django declares and by SQLite's rules of affinity. */
import type { ValueKind } from "../values.ts";

/** The kind; undefined where the type says nothing: then the values decide. */
export function kindOf(declared: string | null | undefined): ValueKind | undefined {
  const type = (declared ?? "").trim().toLowerCase();
  if (type === "" || type === "any") return undefined;
  const base = type.replace(/\s*\(.*$/, "");
  // A UUIDField is declared as char(32); any other text of that length is told by its cells.
  if (/^char\s*\(\s*32\s*\)$/.test(type)) return "uuid";
  return named[base] ?? affinityOf(type);
}

/** Types by the words that Django and most people use. */
const named: Readonly<Record<string, ValueKind>> = {
  bool: "boolean",
  boolean: "boolean",
  decimal: "decimal",
  numeric: "decimal",
  date: "date",
  datetime: "timestamp",
  timestamp: "timestamp",
  time: "time",
  uuid: "uuid",
  json: "json",
};

/** https://www.sqlite.org/datatype3.html §3.1 */
function affinityOf(type: string): ValueKind {
  if (type.includes("int")) return "integer";
  if (/char|clob|text/.test(type)) return "text";
  if (type.includes("blob")) return "binary";
  return /real|floa|doub/.test(type) ? "float" : "decimal";
}
