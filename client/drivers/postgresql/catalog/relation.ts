/** Describes a table, plain, partitioned or foreign, or a view, materialized or not. */
import type { DatabaseObject, Description } from "../../catalog.ts";
import type { Failed } from "../../driver.ts";
import type { TextRow } from "../exchange.ts";
import { isFailed, numberOf, type Ask } from "./ask.ts";
import { columnOf, columns } from "./columns.ts";
import { constraints, constraintsOf } from "./constraints.ts";
import { createRelation, head } from "./create.ts";
import { indexes, indexOf } from "./indexes.ts";
import { missing } from "./nothing.ts";

export async function describeRelation(
  ask: Ask,
  object: DatabaseObject,
): Promise<Description | Failed> {
  const found = await ask(head, [object.schema, object.name]);
  if (isFailed(found)) return found;
  const [relation] = found;
  const oid = relation?.[0];
  if (!relation || !oid) return missing(object);
  const parts: TextRow[][] = [];
  for (const question of [columns, indexes, constraints, triggers]) {
    const rows = await ask(question, [oid]);
    if (isFailed(rows)) return rows;
    parts.push([...rows]);
  }
  const [columnRows = [], indexRows = [], constraintRows = [], triggerRows = []] = parts;
  const [, , rows, bytes, comment] = relation;
  const { primaryKey, foreignKeys, others } = constraintsOf(constraintRows);
  return {
    ...{ kind: "description", object, primaryKey, foreignKeys, constraints: others },
    columns: columnRows.map(columnOf),
    indexes: indexRows.map(indexOf),
    triggers: triggerRows.map(([name, definition]) => ({
      ...{ name: name ?? "", definition: definition ?? undefined },
    })),
    ...{ rows: numberOf(rows), bytes: numberOf(bytes), comment: comment ?? undefined },
    create: createRelation(relation, {
      ...{
        columns: columnRows,
        indexes: indexRows,
        constraints: constraintRows,
        triggers: triggerRows,
      },
    }),
  };
}

const triggers = `
  select tgname, pg_catalog.pg_get_triggerdef(oid, true)
  from pg_catalog.pg_trigger
  where tgrelid = $1::oid and not tgisinternal
  order by tgname`;
