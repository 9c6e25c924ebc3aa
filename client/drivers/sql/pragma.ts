/** Tells SQLite's pragmas that read from those that set or do something. */
import { bareName, type Item } from "./code.ts";
import type { Verdict } from "./verdict.ts";

/** Pragmas that answer and change nothing, whatever their argument is. */
const asking = new Set(
  [
    "table_info table_xinfo table_list index_info index_xinfo index_list foreign_key_list foreign_key_check",
    "integrity_check quick_check collation_list compile_options database_list function_list module_list pragma_list",
    "freelist_count page_count data_version stats",
  ].flatMap((line) => line.split(" ")),
);
/** Pragmas that are read without an argument and set with one; these are kept in the file. */
const stored = new Set(
  "application_id auto_vacuum encoding journal_mode page_size schema_version user_version max_page_count secure_delete writable_schema".split(
    " ",
  ),
);
/** The same, for those that last as long as the connection. */
const passing = new Set(
  [
    "analysis_limit automatic_index busy_timeout cache_size cache_spill case_sensitive_like cell_size_check checkpoint_fullfsync defer_foreign_keys",
    "foreign_keys fullfsync hard_heap_limit ignore_check_constraints journal_size_limit legacy_alter_table locking_mode mmap_size query_only",
    "read_uncommitted recursive_triggers reverse_unordered_selects soft_heap_limit synchronous temp_store threads trusted_schema wal_autocheckpoint",
  ].flatMap((line) => line.split(" ")),
);

/** What a PRAGMA statement does. */
export function judgePragma(items: readonly Item[]): Verdict {
  const at = items[2]?.raw === "." ? 3 : 1;
  const item = items[at];
  const name = item ? bareName(item).toLowerCase() : "";
  const hasValue = items.length > at + 1;
  if (asking.has(name)) return { kind: "read", reasons: [] };
  if (!hasValue && (stored.has(name) || passing.has(name))) return { kind: "read", reasons: [] };
  if (stored.has(name))
    return { kind: "write", reasons: [`PRAGMA ${name} changes the database file`] };
  if (passing.has(name))
    return { kind: "session", reasons: [`PRAGMA ${name} changes the session`] };
  if (["wal_checkpoint", "optimize", "incremental_vacuum"].includes(name))
    return { kind: "admin", reasons: [`PRAGMA ${name} rewrites the database file`] };
  return { kind: "unknown", reasons: [`nothing is known of PRAGMA ${name}`] };
}

/** Whether the item is the table of a pragma that may do something, as `pragma_optimize` is. */
export function doesPragma(raw: string): boolean {
  const [, name] = /^['"`[]?pragma_(\w+)/i.exec(raw) ?? [];
  if (name === undefined) return false;
  const lower = name.toLowerCase();
  return !asking.has(lower) && !stored.has(lower) && !passing.has(lower);
}
