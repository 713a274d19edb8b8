import { describe, expect, it } from 'vitest'
import { type ColumnType, watchColumn } from '../../src/files/infer-column.js'

function inferred(values: readonly (string | null)[]) {
  const watch = watchColumn()
  for (const [at, value] of values.entries()) value === null ? watch.seeNull() : watch.see(value, at + 2)
  return watch.result()
}

describe('the type of a column', () => {
  const cases: readonly (readonly [ColumnType, readonly (string | null)[]])[] = [
    ['bigint', ['1', '-20', '0', null]],
    ['numeric', ['1', '2.5', '-.5', '1e3']],
    ['numeric', ['12345678901234567890']],
    ['numeric', ['1,234.50', '99', '€5']],
    ['numeric', ['1.234,50', '99', '12,5']],
    ['boolean', ['yes', 'No', 'TRUE']],
    ['boolean', ['t', 'f']],
    ['date', ['2024-02-29', '2023-12-31']],
    ['date', ['31/12/2024', '01/02/2024']],
    ['date', ['12/31/2024', '01/02/2024']],
    ['date', ['31.12.2024']],
    ['timestamp', ['2024-01-01 10:00', '2024-01-01T10:00:59.123']],
    ['timestamptz', ['2024-01-01T10:00:00Z', '2024-01-01 10:00:00+02:00']],
    ['jsonb', ['{"a":1}', '[]']],
    ['text', ['01234', '99999']],
    ['text', ['+33612345678']],
    ['text', ['2023-02-29']],
    ['text', ['2024-01-01 25:00']],
    ['text', ['2024-01-01T10:00:00Z', '2024-01-01T10:00:00']],
    ['text', ['01/02/2024', '03/04/2024']],
    ['text', ['F', 'F']],
    ['text', ['1', 'two']],
    ['text', []],
    ['text', ['n/a', '-']],
  ]
  it.each(cases)('is %s for %j', (type, values) => {
    expect(inferred(values).type).toBe(type)
  })

  it('is inferred from all values, and says which one is none of them', () => {
    const result = inferred([...Array(5000).fill('7'), 'seven'])
    expect(result).toMatchObject({ type: 'text', values: 5001 })
    expect(result.evidence).toBe('not all whole numbers: line 5002 has "seven"')
  })

  it('takes words for "missing" as such where all else agrees', () => {
    const result = inferred(['1', 'N/A', '2', null])
    expect(result).toMatchObject({ type: 'bigint', values: 3, nulls: 1 })
    expect(result.evidence).toContain('1 of them words for "missing"')
  })

  it('says that day and month cannot be told apart', () => {
    expect(inferred(['01/02/2024']).evidence).toMatch(/could each be either/)
  })
})
