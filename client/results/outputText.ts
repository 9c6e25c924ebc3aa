/** A result as text, for notebooks that are shown without the grid. */
import { writeAll } from "./formats/format.ts";
import { markdown } from "./formats/markdown.ts";
import type { GridOutput } from "./grid/messages.ts";

/** Rows of the table; the others are counted. */
const shownRows = 50;

export function outputText({ columns, rows, summary }: GridOutput): string {
  const format = markdown({ columns, server: { dialect: undefined, modes: {} } });
  const table = writeAll(
    format,
    rows.slice(0, shownRows).map(({ cells }) => cells),
  );
  const more = summary.end === "more" ? "or more " : "";
  return `${table}\n${summary.read} ${more}rows, ${summary.where}\n`;
}
