import type { CatalogueRelation } from './catalogue.js'
import { isDeniedSchema } from './function-names.js'
import type { Name } from './mentions.js'
import { type GuardPolicy, isListed } from './policy.js'

/** Secrets, other people's statements, values out of the statistics, and where the server's files lie. */
const denied = new Set(
  (
    'pg_authid pg_shadow pg_user_mapping pg_user_mappings pg_subscription pg_foreign_server pg_foreign_table ' +
    'pg_foreign_data_wrapper pg_db_role_setting pg_largeobject pg_hba_file_rules pg_ident_file_mappings ' +
    'pg_file_settings pg_settings pg_config pg_statistic pg_statistic_ext_data pg_stats pg_stats_ext pg_stats_ext_exprs ' +
    'pg_stat_activity pg_stat_statements pg_stat_statements_info pg_stat_replication pg_stat_wal_receiver ' +
    'pg_stat_subscription pg_stat_ssl pg_stat_gssapi pg_replication_slots pg_locks pg_cursors pg_prepared_statements ' +
    'pg_prepared_xacts pg_shmem_allocations pg_backend_memory_contexts pg_aios ' +
    'user_mapping_options foreign_server_options foreign_data_wrapper_options foreign_table_options ' +
    '_pg_user_mappings _pg_foreign_servers _pg_foreign_data_wrappers _pg_foreign_tables _pg_foreign_table_columns'
  ).split(' '),
)

/** Why a relation may not be read: a sentence and what to do; null when it may. */
export function relationFault(
  written: Name,
  found: CatalogueRelation | null,
  policy: GuardPolicy,
): { readonly why: string; readonly hint: string } | null {
  const shown = written.schema === null ? written.name : `${written.schema}.${written.name}`
  const schema = found?.schema ?? written.schema ?? ''
  // A user's own table of that name, e.g. a kept copy, is data; what the server does not know is refused by name.
  if (isDeniedRelation(written.name) && found?.origin !== 'user') {
    const why = `the relation ${shown} holds secrets, statistics or the doings of other sessions`
    return {
      why,
      hint: 'Read information_schema or pg_class for the schema, the tables themselves for data.',
    }
  }
  if (schema === 'pg_toast' || isDeniedSchema(schema)) {
    return {
      why: `the relation ${shown} lies in the schema ${schema}`,
      hint: 'Read the tables of the data themselves.',
    }
  }
  for (const table of found?.foreignTables ?? []) {
    if (isListed(policy.allowForeignTables, table)) continue
    const name = `${table.schema}.${table.name}`
    const why = `reading ${shown} reaches another server: ${name} is a foreign table`
    return { why, hint: `If reading it is harmless, add ${name} to allowForeignTables.` }
  }
  return null
}

/** True for a relation of Postgres or of an extension that is refused by its name. */
export function isDeniedRelation(name: string): boolean {
  return denied.has(name)
}
