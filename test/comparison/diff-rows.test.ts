import { describe, expect, it } from 'vitest'
import { alignColumns, diffRows } from '../../src/comparison/diff-rows.js'
import { inferKey } from '../../src/comparison/infer-key.js'
import type { Table } from '../../src/comparison/table.js'

function table(columns: readonly string[], ...rows: Table['rows']): Table {
  return {
    columns: columns.map((column) => {
      const [name = '', type = 'text'] = column.split(':')
      return { name, type }
    }),
    rows,
  }
}

function keyNames(a: Table, b: Table): readonly string[] | null {
  const aligned = alignColumns(a, b)
  return inferKey(aligned)?.map((column) => aligned.names[column] ?? '') ?? null
}

function differ(a: Table, b: Table) {
  const aligned = alignColumns(a, b)
  return diffRows(aligned, inferKey(aligned))
}

describe('the key of two results', () => {
  it('is the name and not the measure beside it, though both are unique', () => {
    const columns = ['orders:bigint', 'country']
    const before = table(columns, [1, 'France'], [2, 'Norway'])
    expect(keyNames(before, before)).toEqual(['country'])
    expect(keyNames(before, table(columns, [7, 'France'], [2, 'Norway']))).toEqual(['country'])
  })

  it('is an id before a name', () => {
    const same = table(['name', 'customer_id:integer'], ['Ada', 1], ['Bo', 2])
    expect(keyNames(same, same)).toEqual(['customer_id'])
  })

  it('takes several columns where no single one tells the rows apart', () => {
    const columns = ['country', 'month:date', 'orders:bigint']
    const rows: Table['rows'] = [
      ['France', '2026-01-01', 3],
      ['France', '2026-02-01', 4],
      ['Norway', '2026-01-01', 5],
    ]
    expect(keyNames(table(columns, ...rows), table(columns, ...rows))).toEqual(['country', 'month'])
  })

  it('is none where rows are repeated', () => {
    const repeated = table(['country'], ['France'], ['France'])
    expect(keyNames(repeated, table(['country'], ['France']))).toBeNull()
  })

  it('needs no column for single rows', () => {
    expect(keyNames(table(['n:bigint'], [1]), table(['n:bigint'], [2]))).toEqual([])
  })
})

describe('the difference of two results', () => {
  const columns = ['country', 'orders:bigint']

  it('names rows added, removed and changed, whatever their order', () => {
    const a = table(columns, ['Chile', 1], ['France', 12], ['Peru', 4], ['Spain', 9])
    const b = table(columns, ['Spain', 9], ['France', 14], ['Peru', 4], ['Norway', 2])
    expect(differ(a, b)).toEqual({
      added: [3],
      removed: [0],
      changed: [{ a: 1, b: 1, columns: [1] }],
      same: 2,
    })
  })

  it('counts repeated rows without a key', () => {
    const a = table(['c'], ['x'], ['x'], ['y'])
    expect(differ(a, table(['c'], ['x'], ['y'], ['y']))).toEqual({
      added: [2],
      removed: [1],
      changed: [],
      same: 2,
    })
  })

  it('takes a cent of a million for a difference, and the dust of adding up for none', () => {
    const one = (value: number) => table(['k', 'v:double precision'], ['a', value], ['b', 1.5])
    expect(differ(one(1_000_000.01), one(1_000_000.02)).changed).toHaveLength(1)
    expect(differ(one(0.1 + 0.2), one(0.3)).changed).toEqual([])
  })

  it('tells NULL from an empty text', () => {
    const one = (cell: string | null) => table(['k', 'v'], ['a', cell], ['b', 'z'])
    expect(differ(one(null), one('')).changed).toHaveLength(1)
    expect(differ(one(null), one(null)).changed).toEqual([])
  })

  it('compares the columns that both have, by name', () => {
    const a = table(['country', 'orders:bigint', 'old'], ['France', 1, 'x'])
    const b = table(['orders:bigint', 'country', 'new'], [1, 'France', 'y'])
    expect(alignColumns(a, b).names).toEqual(['country', 'orders'])
    expect(differ(a, b)).toMatchObject({ same: 1, changed: [] })
  })

  it('finds nothing between two empty results', () => {
    expect(differ(table(columns), table(columns))).toEqual({ added: [], removed: [], changed: [], same: 0 })
  })
})
