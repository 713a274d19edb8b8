import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(`${shop}
    create function touch() returns int language plpgsql as 'begin insert into lines values (1); return 1; end';
    create view slow as select id, pg_sleep(1)::text as pause from sales;
    create function nap(float8) returns boolean language plpgsql as 'begin perform pg_sleep($1); return true; end';
    create operator ?! (leftarg = float8, rightarg = float8, function = float8mul);
    create operator !! (rightarg = float8, function = nap);

    create function sql_nap() returns text language sql stable as 'select pg_sleep(1)::text';
    create function sql_touch() returns int language sql stable as 'select touch()';
    create function sql_view() returns bigint language sql stable as 'select count(*) from slow';
    create function sql_write() returns int language sql immutable as 'delete from lines; select 1';
    create function sql_second() returns int language sql stable as 'select 1; select length(pg_read_file(''x''))';
    create function standard_nap() returns text language sql stable return pg_sleep(1)::text;
    create function standard_block() returns text language sql stable
      begin atomic select 1; select set_config('a.b', 'c', false); end;
    create function sql_nested() returns text language sql stable as 'select sql_nap()';
    create function nap_default(t text default pg_sleep(1)::text) returns text language sql stable as 'select t';

    create function pl_nap(float8) returns int language plpgsql immutable as 'begin perform pg_sleep($1); return 1; end';
    create function pl_quoted() returns int language plpgsql stable as 'begin perform "pg_sleep"(1); return 1; end';
    create function pl_schema() returns int language plpgsql stable as 'begin perform pg_catalog.pg_sleep(1); return 1; end';
    create function pl_spaced() returns int language plpgsql stable as 'begin perform pg_sleep /* so */ (1); return 1; end';
    create function pl_setting() returns text language plpgsql stable
      as $$ begin return set_config('statement_timeout', '0', false); end $$;
    create function pl_dynamic(q text) returns text language plpgsql stable
      as $$ declare r text; begin execute q into r; return r; end $$;
    create function pl_secret() returns bigint language plpgsql stable
      as 'declare n bigint; begin select count(*) into n from pg_authid; return n; end';
    create function pl_view() returns bigint language plpgsql stable
      as 'declare n bigint; begin select count(*) into n from public.slow; return n; end';
    create function pl_operator() returns boolean language plpgsql stable as 'begin return !! 1.0; end';
    create function borrowed(float8) returns void language internal stable as 'pg_sleep';

    create function good_sql(d date) returns bigint language sql stable
      as 'select count(*) from sales s where s.placed_at >= d and s.id > any (select 1) and $1 is not null';
    create function good_standard(a int, b int default 1 + 1) returns int language sql immutable return a + b;
    create function good_setting() returns bigint language sql stable
      as $$ select count(*) from clients where country = current_setting('app.country', true) $$;
    create function good_pl(d date) returns numeric language plpgsql stable as $$
      -- pg_sleep(1), set_config('a', 'b'): in a comment they call nothing
      declare n numeric(10, 2); words text := 'execute pg_sleep(1)';
      begin
        select count(*) into n from sales where placed_at >= d and (extract(month from placed_at)) in (1, 2);
        if n > 0 and words is not null then return round(n * 1.5, 1); end if;
        raise notice 'none since %', to_char(d, 'YYYY');
        return coalesce(n, 0)::numeric(12, 2);
      exception when others then return null;
      end $$;
  `)
})
afterAll(() => db.close())

describe('the body of a function that declares itself harmless', () => {
  it.each([
    ['sql_nap()', 'pg_sleep'],
    ['sql_touch()', 'public.touch'],
    ['sql_view()', 'public.slow'],
    ['sql_write()', 'DELETE'],
    ['sql_second()', 'pg_read_file'],
    ['standard_nap()', 'pg_sleep'],
    ['standard_block()', 'set_config'],
    ['sql_nested()', 'sql_nap'],
    ['nap_default()', 'pg_sleep'],
    ['pl_nap(1)', 'pg_sleep'],
    ['pl_quoted()', 'pg_sleep'],
    ['pl_schema()', 'pg_sleep'],
    ['pl_spaced()', 'pg_sleep'],
    ['pl_setting()', 'set_config'],
    ["pl_dynamic('select 1')", 'put together at run time'],
    ['pl_secret()', 'pg_authid'],
    ['pl_view()', 'public.slow'],
    ['pl_operator()', '!!'],
    ['borrowed(1)', 'borrowed'],
  ])('is read: %s is refused for what it does', async (call, named) => {
    const refusal = await db.refusal(`select id, ${call} from sales`)
    expect(refusal).toMatchObject({ code: 'function_not_allowed', position: 12 })
    expect(`${refusal.message}`).toContain(named)
  })

  it.each([
    "good_sql('2024-01-01')",
    'good_standard(1)',
    'good_standard(1, 2)',
    'good_setting()',
    "good_pl('2024-01-01')",
  ])('lets %s through', async (call) => {
    expect(await db.outcome(`select ${call}`)).toBe('allowed')
  })

  it('does not count when the user lists the function', async () => {
    const guard = db.guardWith({ allowFunctions: ['pl_dynamic'] })
    expect(await guard.check("select pl_dynamic('select 1')")).toMatchObject({ ok: true })
  })

  it('is judged the same the second time', async () => {
    const twice = [await db.outcome('select sql_nested()'), await db.outcome('select sql_nested()')]
    expect(twice[0]).toBe(twice[1])
  })
})
