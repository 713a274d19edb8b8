import { analytics } from './analytics.js'
import type { Chance } from './chance.js'

/** Whole statements that act. */
const commands: readonly string[] = [
  "insert into audit(msg) values ('x')",
  'insert into sales select * from sales where false returning id',
  'insert into clients(id, name) values (1, $$x$$) on conflict (id) do update set name = excluded.name',
  'update sales set total = total + 1',
  'update clients c set score = 0 from sales s where s.client_id = c.id returning *',
  'delete from lines',
  'delete from lines using sales where sales.id = sale_id',
  'merge into clients c using sales s on s.client_id = c.id when matched then update set score = 1',
  'merge into lines l using (select 1 as i) s on l.sale_id = s.i when matched then delete when not matched then do nothing',
  'truncate scratch',
  'copy sales to stdout',
  "copy (select 1) to program 'true'",
  "copy audit(msg) from '/etc/hostname'",
  'create table made as select 1 as n',
  'create temp table made (n int)',
  'create materialized view made as select 1 as n',
  'create view made as select 1 as n',
  'create index on sales (total)',
  'create function made() returns int language sql as $$select 1$$',
  'create schema made create table t (n int)',
  'create role made superuser',
  'create extension if not exists plpgsql',
  'create policy made on sales using (true)',
  'create rule made as on insert to audit do instead nothing',
  'create statistics made on id, total from sales',
  'create publication made',
  'create domain made as int',
  'alter table sales add column made int',
  "alter system set work_mem = '5MB'",
  'alter role postgres set work_mem = 1024',
  'alter sequence tick restart',
  'alter database postgres set jit = off',
  'drop table lines',
  'drop view if exists paid_sales',
  'drop owned by current_user',
  'grant all on sales to public',
  'revoke select on sales from public',
  'reassign owned by current_user to current_user',
  "comment on table sales is 'x'",
  "security label on table sales is 'x'",
  'refresh materialized view monthly',
  'reindex table sales',
  'cluster sales',
  'vacuum sales',
  'analyze sales',
  'checkpoint',
  'lock table sales in share mode',
  'begin',
  'commit',
  'rollback to savepoint x',
  'prepare transaction $$x$$',
  "set work_mem = '5MB'",
  'set local role postgres',
  'set session authorization default',
  'set transaction read write',
  'set constraints all deferred',
  'reset all',
  'discard all',
  'listen agentdb_watch',
  'unlisten *',
  "notify agentdb_watch, 'x'",
  'prepare made as select 1',
  'execute made',
  'deallocate all',
  'declare made cursor with hold for select 1',
  'fetch all from made',
  'close all',
  "load 'plpgsql'",
  'do $$begin perform 1; end$$',
  "do language plpgsql 'begin delete from lines; end'",
  'call made()',
  'explain analyze delete from lines',
  'explain (analyze, costs off) create table made as select 1',
  'explain (analyze) insert into audit(msg) values (1)',
  'explain execute made',
  'explain analyze declare made cursor for select 1',
  'explain analyze refresh materialized view monthly',
  'import foreign schema made from server made into public',
  'show all',
  'show data_directory',
  'show hba_file',
  'select 1; delete from lines',
  'select 1; commit; drop table lines',
  'select 1 into made',
  'select * into temp made from sales',
  'values (1) limit 1 for update',
  'table sales for share',
  'select 1 from sales for no key update skip locked',
  'with gone as (delete from lines returning *) select * from gone',
  "with put as (insert into audit(msg) values ('x') returning 1) select 1",
  'with a as (with b as (update sales set total = 0 returning 1) select * from b) select * from a',
  'with m as (merge into lines l using (select 1 as i) s on l.sale_id = s.i when matched then delete returning 1) table m',
  'select $1',
  'select * from sales where id = $2',
]

