import { type Refusal, refuse } from './verdict.js'

/** Settings whose value a question may need and that give nothing away about the machine. */
const shown = new Set(
  (
    'server_version server_version_num server_encoding client_encoding timezone datestyle intervalstyle ' +
    'search_path lc_collate lc_ctype lc_messages lc_monetary lc_numeric lc_time default_text_search_config ' +
    'standard_conforming_strings bytea_output extra_float_digits integer_datetimes xmloption xmlbinary ' +
    'transaction_read_only default_transaction_read_only transaction_isolation transaction_deferrable ' +
    'default_transaction_isolation default_transaction_deferrable ' +
    'statement_timeout lock_timeout idle_in_transaction_session_timeout transaction_timeout idle_session_timeout ' +
    'work_mem max_identifier_length max_index_keys block_size in_hot_standby is_superuser role session_authorization ' +
    'application_name row_security max_connections max_parallel_workers_per_gather effective_cache_size ' +
    'random_page_cost seq_page_cost jit'
  ).split(' '),
)

/** True when SHOW and current_setting may read the setting. */
export function isShownSetting(name: string): boolean {
  return shown.has(name.toLowerCase())
}

/** Refuses a setting that is not on the list; a name of null was not a constant. */
export function refuseSetting(name: string | null, position: number | null): Refusal {
  const message =
    name === null
      ? 'current_setting is called with a name that is not a constant.'
      : `The setting "${name}" may not be read.`
  const hint =
    'Readable are timezone, datestyle, search_path, server_version and the like, each by its own name.'
  return refuse('setting_not_allowed', message, hint, position)
}
