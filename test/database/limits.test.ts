import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/database/execute.js'
import type { ExecutionLimits } from '../../src/database/execution.js'
import { type OpenDatabase, openOnPglite, openOnPostgres } from './databases.js'

const schema = 'create table numbers as select n from generate_series(1, 50) as n;'
const limits: ExecutionLimits = { maxRows: 10, maxBytes: 1_000_000, timeoutMs: 20_000, maxPlanCost: null }

const databases = new Map<string, OpenDatabase>()
beforeAll(async () => {
  databases.set('Postgres', await openOnPostgres(schema))
  databases.set('PGlite', await openOnPglite(schema))
})
afterAll(async () => {
  for (const database of databases.values()) await database.close()
})

function connectionOf(name: string) {
  const database = databases.get(name)
  if (!database) throw new Error(`no ${name}`)
  return database.connection
}

const run = (name: string, text: string) => execute(connectionOf(name), { kind: 'select', text }, limits)

async function expectUsable(name: string): Promise<void> {
  expect(await run(name, 'select max(n) from numbers')).toMatchObject({ ok: true, result: { rows: [[50]] } })
}

describe.each(['Postgres', 'PGlite'])('the limits on %s', (name) => {
  it('hold for what planning says: a constant worked out there is printed in the plan', async () => {
    const execution = await run(name, "select n from numbers where n::text = repeat('x', 5000000)")
    expect(execution).toMatchObject({ ok: false, fault: 'too-large', error: { code: 'result_too_large' } })
    await expectUsable(name)
  })

  it('hold for an error that quotes the value', async () => {
    const execution = await run(name, "select (repeat('x', 5000000) || n)::int from numbers")
    expect(execution).toMatchObject({ ok: false, fault: 'too-large' })
    await expectUsable(name)
  })

  it('cut the words of an error that quotes a long value', async () => {
    const execution = await run(name, "select (repeat('x', 200000) || n)::int from numbers")
    if (execution.ok) throw new Error('it succeeded')
    expect(execution.error).toMatchObject({
      sqlstate: '22P02',
      message: expect.stringMatching(/^invalid input/),
    })
    expect(execution.error.message.length).toBeLessThan(3000)
    await expectUsable(name)
  })
})

describe('memory that a statement takes on PGlite', () => {
  it.each([
    "select length(string_agg(repeat('x', 1000000), '')) from generate_series(1, 900)",
    "select length(repeat('x', 900000000 + n)) from numbers",
  ])('is bounded, and the next statement runs: %s', async (sql) => {
    expect(await run('PGlite', sql)).toMatchObject({ ok: false, fault: 'too-large' })
    await expectUsable('PGlite')
  })
})
