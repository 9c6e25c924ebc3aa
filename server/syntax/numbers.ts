/** Reads Python's number literals. */

import type { Numeral } from "./tree.ts";

/** The value of a literal as Python 3 writes it, underscores and bases included. */
export function numeral(source: string, start: number, end: number): Numeral {
  const digits = source.replaceAll("_", "").toLowerCase();
  const node = { kind: "Numeral", start, end } as const;
  if (/^0[xob]/.test(digits)) return { ...node, value: integer(digits), form: "int" };
  if (digits.endsWith("j")) return { ...node, value: finite(digits.slice(0, -1)), form: "complex" };
  if (/^\d+l?$/.test(digits))
    return { ...node, value: integer(digits.replace(/l$/, "")), form: "int" };
  return { ...node, value: finite(digits), form: "float" };
}

function integer(digits: string): number | bigint {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  try {
    return BigInt(digits);
  } catch {
    // `0x` alone, while it is being typed.
    return 0;
  }
}

function finite(digits: string): number {
  const value = Number(digits);
  return Number.isNaN(value) ? 0 : value;
}
