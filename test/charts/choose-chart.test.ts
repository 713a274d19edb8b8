import { describe, expect, it } from 'vitest'
import type { ChartRequest } from '../../src/charts/chart.js'
import { chooseChart } from '../../src/charts/choose-chart.js'
import type { Cell } from '../../src/events.js'
import { chartOf, input, months } from './rows.js'

const many = (count: number, row: (n: number) => readonly Cell[]) =>
  Array.from({ length: count }, (_, n) => row(n))
const reason = (
  spec: string,
  rows: readonly (readonly Cell[])[],
  request: Exclude<ChartRequest, 'none'> = 'auto',
) => {
  const outcome = chooseChart(input(spec, rows), request)
  return outcome.ok ? outcome.chart.kind : outcome.reason
}

describe('the chart that suits a result', () => {
  it.each<[string, string, string, readonly (readonly Cell[])[]]>([
    [
      'bar',
      'names and a quantity',
      'country orders:n',
      [
        ['FR', 3],
        ['DE', 5],
      ],
    ],
    ['line', 'dates and a quantity', 'month:d orders:n', months(6).map((month, n) => [month, n])],
    [
      'line',
      'months written as text',
      'month orders:n',
      [
        ['2025-01', 1],
        ['2025-02', 2],
      ],
    ],
    [
      'line',
      'quarters written as text',
      'quarter orders:n',
      [
        ['2025-Q1', 1],
        ['2025-Q2', 2],
      ],
    ],
    [
      'line',
      'dates, a few names and a quantity',
      'month:d country orders:n',
      months(3).flatMap((m) => [
        [m, 'FR', 1],
        [m, 'DE', 2],
      ]),
    ],
    [
      'sparkline',
      'dates, many names and a quantity',
      'month:d country orders:n',
      months(3).flatMap((m) => many(9, (n) => [m, `c${n}`, n])),
    ],
    [
      'line',
      'dates and quantities of one size',
      'month:d paid:n open:n',
      [
        ['2025-01-01', 5, 4],
        ['2025-02-01', 6, 9],
      ],
    ],
    [
      'sparkline',
      'dates and quantities of different size',
      'month:d orders:n revenue:n',
      [
        ['2025-01-01', 5, 4000],
        ['2025-02-01', 6, 9000],
      ],
    ],
    ['bar', 'the months of one year', 'month:n orders:n', many(12, (n) => [n + 1, n])],
    ['line', 'many years', 'year:n orders:n', many(20, (n) => [2000 + n, n])],
    ['scatter', 'two quantities', 'price:n sold:n', many(9, (n) => [n, n * n])],
    ['histogram', 'many values of one quantity', 'price:n', many(30, (n) => [n * n])],
    [
      'bar',
      'keys and a quantity',
      'customer_id:n total:n',
      [
        [17, 3],
        [4, 5],
      ],
    ],
    [
      'bar',
      'a single date with names',
      'day:d country orders:n',
      [
        ['2025-01-01', 'FR', 1],
        ['2025-01-01', 'DE', 2],
      ],
    ],
  ])('is a %s for %s', (kind, _, spec, rows) => {
    expect(chartOf(spec, rows).kind).toBe(kind)
  })

  it('draws the quantity the rows are sorted by, names the others, and never takes a key for a quantity', () => {
    const chart = chartOf('name id:n orders:n revenue:n', [
      ['a', 1, 3, 90],
      ['b', 2, 7, 80],
      ['c', 3, 5, 70],
    ])
    expect(chart).toMatchObject({
      kind: 'bar',
      by: 'name',
      value: { name: 'revenue' },
      notes: ['not drawn: orders'],
    })
  })

  it.each<[string, string, readonly (readonly Cell[])[], Exclude<ChartRequest, 'none'>, RegExp]>([
    ['no rows', 'a:n', [], 'auto', /no rows/],
    ['a single row', 'a b:n', [['x', 1]], 'bar', /single row/],
    [
      'no quantity',
      'name city',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'auto',
      /no column holds quantities: name \(text\), city \(text\)/,
    ],
    ['only keys', 'id:n', [[1], [2]], 'auto', /no column holds quantities/],
    ['few bare numbers', 'price:n', [[1], [2], [3]], 'auto', /3 numbers .* too few/],
    [
      'a line without an order',
      'name price:n',
      [
        ['a', 1],
        ['b', 2],
      ],
      'line',
      /a line needs dates or ordered numbers .* not name \(text\), price \(bigint\)/,
    ],
    [
      'dots of one quantity',
      'name price:n',
      [
        ['a', 1],
        ['b', 2],
      ],
      'scatter',
      /two columns of quantities/,
    ],
    ['bars without names', 'price:n', [[1], [2]], 'bar', /bars need a column of names/],
    ['equal values', 'price:n', [[2], [2]], 'histogram', /every value of price is 2/],
    [
      'values next to nothing apart',
      'price:n',
      [[5e-324], [1.5e-323]],
      'histogram',
      /every value of price is 0/,
    ],
    [
      'nothing but NULL',
      'name price:n',
      [
        ['a', null],
        ['b', null],
      ],
      'bar',
      /no row has a value of price/,
    ],
    [
      'lists',
      'name tags:j',
      [
        ['a', []],
        ['b', []],
      ],
      'auto',
      /no column holds quantities/,
    ],
  ])('is none, with the reason said, for %s', (_, spec, rows, request, said) => {
    expect(reason(spec, rows, request)).toMatch(said)
  })
})

