/** Which SQL functions are known to change nothing, and which are known to change something. */
import type { Dialect } from "./dialect.ts";

/**
 * What is known of a function called by this name.
 * `pure` reads at most, `effect` writes, signals, locks or reaches beyond the database, `unknown` may do anything.
 */
export function functionEffect(name: string, dialect: Dialect): "pure" | "effect" | "unknown" {
  if (effects[dialect].has(name) || effectPrefixes[dialect].some((start) => name.startsWith(start)))
    return "effect";
  if (common.has(name) || pure[dialect].has(name)) return "pure";
  return purePrefixes[dialect].some((start) => name.startsWith(start)) ? "pure" : "unknown";
}

function names(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}

const common = names(
  "abs acos asin atan atan2 avg ceil ceiling char_length character_length coalesce concat concat_ws",
  "cos cot count cume_dist degrees dense_rank exp first_value floor greatest group_concat lag",
  "last_value lead least left length ln log log10 lower lpad ltrim max min mod nth_value ntile",
  "nullif octet_length percent_rank pi pow power radians random rank repeat replace reverse right",
  "round row_number rpad rtrim sign sin sqrt stddev stddev_pop stddev_samp string_agg substr substring sum tan",
  "trim upper var_pop var_samp variance cast extract position overlay",
  // Types that take arguments read as calls.
  "varchar char character nchar numeric decimal dec bit varying timestamp time timestamptz interval float double precision binary varbinary int integer bigint datetime",
);

