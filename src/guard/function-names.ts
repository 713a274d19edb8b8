/**
 * Functions that no declaration makes harmless: they take SQL or a relation's name in a string, reach files, other
 * sessions, the network or transaction ids. Volatile ones are listed as well, for servers that declare them otherwise.
 * Reviewed against every row of pg_proc of 15 and 18 and of contrib.
 */
const denied = [
  // SQL, or the name of a relation, in a string
  'query_to_xml*|table_to_xml*|schema_to_xml*|database_to_xml*|cursor_to_xml*|ts_stat|crosstab*|connectby*',
  'xpath_table|xslt_process|dblink*|postgres_fdw_*|cypher|pgr_*|plpy_*|run_command_on_*|master_run_on_*|pg_background_*',
  'pg_execute_*|query_export_*|table_import_*|st_estimatedextent|st_findextent',
  // files and the network
  'pg_read_*|pg_ls_*|pg_stat_file|pg_file_*|lo_*|loread|lowrite|pg_relation_filepath|pg_tablespace_location',
  'pg_current_logfile|pg_hba_file_rules|pg_ident_file_mappings|pg_show_all_file_settings|pg_config|pg_rotate_*',
  'http|http_*|pg_get_wal_*|get_raw_page|pg_prewarm|autoprewarm_*|pg_copy_*',
  // session, transaction and server state
  'set_config|set_limit|setseed|pg_sleep*|pg_advisory_*|pg_try_advisory_*|pg_notify|pg_listening_channels',
  'nextval|setval|currval|lastval|pg_current_xact_id|txid_current|pg_export_snapshot|pg_nextoid|pg_cursor',
  'pg_prepared_statement|pg_prepared_xact|pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_promote',
  'pg_switch_*|pg_create_*|pg_drop_*|pg_backup_*|pg_start_backup|pg_stop_backup|pg_wal_replay_*|pg_xlog_*',
  'pg_logical_*|pg_replication_origin_*|pg_replication_slot_*|pg_sync_replication_*|pg_import_*|pg_log_*',
  'pg_stat_reset*|pg_stat_clear_*|pg_stat_force_*|pg_restore_*|pg_clear_*|pg_set_*|pg_stop_*|binary_upgrade_*',
  'pg_truncate_visibility_map|heap_force_*|brin_summarize_*|brin_desummarize_*|gin_clean_pending_list|currtid*',
  'pg_extension_config_dump|pg_isolation_test_*',
  // what other sessions do, and what the server is set up like
  'pg_stat_get_activity|pg_stat_get_backend_*|pg_stat_get_progress_info|pg_stat_get_wal_receiver|pg_stat_get_wal_senders',
  'pg_stat_get_subscription|pg_stat_get_replication_slot|pg_get_replication_slots|pg_show_*|pg_stat_statements*',
  'pg_lock_status|pg_get_backend_memory_contexts|pg_get_shmem_allocations*|pg_get_loaded_modules|pg_get_aios',
  // values out of the statistics of columns
  'pg_mcv_list_items',
]

/** Schemas of extensions whose business is jobs, the network, files or secrets. */
const deniedSchemas = new Set(
  'cron net http pgagent sqlj aws_s3 aws_lambda aws_commons dbms_sql dbms_pipe dbms_alert utl_file vault pgsodium'.split(
    ' ',
  ),
)

/** Volatile only because their value changes, or because they read the state of the moment. */
const harmlessVolatile = new Set(
  (
    'random random_normal normal_rand gen_random_uuid gen_random_bytes uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v1mc ' +
    'uuid_generate_v4 clock_timestamp timeofday array_sample array_shuffle st_generatepoints ' +
    'pg_relation_size pg_table_size pg_indexes_size pg_total_relation_size pg_database_size ' +
    'pg_partition_tree pg_partition_ancestors pg_sequence_last_value pg_get_sequence_data pg_is_in_recovery ' +
    // AT TIME ZONE of a time without a date, in Postgres 13
    'timezone ' +
    'time_bucket_gapfill locf interpolate'
  ).split(' '),
)

/** Sampling methods of TABLESAMPLE; a method is a volatile function to pg_proc. */
const samplingMethods = new Set(['bernoulli', 'system', 'system_rows', 'system_time'])

const deniedPattern = new RegExp(
  `^(${denied
    .join('|')
    .split('|')
    .map((name) => name.replaceAll('*', '.*'))
    .join('|')})$`,
)

/** True for a function that is refused whatever pg_proc says about it. */
export function isDeniedFunction(name: string, schema: string | null): boolean {
  return deniedPattern.test(name) || (schema !== null && deniedSchemas.has(schema))
}

/** True for a schema of an extension that does more than compute. */
export function isDeniedSchema(schema: string): boolean {
  return deniedSchemas.has(schema)
}

/** True for a volatile function that changes nothing; only to be trusted on one of Postgres or of an extension. */
export function isHarmlessVolatile(name: string): boolean {
  return harmlessVolatile.has(name)
}

/** True for a method that TABLESAMPLE may name. */
export function isSamplingMethod(name: string): boolean {
  return samplingMethods.has(name)
}
