/** Which statements about the session itself are let through where an alias is only read: those known to lift no net. */
import { bareName, itemsOf, type Item } from "./sql/code.ts";
import type { Dialect, Modes } from "./sql/dialect.ts";
import { tokenize } from "./sql/lexer.ts";

/**
 * Why a statement of the kind `session` or `transaction` may not be run on a read-only alias; undefined where it may.
 * A setting that is not in the list of harmless ones may undo the server's read-only session, and is refused.
 */
export function whyNotOnReadOnly(sql: string, dialect: Dialect, modes: Modes): string | undefined {
  const items = itemsOf(sql, tokenize(sql, dialect, modes), { start: 0, end: sql.length }).filter(
    ({ kind }) => kind !== "terminator",
  );
  const words = items.map(({ word }) => word);
  const [first = ""] = words;
  if (items.some(({ raw }) => /^read[ _]?write$/i.test(raw)) || words.includes("WRITE"))
    return "it would make the session write";
  switch (first) {
    case "SET":
    case "RESET":
      return settingsOf(items, dialect) ?? argumentsOf(items);
    case "PRAGMA":
      return whyNotPragma(items);
    case "BEGIN":
      return words.some((word) => word === "IMMEDIATE" || word === "EXCLUSIVE")
        ? "it locks the file for writing"
        : undefined;
    case "COMMIT":
    case "ROLLBACK":
      return words[1] === "PREPARED" ? "it ends another session's transaction" : undefined;
    case "SELECT":
      // MySQL's `SELECT … INTO @mine`, and others that only keep a value of the session.
      return undefined;
    default:
      return harmless.has(first) ? undefined : `${first} is not let through on a read-only alias`;
  }
}

/** First words after which nothing can be written that could not be before. */
const harmless = new Set(
  "START END ABORT SAVEPOINT RELEASE USE LISTEN UNLISTEN DEALLOCATE CLOSE DECLARE".split(" "),
);

/** Settings that change how values are shown, how queries are planned, and how long they may take. */
const harmlessSettings = new Set(
  [
    "application_name bytea_output client_encoding client_min_messages datestyle extra_float_digits intervalstyle lc_messages lc_monetary lc_numeric lc_time search_path timezone xmlbinary xmloption",
    "constraint_exclusion cpu_index_tuple_cost cpu_operator_cost cpu_tuple_cost cursor_tuple_fraction effective_cache_size enable_bitmapscan enable_gathermerge enable_hashagg enable_hashjoin enable_indexonlyscan enable_indexscan enable_material enable_memoize enable_mergejoin enable_nestloop enable_parallel_append enable_parallel_hash enable_partition_pruning enable_partitionwise_aggregate enable_partitionwise_join enable_seqscan enable_sort enable_tidscan from_collapse_limit geqo hash_mem_multiplier jit join_collapse_limit max_parallel_workers_per_gather plan_cache_mode random_page_cost seq_page_cost track_io_timing work_mem",
    "idle_in_transaction_session_timeout lock_timeout statement_timeout transaction_timeout",
    "character_set_client character_set_connection character_set_results collation_connection div_precision_increment group_concat_max_len innodb_lock_wait_timeout interactive_timeout join_buffer_size lock_wait_timeout max_execution_time max_join_size max_length_for_sort_data max_sort_length max_statement_time net_read_timeout net_write_timeout optimizer_search_depth optimizer_switch optimizer_trace profiling read_buffer_size sort_buffer_size sql_auto_is_null sql_big_selects sql_buffer_result sql_mode sql_select_limit time_zone tmp_table_size wait_timeout",
  ].flatMap((line) => line.split(" ")),
);

/** Why one of the settings that are set may not be; MySQL sets several at once. */
function settingsOf(items: readonly Item[], dialect: Dialect): string | undefined {
  const start = items.slice(1);
  if (["TRANSACTION", "NAMES", "CHARACTER", "CHARSET"].includes(start[0]?.word ?? ""))
    return undefined;
  const scoped = ["SESSION", "LOCAL"].includes(start[0]?.word ?? "");
  const rest = scoped ? start.slice(1) : start;
  if (rest[0]?.word === "TRANSACTION") return undefined;
  if (scoped && rest[0]?.word === "CHARACTERISTICS") return undefined;
  if (dialect === "postgresql") {
    if (rest[0]?.word === "TIME" && rest[1]?.word === "ZONE") return undefined;
    return rest[1]?.raw === "." ? notListed(`${rest[0]?.raw}.${rest[2]?.raw}`) : whyNotSet(rest[0]);
  }
  for (const part of partsOf(rest)) {
    const why = whyNotVariable(part);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** The assignments of MySQL's SET, split at the commas outside parentheses. */
function partsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (item.raw === "," && item.depth === 0) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}

/** `@mine`, `@@session.sql_mode`, `SESSION sql_mode`, `sql_mode`. */
function whyNotVariable(part: readonly Item[]): string | undefined {
  const end = part.findIndex(({ raw }) => raw === "=" || raw === ":=");
  const name = part
    .slice(0, Math.max(end, 0))
    .map((item) => bareName(item))
    .join("");
  if (/^@[^@]/.test(name)) return undefined;
  const bare = name.replace(/^@@/, "").replace(/^(?:session|local)\.?/i, "");
  return harmlessSettings.has(bare.toLowerCase()) ? undefined : notListed(bare);
}

function whyNotSet(item: Item | undefined): string | undefined {
  const name = item === undefined ? "" : bareName(item);
  return harmlessSettings.has(name.toLowerCase()) ? undefined : notListed(name);
}

/** A value that calls something, or is a query, does more than setting. */
function argumentsOf(items: readonly Item[]): string | undefined {
  return items.some(({ raw }) => raw === "(") ? "its value is worked out by the server" : undefined;
}

/** Pragmas that last as long as the connection, and let nothing be written. */
const harmlessPragmas = new Set(
  "analysis_limit automatic_index busy_timeout cache_size cache_spill case_sensitive_like cell_size_check foreign_keys mmap_size recursive_triggers reverse_unordered_selects soft_heap_limit threads".split(
    " ",
  ),
);

function whyNotPragma(items: readonly Item[]): string | undefined {
  const item = items[items[2]?.raw === "." ? 3 : 1];
  const name = item === undefined ? "" : bareName(item);
  return harmlessPragmas.has(name.toLowerCase()) ? undefined : notListed(`PRAGMA ${name}`);
}

function notListed(name: string): string {
  return `${name} is not known to leave the session read-only`;
}
