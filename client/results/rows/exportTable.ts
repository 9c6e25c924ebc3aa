/** Exports all rows of a table, or of a view. */
import type { AliasId } from "#client/databases/contract.ts";
import type { DatabaseObject } from "#client/drivers/catalog.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { exportResult, type ExportParts } from "#client/results/export/exportResult.ts";
import { rowsStatement, type Conditions } from "./query.ts";

/** The sentence to say, undefined where the user changed their mind. */
export async function exportTable(
  parts: ExportParts,
  id: AliasId,
  object: DatabaseObject,
  conditions: Conditions = { where: "", orderBy: "" },
): Promise<string | undefined> {
  const model = await modelOf(parts, id, object, conditions);
  return exportResult(parts, {
    id,
    statement: { sql: rowsStatement(object, conditions, dialectOf(parts, id)) },
    name: object.name,
    ...(model !== undefined && { model }),
  });
}

/** The model whose rows these are; undefined under conditions, for a fixture is of all rows. */
async function modelOf(
  { databases }: ExportParts,
  { project }: AliasId,
  { name }: DatabaseObject,
  { where }: Conditions,
): Promise<string | undefined> {
  if (where.trim() !== "") return undefined;
  const models = await databases.models(project);
  return models.find(({ table, proxy }) => table === name && !proxy)?.label;
}

function dialectOf({ databases }: ExportParts, id: AliasId): Dialect | undefined {
  const engine = databases.find(id)?.engine;
  return engine === "django" ? undefined : engine;
}
