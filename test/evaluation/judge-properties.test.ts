import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/events.js'
import type { Table } from '../../src/comparison/table.js'
import { verdictOf } from './tables.js'

const makers: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  integer: fc.integer({ min: -3, max: 3 }),
  numeric: fc.constantFrom<Cell>(0.1, 2.5, -7, '123456789012345678901.5', 10),
  'double precision': fc.double({ noNaN: true, noDefaultInfinity: true }),
  text: fc.constantFrom('a', 'b', '', '1', '2026-01-01', 'null'),
  boolean: fc.boolean(),
  date: fc.constantFrom('2026-01-01', '2026-01-02'),
  timestamptz: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+02:00'),
  'text[]': fc.constantFrom<Cell>(['a'], ['a', 'b'], []),
}

/** Small values on purpose: many rows and columns look alike. */
const tables: fc.Arbitrary<Table> = fc
  .array(fc.constantFrom(...Object.keys(makers)), { minLength: 1, maxLength: 5 })
  .chain((types) =>
    fc
      .array(fc.tuple(...types.map((type) => fc.option(makers[type] ?? fc.constant(null)))), {
        minLength: 1,
        maxLength: 8,
      })
      .map((rows) => ({ columns: types.map((type, i) => ({ name: `c${i}`, type })), rows })),
  )

function permuted<T>(items: readonly T[], order: readonly number[]): readonly T[] {
  return items
    .map((item, i) => ({ item, rank: order[i] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

const order = fc.array(fc.integer(), { minLength: 8, maxLength: 8 })

function shuffled(
  { columns, rows }: Table,
  rowOrder: readonly number[],
  columnOrder: readonly number[],
): Table {
  return {
    columns: permuted(columns, columnOrder).map(({ type }, i) => ({ name: `other${i}`, type })),
    rows: permuted(rows, rowOrder).map((row) => permuted(row, columnOrder)),
  }
}

describe('the judge', () => {
  it('calls any permutation of rows and columns under any names right', () => {
    fc.assert(
      fc.property(tables, order, order, (gold, rowOrder, columnOrder) => {
        expect(verdictOf(gold, shuffled(gold, rowOrder, columnOrder))).toBe('exact')
      }),
    )
  })

  it('calls it right with a further column', () => {
    fc.assert(
      fc.property(tables, order, order, (gold, rowOrder, columnOrder) => {
        const wider = {
          columns: [{ name: 'more', type: 'text' }, ...gold.columns],
          rows: gold.rows.map((row, i) => [`more ${i}`, ...row]),
        }
        expect(verdictOf(gold, shuffled(wider, rowOrder, columnOrder))).toBe('subset')
      }),
    )
  })

  it('calls it wrong when one cell of the answer is another', () => {
    fc.assert(
      fc.property(tables, order, order, fc.nat(), fc.nat(), (gold, rowOrder, columnOrder, r, c) => {
        const [atRow, atColumn] = [r % gold.rows.length, c % gold.columns.length]
        const rows = gold.rows.map((row, i) =>
          row.map((cell, j) => (i === atRow && j === atColumn ? 'another' : cell)),
        )
        expect(verdictOf(gold, shuffled({ ...gold, rows }, rowOrder, columnOrder))).toBe('the values differ')
      }),
    )
  })

  it('calls it wrong when a row is gone, doubled or a column is gone', () => {
    fc.assert(
      fc.property(tables, (gold) => {
        const { columns, rows } = gold
        expect(verdictOf(gold, { columns, rows: rows.slice(1) })).toMatch(/expected/)
        expect(verdictOf(gold, { columns, rows: [...rows, rows[0] ?? []] })).toMatch(/expected/)
        const narrower = { columns: columns.slice(1), rows: rows.map((row) => row.slice(1)) }
        expect(verdictOf(gold, narrower)).toMatch(/expected/)
      }),
    )
  })

  it('calls numbers right that differ in the ninth digit, and wrong that differ in the fourth', () => {
    // Far enough apart that no number can stand in for another.
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(numbers, order, (wholes, rowOrder) => {
        const gold: Table = {
          columns: [{ name: 'n', type: 'double precision' }],
          rows: wholes.map((whole) => [whole + 0.5]),
        }
        const scaled = (factor: number) => ({
          ...gold,
          rows: permuted(
            wholes.map((whole) => [(whole + 0.5) * factor]),
            rowOrder,
          ),
        })
        expect(verdictOf(gold, scaled(1 + 1e-9))).toBe('exact')
        expect(verdictOf(gold, scaled(1 + 1e-4))).toBe('the values differ')
      }),
    )
  })
})
