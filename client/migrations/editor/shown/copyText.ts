/** Writes rows of the matrix as text for the clipboard: a table of Markdown, or values apart by tabs. */
import type { ShownAlias, ShownRow } from "./messages.ts";

export function asMarkdown(aliases: readonly ShownAlias[], rows: readonly ShownRow[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |\n`;
  const header = ["migration", ...aliases.map(({ name }) => name)];
  return [
    line(header),
    `|${" --- |".repeat(header.length)}\n`,
    ...rows.map((row) =>
      line([row.key, ...row.cells.map(({ mark, words }) => `${mark} ${words}`)]),
    ),
  ].join("");
}

export function asTsv(aliases: readonly ShownAlias[], rows: readonly ShownRow[]): string {
  const header = ["app", "migration", ...aliases.map(({ name }) => name)];
  return [header, ...rows.map((row) => [row.app, row.name, ...row.cells.map(({ words }) => words)])]
    .map((cells) => `${cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, " ")).join("\t")}\n`)
    .join("");
}

/** A name may hold what Markdown takes for its own; underscores within words are none of that. */
function escaped(text: string): string {
  return text.replaceAll(/[\\|`*<>[\]]/g, String.raw`\$&`).replaceAll(/[\r\n]+/g, " ");
}
