/** Takes what was typed for a value of its column; what the server would silently turn into something else is refused. */
import type { Value } from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import type { Column } from "#client/drivers/values.ts";

export type Taken =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "refused"; readonly because: string };

const shapes = {
  integer: /^[+-]?\d+$/,
  decimal: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  float: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^-?\d+:\d\d(?::\d\d(?:\.\d+)?)?$/,
  timestamp: /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/,
} as const;

const words = {
  integer: "an integer",
  decimal: "a number",
  float: "a number",
  date: "a date, such as 2024-12-31",
  time: "a time, such as 23:59:59",
  timestamp: "a date and time, such as 2024-12-31 23:59:59",
} as const;

export function takeValue(text: string, column: Column, dialect: Dialect): Taken {
  const { kind } = column;
  switch (kind) {
    case "binary": {
      const digits = text.replace(/^(?:0x|\\x)/i, "").replaceAll(/\s/g, "");
      if (!/^(?:[\da-f]{2})*$/i.test(digits))
        return refused("It is not pairs of hexadecimal digits");
      return value({ kind: "binary", base64: Buffer.from(digits, "hex").toString("base64") });
    }
    case "boolean":
      if (text !== "true" && text !== "false") return refused("It is neither true nor false");
      return value(text === "true");
    case "json":
      return isJson(text) ? value(text) : refused("It is not JSON");
    case "integer":
    case "decimal":
    case "float":
    case "date":
    case "time":
    case "timestamp":
      // PostgreSQL refuses what it does not take, and takes more notations than these.
      if (dialect === "postgresql" || shapes[kind].test(text.trim())) return value(text.trim());
      return refused(`It is not ${words[kind]}`);
    case "uuid":
      // Django keeps a UUID without dashes where the engine has no type for it.
      return value(
        /^char\s*\(32\)/i.test(column.type) ? text.replaceAll("-", "").toLowerCase() : text,
      );
    case "text":
    case "interval":
    case "array":
    case "other":
      return value(text);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function value(taken: Value): Taken {
  return { kind: "value", value: taken };
}

function refused(because: string): Taken {
  return { kind: "refused", because };
}
