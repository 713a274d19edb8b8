import { describe, expect, it } from 'vitest'
import { parseTold } from '../../src/builtin/parse-told.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { clock } from './generators/ask.js'
import { madeCatalog } from './made-catalog.js'

/** A haulier of the old school: tables by their abbreviations. */
const haulier = madeCatalog({
  dmg: {
    comment: 'damage claims',
    columns: {
      dmg_id: { type: 'integer' },
      dmg_amount: { type: 'decimal' },
      shp_id: { type: 'integer', references: 'shp.shp_id' },
    },
  },
  shp: {
    comment: 'shipments',
    columns: {
      shp_id: { type: 'integer' },
      shp_status: { type: 'text', values: ['sent', 'lost'] },
      night_service: { type: 'boolean' },
      planned_minutes: { type: 'integer' },
      actual_minutes: { type: 'integer' },
    },
  },
})

function ask(question: string, told: Readonly<Record<string, string>> = {}) {
  const definitions = Object.entries(told).map(([term, meaning]) => ({ term, meaning }))
  const tokens = tokenise(question)
  return parseTold(question, definitions, haulier, knownValues(tokens, spellings(tokens), haulier), clock)
}

function sqlOf(question: string, told?: Readonly<Record<string, string>>): string | null {
  const { outcome } = ask(question, told)
  return outcome.kind === 'answer' ? outcome.sql.replace(/\s+/g, ' ') : null
}

describe('a table by its name in the database', () => {
  it.each(['How many dmg are there?', 'number of DMG'])('is meant by "%s"', (question) => {
    expect(sqlOf(question)).toBe('select count(*) as count from dmg')
  })

  it('is meant by the word told for it', () => {
    expect(sqlOf('How many consignments are there in each status?', { consignment: 'shp' })).toBe(
      'select shp.shp_status, count(*) as count from shp group by shp.shp_status',
    )
  })
})

describe('a word told', () => {
  it('is no verb', () => {
    expect(ask('Which shipments run at night?', { run: 'dmg' }).meant).toBe('Which shipments run at night?')
    expect(ask('Which runs are there?', { run: 'dmg' }).meant).toBe('Which dmg are there?')
  })

  it('is what the question says it means', () => {
    const question = 'Average delay of the shipments. Delay means actual minutes minus planned minutes.'
    expect(ask(question, { delay: 'the number of dmg' }).used).toEqual([])
    expect(ask('Average delay of the shipments', { delay: 'the number of dmg' }).used).toHaveLength(1)
  })
})
