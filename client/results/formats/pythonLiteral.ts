/** Values as Python expressions that are equal to what Django would read: exact decimals, aware datetimes, bytes. */
import { arrayItems } from "./arrayText.ts";
import type { Plain } from "./format.ts";

/** What the expressions are made of; names that a module must import to evaluate them. */
export const pythonImports = [
  "from datetime import date, datetime, time, timedelta, timezone",
  "from decimal import Decimal",
  "from uuid import UUID",
];

/** The expression of a value. What has no exact value in Python (`infinity`, 0000-00-00) is its text. */
export function pythonLiteral({ kind, text }: Plain, type: string): string {
  if (text === undefined) return "None";
  return literals[kind](text, type) ?? pythonString(text);
}

type Literal = (text: string, type: string) => string | undefined;

const literals: Readonly<Record<Plain["kind"], Literal>> = {
  text: () => undefined,
  other: () => undefined,
  integer: (text) => (/^[+-]?\d+$/.test(text) ? text.replace(/^([+-]?)0+(?=\d)/, "$1") : undefined),
  decimal: (text) =>
    /^[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|nan|inf(?:inity)?)$/i.test(text)
      ? `Decimal("${text}")`
      : undefined,
  float: floatLiteral,
  boolean: (text) => ({ true: "True", false: "False" })[text],
  date: dateLiteral,
  time: timeLiteral,
  timestamp: timestampLiteral,
  interval: intervalLiteral,
  uuid: (text) =>
    /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text) ? `UUID("${text}")` : undefined,
  json: jsonLiteral,
  array: arrayLiteral,
  binary: (text) => `b"${text.replace(/../g, (byte) => byteText(Number.parseInt(byte, 16)))}"`,
};

