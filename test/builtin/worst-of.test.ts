import { expect, it } from 'vitest'
import { madeCatalog, sqlMade } from './made-catalog.js'

const trips = madeCatalog({
  trip: {
    columns: {
      id: { type: 'integer' },
      delay_minutes: { type: 'integer' },
      rating: { type: 'integer' },
      kind: { type: 'text', values: ['local', 'express'] },
    },
  },
})

it('answers no "worst" of what is worse the more there is', () => {
  expect(sqlMade(trips, 'worst delay per kind')).toBe('abstain')
  expect(sqlMade(trips, 'highest delay per kind')).toContain('max(trip.delay_minutes)')
  expect(sqlMade(trips, 'worst rating per kind')).toContain('min(trip.rating)')
})
