import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/events.js'
import { formatTable } from '../../src/output/table.js'
import { textWidth } from '../../src/output/text-width.js'

const text = (name: string) => ({ name, type: 'text' })

describe('a table for people', () => {
  it('aligns numbers to the right and text to the left, under a rule', () => {
    const columns = [text('country'), { name: 'revenue', type: 'numeric(10,2)' }]
    expect(
      formatTable(columns, [
        ['FR', 7],
        ['Germany', 1234.5],
      ]),
    ).toBe(
      [' country | revenue', '---------+---------', ' FR      |       7', ' Germany |  1234.5'].join('\n'),
    )
  })

  it('shows NULL, false, the empty string, lists and objects apart', () => {
    const cells: Cell[] = [null, false, '', ['a', null], { k: 1 }]
    const lines = formatTable(
      [text('v')],
      cells.map((cell) => [cell]),
    ).split('\n')
    expect(lines.slice(2)).toEqual([' NULL', ' false', '', ' ["a",null]', ' {"k":1}'])
  })

  it('keeps a row on one line and its escape sequences harmless', () => {
    const table = formatTable([text('note')], [['first\nsecond\u001b[2J']])
    expect(table.split('\n')).toHaveLength(3)
    expect(table).toContain('first\\nsecond\\x1b[2J')
  })

  it('aligns wide characters and emoji by the cells they take', () => {
    const rows = [
      ['漢字', 'x'],
      ['👩‍👩‍👧', 'x'],
      ['abcdef', 'x'],
    ]
    const lines = formatTable([text('a'), text('b')], rows).split('\n')
    const bars = lines.slice(2).map((line) => stringWidth(line.slice(0, line.indexOf('|'))))
    expect(new Set(bars)).toEqual(new Set([8]))
  })

  it('shortens a long cell, also one without width, and says so with an ellipsis', () => {
    for (const long of ['x'.repeat(5_000_000), '漢'.repeat(500), `a${'\u0301'.repeat(100_000)}`]) {
      const cell = formatTable([text('c')], [[long]]).split('\n')[2] ?? ''
      expect(cell.endsWith('…')).toBe(true)
      expect(stringWidth(cell)).toBeLessThanOrEqual(121)
      expect(cell.length).toBeLessThan(1000)
    }
  })

  it('leaves a cell of exactly the widest size whole', () => {
    const widest = 'x'.repeat(120)
    expect(formatTable([text('c')], [[widest]])).toContain(widest)
  })

  it('neutralises column names as well', () => {
    expect(formatTable([text('a\u001b]0;title\u0007')], [])).toContain('a\\x1b]0;title\\x07')
  })

  it('manages more rows than a call may have arguments', () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => [i])
    expect(formatTable([{ name: 'n', type: 'integer' }], rows).split('\n')).toHaveLength(200_002)
  })
})

describe('the width of text', () => {
  it.each(['plain', 'été', 'e\u0301te\u0301', '日本語', '한국', '👍', '👨‍👩‍👧‍👦', '🇫🇷', '☎️', 'a\u200bb', ''])(
    'agrees with string-width on %j',
    (text) => {
      expect(textWidth().of(text)).toBe(stringWidth(text))
    },
  )
})
