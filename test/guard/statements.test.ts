import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, refusedWith, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(shop)
})
afterAll(() => db.close())

describe('a statement that writes', () => {
  it.each([
    ['insert into lines values (1)', 'INSERT'],
    ['update sales set total = 0', 'UPDATE'],
    ['delete from sales', 'DELETE'],
    ['merge into sales s using clients c on s.client_id = c.id when matched then delete', 'MERGE'],
    ['truncate sales', 'TRUNCATE'],
    ['create table t (a int)', 'CREATE TABLE'],
    ['create table t as select 1', 'CREATE TABLE AS'],
    ['create view v as select 1', 'CREATE VIEW'],
    ['create index on sales (total)', 'CREATE INDEX'],
    ['drop table sales', 'DROP'],
    ['alter table sales add x int', 'ALTER TABLE'],
    ['grant select on sales to public', 'GRANT'],
    ['copy sales from stdin', 'COPY'],
    ["comment on table sales is 'x'", 'COMMENT'],
    ['refresh materialized view x', 'REFRESH MATERIALIZED VIEW'],
    ['with gone as (delete from sales returning 1) select count(*) from gone', 'DELETE'],
    ['with a as (with b as (insert into lines values (1) returning 1) table b) table a', 'INSERT'],
    ['select * from (with u as (update sales set total = 0 returning 1) table u) q', 'UPDATE'],
  ])('is refused by its verb: %s', async (sql, verb) => {
    const refusal = await db.refusal(sql)
    expect(refusal.code).toBe('write_requested')
    expect(refusal.message).toContain(verb)
  })
})

describe('a statement that is no query', () => {
  it.each([
    ['begin', 'BEGIN'],
    ['commit', 'COMMIT'],
    ['rollback to savepoint a', 'ROLLBACK TO'],
    ['set transaction read write', 'SET'],
    ['set role postgres', 'SET'],
    ['reset all', 'RESET'],
    ['lock table sales', 'LOCK'],
    ['listen news', 'LISTEN'],
    ["notify news, 'x'", 'NOTIFY'],
    ["do 'begin end'", 'DO'],
    ['call anything()', 'CALL'],
    ['prepare p as select 1', 'PREPARE'],
    ['execute p', 'EXECUTE'],
    ['declare c cursor for select 1', 'DECLARE CURSOR'],
    ['fetch all from c', 'FETCH'],
    ['copy (select 1) to stdout', 'COPY'],
    ["load 'auto_explain'", 'LOAD'],
    ['vacuum', 'VACUUM'],
    ['checkpoint', 'CHECKPOINT'],
    ['discard all', 'DISCARD'],
  ])('is refused by its verb: %s', async (sql, verb) => {
    const refusal = await db.refusal(sql)
    expect(refusal.code).toBe('not_a_query')
    expect(refusal.message).toContain(verb)
  })
})

describe('EXPLAIN', () => {
  it.each([
    'explain select * from sales',
    'explain analyze values (1)',
    'explain (analyze, verbose, buffers, wal, timing off, summary, memory, serialize text, format json) table sales',
    'explain (costs off, settings, generic_plan) with q as (select 1) table q',
  ])('of a query is allowed: %s', async (sql) => {
    expect(await db.outcome(sql)).toBe('allowed')
  })

  it.each([
    ['explain analyze delete from sales', 'write_requested'],
    ['explain analyze create table t as select 1', 'write_requested'],
    ['explain create materialized view m as select 1', 'write_requested'],
    ['explain refresh materialized view m', 'write_requested'],
    ['explain analyze with d as (delete from sales returning 1) table d', 'write_requested'],
    ['explain declare c cursor for select 1', 'not_a_query'],
    ['explain execute p', 'not_a_query'],
    ['explain analyze select 1 into t', 'select_into'],
    ['explain select * from sales for update', 'row_lock'],
    ['explain select pg_sleep(1)', 'function_not_allowed'],
    ['explain (analyze, hurry) select 1', 'explain_option'],
  ] as const)('of anything else is refused: %s', async (sql, code) => {
    expect(await db.outcome(sql)).toMatch(refusedWith(code))
  })
})

describe('SHOW', () => {
  it.each(['show timezone', 'show TIME ZONE', 'show "TimeZone"', 'show search_path', 'show server_version'])(
    'of a harmless setting is allowed: %s',
    async (sql) => {
      expect(await db.outcome(sql)).toBe('allowed')
    },
  )

  it.each(['show all', 'show data_directory', 'show hba_file', 'show primary_conninfo', 'show app.secret'])(
    'of anything else is refused: %s',
    async (sql) => {
      expect(await db.outcome(sql)).toMatch(refusedWith('setting_not_allowed'))
    },
  )
})

describe('a query that does more than read', () => {
  it.each([
    ['select * into copied from sales', 'select_into', 'copied'],
    ['select 1 into temp copied', 'select_into', 'copied'],
    ['(select 1 as a into copied) union select 2', 'select_into', 'copied'],
    ['select * from sales for update', 'row_lock', 'lock'],
    ['select * from sales for key share skip locked', 'row_lock', 'lock'],
    ['with l as (select * from sales for share) table l', 'row_lock', 'lock'],
    ['select 1 where exists (select 1 from sales for no key update)', 'row_lock', 'lock'],
    ['values (1) for update', 'row_lock', 'lock'],
    ['select $1', 'parameter', '$1'],
    ['select * from sales where id = $2::int limit $3', 'parameter', '$'],
  ] as const)('is refused: %s', async (sql, code, named) => {
    const refusal = await db.refusal(sql)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(named)
  })

  it.each(['select default', 'select merge_action()'])(
    'or has a form no reading query has: %s',
    async (sql) => {
      expect(await db.outcome(sql)).toMatch(refusedWith('syntax_not_allowed'))
    },
  )
})
