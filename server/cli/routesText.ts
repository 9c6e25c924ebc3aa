/** `routes --format text`: a line for each model, the aliases as columns. */

import type { Painter } from "./painter.ts";
import type { MigrateEntry, RouteEntry, RoutesDocument } from "./routesDocument.ts";
import { layOut, type Cell } from "./table.ts";

/** @param milliseconds how long the analysis took */
export function routesText(
  document: RoutesDocument,
  painter: Painter,
  milliseconds: number,
): string {
  const lines: string[] = [];
  const labels = Object.keys(document.models);
  const heading: Cell[] = [
    "model",
    "read",
    "write",
    ...document.aliases.map((alias) => `→ ${alias}`),
  ].map((text) => ({ text, paint: painter.bold }));
  const rows = labels.flatMap((label) => {
    const model = document.models[label];
    if (model === undefined) return [];
    return [
      [
        { text: label },
        routeCell(model.read, painter),
        routeCell(model.write, painter),
        ...document.aliases.map((alias) => migrateCell(model.migrate[alias] ?? null, painter)),
      ],
    ];
  });
  lines.push(...layOut([heading, ...rows]), "");
  const refused = Object.entries(document.relations).filter(
    ([, relation]) => relation.allowed === false,
  );
  if (refused.length > 0) {
    lines.push(painter.bold("relations that the routers refuse"));
    lines.push(
      ...layOut(
        refused.map(([name, relation]) => [
          { text: `  ${name}` },
          { text: `→ ${relation.to ?? "?"}`, paint: painter.red },
        ]),
      ),
      "",
    );
  }
  lines.push(
    painter.dim(
      "→ alias: whether its migrations make the table there; yes, no, ? where it depends on the run",
    ),
  );
  lines.push(summary(document, milliseconds));
  return `${lines.join("\n")}\n`;
}

function routeCell(route: RouteEntry, painter: Painter): Cell {
  if ("error" in route) return { text: route.error, paint: painter.red };
  const names = route.aliases.join(" | ");
  if (route.exact) return { text: names };
  return { text: names === "" ? "?" : `${names} | ?`, paint: painter.yellow };
}

function migrateCell(entry: MigrateEntry, painter: Painter): Cell {
  if (entry === true) return { text: "yes", paint: painter.green };
  if (entry === false) return { text: "no", paint: painter.dim };
  return entry === null
    ? { text: "?", paint: painter.yellow }
    : { text: entry.error, paint: painter.red };
}

function summary(document: RoutesDocument, milliseconds: number): string {
  let undecided = 0;
  for (const model of Object.values(document.models)) {
    for (const route of [model.read, model.write]) if (!route.exact) undecided += 1;
    for (const entry of Object.values(model.migrate)) if (entry === null) undecided += 1;
  }
  const count = Object.keys(document.models).length;
  const open = undecided === 0 ? "" : `, ${undecided} answers depend on the run`;
  return `${count} models on ${document.aliases.length} aliases (${document.settings})${open} in ${(milliseconds / 1000).toFixed(2)} s`;
}
