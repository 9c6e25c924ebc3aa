/** What a panel of rows is about, as it is kept over a restart of the editor. */
import type { AliasId } from "#client/databases/contract.ts";
import type { DatabaseObject } from "#client/drivers/catalog.ts";
import type { Conditions } from "./query.ts";

export interface PanelState extends Conditions {
  readonly id: AliasId;
  readonly object: DatabaseObject;
}

/** What was kept, where it still has its shape; another version of ours may have written it. */
export function readState(kept: unknown): PanelState | undefined {
  if (!isRecord(kept) || !isRecord(kept["id"]) || !isRecord(kept["object"])) return undefined;
  const { id, object, where, orderBy } = kept;
  const { project, alias } = id;
  const { kind, schema, name } = object;
  const isTable = kind === "table" || kind === "view" || kind === "materialized-view";
  if (!isTable || typeof project !== "string" || typeof alias !== "string") return undefined;
  if (typeof schema !== "string" || typeof name !== "string") return undefined;
  return {
    id: { project, alias },
    object: { kind, schema, name },
    where: typeof where === "string" ? where : "",
    orderBy: typeof orderBy === "string" ? orderBy : "",
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
