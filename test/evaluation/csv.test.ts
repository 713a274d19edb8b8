import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/evaluation/csv.js'

describe('parseCsv', () => {
  it('reads quoted fields with commas, quotes and line breaks, and says where each record begins', () => {
    expect(parseCsv('a,b\r\n"1,""x""","two\nlines"\n\nlast,')).toEqual({
      ok: true,
      records: [
        { line: 1, fields: ['a', 'b'] },
        { line: 2, fields: ['1,"x"', 'two\nlines'] },
        { line: 5, fields: ['last', ''] },
      ],
    })
  })

  it('names the line of a quote that is never closed', () => {
    expect(parseCsv('a\n"never')).toEqual({ ok: false, line: 2, reason: expect.stringContaining('quote') })
  })

  it('names the line of text behind a closing quote', () => {
    expect(parseCsv('a,b\n"x"y,1')).toMatchObject({ ok: false, line: 2 })
  })

  it('reads back whatever a CSV writer writes', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'é') })
    const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(records, (rows) => {
        const parsed = parseCsv(stringify(rows, { quoted: true }))
        expect(parsed.ok && parsed.records.map(({ fields }) => fields)).toEqual(rows)
      }),
    )
  })
})
