/** CSV and tab-separated text. NULL is nothing, an empty text is `""`, as PostgreSQL's COPY tells them apart. */
import { plain, type FormatFacts, type RowFormat } from "./format.ts";

/** RFC 4180, with a line of names. */
export function csv(facts: FormatFacts): RowFormat {
  return delimited(facts, ",", "\r\n");
}

/** For spreadsheets: what a paste puts into cells. Quoted where a tab or a line break would part a value. */
export function tsv(facts: FormatFacts): RowFormat {
  return delimited(facts, "\t", "\n");
}

function delimited({ columns }: FormatFacts, separator: string, lineEnd: string): RowFormat {
  const field = (text: string | undefined): string => {
    if (text === undefined) return "";
    const isPlain = text !== "" && !/["\r\n\t]/.test(text) && !text.includes(separator);
    // A blank at either end is lost by some readers where it is not quoted.
    return isPlain && text.trim() === text ? text : `"${text.replaceAll('"', '""')}"`;
  };
  const line = (fields: readonly string[]): string => fields.join(separator) + lineEnd;
  return {
    begin: () => line(columns.map(({ name }) => field(name))),
    row: (cells) => line(columns.map((column, at) => field(plain(cells[at], column).text))),
    end: () => "",
  };
}
