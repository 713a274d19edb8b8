import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type GuardedDatabase, guardedDatabase } from './guarded-database.js'
import { policyOf } from './scoped-database.js'

// Functions that the server calls for an operator, an index, a range, a cast or a domain, by no name in the statement.

/** `name(n)` acts, whatever it is declared as. */
const acting = (name: string) =>
  `create function public.${name}(n int) returns int language plpgsql immutable as
   $$ begin perform pg_catalog.nextval('public.tick'); return n; end $$;`

/** An ordering of int of its own, whose comparison acts. */
const ordering = `
  ${acting('ordering_acts')}
  create function compare_ints(a int, b int) returns int language sql immutable
    as 'select public.ordering_acts(a) * 0 + a - b';
  create operator <# (leftarg = int, rightarg = int, function = int4lt);
  create operator ># (leftarg = int, rightarg = int, function = int4gt);
  create operator =# (leftarg = int, rightarg = int, function = int4eq, hashes, merges);
  create operator class own_order for type int using btree
    as operator 1 <#, operator 3 =#, operator 5 >#, function 1 compare_ints(int, int);
`

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(`
    create sequence tick;
    create table plain (id int primary key, name text, at timestamptz, j json, p point);
    ${ordering}
    create table indexed (n int, m int);
    create index on indexed (n own_order);
    create table listed (n int) partition by list (n own_order);
    create table listed_1 partition of listed for values in (1, 2);
    create aggregate own_max(int) (sfunc = int4larger, stype = int, sortop = >#);
    create type own_range as range (subtype = int, subtype_opclass = own_order);

    ${acting('distance_acts')}
    create function distance_of(a int, b int) returns float8 language sql immutable
      as 'select (public.distance_acts(a) * 0 + a - b)::float8';
    create type far_range as range (subtype = int, subtype_diff = distance_of);
    create table spans (id int, span far_range);

    ${acting('cast_acts')}
    create type coin as (cents int);
    create function to_coin(n int) returns coin language sql immutable as 'select row(public.cast_acts(n))::coin';
    create cast (int as coin) with function to_coin(int) as implicit;
    create function worth(c coin) returns int language sql immutable as 'select c.cents';
    create function same_worth(a coin, b coin) returns boolean language sql immutable as 'select a.cents = b.cents';
    create operator ### (leftarg = coin, rightarg = coin, function = same_worth);
    create table purses (id int, held coin);

    ${acting('check_acts')}
    create domain checked as text check (public.check_acts(length(value)) > 0);
    create type pair as (a int, b checked);
    create table boxes (id int, one checked, many checked[], two pair);
    create function takes_checked(t checked) returns int language sql immutable as 'select 1';
    create function gives_checked(t text) returns checked language sql immutable as 'select t';
    create function takes_all(variadic t checked[]) returns int language sql immutable as 'select 1';
    create domain short as text check (length(value) < 100);
    create function is_word(t text) returns boolean language plpgsql as 'begin return t ~ ''^\\w*$''; end';
    create domain word as text check (is_word(value));
    create table notes (id int, title short, words word[]);

    ${acting('statistics_act')}
    create table counted (n int, m int);
    create statistics on_counted on (public.statistics_act(1) + n), m from counted;

    create function quiet_next(regclass) returns bigint language internal stable as 'nextval_oid';
    create function quiet_set(text, text, boolean) returns text language internal stable as 'set_config_by_name';
    create function quiet_show(text) returns text language internal stable as 'show_config_by_name';
    create function quiet_lower(text) returns text language internal immutable as 'lower';
    create operator ?? (rightarg = text, function = current_setting);
    create aggregate shown(*) (sfunc = current_setting, stype = text, initcond = 'data_directory');

    ${acting('keyword_acts')}
    create function "json_value"(a text, b text) returns int language sql as 'select keyword_acts(1)';
    create function "json_exists"(a text, b text) returns int language sql stable as 'select keyword_acts(1)';
    create function "json_scalar"(a int) returns int language sql stable as 'select keyword_acts(1)';
    create function "json_array"(a int) returns int language sql stable as 'select keyword_acts(1)';
    create function "json_query"(a text, b text) returns text language sql as 'select a || b';

    create type state as (n int);
    create table states (s state);
    create function volatile_do(s state) returns point language plpgsql
      as $f$ begin do 'begin perform 1; end'; return point(1, 1); end $f$;
    create cast (state as point) with function volatile_do(state) as implicit;
    create type stage as (n int, comment text);
    create table stages (s stage, "set" int);
    create function volatile_read(s stage) returns point language plpgsql
      as $f$ begin if s.comment is null then return point(0, 0); end if; return point(s.n, 1); end $f$;
    create cast (stage as point) with function volatile_read(stage) as implicit;

    create view ticking as select nextval('tick') as n;
    create function second_in_list() returns bigint language plpgsql stable
      as 'declare c bigint; begin select count(*) into c from (select id from plain where id > 0) p, ticking t; return c; end';
    create function second_command() returns setof bigint language plpgsql stable
      as 'begin return query table ticking; end';
  `)
})
afterAll(() => db.close())

