import { describe, expect, it } from 'vitest'
import { sameRows } from '../../src/comparison/same-rows.js'
import type { Cell } from '../../src/events.js'

function table(types: readonly string[], ...rows: readonly (readonly Cell[])[]) {
  return { columns: types.map((type, i) => ({ name: `c${i}`, type })), rows }
}

const anyOrder = { ordered: false }
const inOrder = { ordered: true }

describe('sameRows', () => {
  const upwards = table(['text', 'int4'], ['a', 1], ['b', 2])
  const downwards = table(['text', 'int4'], ['b', 2], ['a', 1])

  it('takes rows in another order for the same, unless the order counts', () => {
    expect(sameRows(upwards, downwards, anyOrder)).toBe(true)
    expect(sameRows(upwards, downwards, inOrder)).toBe(false)
    expect(sameRows(upwards, upwards, inOrder)).toBe(true)
  })

  it('tells columns by their contents', () => {
    const turned = table(['int8', 'text'], [1, 'a'], [2, 'b'])
    expect(sameRows(upwards, turned, inOrder)).toBe(true)
  })

  it('overlooks what rounding leaves, and nothing more', () => {
    expect(sameRows(table(['numeric'], [0.3333333333]), table(['float8'], [1 / 3]), anyOrder)).toBe(true)
    expect(sameRows(table(['numeric'], [0.33]), table(['float8'], [1 / 3]), anyOrder)).toBe(false)
  })

  it('counts a row as often as it stands there', () => {
    expect(sameRows(table(['int4'], [1], [1], [2]), table(['int4'], [1], [2], [2]), anyOrder)).toBe(false)
  })

  it('does not take a result with a further column or row for the same', () => {
    expect(sameRows(upwards, table(['text'], ['a'], ['b']), anyOrder)).toBe(false)
    expect(sameRows(upwards, table(['text', 'int4'], ['a', 1]), anyOrder)).toBe(false)
  })

  it('takes two empty results of one width for the same', () => {
    expect(sameRows(table(['text']), table(['int4']), inOrder)).toBe(true)
  })
})