const pure: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  postgresql: names(
    "cbrt div erf factorial gcd lcm scale trim_scale width_bucket sinh cosh tanh asind acosd atand cosd sind tand trunc min_scale",
    "ascii bit_length btrim chr format initcap md5 normalize parse_ident quote_ident quote_literal quote_nullable regexp_count",
    "regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr",
    "split_part starts_with string_to_array string_to_table strpos to_ascii to_hex translate unistr encode decode convert convert_from",
    "convert_to get_bit get_byte set_bit set_byte sha224 sha256 sha384 sha512 bit_count to_char to_date to_number to_timestamp",
    "age clock_timestamp date_bin date_part date_trunc isfinite justify_days justify_hours justify_interval make_date make_interval",
    "make_time make_timestamp make_timestamptz now statement_timestamp timeofday transaction_timestamp timezone current_time localtime localtimestamp current_timestamp",
    "enum_first enum_last enum_range abbrev broadcast family host hostmask inet_merge inet_same_family masklen netmask network set_masklen text macaddr8_set7bit",
    "array_to_tsvector get_current_ts_config numnode plainto_tsquery phraseto_tsquery websearch_to_tsquery querytree setweight strip to_tsquery to_tsvector",
    "ts_delete ts_filter ts_headline ts_rank ts_rank_cd ts_debug ts_lexize ts_parse tsquery_phrase tsvector_to_array gen_random_uuid uuidv4 uuidv7 xmlelement xmlforest xmlagg xmlconcat xmlparse xmlserialize xpath xpath_exists xml_is_well_formed",
    "to_json to_jsonb array_to_json row_to_json json_agg jsonb_agg json_object_agg jsonb_object_agg array_agg bool_and bool_or every bit_and bit_or bit_xor any_value corr covar_pop covar_samp mode percentile_cont percentile_disc",
    "regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy range_agg range_intersect_agg grouping",
    "array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position array_positions array_prepend array_remove array_replace array_to_string array_upper cardinality trim_array unnest",
    "isempty lower_inc lower_inf upper_inc upper_inf range_merge multirange int4range int8range numrange tsrange tstzrange daterange generate_series generate_subscripts num_nonnulls num_nulls",
    "current_database current_query current_schema current_schemas current_user session_user current_setting inet_client_addr inet_client_port inet_server_addr inet_server_port",
    "pg_backend_pid pg_blocking_pids pg_conf_load_time pg_is_in_recovery pg_postmaster_start_time pg_current_wal_lsn pg_current_wal_insert_lsn pg_current_wal_flush_lsn pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp pg_wal_lsn_diff version",
    "pg_column_size pg_database_size pg_indexes_size pg_relation_size pg_size_bytes pg_size_pretty pg_table_size pg_tablespace_size pg_total_relation_size pg_sleep pg_sleep_for pg_sleep_until pg_typeof pg_my_temp_schema pg_encoding_to_char pg_client_encoding",
    "has_any_column_privilege has_column_privilege has_database_privilege has_function_privilege has_schema_privilege has_sequence_privilege has_table_privilege pg_has_role format_type col_description obj_description shobj_description to_regclass to_regnamespace to_regproc to_regprocedure to_regrole to_regtype to_regoper pg_relation_filepath pg_relation_filenode pg_describe_object pg_identify_object",
    "pg_partition_tree pg_partition_ancestors pg_partition_root pg_index_column_has_property pg_tablespace_location pg_collation_for pg_options_to_table pg_safe_snapshot_blocking_pids pg_lock_status pg_timezone_names",
    "currval lastval bernoulli system similarity word_similarity strict_word_similarity show_trgm unaccent levenshtein soundex difference metaphone crypt gen_salt digest hmac uuid_generate_v1 uuid_generate_v4 uuid_generate_v5 row array",
    "point line lseg box path polygon circle area center diameter height width radius npoints isclosed isopen diagonal pclose popen",
    "regclass regtype regproc date bool boolean json jsonb uuid int4 int8 float4 float8 bytea",
    "json_agg json_array json_array_element json_array_element_text json_array_elements json_array_elements_text json_arrayagg json_build_array",
    "json_build_object json_each json_each_text json_exists json_extract_path json_extract_path_text json_object json_object_agg json_object_field",
    "json_object_field_text json_object_keys json_objectagg json_populate_record json_populate_recordset json_query json_scalar json_serialize",
    "json_strip_nulls json_to_record json_to_recordset json_to_tsvector json_typeof json_value jsonb_agg jsonb_array_element jsonb_array_element_text",
    "jsonb_array_elements jsonb_array_elements_text jsonb_build_array jsonb_build_object jsonb_delete jsonb_delete_path jsonb_each jsonb_each_text",
    "jsonb_exists jsonb_exists_all jsonb_exists_any jsonb_extract_path jsonb_extract_path_text jsonb_object jsonb_object_agg jsonb_object_field",
    "jsonb_object_field_text jsonb_object_keys jsonb_path_exists jsonb_path_exists_opr jsonb_path_exists_tz jsonb_path_match jsonb_path_match_opr",
    "jsonb_path_match_tz jsonb_path_query jsonb_path_query_array jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz",
    "jsonb_path_query_tz jsonb_populate_record jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_to_record",
    "jsonb_to_recordset jsonb_to_tsvector jsonb_typeof",
  ),
  mysql: names(
    "if ifnull isnull nullif field elt interval strcmp bin hex oct unhex conv ascii ord char bit_count bit_length format insert instr locate lcase ucase",
    "mid quote soundex space substring_index make_set export_set to_base64 from_base64 truncate rand crc32 md5 sha sha1 sha2 compress uncompress uncompressed_length aes_encrypt aes_decrypt random_bytes",
    "regexp_instr regexp_like regexp_replace regexp_substr convert values date_add date_sub adddate subdate addtime subtime curdate curtime current_date current_time current_timestamp now sysdate localtime localtimestamp utc_date utc_time utc_timestamp",
    "date datediff date_format day dayname dayofmonth dayofweek dayofyear from_days from_unixtime hour last_day makedate maketime microsecond minute month monthname period_add period_diff quarter second sec_to_time str_to_date timediff timestampadd timestampdiff time_format time_to_sec to_days to_seconds unix_timestamp week weekday weekofyear year yearweek convert_tz get_format add_months",
    "bit_and bit_or bit_xor std any_value grouping median json_arrayagg json_objectagg database schema user current_user session_user system_user current_role version connection_id charset coercibility collation found_rows row_count last_insert_id lastval",
    "sleep benchmark is_free_lock is_used_lock uuid uuid_short uuid_to_bin bin_to_uuid is_uuid inet_aton inet_ntoa inet6_aton inet6_ntoa is_ipv4 is_ipv6 name_const default match against point linestring polygon geometrycollection multipoint multilinestring multipolygon mbrcontains mbrwithin mbrintersects",
    "extractvalue updatexml weight_string to_char nvl nvl2 decode signed unsigned date_part chr row",
    "json_array json_array_append json_array_insert json_compact json_contains json_contains_path json_depth json_detailed json_equals json_exists",
    "json_extract json_insert json_keys json_length json_loose json_merge json_merge_patch json_merge_preserve json_normalize json_object json_overlaps",
    "json_pretty json_query json_quote json_remove json_replace json_schema_valid json_search json_set json_storage_size json_table json_type json_unquote",
    "json_valid json_value",
  ),
  sqlite: names(
    "changes char format glob hex ifnull iif instr last_insert_rowid like likelihood likely unlikely nullif printf quote randomblob soundex sqlite_compileoption_get sqlite_compileoption_used sqlite_source_id sqlite_version sqlite_offset total_changes typeof unhex unicode zeroblob",
    "date datetime julianday strftime time timediff unixepoch acosh asinh atanh cosh sinh tanh log2 trunc total median octet_length",
    "bm25 highlight snippet matchinfo offsets generate_series sha1 sha3 subtype rtreecheck rtreenode rtreedepth",
    "json json_array json_array_length json_each json_error_position json_extract json_group_array json_group_object json_insert json_object json_patch",
    "json_pretty json_quote json_remove json_replace json_set json_tree json_type json_valid jsonb jsonb_array jsonb_each jsonb_extract jsonb_group_array",
    "jsonb_group_object jsonb_insert jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set jsonb_tree",
  ),
};

