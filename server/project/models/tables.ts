/** The names of tables as Django makes them (`Options.contribute_to_class`, `ManyToManyField._get_m2m_db_table`). */

// @noble/hashes: digests without node:crypto, audited.
import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

import type { Value } from "#server/evaluation/values.ts";

/** How long the name of a table may be on an engine, in characters: at least, and at most. */
export interface LongestName {
  readonly least: number;
  /** Where it is the same as `least`, it is known. */
  readonly most: number;
}

/** @param engine of the alias "default", whose limit Django takes for all */
export function longestName(engine: string | undefined): LongestName {
  // 30 is Oracle's, and the least that there is.
  if (engine === undefined) return { least: 30, most: Infinity };
  if (/sqlite|spatialite|dummy/.test(engine)) return exactly(Infinity);
  if (/postgresql|postgis/.test(engine)) return exactly(63);
  if (engine.includes("mysql")) return exactly(64);
  if (engine.includes("backends.oracle")) return exactly(30);
  return { least: 30, most: Infinity };
}

function exactly(length: number): LongestName {
  return { least: length, most: length };
}

/** `app_model`, as `db_table` is set where `Meta` does not; undefined where Django may have cut it. */
export function defaultTable(
  appLabel: string,
  modelName: string,
  longest: LongestName,
): string | undefined {
  return fitting(`${appLabel}_${modelName}`, longest);
}

/** The table of an automatic through model: the owner's, and the field's name behind it. */
export function throughTable(
  ownerTable: string | undefined,
  field: string,
  wanted: Value | undefined,
  longest: LongestName,
): string | undefined {
  if (wanted?.kind === "text" && wanted.value !== "") return wanted.value;
  return ownerTable === undefined
    ? undefined
    : fitting(`${ownerTable.replaceAll(/^"|"$/g, "")}_${field}`, longest);
}

/** `truncate_name` of `db/backends/utils.py`. */
function fitting(name: string, { least, most }: LongestName): string | undefined {
  const length = [...name].length;
  if (length <= least) return name;
  if (least !== most) return undefined;
  const digest = bytesToHex(md5(utf8ToBytes(name))).slice(0, 4);
  return [...name].slice(0, most - digest.length).join("") + digest;
}
