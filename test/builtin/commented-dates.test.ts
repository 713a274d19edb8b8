import { describe, expect, it } from 'vitest'
import { askMade, madeCatalog } from './made-catalog.js'

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

describe('comments that open with the table ("When the order was shipped")', () => {
  it.each([
    ['average days between order and delivery', 'Average days from ordered at to delivered at'],
    ['average days between order and shipment', 'Average days from ordered at to shipped at'],
    ['average days from shipment to delivery', 'Average days from shipped at to delivered at'],
  ])('leave "%s" to the date of its own name', (question, said) => {
    const outcome = askMade(shop, question)
    expect(outcome.kind === 'answer' && outcome.interpretation).toContain(said)
  })
})
