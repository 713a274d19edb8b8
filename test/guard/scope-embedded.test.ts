import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AgentDb } from '../../src/agentdb/options.js'
import type { SettingsInput } from '../../src/config.js'
import { startPglite } from '../../src/database/pglite-session.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'
import { club } from './scoped-database.js'

// An embedded database takes seconds to make on a busy machine.
vi.setConfig({ hookTimeout: 120_000 })

const policy: SettingsInput['policy'] = {
  tables: { members: ['id', 'city', 'email'], visits: '*', contacts: '*', logs: '*' },
  masks: { 'members.email': 'hash', 'visits.note': null },
  filters: { visits: 'not gone' },
  rowCaps: { logs: 1 },
}

let home: Home
let db: AgentDb
beforeAll(async () => {
  home = makeHome()
  const folder = path.join(home.folder, 'club')
  const session = await startPglite({ folder, dump: null })
  await session.script(club)
  await session.close()
  db = await openIn(home, { databaseUrl: `pglite:${folder}`, model: 'builtin', policy })
})
afterAll(async () => {
  await db.close()
  home.remove()
})

const rows = async (sql: string) => (await db.sql(sql)).rows.map((row) => Object.values(row))

describe('a policy on an embedded database', () => {
  it.each<[string, unknown]>([
    ['select count(*) from visits', [[16]]],
    ['select max(day)::text from visits', [['2024-01-20']]],
    ['select distinct note from visits', 'masked'],
    ['select note from visits limit 1', [[null]]],
    ['select count(*) from logs', [[1]]],
    ['select id, city from members group by id order by id limit 1', [[1, 'Rome']]],
    ['explain (costs off) select 1', [['Result']]],
  ])('shows what it allows: %s', async (sql, expected) => {
    if (expected === 'masked') expect((await db.sql(sql)).error?.message).toMatch(/masked/)
    else expect(await rows(sql)).toEqual(expected)
  })

  it.each(['select email from members where id = 1', 'table contacts'])('masks: %s', async (sql) => {
    const shown = JSON.stringify(await rows(sql))
    expect(shown).toMatch(/"[0-9a-f]{16}"/)
    expect(shown).not.toContain('example')
  })

  it.each([
    'select pin from members',
    'select * from members',
    'select to_jsonb(m) from members m',
    'select 1 from members natural join contacts',
    "select id from members where email like 'ann%'",
    'select * from vault.keys',
    'select heads()',
    'select peek()',
    'select count(*) from visit_days',
    'select * from logs_2024',
    'select relname from pg_catalog.pg_class',
    'select table_name from information_schema.tables',
    "select 'vault.keys'::regclass",
    "copy members to '/tmp/members'",
    'reset role',
    "select set_config('agentdb.scope', '', false)",
  ])('refuses with 3: %s', async (sql) => {
    expect(await db.sql(sql)).toMatchObject({ status: 'refused', rows: [] })
  })

  it('is all that is known of it: schema, values, briefing, and questions', async () => {
    const { tables } = await db.schema()
    expect(tables.map(({ name }) => name)).toEqual(['contacts', 'logs', 'members', 'visits'])
    const briefing = await db.brief('members of the city Rome with the email of ann, and note 5')
    expect(briefing.values.map(({ value }) => value)).toEqual(['Rome'])
    const known = JSON.stringify([tables, { ...briefing, question: '', unresolved: [] }])
    expect(known).not.toMatch(/vault|swordfish|example\.org|"pin"|"left_at"|note [0-9]+"/)
    expect(Object.values((await db.answer('how many visits are there?')).rows[0] ?? {})).toEqual([16])
    expect((await db.answer('how many keys are there?')).status).not.toBe('answered')
  })
})
