/** What is to be known of a model's table, for views of databases. */

import type { Column, Model } from "#server/project/models/facts.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { ModelTable, Place } from "#shared/databases.ts";

/** @param place where the model is written */
export function modelTable(
  { models, routing }: ProjectFacts,
  model: Model,
  place: Place | undefined,
): ModelTable {
  const { label, dbTable, managed, proxy, autoCreated } = model;
  const { read, write, migrate } = routing.of(label);
  const { columns, open } = models.columns(label);
  const known = columns.filter(isNamed);
  const lost = columns.find((column) => !isNamed(column));
  return {
    label,
    table: dbTable,
    managed,
    proxy,
    autoCreated,
    place,
    migrate: Object.fromEntries(
      [...migrate].map(([alias, { allowed }]) => [alias, allowed ?? null] as const),
    ),
    write: write.aliases,
    read: read.aliases,
    columns: known,
    open: open?.text ?? (lost && `the column of ${lost.field} is not known`),
  };
}

function isNamed(column: Column): column is Column & { readonly column: string } {
  return column.column !== undefined;
}