/** Expressions that act or tell what no question is about. */
const expressions: readonly string[] = [
  "nextval('tick')",
  "pg_catalog.nextval('tick'::regclass)",
  "setval('tick', 5, false)",
  "currval('tick')",
  'lastval()',
  'pg_advisory_lock(1)',
  'pg_try_advisory_lock(1, 2)',
  'pg_advisory_xact_lock_shared(1)',
  'pg_advisory_unlock_all()',
  "set_config('work_mem', '5MB', true)",
  "set_config('role', 'none', false)",
  "current_setting('data_directory')",
  "current_setting('da' || 'ta_directory')",
  "pg_notify('agentdb_watch', 'x')",
  'pg_sleep(0.001)',
  "pg_sleep_for('1 ms')",
  'pg_sleep_until(now())',
  'pg_backend_pid() + pg_terminate_backend(0)::int',
  'pg_cancel_backend(0)',
  'pg_reload_conf()',
  'pg_rotate_logfile()',
  'pg_switch_wal()',
  "pg_create_restore_point('x')",
  "pg_read_file('PG_VERSION')",
  "pg_read_binary_file('PG_VERSION')",
  "pg_stat_file('PG_VERSION')",
  "pg_ls_dir('.')",
  'pg_ls_waldir()',
  "pg_relation_filepath('sales')",
  "lo_import('/etc/hostname')",
  'lo_create(0)',
  "lo_from_bytea(0, 'x')",
  'lo_unlink(1)',
  "query_to_xml('delete from lines', true, false, '')",
  "table_to_xml('pg_authid', true, false, '')",
  "database_to_xml(true, false, '')",
  "cursor_to_xml('c', 1, true, false, '')",
  "ts_stat('select 1')",
  "ts_rewrite('a'::tsquery, 'select 1')",
  'txid_current()',
  'pg_current_xact_id()',
  'pg_export_snapshot()',
  'setseed(0.1)',
  'pg_stat_reset()',
  "pg_stat_reset_shared('bgwriter')",
  'pg_stat_get_activity(null)',
  'pg_stat_clear_snapshot()',
  "pg_logical_emit_message(true, 'a', 'b')",
  "pg_replication_origin_create('x')",
  "pg_create_physical_replication_slot('x')",
  'pg_show_all_settings()',
  'pg_config()',
  'pg_hba_file_rules()',
  'pg_lock_status()',
  'pg_prepared_statement()',
  'pg_cursor()',
  'pg_listening_channels()',
  'pg_get_backend_memory_contexts()',
  'pg_log_backend_memory_contexts(1)',
  'pg_promote()',
  "pg_import_system_collations('public')",
  '(select rolpassword from pg_authid limit 1)',
  '(select passwd from pg_catalog.pg_shadow limit 1)',
  '(select query from pg_stat_activity limit 1)',
  '(select most_common_vals::text from pg_stats limit 1)',
  '(select stavalues1::text from pg_statistic limit 1)',
  '(select setting from pg_settings limit 1)',
  '(select sourcefile from pg_file_settings limit 1)',
  '(select umoptions::text from pg_user_mapping limit 1)',
  '(select option_value from information_schema.user_mapping_options limit 1)',
  '(select srvoptions::text from pg_foreign_server limit 1)',
  '(select subconninfo from pg_subscription limit 1)',
  '(select locktype from pg_locks limit 1)',
  '(select data from pg_largeobject limit 1)',
  '(select statement from pg_prepared_statements limit 1)',
]

/** A statement that acts, or tells what it should not: always refused. */
export function hostile(chance: Chance): string {
  const sql = chance.oneIn(2)
    ? planted(chance, chance.pick(expressions))
    : framed(chance, chance.pick(commands))
  return disguised(chance, sql)
}

/** The expression somewhere inside a reading statement. */
function planted(chance: Chance, expression: string): string {
  const inner = analytics(chance, chance.upTo(2))
  return chance.pick<(e: string) => string>([
    (e) => `select ${e}`,
    (e) => `select coalesce(null, (${e})::text)`,
    (e) => `select 1 where (${e}) is not null`,
    (e) => `select count(*) from (${inner}) q where (select (${e})::text) <> 'x'`,
    (e) => `with a as (select ${e} as x), b as (${inner}) select * from a, b`,
    (e) => `select id from clients order by (${e})::text`,
    (e) => `select count(*) from clients group by (${e})::text`,
    (e) => `select sum(1) filter (where (${e})::text is null) from sales`,
    (e) => `select row_number() over (partition by (${e})::text) from sales`,
    (e) => `select case when false then (${e})::text end`,
    (e) => `values ((${e})::text), ('b')`,
    (e) => `select array[(${e})::text, 'b']`,
    (e) => `select 1 limit (select length((${e})::text))`,
    (e) => `select * from clients c, lateral (select (${e})::text as y) l`,
    (e) => `select * from json_table('[1]', '$' passing (${e})::text as z columns (a int path '$'))`,
    (e) => `explain (analyze) select ${e}`,
    (e) => `select exists (select (${e})) union all select true`,
    (e) => `select c.id from clients c join sales s on (${e}) is not null`,
    (e) => `select xmlelement(name a, (${e})::text)`,
    (e) => `select jsonb_build_object('a', (${e})::text) ->> 'a'`,
    (e) => `(${inner}) union all (select null where (${e}) is null) -- x`,
    (e) => `select percentile_cont(length((${e})::text)) within group (order by id) from sales`,
    (e) => `select sum(id) over (order by id rows length((${e})::text) preceding) from sales`,
    (e) => `select count(*) from sales tablesample bernoulli (50) repeatable (length((${e})::text))`,
    (e) => `select * from xmltable('/a' passing '<a/>'::xml columns a text path 'b' default (${e})::text)`,
    (e) => `select json_value('{}', '$.a' default (${e})::text on empty)`,
    (e) => `select (array[1, 2])[1:length((${e})::text)]`,
    (e) => `select xmlforest((${e})::text as a), json_objectagg('k': (${e})::text)`,
    (e) =>
      `with recursive r(n) as (select 1 union all select n + 1 from r where n < 2)
       cycle n set seen to (${e})::text default 'x' using path select * from r`,
  ])(expression)
}

