/** The names of tables as Django makes them (`Options.contribute_to_class`, `ManyToManyField._get_m2m_db_table`). */

import type { Value } from "#server/evaluation/values.ts";

/** The longest name of a table that an engine takes, in characters; undefined for no limit. */
export function longestName(engine: string | undefined): number | undefined {
  if (engine === undefined) return 30;
  if (engine.includes("sqlite")) return undefined;
  if (engine.includes("postgresql") || engine.includes("postgis")) return 63;
  if (engine.includes("mysql")) return 64;
  return 30;
}

/** `app_model`, as `db_table` is set where `Meta` does not; undefined where Django would cut and hash it. */
export function defaultTable(
  appLabel: string,
  modelName: string,
  longest: number | undefined,
): string | undefined {
  return fitting(`${appLabel}_${modelName}`, longest);
}

/** The table of an automatic through model: the owner's, and the field's name behind it. */
export function throughTable(
  ownerTable: string | undefined,
  field: string,
  wanted: Value | undefined,
  longest: number | undefined,
): string | undefined {
  if (wanted?.kind === "text" && wanted.value !== "") return wanted.value;
  return ownerTable === undefined
    ? undefined
    : fitting(`${ownerTable.replaceAll(/^"|"$/g, "")}_${field}`, longest);
}

function fitting(name: string, longest: number | undefined): string | undefined {
  return longest === undefined || name.length <= longest ? name : undefined;
}
