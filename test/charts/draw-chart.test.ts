import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartKinds } from '../../src/charts/chart.js'
import { chooseChart } from '../../src/charts/choose-chart.js'
import { drawChart } from '../../src/charts/draw-chart.js'
import { timeTicks } from '../../src/charts/time-ticks.js'
import { textWidth } from '../../src/output/text-width.js'
import { chartOf, columnsOf, input, months, screen } from './rows.js'

const linesOf = (...args: Parameters<typeof drawChart>) =>
  drawChart(...args)
    .trimEnd()
    .split('\n')

describe('a chart in the terminal', () => {
  it('draws bars to one scale, with names before and values behind', () => {
    const chart = chartOf('country revenue_eur:n', [
      ['France', 200],
      ['漢字', 100],
      ['Chile', 1],
    ])
    expect(linesOf(chart, { ...screen, width: 30 })).toEqual(
      [
        'revenue_eur (EUR) by country',
        '',
        'France ██████████████████ 200',
        '漢字   █████████ 100',
        'Chile  ▏ 1',
      ].map((line) => line),
    )
  })

  it('draws values below zero to the left of it', () => {
    const chart = chartOf('k delta:n', [
      ['a', -10],
      ['b', 10],
      ['c', 0],
    ])
    const [, , ...bars] = linesOf(chart, { ...screen, width: 25 })
    expect(bars).toEqual(
      ['a ██████████ -10', 'b           █████████ 10', 'c           0'].map((line) =>
        expect.stringMatching(line.replace(/█+/, '█+').replace(/ {5,}/, ' +')),
      ),
    )
    expect(bars[0]?.indexOf('█')).toBe(2)
    expect(bars[1]?.indexOf('█')).toBe((bars[0]?.lastIndexOf('█') ?? 0) + 1)
  })

  it('draws a line between round numbers over round dates', () => {
    const chart = chartOf(
      'month:d orders:n',
      months(12).map((month, n) => [month, 10 * n]),
    )
    const lines = linesOf(chart, screen)
    expect(lines[0]).toBe('orders by month')
    expect(lines.map((line) => line.slice(0, 4)).join('|')).toContain('100 ┤'.slice(0, 4))
    expect(lines.at(-1)?.trim().split(/\s+/)).toEqual(['2024-01', '2024-04', '2024-07', '2024-10'])
    // It rises: the first dots stand at the bottom left, the last at the top right.
    const dotted = lines.filter((line) => /[\u2801-\u28ff]/.test(line))
    expect(dotted[0]?.search(/[\u2801-\u28ff]/)).toBeGreaterThan(
      dotted.at(-1)?.search(/[\u2801-\u28ff]/) ?? 99,
    )
  })

  it('tells lines apart by sign without colour, and by colour with it', () => {
    const chart = chartOf(
      'month:d k orders:n',
      months(4).flatMap((m, n) => [
        [m, 'a', n],
        [m, 'b', 9],
      ]),
    )
    expect(linesOf(chart, screen)[2]).toBe('* a   o b')
    const drawn = drawChart(chart, { ...screen, colour: true })
    expect(drawn).toContain('\u001b[36m')
    expect(drawn).toContain('\u001b[33m')
  })

  it('leaves a gap where a value is missing', () => {
    const rows = months(9).map((month, n) => [month, n === 4 ? null : 5])
    const drawn =
      linesOf(chartOf('month:d n:n', rows), screen).find((line) => /[\u2801-\u28ff]/.test(line)) ?? ''
    expect(drawn).toMatch(/[\u2801-\u28ff] {5,}[\u2801-\u28ff]/)
  })

  it('draws each sparkline to its own scale, with its extremes', () => {
    const chart = chartOf(
      'month:d orders:n revenue:n',
      months(8).map((month, n) => [month, n, 1000 * (8 - n)]),
    )
    const lines = linesOf(chart, screen)
    expect(lines[3]).toMatch(/^orders {2}▁▂▃▄▅▆▇█ +0 +0 +7 +7$/)
    expect(lines[4]).toMatch(/^revenue █▇▆▅▄▃▂▁ +8000 +1000 +8000 +1000$/)
  })

  it.each(chartKinds)('draws a %s with ASCII alone where there is nothing else', (kind) => {
    const rows = months(30).map((month, n) => [month, n, n * n])
    const drawn = drawChart(chartOf('month:d a:n b:n', rows, kind), { ...screen, unicode: false })
    expect(drawn).toMatch(/^[\x20-\x7e\n]+$/)
    expect(drawn).toMatch(/[#*o]/)
  })

  it('never fails, never exceeds the screen and never passes a control character on', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        null,
        '\u001b[2J',
        '2025-01-31',
        '2025-02-31',
        '1e400',
        1e308,
        -1e308,
        5e-324,
        0,
        '漢字'.repeat(40),
      ),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ maxLength: 10 }),
    )
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 40 })
    const types = fc.constantFrom(
      'a:t b:n c:n',
      'a:d b:n c:f',
      'a:f b:f c:t',
      'year:n b:n c:t',
      'a:ts b:t c:n',
      'a:n b:j c:n',
    )
    fc.assert(
      fc.property(
        types,
        rows,
        fc.constantFrom('auto' as const, ...chartKinds),
        fc.integer({ min: 40, max: 100 }),
        (spec, cells, kind, width) => {
          const outcome = chooseChart(input(spec, cells, { columns: columnsOf(spec) }), kind)
          if (!outcome.ok) {
            expect(outcome.reason).not.toBe('')
            return
          }
          const drawn = drawChart(outcome.chart, { ...screen, width })
          expect(drawn).not.toMatch(/(?!\n)\p{Cc}|NaN|undefined|Infinity/u)
          const widest = Math.max(...drawn.split('\n').map((line) => textWidth().of(line)))
          // A value of very many digits is the reader's own; everything else is cut or scaled.
          if (!/\d{12}/.test(drawn)) expect(widest).toBeLessThanOrEqual(width)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('dates on an axis', () => {
  it.each([
    ['2025-01-01T00:00Z', '2025-01-01T02:00Z', ['00:00', '00:30', '01:00', '01:30', '02:00']],
    ['2025-01-01', '2025-01-04', ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04']],
    ['2025-01-15', '2025-06-15', ['2025-02', '2025-03', '2025-04', '2025-05', '2025-06']],
    ['1990-06-01', '2025-06-01', ['2000', '2010', '2020']],
    ['0099-01-01', '0101-01-01', ['0099-01', '0099-07', '0100-01', '0100-07', '0101-01']],
  ])('from %s to %s stand at %j', (from, to, texts) => {
    const ticks = timeTicks(Date.parse(from), Date.parse(to), 5)
    expect(ticks.map(({ text }) => text)).toEqual(texts)
  })
})
