/** Turns the bytes of a value into a cell, without losing any of it. */
import { isBits, type Field } from "./columns.ts";
import type { RawRow } from "./answer.ts";
import type { Cell, Column } from "../values.ts";

/** Makes the cells of a row; one function for each column is made before the first. */
export function cellsOf(
  fields: readonly Field[],
  columns: readonly Column[],
): (row: RawRow) => readonly Cell[] {
  const readers = fields.map((field, at) => readerOf(field, columns[at]!));
  return (row) =>
    readers.map((read, at) => {
      const value = row[at];
      return value ? read(value) : null;
    });
}

function readerOf(field: Field, { kind }: Column): (value: Buffer) => Cell {
  if (isBits(field)) return (value) => BigInt(`0x${value.toString("hex") || "0"}`).toString();
  switch (kind) {
    case "binary":
      return (value) => value.toString("hex");
    case "boolean":
      return (value) => truth(value.toString("latin1"));
    case "text":
    case "json":
    case "other":
      return kind === "json" ? unicode : textReader(field);
    default:
      return (value) => value.toString("latin1");
  }
}

/** MySQL's boolean is a small number, which may be another one. */
function truth(text: string): Cell {
  if (text === "0") return "false";
  return text === "1" ? "true" : { kind: "integer", text };
}

function textReader({ encoding, characterSet }: Field): (value: Buffer) => Cell {
  // The connection asks for utf8mb4; something else comes where a statement changed that.
  const label = encoding === undefined ? undefined : (labels[encoding] ?? encoding);
  if (characterSet === 63 || label === "utf8" || label === undefined) return unicode;
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return (value) => {
      try {
        return decoder.decode(value);
      } catch {
        return bytes(value);
      }
    };
  } catch {
    return bytes;
  }
}

/** mysql2's names of encodings that the standard calls otherwise. */
const labels: Readonly<Record<string, string>> = {
  cesu8: "utf8",
  latin1: "windows-1252",
  ascii: "utf8",
  latin2: "iso-8859-2",
  cp1251: "windows-1251",
  koi8r: "koi8-r",
  koi8u: "koi8-u",
  euckr: "euc-kr",
  eucjp: "euc-jp",
  sjis: "shift_jis",
};

function unicode(value: Buffer): Cell {
  const text = value.toString("utf8");
  // A replacement stands for a byte that is none of UTF-8, unless it was stored.
  return text.includes("\uFFFD") && !Buffer.from(text, "utf8").equals(value) ? bytes(value) : text;
}

function bytes(value: Buffer): Cell {
  return { kind: "binary", text: value.toString("hex") };
}
