import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, refusedWith } from './guarded-database.js'

const acts = (name: string, kind = 'immutable') =>
  `create function ${name}(n int) returns int language plpgsql ${kind} as
   $$ begin perform set_config('work_mem', '5MB', false); return n; end $$;`

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(`
    create table sales (id int primary key, owner text);
    ${acts('acting')}
    create function reading(n int) returns int language plpgsql as
      $$ declare found int; begin select count(*) into found from sales; return found; end $$;
    create type graded as (grade int);
    create function order_graded(a graded, b graded) returns int language sql immutable
      as 'select acting(a.grade) * 0 + a.grade - b.grade';
    create function less_graded(a graded, b graded) returns boolean language sql immutable as 'select a.grade < b.grade';
    create schema other;
    create operator other.< (leftarg = graded, rightarg = graded, function = less_graded);
    create operator class graded_ops default for type graded using btree
      as operator 1 other.<, function 1 order_graded(graded, graded);
    create table papers (of graded);
    create function marks() returns setof graded language sql stable as 'select row(1)::graded';
    create domain plain_grade as int check (value > 0);
    create table indexed (n int);
    create index on indexed ((acting(1) + n));
    create table checked (n int check (n <> acting(1)));
    create table whole (n int, note text check (length(note) < 100));
    create index on whole (lower(note)) where n > 0;
    create table parent (n int);
    create table child () inherits (parent);
    create index on child (n) where acting(2) > 0;
    create table guarded (id int, owner text);
    alter table guarded enable row level security;
    create policy own on guarded for select using (owner = current_user and acting(id) > 0);
    create table tenants (id int, owner text);
    alter table tenants enable row level security;
    create policy own on tenants using (owner = current_setting('app.tenant', true) or reading(id) > 0);
    create policy put on tenants for insert with check (acting(id) > 0);
  `)
})
afterAll(() => db.close())

describe('what the server calls for values of a type', () => {
  it.each([
    'select of from papers order by of',
    'select count(distinct p.of) from papers p',
    'select m from marks() m order by 1',
    'select row(1)::graded',
  ])('refuses a comparison that acts: %s', async (sql) => {
    expect(await db.outcome(sql)).toMatch(/acting/)
  })

  it('names the type’s function as the reason', async () => {
    expect(await db.outcome('select of from papers order by of')).toMatch(refusedWith('type_not_allowed'))
  })
})

describe('what planning evaluates', () => {
  it.each([
    ['an index', 'select n from indexed'],
    ['a check', 'select n from checked'],
    ['the index of a child', 'select n from parent'],
    ['a policy', 'select * from guarded'],
  ])('refuses a function that acts in %s', async (_, sql) => {
    const outcome = await db.outcome(sql)
    expect(outcome).toMatch(refusedWith('relation_not_allowed'))
    expect(outcome).toContain('acting')
  })

  it.each(['select * from whole', 'select id from sales', 'select 1::plain_grade'])(
    'allows what only computes: %s',
    async (sql) => {
      expect(await db.outcome(sql)).toBe('allowed')
    },
  )

  it('allows a policy whose function only reads, though it was left VOLATILE', async () => {
    expect(await db.outcome('select * from tenants')).toBe('allowed')
    expect(await db.outcome('select reading(1)')).toMatch(refusedWith('function_not_allowed'))
  })
})

describe('names that a body writes with escapes', () => {
  it.each([
    ['a function', `perform U&"set\\005fconfig"('work_mem', '5MB', false);`],
    [
      'a function with an escape character of its own',
      `perform U&"set!005fconfig" uescape '!' ('work_mem', '5MB', false);`,
    ],
  ])('are read as the server reads them: %s', async (_, body) => {
    const name = `escaped_${body.length}`
    await db.run(
      `create function ${name}() returns int language plpgsql stable as $f$ begin ${body} return 1; end $f$`,
    )
    expect(await db.outcome(`select ${name}()`)).toMatch(refusedWith('function_not_allowed'))
  })
})

describe('a comment between two words that are read as one', () => {
  it.each([
    'select id from sales order by 1 nulls /* at the end */ last',
    'select id from sales where id not -- these\n in (1, 2)',
    'select * from generate_series(1, 2) with /* numbers */ ordinality',
    "select id from sales where owner not /* x */ like 'a%' -- done",
  ])('is no reason to refuse: %s', async (sql) => {
    const verdict = await db.guard.check(sql)
    expect(verdict).toMatchObject({ ok: true })
    if (verdict.ok) await db.run(verdict.statement.text)
  })

  it('leaves comments alone where they do no harm, and positions where they were', async () => {
    const verdict = await db.guard.check('/* hint */ select 1')
    expect(verdict.ok && verdict.statement.text).toBe('/* hint */ select 1')
    expect(await db.refusal('select 1 order by 1 nulls /* é */ last, pg_sleep(1)')).toMatchObject({
      code: 'function_not_allowed',
      position: 42,
    })
  })

  it('lets no second statement out of a comment', async () => {
    expect(await db.outcome('select 1 order by 1 nulls /* ; */ last; delete from sales')).toMatch(
      refusedWith('not_one_statement'),
    )
  })
})