/** Families that only read: PostGIS and its kin, catalogs, SQLite's pragmas without side effects. */
const purePrefixes: Readonly<Record<Dialect, readonly string[]>> = {
  postgresql: ["st_", "pg_get_", "pg_stat_get_"],
  mysql: ["st_"],
  sqlite: ["st_", "pragma_"],
};

const effects: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  postgresql: names(
    "nextval setval set_config pg_terminate_backend pg_cancel_backend pg_notify pg_reload_conf pg_rotate_logfile pg_promote pg_switch_wal pg_create_restore_point pg_backup_start pg_backup_stop pg_start_backup pg_stop_backup",
    "pg_read_file pg_read_binary_file pg_stat_file pg_ls_dir pg_ls_logdir pg_ls_waldir pg_ls_tmpdir pg_ls_archive_statusdir pg_file_write pg_file_unlink pg_file_rename pg_file_sync pg_export_snapshot",
    "query_to_xml query_to_xmlschema query_to_xml_and_xmlschema cursor_to_xml cursor_to_xmlschema ts_stat ts_rewrite txid_current pg_current_xact_id loread lowrite pg_import_system_collations pg_nextoid",
    "brin_summarize_new_values brin_summarize_range brin_desummarize_range gin_clean_pending_list pg_logical_emit_message pg_prewarm pg_wal_replay_pause pg_wal_replay_resume addgeometrycolumn dropgeometrycolumn dropgeometrytable updategeometrysrid",
  ),
  mysql: names(
    "get_lock release_lock release_all_locks load_file nextval setval sys_exec sys_eval sys_set sys_get master_pos_wait source_pos_wait wait_for_executed_gtid_set",
  ),
  sqlite: names(
    "load_extension writefile readfile edit fts3_tokenizer fts5 initspatialmetadata addgeometrycolumn lsmode sqlite_log eval fsdir",
  ),
};

const effectPrefixes: Readonly<Record<Dialect, readonly string[]>> = {
  postgresql: [
    "lo_",
    "dblink",
    "pg_advisory_",
    "pg_try_advisory_",
    "pg_stat_reset",
    "pg_logical_slot_",
    "pg_replication_",
    "pg_create_",
    "pg_drop_",
    "pg_copy_",
    "binary_upgrade_",
  ],
  mysql: ["asynchronous_connection_", "group_replication_", "keyring_"],
  sqlite: [],
};
