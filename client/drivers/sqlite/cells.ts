/** Turns what SQLite holds into cells: each value has a type of its own, whatever its column's is. */
import type { Cell, ValueKind } from "../values.ts";

/** A value as `node:sqlite` hands it over, integers as BigInt. */
export type Raw = null | bigint | number | string | Uint8Array;

/** The cell of a value in a column of a kind; of a kind of its own where it does not fit. */
export function cellOf(value: Raw, kind: ValueKind): Cell {
  if (value === null) return null;
  if (typeof value === "string") return fits(value, kind) ? value : { kind: "text", text: value };
  if (typeof value === "bigint") return integerCell(value.toString(), kind);
  if (typeof value === "number") {
    const text = realText(value);
    return kind === "float" || kind === "decimal" ? text : { kind: "float", text };
  }
  const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex");
  return kind === "binary" ? text : { kind: "binary", text };
}

/** The kind of a value where its column has none. */
export function kindOfValue(value: Raw): ValueKind | undefined {
  if (value === null) return undefined;
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return "float";
  return typeof value === "string" ? "text" : "binary";
}

/** The shortest text that gives the same number again, as SQLite writes it: with a point or an exponent. */
function realText(value: number): string {
  if (value === Infinity) return "Inf";
  if (value === -Infinity) return "-Inf";
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text.replace(/^(-?\d+)e/, "$1.0e") : `${text}.0`;
}

function integerCell(text: string, kind: ValueKind): Cell {
  if (kind === "integer" || kind === "decimal" || kind === "float") return text;
  if (kind === "boolean" && text === "0") return "false";
  if (kind === "boolean" && text === "1") return "true";
  return { kind: "integer", text };
}

/** Whether a text is what its column's kind promises. */
function fits(text: string, kind: ValueKind): boolean {
  const shape = shapes[kind];
  return shape === undefined
    ? kind === "text" || kind === "json" || kind === "other"
    : shape.test(text);
}

const shapes: Partial<Record<ValueKind, RegExp>> = {
  date: /^-?\d{4,}-\d\d-\d\d$/,
  time: /^\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/,
  timestamp: /^-?\d{4,}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/,
  uuid: /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i,
};
