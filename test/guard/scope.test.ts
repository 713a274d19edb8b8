import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScopedDatabase, scopedDatabase } from './scoped-database.js'

let db: ScopedDatabase
beforeAll(async () => {
  db = await scopedDatabase()
})
afterAll(() => db.close())

const few = { tables: { members: ['id', 'city', 'left_at'], visits: '*', rolls: '*' } }

describe('columns out of scope', () => {
  it.each([
    'select email from members',
    'select "email" from "members"',
    'select m.email from public.members m',
    'select public.members.email from public.members',
    'select * from members',
    'select m.* from members m',
    'table members',
    'select members from members',
    'select to_jsonb(m) from members m',
    'select (m).email from members m',
    'select m::text from members m',
    'select row(m.*) from members m',
    'select email(m) from members m',
    'select city_of(m) from members m',
    'select m.city_of from members m',
    'select count(m) from members m',
    "select id from members where email like 'a%'",
    'select id from members order by email',
    'select count(*) from members group by email',
    'select id as email, count(*) from members group by email',
    'select count(*) filter (where pin > 5) from members',
    'select rank() over (order by pin) from members',
    'select rank() over w from members window w as (partition by email)',
    'select distinct on (email) id from members',
    'select max(pin) from members having max(pin) > 3',
    "select 1 from members join (select 'x'::text as email) s using (email)",
    'select 1 from members natural join visits',
    'select 1 from visits v join members m on m.pin = v.id',
    'select x.e from (select email as e from members) x',
    'with q(e) as (select email from members) select e from q',
    'with recursive q(n) as (select pin from members union all select n + 1 from q where n < 3) select * from q',
    'select id from visits v where exists (select 1 from members m where m.pin = v.id)',
    'select id from visits where member_id in (select pin from members)',
    'select (select max(pin) from members)',
    'select l.pin from visits v, lateral (select m.pin from members m where m.id = v.member_id) l',
    'select id from members union select pin from members',
    'select id from members order by (select max(pin) from visits)',
    'select unnest(array[email]) from members',
    'select g from members, generate_series(1, pin) g',
    'select ctid from members',
    'select tableoid from members m',
    'select a, b, c from members m(a, b, c)',
    'select j.email from (members m join visits v on v.member_id = m.id) j',
    "select json_object('c' : email) from members",
    'select xmlforest(email) from members',
    'explain select email from members',
    'select case when pin = 4711 then 1 end from members',
    'select id from only members where pin = 1',
    'select coalesce(email, city) from members limit 1',
    'values ((select email from members limit 1))',
  ])('are refused wherever they are read: %s', async (sql) => {
    expect(await db.ask(few, sql)).toBe('refused: policy')
  })

  it.each<[string, readonly (readonly unknown[])[]]>([
    ['select count(*) from members', [[4]]],
    ["select id from members where city = 'Rome' order by id", [[1], [3]]],
    [
      'select m.city, count(*) from members m join visits v on v.member_id = m.id group by 1 order by 1 limit 1',
      [['Bern', 5]],
    ],
    ['select email from (select id as email from members) s order by 1 limit 1', [[1]]],
    ['select id as email from members order by email limit 1', [[1]]],
    ['select public.members.id from public.members order by 1 limit 1', [[1]]],
    [
      'select v.* from visits v where exists (select * from members m where m.id = v.member_id and m.id = 9)',
      [],
    ],
    ['select count(*) from only (members)', [[4]]],
    ['select count(*) from members * m', [[4]]],
    ['with members as (select 7 as pin) select pin from members', [[7]]],
    ['select heads from rolls order by heads desc limit 1', [[2]]],
    ["select s.pin from (select 'x' as pin) s, members limit 1", [['x']]],
    ['select "ré".id from members "ré" order by 1 limit 1', [[1]]],
    ["select 'é', id from members /* ; */ order by 2 limit 1", [['é', 1]]],
    ['select g, city from members, generate_series(1, id) g order by 1 desc limit 1', [[4, 'Bern']]],
    ['select id from members where id = 1 union all select id from visits where id = 1', [[1], [1]]],
    ['select double(id) from members where id = 2', [[4]]],
  ])('do not stand in the way of the others: %s', async (sql, rows) => {
    expect(await db.ask(few, sql)).toEqual(rows)
  })

  it('gives a column that is there and one that is not the same words', async () => {
    const there = await db.check(few, 'select email from members')
    const not = await db.check(few, 'select emell from members')
    if (there.ok || not.ok) throw new Error('allowed')
    expect(there.message.replace('email', 'x')).toBe(not.message.replace('emell', 'x'))
    expect(there.hint).toBe('It has: id, city, left_at.')
    expect(there.position).toBe(8)
  })
})

describe('a table out of scope', () => {
  it.each([
    'select * from vault.keys',
    'select count(*) from vault.keys',
    'select 1 from members, vault.keys',
    'select id from members where exists (select from vault.keys)',
    'select * from contacts',
    'select * from logs_2024',
    'select * from pg_class',
    'select * from information_schema.tables',
    "select 'vault.keys'::regclass",
    "select to_regclass('vault.keys')",
    "select pg_relation_size('vault.keys')",
    "select has_table_privilege('vault.keys', 'select')",
    "select obj_description(16400, 'pg_class')",
    'select null::vault.keys',
    'select json_populate_record(null::vault.keys, $${}$$)',
    'select null::contacts',
    'explain select * from rolls',
  ])('cannot be reached or asked after: %s', async (sql) => {
    expect(await db.ask(few, sql)).toBe('refused: policy')
  })

  it('is refused with the words for a table that does not exist', async () => {
    const there = await db.check(few, 'select * from vault.keys')
    const not = await db.check(few, 'select * from vault.keyz')
    if (there.ok || not.ok) throw new Error('allowed')
    expect(there.message.replace('keys', 'x')).toBe(not.message.replace('keyz', 'x'))
    expect({ ...there, message: '' }).toEqual({ ...not, message: '' })
  })

  it('is not reached through a function either, and one elsewhere does not exist', async () => {
    expect(await db.ask(few, 'select heads()')).toBe('refused: policy')
    expect(await db.ask(few, 'select peek()')).toBe('refused: policy')
    expect(await db.ask(few, 'select vault.open()')).toBe('refused: function_unknown')
  })

  it('may be read by a function that the policy lists, and by no other', async () => {
    const listed = { ...few, functions: ['heads'] }
    expect(await db.ask(listed, 'select heads()')).toEqual([[4]])
    expect(await db.ask(listed, 'select double(2)')).toBe('refused: policy')
  })
})

describe('a schema in scope', () => {
  it('opens its tables and nothing beside', async () => {
    expect(await db.ask({ schemas: ['public'] }, 'select count(email) from members')).toEqual([[3]])
    expect(await db.ask({ schemas: ['public'] }, 'select * from vault.keys')).toBe('refused: policy')
  })

  it('is narrowed by a table that is named', async () => {
    const policy = { schemas: ['public'], tables: { members: ['id'] } }
    expect(await db.ask(policy, 'select city from members')).toBe('refused: policy')
    expect(await db.ask(policy, 'select count(*) from visits')).toEqual([[20]])
    expect(await db.ask(policy, 'select * from contacts')).toBe('refused: policy')
    expect(await db.ask(policy, 'select count(*) from stored_visits')).toEqual([[20]])
  })
})
