/** Writes the linter's table of layers as Markdown. */
import { layers } from "#layers";

/** The table, one row for each layer in the order in which they are declared. */
export function layerTable(): string {
  const rows = Object.entries(layers).map(([folder, { imports, node, editor }]) =>
    row(
      `\`${folder}\``,
      imports.length ? shortened(folder, imports) : "–",
      node ? "yes" : "–",
      editor ? "yes" : "–",
    ),
  );
  return [
    row("folder", "may import", "`node:*`", "`vscode`"),
    row("---", "---", "---", "---"),
    ...rows,
  ].join("\n");
}

/** The imports as read beside the folder: those under the same top lose its name. */
function shortened(folder: string, imports: readonly string[]): string {
  const top = `${folder.split("/")[0]}/`;
  return imports.map((path) => (path.startsWith(top) ? path.slice(top.length) : path)).join(", ");
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