/** The command where a reading statement would stand. */
function framed(chance: Chance, command: string): string {
  const inner = analytics(chance, chance.upTo(2))
  return chance.pick<(c: string) => string>([
    (c) => c,
    (c) => c,
    (c) => `${inner}; ${c}`,
    (c) => `${c}; ${inner}`,
    (c) => `explain ${c}`,
    (c) => `explain (analyze, verbose) ${c}`,
    (c) => `with w as (${c}) select 1`,
    (c) => `select * from (${c}) q`,
    (c) => `select 1 where exists (${c})`,
    (c) => `(${c})`,
    (c) => `/* ${inner.replaceAll('*/', '')} */ ${c}`,
    (c) => `-- ${inner.replaceAll('\n', ' ')}\n${c}`,
    (c) => `prepare p as ${c}`,
    (c) => `copy (${c}) to stdout`,
  ])(command)
}

/** The same statement written otherwise; strings and quoted names stay as they are. */
export function disguised(chance: Chance, sql: string): string {
  if (chance.oneIn(3)) return sql
  const pieces = sql.split(/('(?:[^']|'')*'|"[^"]*"|\$\$[\s\S]*?\$\$|--[^\n]*|\/\*[\s\S]*?\*\/)/)
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) return piece
      return piece.replace(/[a-z_]{3,}|\s/gi, (word) => {
        if (/\s/.test(word))
          return chance.oneIn(12) ? chance.pick(['\n', '\t', ' /**/ ', ' --\n', '  ']) : word
        if (chance.oneIn(6)) return word.toUpperCase()
        if (chance.oneIn(10)) return word.charAt(0).toUpperCase() + word.slice(1)
        return word
      })
    })
    .join('')
}

/** A statement of chance near another one: what it means nobody says beforehand. */
export function mutated(chance: Chance, seeds: readonly string[]): string {
  const words = tokens(chance.pick(seeds))
  const others = tokens(chance.pick(seeds))
  for (let edits = 1 + chance.upTo(2); edits > 0 && words.length > 0; edits -= 1) {
    const at = chance.upTo(words.length)
    const word = words[at] ?? ''
    const alike = others.filter((other) => kindOf(other) === kindOf(word) && other !== word)
    const from = chance.upTo(Math.max(1, others.length))
    switch (chance.upTo(8)) {
      case 0:
        words.splice(at, 1)
        break
      case 1:
        words.splice(at, 0, ` ${others.slice(from, from + 1 + chance.upTo(6)).join('')} `)
        break
      case 2:
        words.splice(
          at,
          0,
          chance.pick(['(', ')', ',', ';', '*', '::', '.', '--', "'", '"', ' and ', ' union select ']),
        )
        break
      case 3:
        words.splice(at, 1, words[chance.upTo(words.length)] ?? '')
        break
      default:
        if (alike.length > 0) words.splice(at, 1, chance.pick(alike))
    }
  }
  return words.join('')
}

function tokens(text: string): string[] {
  return text.match(/'(?:[^']|'')*'|"[^"]*"|\w+|\s+|[^\w\s]+/g) ?? []
}

/** Only things of one kind take each other's place, so that most of what comes out still parses. */
function kindOf(token: string): string {
  if (/^\s/.test(token)) return 'space'
  if (/^['"]/.test(token)) return token.charAt(0)
  if (/^\d/.test(token)) return 'number'
  return /^\w/.test(token) ? 'word' : 'sign'
}

/** Everything this file can plant, for mutations to start from. */
export const hostileSeeds: readonly string[] = [...commands, ...expressions.map((one) => `select ${one}`)]
