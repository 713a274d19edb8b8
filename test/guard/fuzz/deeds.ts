/** An expression that does something beside giving a value, or reads what no question is about; and some that do not. */
export interface Deed {
  readonly name: string
  readonly sql: string
}

/** Each is refused, however it is reached. */
export const hostileDeeds: readonly Deed[] = [
  { name: 'sequence', sql: "nextval('public.tick')" },
  { name: 'sequence-qualified', sql: "pg_catalog.nextval('public.tick')" },
  { name: 'sequence-quoted', sql: `"nextval"('public.tick')` },
  { name: 'sequence-escaped', sql: `U&"next\\0076al"('public.tick')` },
  { name: 'sequence-set', sql: "setval('public.tick', 100)" },
  { name: 'session-lock', sql: 'pg_advisory_lock(7)' },
  { name: 'session-lock-try', sql: 'pg_try_advisory_lock_shared(7, 8)' },
  { name: 'setting', sql: "set_config('work_mem', '5MB', false)" },
  { name: 'notify', sql: "pg_notify('agentdb_watch', 'x')" },
  { name: 'file', sql: "pg_read_file('PG_VERSION')" },
  { name: 'folder', sql: "(select count(*) from pg_ls_dir('.'))" },
  { name: 'large-object', sql: 'lo_create(0)' },
  { name: 'sleep', sql: 'pg_sleep(0.005)' },
  { name: 'sql-in-text', sql: "query_to_xml('select nextval(''public.tick'')', true, false, '')" },
  { name: 'transaction-id', sql: 'pg_current_xact_id()' },
  { name: 'seed', sql: 'setseed(0.5)' },
  { name: 'signal', sql: 'pg_terminate_backend(0)' },
  { name: 'reload', sql: 'pg_reload_conf()' },
  { name: 'statistics', sql: 'pg_stat_reset()' },
  { name: 'secrets', sql: '(select max(rolpassword) from pg_authid)' },
  { name: 'sessions', sql: '(select max(query) from pg_stat_activity)' },
]

/** Reading and computing: never refused, however it is reached. */
export const harmlessDeeds: readonly Deed[] = [
  { name: 'clock', sql: 'now()' },
  { name: 'text', sql: "lower('DELETE FROM sales; -- nextval(1)')" },
  { name: 'count', sql: '(select count(*) from public.sales)' },
  { name: 'random', sql: 'random()' },
  { name: 'series', sql: '(select max(g) from generate_series(1, 3) g)' },
  { name: 'json', sql: "jsonb_build_object('insert', 1)" },
  { name: 'date', sql: "date_trunc('month', current_date)" },
]
