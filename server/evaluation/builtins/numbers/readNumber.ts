/** Reads numbers from texts, as `int("…")` and `float("…")` do. */

import { stripSpace } from "../text/characters.ts";

/** The integer that a text stands for in a base; undefined where Python raises `ValueError`. */
export function readInteger(written: string, base: number): bigint | undefined {
  const found = /^([+-]?)(?:0([xXoObB])_?)?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(
    stripSpace(written, true, true),
  );
  if (found === null) return readPrefixless(written, base);
  const [, sign = "", prefix = "", digits = ""] = found;
  const own = { x: 16, o: 8, b: 2 }[prefix.toLowerCase()];
  // `0b1` is a number of base 16 as well, where the letters are digits.
  if (own !== undefined && base !== 0 && base !== own) return readPrefixless(written, base);
  if (own === undefined && base === 0 && /^0+[1-9]/.test(digits)) return undefined;
  const size = inBase(digits.replaceAll("_", ""), own ?? (base === 0 ? 10 : base));
  return size === undefined || sign !== "-" ? size : -size;
}

/** The float that a text stands for; undefined where Python raises `ValueError`. */
export function readFloat(written: string): number | undefined {
  const text = stripSpace(written, true, true).toLowerCase();
  const special = /^([+-]?)(?:(inf|infinity)|nan)$/.exec(text);
  if (special !== null) {
    if (special[2] === undefined) return Number.NaN;
    return special[1] === "-" ? -Infinity : Infinity;
  }
  if (
    !/^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/.test(text)
  ) {
    return undefined;
  }
  return Number(text.replaceAll("_", ""));
}

function readPrefixless(written: string, base: number): bigint | undefined {
  const found = /^([+-]?)([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(stripSpace(written, true, true));
  if (found === null || base === 0) return undefined;
  const size = inBase((found[2] ?? "").replaceAll("_", ""), base);
  return size === undefined || found[1] !== "-" ? size : -size;
}

function inBase(digits: string, base: number): bigint | undefined {
  let value = 0n;
  for (const digit of digits) {
    const size = Number.parseInt(digit, 36);
    if (Number.isNaN(size) || size >= base) return undefined;
    value = value * BigInt(base) + BigInt(size);
  }
  return value;
}
