/** `migrations --format text`: a line for each migration, the aliases as columns; then what is wrong on each. */

import type { MatrixCell, MigrationMatrix } from "#shared/migrations.ts";
import type { Painter } from "./painter.ts";
import { layOut, type Cell } from "./table.ts";

/** @param milliseconds how long the analysis took */
export function migrationsText(
  matrix: MigrationMatrix,
  painter: Painter,
  milliseconds: number,
): string {
  const names = matrix.aliases.map(({ name }) => name);
  const heading: Cell[] = ["migration", ...names].map((text) => ({ text, paint: painter.bold }));
  const rows = matrix.migrations.map((row) => [
    { text: row.key },
    ...names.map((name) => cellOf(row.cells[name], painter)),
  ]);
  const told = matrix.aliases.flatMap((alias) => troubles(alias, painter));
  const problems = matrix.problems.map(
    ({ message, place }) =>
      `${painter.red("problem")} ${message}${place === undefined ? "" : ` (${place.path}:${place.line})`}`,
  );
  return [
    ...layOut([heading, ...rows]),
    "",
    ...[...told, ...problems].flatMap((line) => [line]),
    ...(told.length + problems.length > 0 ? [""] : []),
    painter.dim(
      "runs: its operations take effect there; partly: some do; no-op: none does, though it is recorded; empty: it has none",
    ),
    `${rows.length} migrations on ${names.length} aliases (${matrix.settings}) in ${(milliseconds / 1000).toFixed(2)} s`,
    "",
  ].join("\n");
}

function cellOf(cell: MatrixCell | undefined, painter: Painter): Cell {
  if (cell === undefined) return { text: "?" };
  const effect = cell.effect === "unknown" ? "?" : cell.effect;
  if (cell.state === "unread") return { text: effect, paint: effectPaint(cell, painter) };
  if (cell.state === "replaced") return { text: "replaced", paint: painter.dim };
  const mark = { applied: "[x]", pending: "[ ]", blocked: "[-]" }[cell.state];
  const paint = cell.state === "applied" ? painter.dim : painter.yellow;
  return { text: `${mark} ${effect}`, paint };
}

function effectPaint({ effect }: MatrixCell, painter: Painter): (text: string) => string {
  if (effect === "runs") return painter.green;
  if (effect === "raises") return painter.red;
  return effect === "no-op" || effect === "empty" ? painter.dim : painter.yellow;
}

function troubles(alias: MigrationMatrix["aliases"][number], painter: Painter): readonly string[] {
  const say = (text: string): string => `${painter.bold(alias.name)}: ${text}`;
  const lines: string[] = [];
  if (alias.unread !== undefined) lines.push(say(`not read: ${alias.unread}`));
  if (alias.pending.length > 0)
    lines.push(say(`${alias.pending.length} pending: ${alias.pending.join(", ")}`));
  if (alias.missing.length > 0)
    lines.push(say(`recorded there, but no file has it: ${alias.missing.join(", ")}`));
  for (const { migration, before } of alias.inconsistent)
    lines.push(say(`${migration} is applied before ${before}, on which it depends`));
  for (const conflict of alias.conflicts)
    lines.push(say(`several last migrations, migrate refuses: ${conflict.join(", ")}`));
  for (const { migration, on } of alias.broken)
    lines.push(say(`${migration} depends on ${on}, which is not there`));
  if (alias.cycle.length > 0)
    lines.push(say(`these depend on one another: ${alias.cycle.join(", ")}`));
  return lines;
}