describe('what the server calls by no name of the statement', () => {
  it.each([
    ['an ordering, by its operator', 'select id from plain order by id using <#', 'compare_ints'],
    ['an ordering, by a join', 'select 1 from plain a join plain b on a.id =# b.id', 'compare_ints'],
    ['an ordering, by an aggregate', 'select own_max(id) from plain', 'compare_ints'],
    ['an ordering, by an index', 'select m from indexed', 'compare_ints'],
    ['an ordering, by a partitioning', 'select n from listed where n = 2', 'compare_ints'],
    ['an ordering, by a range', "select '[1,5)'::own_range", 'compare_ints'],
    ['an ordering, by a range made', 'select own_range(1, 5) @> 3', 'compare_ints'],
    ['an ordering, by a multirange', "select '{[1,5)}'::own_multirange", 'compare_ints'],
    ['the distance of a range', "select count(*) from spans where span && '[5,20)'", 'distance_of'],
    ['a cast to an argument', 'select worth(5)', 'to_coin'],
    ['a cast to an operand', 'select 1 ### 2', 'to_coin'],
    ['a cast to a column’s type', 'select coalesce(held, 7) from purses', 'to_coin'],
    ['a check of an argument', "select takes_checked('abc')", 'check_acts'],
    ['a check of a result', "select gives_checked('abc')", 'check_acts'],
    ['a check of a list of arguments', "select takes_all('a', 'b')", 'check_acts'],
    ['a check of an element', "select array_append(many, 'z') from boxes", 'check_acts'],
    ['a check of a part', "select id from boxes where two = '(1,x)'", 'check_acts'],
    ['a check of a row made', "select json_populate_record(b, '{}') from boxes b", 'check_acts'],
    ['what statistics are kept about', 'select n from counted where n = 3', 'statistics_act'],
    ['a cast that runs a block', 'select s <-> point(1, 1) from states', 'may write: do'],
    ['a view further down a list', 'select second_in_list()', 'ticking'],
    ['a view read as a table', 'select * from second_command()', 'ticking'],
  ])('is refused when it acts: %s', async (_, sql, named) => {
    const refusal = await db.refusal(sql)
    expect(refusal.code).toMatch(/_not_allowed$/)
    expect(refusal.message).toContain(named)
  })

  it.each([
    'select id, name from plain where id = 3 and name < $$x$$ group by id, name order by id',
    'select count(distinct p.name), max(id) from plain p join plain q using (id)',
    "select '[1,5)'::int4range @> 3, int4range(1, 2) && '[2,3)', '{[1,2)}'::int4multirange",
    'select coalesce(id, 7), id + 1, 5::text from plain',
    "select title, title || 'x' from notes where title = 'a' and 'b' = any(words)",
    "select array_append(words, 'z') from notes",
    'select "set" from stages',
    "select quiet_lower('A')",
    "select json_query('{}', '$'), json_object('a': 1), json_arrayagg(id) from plain",
  ])('is no reason to refuse what does not lead there: %s', async (sql) => {
    expect(await db.outcome(sql)).toBe('allowed')
  })

  it('may be a function left VOLATILE that only reads', async () => {
    expect(await db.outcome('select s, "set" from stages')).toBe('allowed')
    expect(await db.outcome('select volatile_read(s) from stages')).toMatch(/^function_not_allowed/)
  })

  it('need not be listed by a policy that lists functions, but what is called by name does', async () => {
    const scope = policyOf({ tables: { notes: '*' }, functions: ['quiet_lower'] })
    const guard = db.guardWith({ scope })
    expect(await guard.check('select title, words from notes')).toMatchObject({ ok: true })
    expect(await guard.check("select is_word('a') from notes")).toMatchObject({ ok: false })
  })
})

