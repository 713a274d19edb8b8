import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/database/execute.js'
import { createCatalogue } from '../../src/guard/catalogue.js'
import { createGuard } from '../../src/guard/guard.js'
import { strictPolicy } from '../../src/guard/policy.js'
import { policyOf, type ScopedDatabase, scopedDatabase } from './scoped-database.js'

let db: ScopedDatabase
beforeAll(async () => {
  db = await scopedDatabase()
})
afterAll(() => db.close())

const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 5000, maxPlanCost: null }

/** The rows of a statement with these values bound, or `refused: <code>`. */
async function ask(
  sql: string,
  values: readonly (string | null)[],
  policy: Record<string, unknown> | null = null,
) {
  const scope = policy === null ? null : policyOf(policy)
  const guard = createGuard(createCatalogue(db.connection), { ...strictPolicy, scope })
  const verdict = await guard.check(sql, values.length)
  if (!verdict.ok) return `refused: ${verdict.code}`
  const ran = await execute(db.connection, verdict.statement, limits, undefined, values)
  return ran.ok ? ran.result.rows : ran.error.message
}

describe('a statement with parameters', () => {
  it('runs with as many as are bound', async () => {
    expect(await ask('select count(*) from members where city = $1', ['Rome'])).toEqual([[2]])
    expect(await ask('select $1::date + $2::int', ['2026-01-31', '1'])).toEqual([['2026-02-01']])
    expect(await ask('explain select count(*) from members where city = $1', ['Rome'])).toBeInstanceOf(Array)
    expect(await ask('select city from members where city = $1', [null])).toEqual([])
  })

  it('is refused for one that is not bound', async () => {
    for (const sql of ['select $2', 'select $0', 'select $1, (select $3::int)'])
      expect(await ask(sql, ['x'])).toBe('refused: parameter')
    expect(await ask('select $1', [])).toBe('refused: parameter')
  })

  it('takes a value for a value, whatever it holds', async () => {
    const value = "Rome' or true; drop table members; --"
    expect(await ask('select count(*) from members where city = $1', [value])).toEqual([[0]])
  })

  it.each([
    ['select current_setting($1)', 'setting_not_allowed'],
    ['select pg_read_file($1)', 'function_not_allowed'],
    ['select * from query_to_xml($1, true, true, $1)', 'function_not_allowed'],
    ['delete from members where city = $1', 'write_requested'],
  ])('is judged like any other: %s', async (sql, code) => {
    expect(await ask(sql, ['x'])).toBe(`refused: ${code}`)
  })

  it('stays within the policy', async () => {
    const policy = { filters: { visits: 'not gone' }, masks: { 'members.email': 'hash' } }
    expect(await ask('select count(*) from visits where id > $1', ['0'], policy)).toEqual([[16]])
    expect(await ask('select id from members where email = $1', ['bob@example.org'], policy)).toBe(
      'refused: policy',
    )
    expect(await ask('select id from vault.keys where id = $1', ['1'], { schemas: ['public'] })).toBe(
      'refused: policy',
    )
  })
})