/** A string literal, its quotes and control characters escaped; everything else is as it is. */
export function pythonString(text: string): string {
  const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const inner = text
    .replace(/[\\"]/g, "\\$&")
    .replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g, (one) => {
      const code = one.charCodeAt(0);
      return short[one] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
    })
    // Half of a pair is a character for Python too, but no file can hold it.
    .replace(/\p{Surrogate}/gu, (one) => `\\u${hex(one.charCodeAt(0), 4)}`);
  return `"${inner}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

function byteText(code: number): string {
  if (code === 0x22 || code === 0x5c) return `\\${String.fromCharCode(code)}`;
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : `\\x${hex(code, 2)}`;
}

function floatLiteral(text: string): string | undefined {
  const special = /^([+-]?)(inf|nan)/i.exec(text);
  if (special) return `float("${special[1]}${special[2]?.toLowerCase()}")`;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  return /[.eE]/.test(text) ? text : `${text}.0`;
}

const dateShape = /^(\d{4})-(\d\d)-(\d\d)$/;
const clockShape = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/;
const zoneShape = /^(.*?)(Z|[+-]\d\d(?::?\d\d)?(?::?\d\d)?)$/;

function dateLiteral(text: string): string | undefined {
  const parts = datePart(text);
  return parts && `date(${parts})`;
}

/** The arguments of a date that Python's calendar has: years 1 to 9999. */
function datePart(text: string): string | undefined {
  const [, year, month, day] = dateShape.exec(text) ?? [];
  const exists = Number(year) > 0 && Number(month) > 0 && Number(day) > 0;
  return exists ? `${Number(year)}, ${Number(month)}, ${Number(day)}` : undefined;
}

function clockPart(text: string): string | undefined {
  const [, hour, minute, second, fraction] = clockShape.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23) return undefined;
  const parts = [Number(hour), Number(minute), Number(second)];
  if (fraction !== undefined) parts.push(Number(fraction.padEnd(6, "0")));
  return parts.join(", ");
}

/** Splits a zone off; `tzinfo=…` with a comma before it. */
function zonePart(text: string): readonly [rest: string, zone: string] {
  const [, rest, zone] = zoneShape.exec(text) ?? [];
  if (rest === undefined || zone === undefined) return [text, ""];
  const [hours = "", minutes = "", seconds = ""] = zone.slice(1).match(/\d\d/g) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (size === 0) return [rest, ", tzinfo=timezone.utc"];
  const signed = zone.startsWith("-") ? -size : size;
  const unit = signed % 3600 === 0 ? `hours=${signed / 3600}` : `seconds=${signed}`;
  return [rest, `, tzinfo=timezone(timedelta(${unit}))`];
}

function timestampLiteral(text: string): string | undefined {
  const [day = "", rest] = text.split(/[ T](.*)/s);
  if (rest === undefined) return dateLiteral(text);
  const [clock, zone] = zonePart(rest);
  const date = datePart(day);
  const time = clockPart(clock);
  return date && time && `datetime(${date}, ${time}${zone})`;
}

function timeLiteral(text: string): string | undefined {
  const [clock, zone] = zonePart(text);
  const time = clockPart(clock);
  return time ? `time(${time}${zone})` : intervalLiteral(text);
}

/** A span without months and years, whose length is not fixed. MySQL's TIME is one where it is negative or long. */
function intervalLiteral(text: string): string | undefined {
  const shape =
    /^(?:([+-]?\d+) days?)?(?:(?:^|\s)([+-]?)(\d+):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)?$/;
  const [, days = "0", sign, hours = "0", minutes = "0", seconds = "0", fraction = ""] =
    shape.exec(text) ?? [];
  if (text === "" || !shape.test(text)) return undefined;
  const turn = sign === "-" ? -1 : 1;
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const parts = [
    ["days", Number(days)],
    ["seconds", turn * size],
    ["microseconds", turn * Number(fraction.padEnd(6, "0"))],
  ].filter(([, value]) => value !== 0);
  return `timedelta(${parts.map(([name, value]) => `${name}=${value}`).join(", ")})`;
}

/** JSON's tokens with Python's words; its numbers stay digit for digit. */
function jsonLiteral(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const words: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };
  return text.replace(/"(?:[^"\\]|\\.)*"|[a-z]{4,5}|\s+/g, (token) => {
    if (token.startsWith('"')) return pythonString(JSON.parse(token) as string);
    return words[token] ?? "";
  });
}

/** The items of PostgreSQL's `integer[]` as a list; an array of what is no array's type is left as text. */
function arrayLiteral(text: string, type: string): string | undefined {
  const items = arrayItems(text);
  const kind = elementKind(type.replace(/(?:\[\d*\])+$/, ""));
  return items && listOf(items, kind);
}

type Items = NonNullable<ReturnType<typeof arrayItems>>;

function listOf(items: Items, kind: Plain["kind"]): string {
  const one = (item: Items[number]): string => {
    if (Array.isArray(item)) return listOf(item as Items, kind);
    return pythonLiteral(readItem(item as string | null, kind), "");
  };
  return `[${items.map(one).join(", ")}]`;
}

function readItem(item: string | null, kind: Plain["kind"]): Plain {
  if (item === null) return { kind, text: undefined };
  if (kind === "boolean")
    return { kind, text: item === "t" ? "true" : item === "f" ? "false" : item };
  return { kind, text: kind === "binary" ? item.replace(/^\\x/, "") : item };
}

/** The kind of the elements of an array, by PostgreSQL's name of their type. */
function elementKind(type: string): Plain["kind"] {
  if (/^(?:smallint|integer|bigint|int[248]|oid)$/.test(type)) return "integer";
  if (/^(?:numeric|decimal)/.test(type)) return "decimal";
  if (/^(?:real|double precision|float[48])$/.test(type)) return "float";
  if (type.startsWith("bool")) return "boolean";
  if (type.startsWith("timestamp")) return "timestamp";
  if (type.startsWith("time")) return "time";
  if (type.startsWith("interval")) return "interval";
  if (/^jsonb?$/.test(type)) return "json";
  return type === "date" || type === "uuid" ? type : type === "bytea" ? "binary" : "text";
}
