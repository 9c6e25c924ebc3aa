/** Names the types of a result's columns as the server writes them in definitions. */
import type { Column, ValueKind } from "../values.ts";

/** A column as the protocol describes it. */
export interface Field {
  readonly name: string;
  readonly schema: string;
  readonly orgTable: string;
  readonly orgName: string;
  readonly columnType: number;
  readonly columnLength: number;
  readonly characterSet: number;
  readonly encoding: string | undefined;
  readonly flags: number;
  readonly decimals: number;
  /** MariaDB's own types, which travel as others: "uuid", "inet6". */
  readonly extendedTypeName?: string;
  /** "json" for what MariaDB keeps as text. */
  readonly extendedFormat?: string;
}

/** The character set of what is not text. */
const binary = 63;
const flag = { unsigned: 32, zerofill: 64, enum: 256, set: 2048 };

/** Types of the protocol by number. */
const integers: ReadonlyMap<number, string> = new Map([
  [1, "tinyint"],
  [2, "smallint"],
  [3, "int"],
  [8, "bigint"],
  [9, "mediumint"],
]);
const decimals = new Set([0, 246]);
const floats: ReadonlyMap<number, string> = new Map([
  [4, "float"],
  [5, "double"],
]);
const times: ReadonlyMap<number, readonly [string, ValueKind, number]> = new Map([
  [7, ["timestamp", "timestamp", 19]],
  [10, ["date", "date", 10]],
  [11, ["time", "time", 10]],
  [12, ["datetime", "timestamp", 19]],
  [14, ["date", "date", 10]],
]);
const varchars = new Set([15, 253]);
const bits = 16;

/** Whether the value is a number of bits, sent as bytes. */
export function isBits({ columnType }: Field): boolean {
  return columnType === bits;
}

/** The column; `widths` tells whether the server still writes the widths of integers (MySQL stopped in 8.0.19). */
export function columnOf(field: Field, widths: boolean): Column {
  const [type, kind] = typeOf(field, widths);
  const { name, schema, orgTable, orgName } = field;
  const source =
    orgTable === "" || orgName === ""
      ? undefined
      : { schema: schema === "" ? undefined : schema, table: orgTable, column: orgName };
  return { name, kind, type, ...(source && { source }) };
}

function typeOf(field: Field, widths: boolean): readonly [string, ValueKind] {
  const { columnType, columnLength, flags } = field;
  const signs =
    (flags & flag.unsigned ? " unsigned" : "") + (flags & flag.zerofill ? " zerofill" : "");
  const integer = integers.get(columnType);
  if (integer !== undefined) {
    const isBoolean = columnType === 1 && columnLength === 1 && signs === "";
    const width = widths || isBoolean || flags & flag.zerofill ? `(${columnLength})` : "";
    return [`${integer}${width}${signs}`, isBoolean ? "boolean" : "integer"];
  }
  if (decimals.has(columnType)) return [`${decimalOf(field)}${signs}`, "decimal"];
  const float = floats.get(columnType);
  if (float !== undefined) {
    const digits = field.decimals < 31 ? `(${columnLength},${field.decimals})` : "";
    return [`${float}${digits}${signs}`, "float"];
  }
  const time = times.get(columnType);
  if (time !== undefined) {
    const [name, kind, length] = time;
    const fraction = name === "date" ? 0 : columnLength - length - 1;
    return [fraction > 0 && fraction <= 6 ? `${name}(${fraction})` : name, kind];
  }
  if (columnType === 13) return [`year(${columnLength})`, "integer"];
  if (columnType === bits) return [`bit(${columnLength})`, "integer"];
  if (columnType === 6) return ["null", "other"];
  if (columnType === 245 || field.extendedFormat === "json") return ["json", "json"];
  if (columnType === 255) return [field.extendedTypeName ?? "geometry", "binary"];
  if (columnType === 242) return ["vector", "binary"];
  return textOf(field);
}

/** The length counts the sign and the point. */
function decimalOf({ columnLength, decimals, flags }: Field): string {
  const sign = flags & flag.unsigned ? 0 : 1;
  return `decimal(${columnLength - sign - (decimals > 0 ? 1 : 0)},${decimals})`;
}

function textOf(field: Field): readonly [string, ValueKind] {
  const { columnType, columnLength, characterSet, flags } = field;
  if (field.extendedTypeName === "uuid") return ["uuid", "uuid"];
  if (field.extendedTypeName !== undefined) return [field.extendedTypeName, "text"];
  if (flags & flag.enum || columnType === 247) return ["enum", "text"];
  if (flags & flag.set || columnType === 248) return ["set", "text"];
  const isBinary = characterSet === binary;
  const length = columnLength / (isBinary ? 1 : bytesOf(field.encoding));
  if (columnType === 254) return [`${isBinary ? "binary" : "char"}(${length})`, kindOf(isBinary)];
  if (varchars.has(columnType))
    return [`${isBinary ? "varbinary" : "varchar"}(${length})`, kindOf(isBinary)];
  return [`${sizeOf(columnLength, field)}${isBinary ? "blob" : "text"}`, kindOf(isBinary)];
}

function kindOf(isBinary: boolean): ValueKind {
  return isBinary ? "binary" : "text";
}

/** The most bytes of a character in the character set of the answer. */
function bytesOf(encoding: string | undefined): number {
  return { utf8: 4, cesu8: 3, ascii: 1, latin1: 1 }[encoding ?? ""] ?? 1;
}

/** A text's length is counted in bytes of the answer's character set: four for one of the column's. */
function sizeOf(length: number, { characterSet, encoding }: Field): string {
  const least = characterSet === binary ? 1 : bytesOf(encoding);
  if (length <= 255 * least) return "tiny";
  if (length <= 65_535 * least) return "";
  return length <= 16_777_215 * least ? "medium" : "long";
}
