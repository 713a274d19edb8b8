import { describe, expect, it } from 'vitest'
import { formatAnswer, formatRows } from '../../src/output/format.js'
import { formats } from '../../src/output/formats.js'
import { anAnswer } from './an-answer.js'

describe('printing an answer', () => {
  it('puts the sentence above the table', () => {
    expect(formatAnswer(anAnswer(), 'table')).toBe(
      [
        '2 rows; the first is country: FR, orders: 3.',
        '',
        ' country | orders',
        '---------+--------',
        ' FR      |      3',
        ' DE      |     12',
        '',
      ].join('\n'),
    )
  })

  it('does not repeat a single cell, or no rows, below the sentence', () => {
    const columns = [{ name: 'n', type: 'bigint' }]
    expect(formatAnswer(anAnswer({ answer: 'n: 3.', columns, rows: [[3]] }), 'table')).toBe('n: 3.\n')
    expect(formatAnswer(anAnswer({ answer: 'No rows match.', rows: [] }), 'table')).toBe('No rows match.\n')
  })

  it('shows the table alone for a statement of the user’s own, also without rows', () => {
    expect(formatAnswer(anAnswer({ answer: null, rows: [] }), 'table')).toBe(
      ' country | orders\n---------+--------\n',
    )
  })

  it('writes data to CSV, TSV and NDJSON without the sentence', () => {
    expect(formatAnswer(anAnswer(), 'csv')).toBe('country,orders\nFR,3\nDE,12\n')
    expect(formatAnswer(anAnswer(), 'tsv')).toBe('country\torders\nFR\t3\nDE\t12\n')
    expect(formatAnswer(anAnswer(), 'ndjson')).toBe(
      '{"country":"FR","orders":3}\n{"country":"DE","orders":12}\n',
    )
  })

  it('neutralises escape sequences in the sentence', () => {
    expect(formatAnswer(anAnswer({ answer: 'name: \u001b[2Jx.' }), 'table')).toContain('name: \\x1b[2Jx.')
  })

  it('keeps JSON valid whatever the data holds', () => {
    const odd = 'a"b\\c\u0000\u001b\n\u2028\ud800'
    const json = formatAnswer(anAnswer({ answer: odd, rows: [[odd, 1]] }), 'json')
    expect(JSON.parse(json).rows[0].country).toBe(odd)
    expect(json).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it.each(formats)('prints nothing but the envelope when there is no answer: %s', (format) => {
    const failed = anAnswer({ status: 'failed', error: { code: 'x', message: 'm', hint: null } })
    const text = formatAnswer(failed, format)
    if (format === 'json') expect(JSON.parse(text).error.code).toBe('x')
    else if (format === 'yaml') expect(text).toContain('error:\n  code: x\n')
    else expect(text).toBe('')
  })

  it('prints lists of rows as an array of objects in JSON', () => {
    expect(JSON.parse(formatRows([{ name: 'a', type: 'text' }], [['x'], [null]], 'json'))).toEqual([
      { a: 'x' },
      { a: null },
    ])
  })
})
