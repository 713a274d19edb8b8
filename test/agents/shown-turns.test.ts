import { describe, expect, it } from 'vitest'
import { shownTurns } from '../../src/agents/shown-turns.js'
import type { Turn } from '../../src/conversation/turn.js'

const turn: Turn = {
  said: 'orders of acme since May in france',
  question: null,
  sql: `select date_trunc('month', o.at)::date from o where o.customer = 'Acme GmbH' and o.country = 'France' and o.at >= '2025-05-01'`,
  reading: `orders · only customer = 'Acme GmbH'`,
  columns: ['month'],
  by: 'builtin',
  runId: 'r',
}

const free = () => true

describe('a turn before a question, as a model is shown it', () => {
  it('holds no stored value that the user did not say', () => {
    expect(shownTurns([turn], '', free)).toEqual([
      {
        said: turn.said,
        sql: `select date_trunc('month', o.at)::date from o where o.customer = '…' and o.country = 'France' and o.at >= '2025-05-01'`,
        reading: `orders · only customer = '…'`,
        columns: ['month'],
      },
    ])
  })

  it('holds a value that the model is told anyway', () => {
    expect(shownTurns([turn], 'Acme GmbH', free)[0]?.sql).toBe(turn.sql)
  })

  it('is word for word what a model wrote, or the user', () => {
    for (const by of ['model', 'user'] as const)
      expect(shownTurns([{ ...turn, by }], '', free)[0]?.sql).toBe(turn.sql)
  })

  it('has no statement that speaks of a private column', () => {
    expect(shownTurns([turn], 'Acme GmbH', () => false)[0]).toMatchObject({ sql: null, reading: null })
  })

  it('hides quotes within a value', () => {
    const quoted = { ...turn, sql: `select 1 from c where c.name = 'O''Hara''s'` }
    expect(shownTurns([quoted], '', free)[0]?.sql).toBe(`select 1 from c where c.name = '…'`)
    expect(shownTurns([{ ...quoted, said: "orders of O'Hara's" }], '', free)[0]?.sql).toBe(quoted.sql)
  })
})
