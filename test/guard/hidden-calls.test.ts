import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, refusedWith, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(`${shop}
    create function report(c clients) returns text language plpgsql as 'begin perform pg_notify(''a'', c.name); return 1; end';
    create function worth(c clients) returns numeric language sql stable
      as 'select coalesce(sum(total), 0) from sales where client_id = c.id';
    create function total(i int) returns int language plpgsql as 'begin return i; end';

    create function slow_equal(int, int) returns boolean language plpgsql as 'begin perform pg_sleep(1); return $1 = $2; end';
    create function fast_equal(int, int) returns boolean language sql immutable as 'select $1 = $2';
    create operator === (leftarg = int, rightarg = int, function = slow_equal);
    create operator ==== (leftarg = int, rightarg = int, function = fast_equal);
    create schema far;
    create operator far.<=> (leftarg = int, rightarg = int, function = slow_equal);

    create function announce(t text) returns boolean language plpgsql as 'begin perform pg_notify(''a'', t); return true; end';
    create domain quiet as text check (value !~ '[A-Z]');
    create domain loud as text check (announce(value));
    create domain louder as loud;
    create type holding as (a int, b loud);

    create type mood as enum ('good', 'bad');
    create function mood_point(mood) returns point language plpgsql as 'begin perform pg_sleep(1); return ''(0,0)''; end';
    create cast (mood as point) with function mood_point(mood);
    create function stage_rank(stage) returns int language sql as 'select 1';
    create cast (stage as int) with function stage_rank(stage);

    create function add_slowly(s int, v int) returns int language plpgsql as 'begin perform pg_sleep(1); return s + v; end';
    create function add(s int, v int) returns int language sql immutable as 'select s + v';
    create aggregate slow_sum(int) (sfunc = add_slowly, stype = int, initcond = '0');
    create extension intagg;
    create aggregate own_sum(int) (sfunc = add, stype = int, initcond = '0');
  `)
})
afterAll(() => db.close())

describe('a function called without parentheses', () => {
  it.each([
    'select c.report from clients c',
    'select (c).report from clients c',
    'select clients.report from clients',
    'select (c.*).report from clients c',
    'select 1 from clients c order by c.report',
    'select (select c.report) from clients c',
    'select q.report from (select id from clients) q, clients c',
    'select c.report from (select 1 as report) x, clients c',
    'select g.pg_sleep from generate_series(1, 1) g',
    "select ('/etc/hostname'::text).pg_read_file",
    'select (1).pg_advisory_lock',
    "select ('data_directory'::text).current_setting",
    'with q as (select id from sales) select q.total from q',
    'select (select q.total from (select total from sales) q limit 1), q.total from (select id from sales) q',
  ])('is found: %s', async (sql) => {
    expect(await db.outcome(sql)).toMatch(/^(function|setting)_not_allowed: /)
  })

  it.each([
    'select c.worth, (c).worth from clients c',
    'select s.total, sales.total from sales s, sales',
    'select q.total from (select * from sales) q',
    'select q.total from (select s.* from sales s join clients c on c.id = s.client_id) q',
    'select q.total from (select sum(total) as total from sales) q',
    'with q as (select total from sales) select q.total from q',
    'with q(total) as (values (1)) select q.total, r.total from q join (values (1)) as r(total) on true',
    'with sales as (select s.total from sales s) select sales.total from sales',
    'select s.total from sales s union select p.total from paid_sales p',
    'select (s).total from sales s',
    'with pg_sleep as (select 1 as pg_sleep) select pg_sleep.pg_sleep from pg_sleep',
    "select j.total from json_to_recordset('[]') as j(total int)",
  ])('is not seen where there is a column of its name: %s', async (sql) => {
    expect(await db.outcome(sql)).toBe('allowed')
  })
})

describe('an operator', () => {
  it.each([
    'select 1 === 2',
    'select id from sales where id operator(public.===) 3',
    'select id from sales where id === any (array[1, 2])',
    'select id from sales where id === all (select 1)',
    'select 1 operator(far.<=>) 2',
    'select 1 order by 1 using ===',
  ])('backed by a volatile function is refused: %s', async (sql) => {
    expect(await db.outcome(sql)).toMatch(/^operator_not_allowed: .*(===|<=>)/)
  })

  it.each([
    'select 1 ==== 2',
    'select 1 operator(pg_catalog.+) 2',
    "select 'a' || 'b', 2 ^ 3, -1, '{}'::jsonb ? 'a'",
  ])('backed by a harmless one is allowed: %s', async (sql) => {
    expect(await db.outcome(sql)).toBe('allowed')
  })
})

describe('a cast', () => {
  it.each([
    "select 'x'::loud",
    "select cast('x' as louder)",
    "select loud 'x'",
    "select loud('x')",
    "select ('x').loud",
    "select '{x}'::loud[]",
    "select '(1,x)'::holding",
    "select json_populate_record(null::holding, '{}')",
    "select json_value('1'::jsonb, '$' returning loud)",
    "select * from json_table('[]'::jsonb, '$[*]' columns (a loud path '$'))",
    "select * from json_to_recordset('[]') as t(a loud)",
    "select * from xmltable('/a' passing ('<a/>'::xml) columns a loud)",
    "select pg_input_is_valid('x', 'loud')",
    "select pg_input_is_valid('x', name) from clients",
    "select 'good'::mood::point",
  ])('that runs a harmful function is refused: %s', async (sql) => {
    expect(await db.outcome(sql)).toMatch(refusedWith('type_not_allowed'))
  })

  it.each([
    "select 'x'::quiet, quiet('x')",
    "select stage('paid'), 'paid'::stage::int, 'paid'::stage::text from sales",
    "select pg_input_is_valid('1', 'numeric(10,2)')",
    "select null::sales, '{1,2}'::int[], 'sales'::regclass, '1'::decimal(10, 2)",
    "select int4('1'), text(1), date('2024-01-01')",
  ])('that only converts is allowed: %s', async (sql) => {
    expect(await db.outcome(sql)).toBe('allowed')
  })
})

describe('an aggregate', () => {
  it('is refused for its transition function', async () => {
    expect(await db.outcome('select slow_sum(id) from sales')).toMatch(/^function_not_allowed: .*add_slowly/)
    expect(await db.outcome('select slow_sum(id) over (order by id) from sales')).toMatch(
      refusedWith('function_not_allowed'),
    )
  })

  it('is allowed when all its functions are harmless', async () => {
    expect(await db.outcome('select own_sum(id) filter (where id > 1), own_sum(id) over () from sales')).toBe(
      'allowed',
    )
  })
})

describe('an aggregate of an extension', () => {
  it('is allowed although its parts are volatile by default', async () => {
    expect(await db.outcome('select int_array_aggregate(id) from sales')).toBe('allowed')
  })
})

describe('a sampling method', () => {
  it('is one of those known', async () => {
    expect(await db.outcome('select * from sales tablesample bernoulli (10)')).toBe('allowed')
    expect(await db.outcome('select * from sales tablesample own_method (10)')).toMatch(
      refusedWith('function_not_allowed'),
    )
  })
})
