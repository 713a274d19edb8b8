import { expect, it } from 'vitest'
import { distinctNames, quoted, sqlName } from '../../src/files/sql-names.js'

it.each([
  ['Order Date (UTC)', 'order_date_utc'],
  ['customerId', 'customer_id'],
  ['  naïve  Größe ', 'naïve_größe'],
  ['% of total', 'percent_of_total'],
  ['# items', 'number_items'],
  ['2024', '_2024'],
  ['???', 'column_1'],
  ['客户', '客户'],
])('makes a name of %j', (text, name) => {
  expect(sqlName(text, 'column_1')).toBe(name)
})

it('keeps a name within what Postgres keeps', () => {
  expect(Buffer.byteLength(sqlName('ü'.repeat(80), 'x'))).toBeLessThanOrEqual(63)
  const names = distinctNames(Array(3).fill('y'.repeat(63)))
  expect(new Set(names).size).toBe(3)
  for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
})

it('tells equal names apart', () => {
  expect(distinctNames(['a', 'b', 'a', 'a_2', 'a'])).toEqual(['a', 'b', 'a_2', 'a_2_2', 'a_3'])
})

it('quotes a quote', () => {
  expect(quoted('a"b')).toBe('"a""b"')
})
