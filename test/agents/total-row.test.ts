import { expect, it } from 'vitest'
import { totalRow } from '../../src/agents/total-row.js'

const columns = [
  { name: 'region', type: 'text' },
  { name: 'sales', type: 'numeric' },
]

it('finds a labelled total among its parts', () => {
  const rows = [
    ['North', 10],
    ['South', 20.5],
    ['Total', 30.5],
  ]
  expect(totalRow({ columns, rows })).toEqual({ row: 2, column: 'sales' })
})

it('finds the NULL that ROLLUP leaves', () => {
  const rows = [
    [null, '12'],
    ['North', '5'],
    ['South', '7'],
  ]
  expect(totalRow({ columns, rows })).toEqual({ row: 0, column: 'sales' })
})

it('does not take a chance sum for a total', () => {
  const rows = [
    ['North', 10],
    ['South', 20],
    ['West', 30],
  ]
  expect(totalRow({ columns, rows })).toBeNull()
})

it('does not take an unknown region for a total', () => {
  const rows = [
    ['North', 10],
    ['South', 20],
    [null, 7],
  ]
  expect(totalRow({ columns, rows })).toBeNull()
})

it('does not take the third key for the sum of the first two', () => {
  const withKeys = [
    { name: 'id', type: 'integer' },
    { name: 'phone', type: 'text' },
  ]
  const rows = [
    [1, '11'],
    [2, '12'],
    [3, null],
  ]
  expect(totalRow({ columns: withKeys, rows })).toBeNull()
})
