/** Python's format mini-language: what stands after the colon in `f"{x:>10}"`. */

import { exponentDigits, fixedDigits, floatText, generalDigits } from "./floatDigits.ts";

export interface FormatSpec {
  readonly fill: string;
  readonly align: "<" | ">" | "^" | "=" | undefined;
  readonly sign: "+" | "-" | " ";
  readonly alternate: boolean;
  readonly width: number;
  readonly group: "," | "_" | "";
  readonly precision: number | undefined;
  readonly type: string;
}

const shape =
  /^(?:(?<fill>[^])?(?<align>[<>=^]))?(?<sign>[-+ ])?z?(?<alternate>#)?(?<zero>0)?(?<width>\d+)?(?<group>[,_])?(?:\.(?<precision>\d+))?(?<type>[a-zA-Z%])?$/u;

/** Reads a format; undefined where Python raises `ValueError`. */
export function readFormatSpec(text: string): FormatSpec | undefined {
  const found = shape.exec(text)?.groups;
  if (found === undefined) return undefined;
  const zero = found["zero"] !== undefined;
  const width = Number(found["width"] ?? 0);
  const precision = found["precision"] === undefined ? undefined : Number(found["precision"]);
  if (width > 100_000 || (precision ?? 0) > 10_000) return undefined;
  return {
    fill: found["fill"] ?? (zero ? "0" : " "),
    align: (found["align"] as FormatSpec["align"]) ?? (zero ? "=" : undefined),
    sign: (found["sign"] as FormatSpec["sign"]) ?? "-",
    alternate: found["alternate"] !== undefined,
    width,
    group: (found["group"] as FormatSpec["group"]) ?? "",
    precision,
    type: found["type"] ?? "",
  };
}

/** Formats a text; undefined where the format is none for texts. */
export function formatText(value: string, spec: FormatSpec): string | undefined {
  if (spec.type !== "" && spec.type !== "s") return undefined;
  if (spec.align === "=" && spec.fill !== "0") return undefined;
  if (spec.group !== "" || spec.sign !== "-" || spec.alternate) return undefined;
  const cut =
    spec.precision === undefined ? value : Array.from(value).slice(0, spec.precision).join("");
  return pad(cut, { ...spec, align: spec.align === "=" ? "<" : spec.align }, "<");
}

/** Formats an integer; undefined where the format is none for integers. */
export function formatInteger(value: bigint, spec: FormatSpec): string | undefined {
  if ("eEfFgG%".includes(spec.type) && spec.type !== "") {
    return formatFloat(Number(value), spec);
  }
  if (spec.precision !== undefined) return undefined;
  if (spec.type === "c") {
    return value >= 0n && value <= 0x10ffffn
      ? pad(String.fromCodePoint(Number(value)), spec, "<")
      : undefined;
  }
  const bases: Readonly<Record<string, readonly [number, string]>> = {
    "": [10, ""],
    d: [10, ""],
    n: [10, ""],
    b: [2, "0b"],
    o: [8, "0o"],
    x: [16, "0x"],
    X: [16, "0X"],
  };
  const base = bases[spec.type];
  if (base === undefined || (spec.group === "," && base[0] !== 10)) return undefined;
  const digits = (value < 0n ? -value : value).toString(base[0]);
  const shown = spec.type === "X" ? digits.toUpperCase() : digits;
  return number(value < 0n, spec.alternate ? base[1] : "", shown, "", spec, base[0] === 10 ? 3 : 4);
}

/** Formats a float; undefined where the format is none for floats. */
export function formatFloat(value: number, spec: FormatSpec): string | undefined {
  if (spec.type !== "" && !"eEfFgGn%".includes(spec.type)) return undefined;
  const negative = value < 0 || Object.is(value, -0);
  const size = Math.abs(value);
  const digits = Number.isFinite(size) ? finiteDigits(size, spec) : floatText(size);
  const percent = spec.type === "%" ? "%" : "";
  const cased = "EFG".includes(spec.type) && spec.type !== "" ? digits.toUpperCase() : digits;
  const end = cased.search(/[^0-9]/);
  const whole = end < 0 ? cased : cased.slice(0, end);
  const rest = end < 0 ? "" : cased.slice(end);
  return number(negative, "", whole, rest + percent, spec, 3);
}

/** Pads to the width, by code points. */
export function pad(
  text: string,
  spec: Pick<FormatSpec, "fill" | "align" | "width">,
  fallback: "<" | ">" | "^",
): string {
  const missing = spec.width - Array.from(text).length;
  if (missing <= 0) return text;
  const align = spec.align ?? fallback;
  if (align === "<") return text + spec.fill.repeat(missing);
  if (align === "^") {
    const left = Math.floor(missing / 2);
    return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
  }
  return spec.fill.repeat(missing) + text;
}

function finiteDigits(size: number, spec: FormatSpec): string {
  const precision = spec.precision ?? 6;
  switch (spec.type.toLowerCase()) {
    case "f":
      return dotted(fixedDigits(size, precision), spec);
    case "%":
      return dotted(fixedDigits(size * 100, precision), spec);
    case "e":
      return exponentDigits(size, precision);
    case "":
      return spec.precision === undefined ? floatText(size) : shortDigits(size, precision);
    default:
      return generalDigits(size, precision, spec.alternate);
  }
}

/** Without a type, a float keeps one digit after its point and switches to an exponent sooner. */
function shortDigits(size: number, precision: number): string {
  const general = generalDigits(size, precision, false);
  if (/[.e]/.test(general)) return general;
  return general.length >= (precision === 0 ? 1 : precision) && size !== 0
    ? exponentIfFull(size, general, precision)
    : `${general}.0`;
}

function exponentIfFull(size: number, general: string, precision: number): string {
  const places = precision === 0 ? 1 : precision;
  if (general.length < places) return `${general}.0`;
  return exponentDigits(size, places - 1).replace(/\.?0*e/, "e");
}

function dotted(digits: string, spec: FormatSpec): string {
  return spec.alternate && !digits.includes(".") ? `${digits}.` : digits;
}

function number(
  negative: boolean,
  prefix: string,
  whole: string,
  rest: string,
  spec: FormatSpec,
  size: number,
): string {
  const sign = negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const head = sign + prefix;
  const inside = spec.align === "=";
  if (!inside || spec.fill !== "0") {
    const body = grouped(whole, spec.group, size) + rest;
    const missing = spec.width - head.length - body.length;
    if (inside) return head + spec.fill.repeat(Math.max(0, missing)) + body;
    return pad(head + body, spec, ">");
  }
  // Zeros that fill are grouped with the digits, and a group is never opened by a separator.
  let digits = whole;
  while (head.length + grouped(digits, spec.group, size).length + rest.length < spec.width) {
    digits = `0${digits}`;
  }
  return head + grouped(digits, spec.group, size) + rest;
}

function grouped(digits: string, separator: string, size: number): string {
  if (separator === "") return digits;
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= size) {
    parts.unshift(digits.slice(Math.max(0, end - size), end));
  }
  return parts.join(separator);
}
