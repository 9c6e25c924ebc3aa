/** What a text that was typed for a parameter may mean. */
import type { Value } from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

/** The kinds of values that a parameter may be given; `as-written` leaves the placeholder to the server. */
export type Meaning = "text" | "number" | "true" | "false" | "null" | "binary" | "as-written";

/** A value as it was given, kept to be offered again. */
export interface Typed {
  readonly meaning: Meaning;
  readonly text: string;
}

/** What the text may mean, the likeliest first. */
export function meaningsOf(text: string): readonly Meaning[] {
  const trimmed = text.trim();
  const isNumber = numeral.test(trimmed);
  const isBinary = trimmed !== "" && /^(?:[\da-f]{2})+$/i.test(trimmed);
  const likely: Meaning[] = [];
  if (isNumber) likely.push("number");
  if (/^null$/i.test(trimmed)) likely.push("null");
  if (/^(?:true|t|yes)$/i.test(trimmed)) likely.push("true");
  if (/^(?:false|f|no)$/i.test(trimmed)) likely.push("false");
  const others: readonly Meaning[] = ["text", "null", "true", "false"];
  return [
    ...new Set([
      ...likely,
      ...others,
      ...(isBinary ? (["binary"] as const) : []),
      "as-written" as const,
    ]),
  ];
}

/** The value to bind; undefined for a placeholder that is left as it is. */
export function valueOf({ meaning, text }: Typed, dialect: Dialect | undefined): Value | undefined {
  switch (meaning) {
    case "as-written":
      return undefined;
    case "null":
      return null;
    case "true":
      return true;
    case "false":
      return false;
    case "binary":
      return { kind: "binary", base64: hexToBase64(text.trim()) };
    case "number":
      return numberOf(text.trim(), dialect);
    case "text":
      return text;
  }
}

const numeral = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** As a number only where nothing is lost by it: servers convert a text exactly. SQLite has nothing but doubles. */
function numberOf(text: string, dialect: Dialect | undefined): Value {
  const value = Number(text);
  if (/^[+-]?\d+$/.test(text)) return Number.isSafeInteger(value) ? value : text;
  return dialect === "sqlite" ? value : text;
}

function hexToBase64(text: string): string {
  return Buffer.from(text, "hex").toString("base64");
}
