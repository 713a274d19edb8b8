import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/database/execute.js'
import type { Execution, ExecutionLimits, ReadStatement } from '../../src/database/execution.js'
import { openConnection } from '../../src/database/open.js'
import { createDatabase } from '../support/database.js'
import { type OpenDatabase, openOnPglite, openOnPostgres, targetOf } from './databases.js'

const schema = `
create table numbers as select n from generate_series(1, 50) as n;
create table people (id int primary key, name text);
insert into people values (1, 'Ann'), (2, 'Bob');
`
const limits: ExecutionLimits = { maxRows: 10, maxBytes: 1_000_000, timeoutMs: 20_000, maxPlanCost: null }

const databases = new Map<string, OpenDatabase>()
beforeAll(async () => {
  databases.set('Postgres', await openOnPostgres(schema))
  databases.set('PGlite', await openOnPglite(schema))
})
afterAll(async () => {
  for (const database of databases.values()) await database.close()
})

describe.each(['Postgres', 'PGlite'])('executing on %s', (name) => {
  function run(text: string, changes: Partial<ExecutionLimits> = {}, kind: ReadStatement['kind'] = 'select') {
    const database = databases.get(name)
    if (!database) throw new Error(`no ${name}`)
    return execute(database.connection, { kind, text }, { ...limits, ...changes })
  }

  function rows(execution: Execution) {
    if (!execution.ok) throw new Error(execution.error.message)
    return execution.result.rows
  }

  function problem(execution: Execution) {
    if (execution.ok) throw new Error('it succeeded')
    return execution
  }

  it('returns rows in the order asked for, with the plan', async () => {
    const execution = await run('select n from numbers order by n desc', { maxRows: 100 })
    expect(rows(execution).slice(0, 3)).toEqual([[50], [49], [48]])
    expect(execution).toMatchObject({ ok: true, truncated: false })
    expect(execution.planCost).toBeGreaterThan(0)
    expect(execution.ok && execution.planRows).toBeGreaterThan(0)
  })

  it('cuts at the row limit and says so', async () => {
    const execution = await run('select n from numbers')
    expect(rows(execution)).toHaveLength(10)
    expect(execution).toMatchObject({ truncated: true })
    expect(await run('select n from numbers limit 10')).toMatchObject({ truncated: false })
  })

  it.each([
    ['duplicate column names', 'select 1 as a, 2 as a', [[1, 2]]],
    ['a comment at the end', 'select 1 -- one', [[1]]],
    ['VALUES', 'values (1), (2)', [[1], [2]]],
    [
      'TABLE',
      'table people',
      [
        [1, 'Ann'],
        [2, 'Bob'],
      ],
    ],
    ['a common table expression', 'with a as (select 7 as n) select n from a', [[7]]],
    ['a limit and an offset of its own', 'select n from numbers order by n limit 2 offset 3', [[4], [5]]],
    ['a column without a name', "select 'x', max(n) from numbers", [['x', 50]]],
    ['no column at all', 'select from people', [[], []]],
    ['a set operation', 'select 1 union all select 2 order by 1 desc', [[2], [1]]],
  ])('takes a query with %s', async (_, sql, expected) => {
    expect(rows(await run(sql))).toEqual(expected)
  })

  it('refuses what cannot stand in a subquery', async () => {
    expect(problem(await run('insert into people values (3) returning id')).error.code).toBe('sql_error')
    expect(problem(await run('select 1; select 2')).error.code).toBe('sql_error')
    expect(problem(await run('select 1) as a; drop table people; --')).error.code).toBe('sql_error')
    expect(problem(await run('commit')).error.code).toBe('sql_error')
    expect(rows(await run('select count(*) from people'))).toEqual([[2]])
  })

  it('tells an error in the database’s own words, placed in the user’s own text', async () => {
    const sql = 'select id,\n  nam from people'
    const { fault, error, planCost } = problem(await run(sql))
    expect(fault).toBe('sql')
    expect(error).toMatchObject({
      code: 'sql_error',
      sqlstate: '42703',
      message: expect.stringContaining('nam'),
    })
    expect(sql.slice((error.position ?? 0) - 1)).toBe('nam from people')
    expect(planCost).toBeNull()
  })

  it('places an error that comes only when it runs', async () => {
    const { error, planCost } = problem(await run('select (name || n)::int from people, numbers'))
    expect(error).toMatchObject({ code: 'sql_error', sqlstate: '22P02' })
    expect(planCost).toBeGreaterThan(0)
  })

  it('refuses a plan that is too expensive, before running it', async () => {
    const { fault, error, planCost } = problem(
      await run('select * from numbers a, numbers b, numbers c', { maxPlanCost: 0.01 }),
    )
    expect(fault).toBe('too-large')
    expect(error.code).toBe('plan_too_expensive')
    expect(planCost).toBeGreaterThan(0.01)
  })

  it('stops at its time limit, and the next statement runs', async () => {
    const sql = 'select count(*) from generate_series(1, 100000000000)'
    const { fault, error } = problem(await run(sql, { timeoutMs: 500 }))
    expect(fault).toBe('timeout')
    expect(error).toMatchObject({ code: 'statement_timeout', sqlstate: '57014' })
    expect(rows(await run('select 1'))).toEqual([[1]])
  })

  it('stops when the result is too large', async () => {
    const { fault, error } = problem(await run("select repeat('x', 5000000)"))
    expect(fault).toBe('too-large')
    expect(error.code).toBe('result_too_large')
  })

  it('stops when interrupted', async () => {
    const database = databases.get(name)
    if (!database) throw new Error('no database')
    const interruption = new AbortController()
    setTimeout(() => interruption.abort(), 200)
    const statement = {
      kind: 'select',
      text: 'select count(*) from generate_series(1, 100000000000)',
    } as const
    const execution = await execute(database.connection, statement, limits, interruption.signal)
    expect(problem(execution)).toMatchObject({ fault: 'cancelled', error: { code: 'interrupted' } })
  })

  it('runs EXPLAIN and SHOW as they are', async () => {
    expect(rows(await run('explain (costs off) select * from people', {}, 'explain'))).toEqual([
      ['Seq Scan on people'],
    ])
    expect(rows(await run('show transaction_read_only', {}, 'show'))).toEqual([['on']])
  })

  it('uses the same snapshot and settings whatever the statement before it did', async () => {
    await run("select set_config('standard_conforming_strings', 'off', false)")
    expect(rows(await run("select 'a\\b'"))).toEqual([['a\\b']])
  })
})

describe('executing for a role with few rights', () => {
  it('says that permission is missing', async () => {
    const database = await createDatabase('create table secret (id int)')
    await database.run(`revoke all on secret from ${database.name}_reader`)
    const connection = await openConnection(targetOf(database.readerUrl))
    const execution = await execute(connection, { kind: 'select', text: 'select * from secret' }, limits)
    await connection.close()
    await database.drop()
    expect(execution).toMatchObject({
      ok: false,
      fault: 'permission',
      error: { code: 'permission_denied', sqlstate: '42501', message: expect.stringContaining('secret') },
    })
  })

  it('says that the connection was lost when the database is gone', async () => {
    const database = await createDatabase()
    const connection = await openConnection(targetOf(database.readerUrl))
    await database.drop()
    const execution = await execute(connection, { kind: 'select', text: 'select 1' }, limits)
    await connection.close()
    expect(execution).toMatchObject({ ok: false, fault: 'connection', error: { code: 'connection_lost' } })
  })
})
