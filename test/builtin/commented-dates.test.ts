import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { clock } from './generators/ask.js'
import { madeCatalog } from './made-catalog.js'

const shop = madeCatalog({
  orders: {
    comment: 'Orders that customers placed',
    columns: {
      id: { type: 'integer' },
      ordered_at: { type: 'date', comment: 'When the order was placed' },
      shipped_at: {
        type: 'date',
        nullable: true,
        comment: 'When the order was shipped; NULL while it was not',
      },
      delivered_at: { type: 'date', nullable: true, comment: 'When the order was delivered' },
    },
  },
})

function interpretationOf(question: string): string {
  const tokens = tokenise(question)
  const outcome = parse(question, shop, knownValues(tokens, spellings(tokens), shop), clock)
  return outcome.kind === 'answer' ? outcome.interpretation : outcome.kind
}

describe('comments that open with the table ("When the order was shipped")', () => {
  it.each([
    ['average days between order and delivery', 'Average days from ordered at to delivered at'],
    ['average days between order and shipment', 'Average days from ordered at to shipped at'],
    ['average days from shipment to delivery', 'Average days from shipped at to delivered at'],
  ])('leave "%s" to the date of its own name', (question, said) => {
    expect(interpretationOf(question)).toContain(said)
  })
})
