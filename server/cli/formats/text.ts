/** `check --format text`: made for people, each finding with its line of code. */

import type { Paint, Painter } from "#server/cli/painter.ts";
import type { Places } from "#server/cli/places.ts";
import type { Finding, Severity } from "#server/rules/rule.ts";
import type { Span } from "#server/text/span.ts";
import type { Checked } from "./checked.ts";

/** The findings, an empty line between them, and a line that sums up. */
export function textReport(checked: Checked, places: Places, painter: Painter): string {
  const blocks = checked.findings.map((finding) => block(finding, places, painter));
  return (
    [...blocks, [summary(checked, painter)]].map((lines) => lines.join("\n")).join("\n\n") + "\n"
  );
}

function block(finding: Finding, places: Places, painter: Painter): readonly string[] {
  const { severity, rule, message, at, related, fixes } = finding;
  const paint = paintOf(severity, painter);
  const gutter = `${places.start(at).line}`.length;
  const space = " ".repeat(gutter);
  return [
    `${paint(painter.bold(severity))} ${painter.dim(`[${rule}]`)} ${painter.bold(message)}`,
    `${space}${painter.dim("→")} ${painter.cyan(placeOf(places, at))}`,
    ...frame(places, at, gutter, paint, painter),
    ...related.map(
      (one) =>
        `${space} ${painter.dim("·")} ${painter.cyan(placeOf(places, one.at))}  ${one.message}`,
    ),
    ...fixes
      .slice(0, 2)
      .map(
        ({ title, applicability }) =>
          `${space} ${painter.green("fix")} ${title} ${painter.dim(`(${applicability})`)}`,
      ),
  ];
}

/** The line of code, and marks under what is meant; of several lines the first. */
function frame(
  places: Places,
  at: Span,
  gutter: number,
  paint: Paint,
  painter: Painter,
): readonly string[] {
  const lines = places.lines(at.path);
  const { line, character } = lines.position(at.start);
  const end = lines.position(at.end);
  const content = lines.text(line);
  if (content === "") return [];
  const last = end.line === line ? end.character : content.trimEnd().length;
  const before = widthOf(content.slice(0, character));
  const marked = Math.max(1, widthOf(content.slice(character, last)));
  const bar = painter.dim("|");
  const number = `${line + 1}`.padStart(gutter);
  return [
    `${painter.dim(number)} ${bar} ${content.replaceAll("\t", tab)}`,
    `${" ".repeat(gutter)} ${bar} ${" ".repeat(before)}${paint("^".repeat(marked))}`,
  ];
}

const tab = "    ";

function widthOf(text: string): number {
  return Array.from(text.replaceAll("\t", tab)).length;
}

function placeOf(places: Places, at: Span): string {
  const { line, column } = places.start(at);
  return `${places.path(at.path)}:${line}:${column}`;
}

function paintOf(severity: Severity, { red, yellow, blue }: Painter): Paint {
  if (severity === "error") return red;
  return severity === "warning" ? yellow : blue;
}

function summary({ findings, stats, settings }: Checked, painter: Painter): string {
  const counts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    const plural = count === 1 || severity === "information" ? severity : `${severity}s`;
    return [paintOf(severity, painter)(`${count} ${plural}`)];
  });
  const fixable = findings.filter(({ fixes }) =>
    fixes.some(({ applicability }) => applicability === "safe"),
  ).length;
  const files = new Set(findings.map(({ at }) => at.path)).size;
  const seconds = (stats.milliseconds / 1000).toFixed(2);
  const found =
    counts.length === 0
      ? painter.green("Nothing found")
      : `${counts.join(", ")} in ${files} ${files === 1 ? "file" : "files"}`;
  const hint = fixable === 0 ? "" : `; --fix repairs ${fixable}`;
  return `${found}${hint} ${painter.dim(`(${settings}, ${stats.files} files in ${seconds} s)`)}`;
}
