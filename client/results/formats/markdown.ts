/** A table in GitHub's Markdown: one line for each row, numbers to the right. */
import { plain, type FormatFacts, type RowFormat } from "./format.ts";

export function markdown({ columns }: FormatFacts): RowFormat {
  const line = (fields: readonly string[]): string => `| ${fields.join(" | ")} |\n`;
  return {
    begin: () =>
      line(columns.map(({ name }) => escaped(name))) +
      line(
        columns.map(({ kind }) =>
          kind === "integer" || kind === "decimal" || kind === "float" ? "--:" : "---",
        ),
      ),
    row: (cells) =>
      line(
        columns.map((column, at) => {
          const { kind, text } = plain(cells[at], column);
          if (text === undefined) return "*NULL*";
          return kind === "binary" ? `0x${text}` : escaped(text);
        }),
      ),
    end: () => "",
  };
}

/** Nothing in a value is markup, and nothing ends its cell. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "<br>")
    .trim();
}
