import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, refusedWith, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(`${shop}
    create extension pg_trgm;
    create extension tablefunc;
    create sequence counter;
    create function net(p numeric, d numeric) returns numeric language sql immutable as 'select round(p * (1 - d), 2)';
    create function sales_since(d date) returns setof sales language sql stable as 'select * from sales where placed_at >= d';
    create function touch() returns int language plpgsql as 'begin insert into lines values (1); return 1; end';
    create function lo_margin(a numeric, b numeric) returns numeric language sql immutable as 'select a - b';
    create function sum_all(variadic xs int[]) returns bigint language sql immutable as 'select sum(x) from unnest(xs) x';
    create function scaled(a int, b int default 2, c int default 3) returns int language sql immutable as 'select a * b * c';
    create procedure clean() language sql as 'delete from lines';
    create schema far;
    create function far.away(i int) returns int language sql stable as 'select i';
    create function far.lower(i int) returns int language plpgsql as 'begin return i; end';
    create function both_ways(i int) returns int language sql immutable as 'select i';
    create function both_ways(t text) returns text language plpgsql as 'begin return t; end';
    create function one_or_two(i int) returns int language sql immutable as 'select i';
    create function one_or_two(i int, j int) returns int language plpgsql as 'begin return i; end';
  `)
})
afterAll(() => db.close())

/** One call of each family that no declaration makes harmless. */
const denied = [
  "query_to_xml('select 1', true, false, '')",
  "table_to_xml('sales', true, false, '')",
  "schema_to_xmlschema('public', true, false, '')",
  "database_to_xml(true, false, '')",
  "cursor_to_xml('c', 1, true, false, '')",
  "ts_rewrite('a'::tsquery, 'select 1')",
  "crosstab('select 1, 2, 3')",
  "dblink('dbname=x', 'delete from sales')",
  "pg_read_file('/etc/passwd')",
  "pg_ls_dir('/')",
  "pg_stat_file('base')",
  "pg_relation_filepath('sales')",
  "lo_export(1, '/tmp/x')",
  'lo_get(1)',
  "set_config('search_path', 'far', false)",
  'set_limit(0.1)',
  'setseed(0.1)',
  'pg_sleep(1)',
  "pg_sleep_for('1 s')",
  'pg_advisory_lock(1)',
  'pg_try_advisory_xact_lock(1)',
  "pg_notify('a', 'b')",
  "nextval('counter')",
  "setval('counter', 1)",
  'lastval()',
  'pg_current_xact_id()',
  'txid_current()',
  'pg_export_snapshot()',
  'pg_terminate_backend(1)',
  'pg_reload_conf()',
  'pg_switch_wal()',
  "pg_logical_emit_message(false, 'a', 'b')",
  "pg_create_physical_replication_slot('a')",
  'pg_stat_reset()',
  'pg_stat_get_activity(null)',
  'pg_stat_get_wal_senders()',
  'pg_stat_get_backend_activity(1)',
  'pg_show_all_settings()',
  'pg_config()',
  'pg_hba_file_rules()',
  'pg_get_replication_slots()',
  'pg_mcv_list_items(null)',
  'pg_control_system()',
  'current_query()',
]

describe('a function that acts or tells too much', () => {
  it.each(denied)('is refused: %s', async (call) => {
    expect(await db.outcome(`select ${call}`)).toMatch(refusedWith('function_not_allowed'))
    expect(await db.outcome(`select * from ${call}`)).toMatch(refusedWith('function_not_allowed'))
  })

  it.each([
    'pg_catalog.pg_sleep(1)',
    'PG_SLEEP(1)',
    '"pg_sleep"(1)',
    'U&"pg\\005fsleep"(1)',
    'pg_catalog . pg_sleep /* now */ (1)',
  ])('is refused however it is spelled: %s', async (call) => {
    expect(await db.outcome(`select ${call}`)).toMatch(refusedWith('function_not_allowed'))
  })

  it('is refused by name even when the server has no such function', async () => {
    expect(await db.outcome("select * from dblink_exec('drop table sales')")).toMatch(
      refusedWith('function_not_allowed'),
    )
    expect(await db.outcome("select net.http_get('http://localhost')")).toMatch(
      refusedWith('function_not_allowed'),
    )
  })

  it('is named, with its place', async () => {
    const refusal = await db.refusal('select total, pg_sleep(1) from sales')
    expect(refusal).toMatchObject({ message: expect.stringContaining('pg_sleep'), position: 15 })
  })

  it('stays refused when the user lists it', async () => {
    const guard = db.guardWith({ allowFunctions: ['pg_sleep', 'pg_catalog.pg_read_file'] })
    expect(await guard.check('select pg_sleep(1)')).toMatchObject({ ok: false })
    expect(await guard.check("select pg_read_file('x')")).toMatchObject({ ok: false })
  })
})

