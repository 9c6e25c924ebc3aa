/** A comparison for people: in a sentence, as a table, and as text. */
import type { Cell, Column } from "#client/drivers/values.ts";
import { plural } from "#client/console/statements/words.ts";
import { escaped } from "#client/console/plan/show.ts";
import type { Comparison, Row } from "./compare.ts";

/** The names of the two sides, as people know them. */
export interface Sides {
  readonly left: string;
  readonly right: string;
}

/** `default and replica: 98 rows equal, 1 different, 2 only on default`. */
function comparisonSummary(found: Comparison, { left, right }: Sides): string {
  const { equal, different, onlyLeft, onlyRight, because, read } = found;
  const parts = [
    `${plural(equal, "row")} equal`,
    ...(different > 0 ? [`${different.toLocaleString("en-US")} different`] : []),
    ...(onlyLeft > 0 ? [`${onlyLeft.toLocaleString("en-US")} only on ${left}`] : []),
    ...(onlyRight > 0 ? [`${onlyRight.toLocaleString("en-US")} only on ${right}`] : []),
  ];
  const partly =
    because === undefined
      ? ""
      : `; not compared to the end, after ${plural(read.left, "row")} of ${left} and ${plural(read.right, "row")} of ${right}: ${because}`;
  return `${left} and ${right}: ${parts.join(", ")}${partly}`;
}

/** A table without scripts: one line for each difference, cells that differ with both values. */
export function comparisonHtml(
  found: Comparison,
  columns: readonly Column[],
  sides: Sides,
): string {
  const { differences } = found;
  const head = ["Row", ...columns.map(({ name }) => name)]
    .map((name) => `<th scope="col">${escaped(name)}</th>`)
    .join("");
  const lines = tableRows(found, sides).map(
    ({ title, cells }) =>
      `<tr><th scope="row">${escaped(title)}</th>${cells
        .map((cell) =>
          "value" in cell
            ? `<td>${valueHtml(cell.value)}</td>`
            : `<td class="differs"><span><b>${escaped(sides.left)}</b> ${valueHtml(cell.left)}</span><span><b>${escaped(sides.right)}</b> ${valueHtml(cell.right)}</span></td>`,
        )
        .join("")}</tr>`,
  );
  const all = found.different + found.onlyLeft + found.onlyRight;
  const more =
    all > differences.length
      ? `<p>The first ${plural(differences.length, "difference")} of ${all.toLocaleString("en-US")}.</p>`
      : "";
  const table =
    lines.length > 0
      ? `<table><caption>Differences</caption><thead><tr>${head}</tr></thead><tbody>${lines.join("")}</tbody></table>`
      : "";
  return `<style>${style}</style><div class="multidb-comparison"><p>${escaped(comparisonSummary(found, sides))}</p>${table}${more}</div>`;
}

export function comparisonText(
  found: Comparison,
  columns: readonly Column[],
  sides: Sides,
): string {
  const lines = tableRows(found, sides).map(({ title, cells }) => {
    const values = cells.map((cell, at) => {
      const name = columns[at]?.name ?? "";
      return "value" in cell
        ? `${name}: ${valueText(cell.value)}`
        : `${name}: ${sides.left} ${valueText(cell.left)}, ${sides.right} ${valueText(cell.right)}`;
    });
    return `${title}  ${values.join("; ")}`;
  });
  return [comparisonSummary(found, sides), ...lines].join("\n");
}

type Shown = { readonly value: Cell } | { readonly left: Cell; readonly right: Cell };

function tableRows(
  { differences }: Comparison,
  { left, right }: Sides,
): readonly { readonly title: string; readonly cells: readonly Shown[] }[] {
  const whole = (row: Row) => row.map((value) => ({ value }));
  return differences.map((it) => {
    if (it.kind === "only-left") return { title: `only on ${left}`, cells: whole(it.row) };
    if (it.kind === "only-right") return { title: `only on ${right}`, cells: whole(it.row) };
    const differing = new Set(it.cells);
    return {
      title: "different",
      cells: it.left.map((value, at) =>
        differing.has(at) ? { left: value, right: it.right[at] ?? null } : { value },
      ),
    };
  });
}

/** Characters of a value that are shown. */
const longest = 200;

function valueText(cell: Cell): string {
  if (cell === null) return "NULL";
  const text = typeof cell === "string" ? cell : cell.text;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function valueHtml(cell: Cell): string {
  return cell === null ? "<i>NULL</i>" : escaped(valueText(cell));
}

const style = `
.multidb-comparison { color: var(--vscode-foreground); font-family: var(--vscode-font-family); }
.multidb-comparison p { margin: 0.2em 0 0.6em; }
.multidb-comparison table { border-collapse: collapse; font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); }
.multidb-comparison caption { position: absolute; left: -10000px; }
.multidb-comparison th, .multidb-comparison td { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); padding: 2px 8px; text-align: left; vertical-align: top; white-space: pre-wrap; font-weight: normal; }
.multidb-comparison thead th { font-weight: 600; }
.multidb-comparison tbody th { color: var(--vscode-descriptionForeground); white-space: nowrap; }
.multidb-comparison .differs { background: var(--vscode-diffEditor-removedTextBackground); outline: 1px dashed var(--vscode-contrastActiveBorder, transparent); }
.multidb-comparison .differs span { display: block; }
.multidb-comparison .differs b { font-weight: 600; margin-right: 0.4em; }`;
