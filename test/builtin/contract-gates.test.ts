import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { clock } from './generators/ask.js'
import { madeCatalog } from './made-catalog.js'

const contracts = madeCatalog({
  contracts: {
    columns: {
      id: { type: 'integer' },
      started_at: { type: 'date' },
      ended_at: { type: 'date', nullable: true },
      delay_days: { type: 'integer' },
      kind: { type: 'text', values: ['hire', 'sale'] },
    },
  },
})

function sqlOf(question: string): string {
  const tokens = tokenise(question)
  const outcome = parse(question, contracts, knownValues(tokens, spellings(tokens), contracts), clock)
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

describe('a verb right before a period', () => {
  it.each([
    ['contracts that ended in 2025', 'ended_at'],
    ['How many contracts ended in May 2025?', 'ended_at'],
    ['How many contracts started in 2025?', 'started_at'],
  ])('names the date in "%s"', (question, column) => {
    expect(sqlOf(question)).toContain(`where contracts.${column} >= '2025-`)
  })
})

it('answers no "worst" of what is worse the more there is', () => {
  expect(sqlOf('worst delay per kind')).toBe('abstain')
  expect(sqlOf('highest delay per kind')).toContain('max(contracts.delay_days)')
})

it('asks no machine with a nickname who did something', () => {
  const shed = madeCatalog({
    machine: { columns: { machine_id: { type: 'integer' }, nickname: { type: 'text' } } },
    roast: {
      columns: {
        roast_id: { type: 'integer' },
        machine_id: { type: 'integer', references: 'machine.machine_id' },
        roasted_by: { type: 'text' },
      },
    },
  })
  const outcome = parse('How many roasts has each person done?', shed, [], clock)
  expect(outcome.kind === 'answer' ? outcome.sql : '').not.toContain('machine')
})