describe('a volatile function', () => {
  it.each([
    'random()',
    'random_normal()',
    'gen_random_uuid()',
    'uuidv7()',
    'clock_timestamp()',
    'array_shuffle(array[1, 2])',
    "pg_total_relation_size('sales')",
    'normal_rand(3, 1, 1)',
  ])('of Postgres or an extension is allowed when it is harmless: %s', async (call) => {
    expect(await db.outcome(`select ${call}`)).toBe('allowed')
  })

  it("of the user's is refused, and the hint says how to allow it", async () => {
    const refusal = await db.refusal('select touch()')
    expect(refusal).toMatchObject({
      code: 'function_not_allowed',
      message: expect.stringContaining('public.touch'),
    })
    expect(refusal.hint).toContain('declare it STABLE or add it to allowFunctions')
  })

  it.each(['touch', 'public.touch'])("of the user's is allowed when listed as %s", async (name) => {
    expect(await db.guardWith({ allowFunctions: [name] }).check('select touch()')).toMatchObject({ ok: true })
  })

  it('is not allowed by listing one of that name in another schema', async () => {
    expect(await db.guardWith({ allowFunctions: ['far.touch'] }).check('select touch()')).toMatchObject({
      ok: false,
    })
  })
})

describe("a user's function that declares itself harmless", () => {
  it.each([
    'net(10, 0.1)',
    'public.net(10, 0.1)',
    'far.away(1)',
    'lo_margin(2, 1)',
    'sum_all()',
    'sum_all(1, 2, 3)',
    'sum_all(variadic array[1, 2])',
    'scaled(1)',
    'scaled(1, c => 4)',
    "similarity('a', 'b')",
  ])('is allowed: %s', async (call) => {
    expect(await db.outcome(`select ${call}`)).toBe('allowed')
  })

  it('is allowed as a table', async () => {
    expect(await db.outcome("select count(*) from sales_since('2024-01-01') s where s.total > 1")).toBe(
      'allowed',
    )
  })

  it('is refused when another overload of its name that fits is volatile', async () => {
    expect(await db.outcome('select both_ways(1)')).toMatch(refusedWith('function_not_allowed'))
  })

  it('is allowed when the volatile overload takes another number of arguments', async () => {
    expect(await db.outcome('select one_or_two(1)')).toBe('allowed')
    expect(await db.outcome('select one_or_two(1, 2)')).toMatch(refusedWith('function_not_allowed'))
  })

  it('is not confused with one outside the search path', async () => {
    expect(await db.outcome("select lower('A')")).toBe('allowed')
    expect(await db.outcome('select far.lower(1)')).toMatch(refusedWith('function_not_allowed'))
  })
})

describe('a function that cannot be called', () => {
  it('is refused as unknown, with names that resemble it', async () => {
    const refusal = await db.refusal("select date_trunk('month', placed_at) from sales")
    expect(refusal).toMatchObject({ code: 'function_unknown', position: 8 })
    expect(refusal.message).toContain('date_trunk')
    expect(refusal.hint).toContain('date_trunc')
  })

  it.each([
    ['ifnull(name, 1)', 'coalesce'],
    ['getdate()', 'now()'],
    ["group_concat(name, ',')", 'string_agg'],
    ['datediff(a, b)', 'date - date'],
    ['stringagg(name)', 'string_agg'],
  ])('is answered with what Postgres has instead: %s', async (call, instead) => {
    const refusal = await db.refusal(`select ${call} from clients`)
    expect(refusal.code).toBe('function_unknown')
    expect(refusal.hint).toContain(instead)
  })

  it('is refused as unknown outside the search path, and in a schema that is not there', async () => {
    expect(await db.outcome('select away(1)')).toMatch(refusedWith('function_unknown'))
    expect(await db.outcome('select nowhere.lower(1)')).toMatch(refusedWith('function_unknown'))
    expect(await db.outcome('select pg_temp.lower(1)')).toMatch(refusedWith('function_unknown'))
  })

  it('says how many arguments it takes', async () => {
    const refusal = await db.refusal('select net(1)')
    expect(refusal).toMatchObject({ code: 'function_unknown', hint: expect.stringContaining('2') })
  })

  it('is refused when it is a procedure', async () => {
    expect(await db.outcome('select clean()')).toMatch(/^function_not_allowed: .*procedure/)
  })
})

