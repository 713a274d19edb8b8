import { describe, expect, it } from 'vitest'
import { madeCatalog, sqlMade } from './made-catalog.js'

const contracts = madeCatalog({
  contracts: {
    columns: {
      id: { type: 'integer' },
      started_at: { type: 'date' },
      ended_at: { type: 'date', nullable: true },
    },
  },
})

describe('a verb right before a period', () => {
  it.each([
    ['contracts that ended in 2025', 'ended_at'],
    ['How many contracts ended in May 2025?', 'ended_at'],
    ['How many contracts started in 2025?', 'started_at'],
  ])('names the date in "%s"', (question, column) => {
    expect(sqlMade(contracts, question)).toContain(`where contracts.${column} >= '2025-`)
  })
})
