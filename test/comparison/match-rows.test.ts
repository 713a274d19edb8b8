import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/events.js'
import { matchRows } from '../../src/comparison/match-rows.js'
import { toValue } from '../../src/comparison/value.js'

const match = (gold: readonly (readonly Cell[])[], answer: readonly (readonly Cell[])[]) => {
  const read = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row) => row.map((cell) => toValue(cell, 'float')))
  return matchRows(read(gold), read(answer))
}

describe('matchRows', () => {
  it('names the rows of either side that have no partner', () => {
    expect(match([['a'], ['b'], ['b']], [['b'], ['c'], ['a']])).toEqual({ missing: [1], extra: [1] })
  })

  it('gives each row to one partner only', () => {
    expect(match([[1.0000001], [1.0000002]], [[1.0000003], [50.5]])).toEqual({ missing: [1], extra: [1] })
  })

  it('does not take a partner that another row needs', () => {
    // The middle one is near to both others, which are not near to each other.
    const [low, middle, high] = [1.0000001, 1.0000008, 1.0000015]
    expect(match([[middle], [low]], [[middle + 1e-10], [high]])).toEqual({ missing: [], extra: [] })
    expect(match([[middle], [high]], [[low], [middle + 1e-10]])).toEqual({ missing: [], extra: [] })
  })

  it('looks at every number of a row', () => {
    const gold = [
      [0.5, 1.5],
      [0.5, 2.5],
      [0.7, 1.5],
    ]
    const answer = [
      [0.70000001, 1.5],
      [0.50000001, 2.5],
      [0.50000001, 9.5],
    ]
    expect(match(gold, answer)).toEqual({ missing: [0], extra: [2] })
  })

  it('finds every partner among numbers that lie close together', () => {
    const dense = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 60 })
    const order = fc.array(fc.integer(), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(dense, order, (steps, ranks) => {
        const gold = steps.map((step) => [1 + step * 1e-8])
        const answer = gold
          .map(([number = 0], i) => ({ row: [number * (1 + 1e-9)], rank: ranks[i] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ row }) => row)
        expect(match(gold, answer)).toEqual({ missing: [], extra: [] })
      }),
    )
  })
})
