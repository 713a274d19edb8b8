import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRows } from '../../src/output/format.js'

const columns = [
  { name: 'na"me, the\nfirst', type: 'text' },
  { name: 'Ünïcode 漢字', type: 'text' },
]

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.constantFrom('"', ',', '\n', '\r\n', '\r', '\t', ' ', 'é', '漢', '👩‍👩‍👧', '\ufeff'), {
      maxLength: 6,
    })
    .map((all) => all.join('')),
)
const someRows = fc.array(fc.tuple(cell, cell), { maxLength: 5 })

describe('against other people’s parsers', () => {
  it.each([
    ['csv', ','],
    ['tsv', '\t'],
  ] as const)('%s is read back cell by cell by csv-parse', (format, delimiter) => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const read = parseCsv(formatRows(columns, rows, format), { delimiter, record_delimiter: '\n' })
        expect(read).toEqual([columns.map(({ name }) => name), ...rows])
      }),
    )
  })

  it('NDJSON is one JSON object a line, whatever the cells hold', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const lines = formatRows(columns, rows, 'ndjson').split('\n')
        expect(lines.pop()).toBe('')
        expect(lines.map((line) => Object.values(JSON.parse(line)))).toEqual(rows)
      }),
    )
  })
})