describe('a function of the server under another name', () => {
  it.each([
    ["select quiet_next('tick')", 'quiet_next'],
    ["select quiet_set('work_mem', '5MB', false)", 'quiet_set'],
    ["select quiet_show('data_directory')", 'quiet_show'],
    ["select ?? 'data_directory'", 'current_setting'],
    ['select shown(*) from plain', 'current_setting'],
  ])('is refused for what it runs: %s', async (sql, named) => {
    const refusal = await db.refusal(sql)
    expect(refusal.code).toMatch(/_not_allowed$/)
    expect(refusal.message).toContain(named)
  })
})

// The parser is of Postgres 18; to Postgres 16 and older these are calls of whatever function has the name.
describe('syntax that an older server reads as a call', () => {
  it.each([
    "select json_value('1', '$')",
    "select json_exists('1', '$')",
    'select json_scalar(1)',
    'select json_array(1)',
    "select 1 from plain where json_value(name, '$') is null",
  ])('is refused when a function of that name acts: %s', async (sql) => {
    expect(await db.outcome(sql)).toMatch(/^function_not_allowed: .*keyword_acts/)
  })
})

describe('casts and orderings between types of the server’s own', () => {
  it('are part of every statement: refused when they act', async () => {
    const own = await guardedDatabase(`
      create sequence tick;
      create table plain (id int, j json);
      ${acting('json_acts')}
      create function json_less(a json, b json) returns boolean language sql immutable as 'select a::text < b::text';
      create function json_same(a json, b json) returns boolean language sql immutable as 'select a::text = b::text';
      create function compare_json(a json, b json) returns int language sql immutable
        as 'select public.json_acts(1) * 0 + 1';
      create schema apart;
      create operator apart.< (leftarg = json, rightarg = json, function = json_less);
      create operator apart.= (leftarg = json, rightarg = json, function = json_same);
      create operator class json_order default for type json using btree
        as operator 1 apart.<, operator 3 apart.=, function 1 compare_json(json, json);
    `)
    try {
      for (const sql of ['select distinct j from plain', 'select to_json(id) from plain union select null'])
        expect(await own.outcome(sql)).toMatch(/^type_not_allowed: .*compare_json/)
    } finally {
      await own.close()
    }
  })

  it('are left alone when they only convert, as in databases that came from Postgres 8', async () => {
    const own = await guardedDatabase(`
      create table plain (id int, name text);
      create function text_of(integer) returns text strict immutable language sql as 'select textin(int4out($1))';
      create cast (integer as varchar) with function text_of(integer) as implicit;
    `)
    try {
      expect(await own.outcome("select name from plain where id = 3 and name = 'x'")).toBe('allowed')
      const scope = policyOf({ tables: { plain: '*' }, functions: [] })
      expect(await own.guardWith({ scope }).check('select name from plain')).toMatchObject({ ok: true })
    } finally {
      await own.close()
    }
  })
})

it('allows extract and AT TIME ZONE where they are what they were in Postgres 13', async () => {
  const types = ['date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval']
  const own = await guardedDatabase(`
    create table plain (id int, at timestamptz);
    ${types.map((type) => `alter function pg_catalog.extract(text, ${type}) rename to not_yet_extract;`).join('\n')}
    alter function pg_catalog.timezone(text, timetz) volatile;
  `)
  try {
    expect(await own.outcome("select extract(month from at), at at time zone 'UTC' from plain")).toBe(
      'allowed',
    )
    expect(await own.outcome("select pg_catalog.extract('month', at) from plain")).toMatch(
      /^function_unknown/,
    )
  } finally {
    await own.close()
  }
})
