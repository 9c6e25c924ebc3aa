/** JSON and JSON lines: integers stay exact digits, decimals are strings, as Django's own serializer writes them. */
import { plain, uniqueNames, type FormatFacts, type Plain, type RowFormat } from "./format.ts";

/** An array of objects; of columns with one name, the second is called `name_2`. */
export function json(facts: FormatFacts): RowFormat {
  const write = objectWriter(facts);
  return {
    begin: () => "[",
    row: (cells, at) => `${at === 0 ? "" : ","}\n  ${write(cells)}`,
    end: () => "\n]\n",
  };
}

/** An object on each line. */
export function jsonLines(facts: FormatFacts): RowFormat {
  const write = objectWriter(facts);
  return { begin: () => "", row: (cells) => `${write(cells)}\n`, end: () => "" };
}

function objectWriter({
  columns,
}: FormatFacts): (cells: Parameters<RowFormat["row"]>[0]) => string {
  const names = uniqueNames(columns).map((name) => JSON.stringify(name));
  return (cells) =>
    `{${columns.map((column, at) => `${names[at]}: ${jsonValue(plain(cells[at], column))}`).join(", ")}}`;
}

const numberShape = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A value as JSON. Binary becomes base64, what JSON has no word for (NaN) a string. */
function jsonValue({ kind, text }: Plain): string {
  if (text === undefined) return "null";
  switch (kind) {
    case "integer":
    case "float":
      return numberShape.test(text) ? text : JSON.stringify(text);
    case "boolean":
      return text === "true" || text === "false" ? text : JSON.stringify(text);
    case "json":
      return isJson(text) ? text.replace(/[\r\n]+/g, " ") : JSON.stringify(text);
    case "binary":
      return JSON.stringify(Buffer.from(text, "hex").toString("base64"));
    case "text":
    case "decimal":
    case "date":
    case "time":
    case "timestamp":
    case "interval":
    case "uuid":
    case "array":
    case "other":
      return JSON.stringify(text);
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