describe('what a chart leaves out', () => {
  it('beyond 20 names is added up as other, and counted', () => {
    const chart = chartOf(
      'city orders:n',
      many(50, (n) => [`c${n}`, 100 + n]),
    )
    if (chart.kind !== 'bar') throw new Error(chart.kind)
    expect(chart.bars).toHaveLength(19)
    expect(chart.notes).toEqual(['other (31): 3565 together, beyond the scale and not drawn'])
    const few = chartOf(
      'city orders:n',
      many(22, (n) => [`c${n}`, 100 + n]),
    )
    if (few.kind !== 'bar') throw new Error(few.kind)
    expect(few.bars.at(-1)).toEqual({ label: 'other (3)', value: 303, adds: 3 })
    expect(few.notes).toEqual(['other (3) is the sum of the 3 others'])
  })

  it('is not added up when it does not add up', () => {
    const chart = chartOf(
      'city avg_price:n',
      many(22, (n) => [`c${n}`, n + 1]),
    )
    if (chart.kind !== 'bar') throw new Error(chart.kind)
    expect(chart.bars).toHaveLength(19)
    expect(chart.notes).toEqual(['other (3): not drawn, because avg_price does not add up'])
  })

  it('is said: NULL, gaps, rows beyond the limit', () => {
    expect(
      chartOf('city orders:n', [
        ['a', 1],
        ['b', null],
        [null, 2],
      ]),
    ).toMatchObject({
      bars: [{ label: 'a' }, { label: 'NULL', value: 2 }],
      notes: ['1 row without orders is not drawn'],
    })
    expect(
      chartOf('day:d n:n', [
        ['2025-01-01', 1],
        ['2025-01-02', null],
        [null, 3],
        ['2025-01-03', 2],
      ]).notes,
    ).toEqual(['1 row without day is not drawn', '1 value is missing: a gap in the line'])
    const cut = chooseChart(
      input(
        'city orders:n',
        [
          ['a', 1],
          ['b', 2],
        ],
        { truncated: true },
      ),
      'auto',
    )
    expect(cut).toMatchObject({
      chart: { notes: ['only the first 2 rows were fetched; the rest is not drawn'] },
    })
  })

  it('says that rows of one date make a line go up and down', () => {
    const rows = [
      ['2025-01-01', 1],
      ['2025-01-01', 5],
      ['2025-01-02', 2],
    ]
    expect(chartOf('day:d n:n', rows).notes).toEqual(['several rows share one value of day'])
  })

  it('keeps rows of one name apart', () => {
    expect(
      chartOf('name n:n', [
        ['a', 1],
        ['a', 2],
      ]),
    ).toMatchObject({ bars: [{ label: 'a' }, { label: 'a [2]' }] })
  })

  it('counts every value in exactly one range of a histogram', () => {
    const values = [0, 1, 2, 10, 10, 99.5, 100, -3, 50, 20]
    const chart = chartOf(
      'v:f',
      values.map((value) => [value]),
    )
    if (chart.kind !== 'histogram') throw new Error(chart.kind)
    for (const { from, to, count } of chart.bins) {
      const last = chart.bins.at(-1)?.to === to
      expect(values.filter((value) => value >= from && (value < to || (last && value === to)))).toHaveLength(
        count,
      )
    }
    expect(chart.bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
  })

  it('reads units from names', () => {
    const unit = (name: string) => {
      const chart = chartOf(`a ${name}:n`, [
        ['x', 1],
        ['y', 2],
      ])
      return chart.kind === 'bar' ? chart.value.unit : null
    }
    expect(['margin_pct', 'price_eur', 'latency_ms', 'orders'].map(unit)).toEqual(['%', 'EUR', 'ms', null])
  })

  it('thins a million points and says so', () => {
    const chart = chartOf(
      'x:f y:f',
      many(200_000, (n) => [n, n % 7]),
    )
    if (chart.kind !== 'scatter') throw new Error(chart.kind)
    expect(chart.points).toHaveLength(5000)
    expect(chart.notes).toEqual(['5000 of 200000 points are drawn, every 40th'])
  })
})