describe('a setting', () => {
  it.each(["current_setting('timezone')", "current_setting('TimeZone'::text, true)"])(
    'that SHOW may print is allowed: %s',
    async (call) => {
      expect(await db.outcome(`select ${call}`)).toBe('allowed')
    },
  )

  it.each([
    "current_setting('data_directory')",
    "pg_catalog.current_setting('app.tenant')",
    "current_setting('data_' || 'directory')",
    'current_setting(name)',
  ])('that it may not print is refused: %s', async (call) => {
    expect(await db.outcome(`select ${call} from clients`)).toMatch(refusedWith('setting_not_allowed'))
  })
})

describe('a refused function', () => {
  it.each([
    'values (1), (%)',
    'select 1 where % = 1',
    'select 1 order by %',
    'select 1 group by %',
    'select 1 group by grouping sets ((%), ())',
    'select 1 group by cube (%)',
    'select count(*) from sales having % > 0',
    'select distinct on (%) 1',
    'select 1 limit %',
    'select 1 offset %',
    'select 1 fetch first (%) rows only',
    'select count(*) filter (where % = 1) from sales',
    'select sum(total) over (partition by %) from sales',
    'select sum(total) over w from sales window w as (order by %)',
    'select sum(id) over (order by id rows between % preceding and current row) from sales',
    'select percentile_cont(0.5) within group (order by %) from sales',
    "select string_agg('a', 'b' order by %)",
    'select case when % = 1 then 1 end',
    'select case % when 1 then 2 else 3 end',
    'select coalesce(null, %), greatest(1, %), nullif(%, 1)',
    'select array[%], row(%)',
    'select (array[1, 2])[%]',
    'select (array[1, 2])[1:%]',
    'select % between 1 and 2',
    'select % in (1, 2)',
    'select 1 = any (select %)',
    'select exists (select % where false)',
    'select array(select %)',
    "select format('%%s', variadic array[%])",
    'select make_interval(days => %)',
    'select (%)::text collate "C"',
    "select (%)::text::timestamp at time zone 'utc'",
    'select % is null, (% = 1) is true, not (% = 1)',
    'select % is distinct from 1',
    "select (%)::text like 'a'",
    "select (%)::text similar to 'a'",
    'select substring((%)::text from 1 for 2)',
    'select extract(year from (%)::text::date)',
    'select * from sales s join clients c on % = 1',
    'select * from sales s, lateral (select % + s.id) q',
    'select * from generate_series(1, %) g',
    'select * from rows from (generate_series(1, 2), generate_series(1, %)) as r(a, b)',
    'select * from sales tablesample bernoulli (%) repeatable (1)',
    'select * from sales tablesample system (1) repeatable (%)',
    'with q as (select %) select 1',
    'with q as materialized (select 1 union all select %) table q',
    'with recursive q(n) as (select 1 union all select n + % from q) table q',
    'select 1 union all select %',
    'select 1 except (select 2 intersect select %)',
    "select json_value('{}'::jsonb, '$' default % on empty)",
    "select json_exists('{}'::jsonb, '$' passing % as x)",
    "select json_object('a': %), json_array(%), json_scalar(%)",
    'select json_arrayagg(% order by %), json_objectagg(1: %)',
    'select json_array(select %)',
    "select * from json_table('[]'::jsonb, '$[*]' passing % as x columns (a int path '$'))",
    "select * from json_table('[]'::jsonb, '$[*]' columns (a int path '$' default % on empty))",
    'select xmlelement(name a, xmlattributes(% as b), %), xmlforest(% as a)',
    "select * from xmltable('/a' passing ('<a/>'::xml) columns n int default %)",
    'select (%)::text is json',
    'explain analyze values (%)',
  ])('is found in %j', async (context) => {
    const harmful = context
      .replaceAll('%%', '\0')
      .replaceAll('%', 'lo_create(0)::text::int')
      .replaceAll('\0', '%')
    const harmless = context
      .replaceAll('%%', '\0')
      .replaceAll('%', "length('a')::text::int")
      .replaceAll('\0', '%')
    expect(await db.outcome(harmful)).toMatch(refusedWith('function_not_allowed'))
    expect(await db.outcome(harmless)).toBe('allowed')
  })
})
