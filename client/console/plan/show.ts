/** A plan for people: as indented text, and as a list of the editor's look that opens and closes by keyboard. */
import { duration, plural } from "#client/console/statements/words.ts";
import { misjudged, type Plan, type PlanNode } from "./plan.ts";

/** A line a step, children indented; readable aloud and in a plain output. */
export function planText({ roots, totals }: Plan): string {
  return [...roots.flatMap((root) => lines(root, 0)), ...totals].join("\n");
}

function lines(node: PlanNode, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  const figures = figuresOf(node);
  return [
    `${indent}${depth === 0 ? "" : "→ "}${node.label}${figures.length > 0 ? `  (${figures.join(", ")})` : ""}`,
    ...node.details.map((detail) => `${indent}    ${detail}`),
    ...node.children.flatMap((child) => lines(child, depth + 1)),
  ];
}

/** The figures in words; a bad estimate says so itself, not by a color alone. */
function figuresOf(node: PlanNode): readonly string[] {
  const { cost, rows, actualRows, loops, milliseconds, removed } = node;
  const factor = misjudged(node);
  return [
    ...(cost === undefined ? [] : [`cost ${number(cost)}`]),
    ...(rows === undefined ? [] : [`${plural(Math.round(rows), "row")} expected`]),
    ...(actualRows === undefined ? [] : [`${plural(round(actualRows), "row")} found`]),
    ...(loops === undefined || loops === 1 ? [] : [`${number(loops)} times`]),
    ...(milliseconds === undefined ? [] : [duration(milliseconds)]),
    ...(removed === undefined || removed === 0 ? [] : [`${plural(removed, "row")} thrown away`]),
    ...(factor === undefined ? [] : [`estimate off ${Math.round(factor)} times`]),
  ];
}

function number(value: number): string {
  return round(value).toLocaleString("en-US");
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** HTML without scripts: nested lists whose steps are `details`, so that every key does what it always does. */
export function planHtml(plan: Plan): string {
  const most = Math.max(0, ...plan.roots.flatMap(all).map(ownShare));
  return [
    `<style>${style}</style>`,
    `<div class="multidb-plan" role="group" aria-label="Plan of the statement">`,
    `<ul>${plan.roots.map((root) => item(root, most)).join("")}</ul>`,
    ...(plan.totals.length > 0 ? [`<p>${plan.totals.map(escaped).join(" · ")}</p>`] : []),
    `</div>`,
  ].join("");
}

function all(node: PlanNode): readonly PlanNode[] {
  return [node, ...node.children.flatMap(all)];
}

/** What the step itself takes, without its children: time where it was measured, else cost. */
function ownShare(node: PlanNode): number {
  const of = ({ milliseconds, cost }: PlanNode) => milliseconds ?? cost ?? 0;
  return Math.max(0, of(node) - node.children.reduce((sum, child) => sum + of(child), 0));
}

function item(node: PlanNode, most: number): string {
  const heavy = most > 0 && ownShare(node) === most;
  const factor = misjudged(node);
  const figures = figuresOf(node).map(
    (figure) =>
      `<span class="figure${factor !== undefined && figure.startsWith("estimate") ? " off" : ""}">${escaped(figure)}</span>`,
  );
  const title = [
    `<span class="label">${escaped(node.label)}</span>`,
    ...figures,
    ...(heavy ? [`<span class="figure off">takes the most</span>`] : []),
  ].join(" ");
  const details = node.details.map((detail) => `<li class="detail">${escaped(detail)}</li>`);
  const children = node.children.map((child) => item(child, most));
  if (details.length + children.length === 0) return `<li><div class="leaf">${title}</div></li>`;
  return `<li><details open><summary>${title}</summary><ul>${details.join("")}${children.join("")}</ul></details></li>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const style = `
.multidb-plan { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); color: var(--vscode-foreground); }
.multidb-plan ul { list-style: none; margin: 0; padding-left: 1.6em; border-left: 1px solid var(--vscode-tree-indentGuidesStroke, transparent); }
.multidb-plan > ul { padding-left: 0; border: 0; }
.multidb-plan summary, .multidb-plan .leaf { padding: 2px 4px; }
.multidb-plan .leaf { padding-left: 1.35em; }
.multidb-plan summary { cursor: pointer; }
.multidb-plan summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.multidb-plan .label { font-weight: 600; margin-right: 0.6em; }
.multidb-plan .figure { margin-right: 0.8em; color: var(--vscode-descriptionForeground); }
.multidb-plan .off { color: var(--vscode-editorWarning-foreground); font-weight: 600; }
.multidb-plan .detail { padding: 1px 4px 1px 1.35em; color: var(--vscode-descriptionForeground); white-space: pre-wrap; }
.multidb-plan p { margin: 0.4em 4px; }`;
