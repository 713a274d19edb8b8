import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/events.js'
import { columnWidths } from '../../src/output/column-widths.js'
import { formatTable } from '../../src/output/table.js'
import { plainView, type TableView } from '../../src/output/table-view.js'
import { withoutStyles } from '../../src/output/terminal-style.js'
import { textWidth } from '../../src/output/text-width.js'

const screen: TableView = { width: 60, expanded: 'auto', locale: 'en-US', styled: false }
const text = (name: string) => ({ name, type: 'text' })
const linesOf = (...args: Parameters<typeof formatTable>) => formatTable(...args).split('\n')

describe('a table on a screen', () => {
  it('cuts the widest text first and leaves numbers, dates and short text whole', () => {
    const columns = [text('sku'), { name: 'day', type: 'date' }, text('note'), { name: 'n', type: 'bigint' }]
    const rows = [['A-1', '2026-01-31', 'a long note that goes on and on, far beyond the screen', 1234567]]
    expect(linesOf(columns, rows, screen)).toEqual([
      ' sku | day        | note                        |         n',
      '-----+------------+-----------------------------+-----------',
      ' A-1 | 2026-01-31 | a long note that goes on a… | 1,234,567',
    ])
  })

  it('never exceeds the screen, whatever the text', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.constantFrom(null, '漢字'.repeat(30), '👩‍👩‍👧'.repeat(20), 123456789),
    )
    const tables = fc
      .integer({ min: 1, max: 9 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 3 }),
        ),
      )
    fc.assert(
      fc.property(tables, fc.integer({ min: 40, max: 120 }), ([n, rows], width) => {
        const columns = Array.from({ length: n }, (_, i) => text(`column_${i}`))
        for (const line of linesOf(columns, rows, { ...screen, width })) {
          expect(textWidth().of(line)).toBeLessThanOrEqual(width)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('shows one line a column when not even cut text fits', () => {
    const columns = Array.from({ length: 8 }, (_, i) => ({ name: `moment_${i}`, type: 'timestamptz' }))
    const rows = [columns.map(() => '2026-01-31T12:00:00Z')]
    expect(linesOf(columns, rows, screen).slice(0, 3)).toEqual([
      '-[ row 1 ]------------------------------',
      'moment_0 | 2026-01-31T12:00:00Z',
      'moment_1 | 2026-01-31T12:00:00Z',
    ])
    expect(formatTable(columns, rows, { ...screen, expanded: 'off' })).toContain('-+-')
    expect(formatTable(columns, [], screen)).toContain('-+-')
  })

  it('groups numbers by locale with equal decimals, but no years, keys or codes', () => {
    const columns = [
      { name: 'year', type: 'numeric' },
      { name: 'customer_id', type: 'bigint' },
      { name: 'revenue', type: 'numeric(12,2)' },
      { name: 'ratio', type: 'double precision' },
    ]
    const rows: Cell[][] = [
      [2025, 1234567, 22409.7, 0.5],
      [2026, 1234568, '123456789012345678.25', 0.123456],
      [2026, 1234569, -3, null],
    ]
    const shown = (locale: string) =>
      linesOf(columns, rows, { ...screen, width: 100, locale })
        .slice(2)
        .map((line) => line.split('|').map((cell) => cell.trim()))
    expect(shown('en-US')).toEqual([
      ['2025', '1234567', '22,409.70', '0.5'],
      ['2026', '1234568', '123,456,789,012,345,678.25', '0.123456'],
      ['2026', '1234569', '-3.00', 'NULL'],
    ])
    expect(shown('de-DE')[1]?.[2]).toBe('123.456.789.012.345.678,25')
    expect(shown('en-IN')[0]?.[2]).toBe('22,409.70')
    expect(shown('en-IN')[1]?.[2]).toBe('1,23,45,67,89,01,23,45,678.25')
  })

  it('leaves columns of small numbers ungrouped', () => {
    const table = formatTable([{ name: 'orders', type: 'bigint' }], [[1234], [9999]], screen)
    expect(table).toContain('1234')
  })

  it('sets NULL apart from the text NULL where styles are allowed, without moving anything', () => {
    const styled = formatTable([text('a')], [[null], ['NULL']], { ...screen, styled: true })
    const [, , missing, word] = styled.split('\n')
    expect(missing).not.toBe(word)
    expect(withoutStyles(styled)).toBe(formatTable([text('a')], [[null], ['NULL']], screen))
  })
})

describe('rows as one line a column', () => {
  const on: TableView = { ...screen, width: 30, expanded: 'on' }

  it('folds long text at spaces instead of cutting it, and keeps its line breaks', () => {
    const rows = [[1, 'one two three four five six seven\nnext line']]
    expect(linesOf([{ name: 'id', type: 'integer' }, text('note')], rows, on)).toEqual([
      '-[ row 1 ]--------------------',
      'id   | 1',
      'note | one two three four five',
      '     | six seven',
      '     | next line',
    ])
  })

  it('loses no sign of a long value and never exceeds the screen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (value) => {
        const pieces = textWidth().fold(value, 17)
        expect(pieces.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''))
        for (const piece of pieces) expect(textWidth().of(piece)).toBeLessThanOrEqual(17)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same in a pipe, unfolded, and bounded there as well', () => {
    const long = 'x'.repeat(20_000)
    const [, line = ''] = linesOf([text('v')], [[long]], { ...plainView, expanded: 'on' })
    expect(line.endsWith('…')).toBe(true)
    expect(line.length).toBeGreaterThan(9000)
    expect(line.length).toBeLessThan(11_000)
  })

  it('neutralises escape sequences in names and values', () => {
    const shown = formatTable([text('a\u001b[2J')], [['b\u001b[31m\u202e']], on)
    expect(shown).toContain('a\\x1b[2J')
    expect(shown).toContain('b\\x1b[31m')
    expect(shown).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u)
  })
})

describe('the widths of columns', () => {
  it('use all of the room and give none to a column below its least', () => {
    const need = fc
      .tuple(fc.nat(60), fc.nat(20))
      .map(([natural, least]) => ({ natural, least: Math.min(natural, least) }))
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 8 }), fc.nat(200), (needs, available) => {
        const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0)
        const widths = columnWidths(needs, available)
        if (widths === null) {
          expect(sum(needs.map(({ least }) => least))).toBeGreaterThan(available)
          return
        }
        for (const [i, width] of widths.entries()) {
          expect(width).toBeGreaterThanOrEqual(needs[i]?.least ?? 0)
          expect(width).toBeLessThanOrEqual(needs[i]?.natural ?? 0)
        }
        expect(sum(widths)).toBe(Math.min(available, sum(needs.map(({ natural }) => natural))))
      }),
    )
  })
})
