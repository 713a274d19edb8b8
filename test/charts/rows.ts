import type { Chart, ChartRequest } from '../../src/charts/chart.js'
import { chooseChart } from '../../src/charts/choose-chart.js'
import type { Screen } from '../../src/charts/screen.js'
import type { ChartInput } from '../../src/charts/shape.js'
import type { Cell, ResultColumn } from '../../src/events.js'
import { cleanText } from '../../src/output/clean-text.js'
import { textWidth } from '../../src/output/text-width.js'

const types: Readonly<Record<string, string>> = {
  n: 'bigint',
  d: 'date',
  t: 'text',
  ts: 'timestamptz',
  f: 'double precision',
  j: 'jsonb',
}

/** Columns from "month:d orders:n". */
export function columnsOf(spec: string): readonly ResultColumn[] {
  return spec.split(' ').map((each) => {
    const [name = '', type = 't'] = each.split(':')
    return { name, type: types[type] ?? type }
  })
}

export function input(
  spec: string,
  rows: readonly (readonly Cell[])[],
  parts: Partial<ChartInput> = {},
): ChartInput {
  return { title: 'a question', columns: columnsOf(spec), rows, truncated: false, clean: cleanText, ...parts }
}

/** The chart of rows that make one. */
export function chartOf(
  spec: string,
  rows: readonly (readonly Cell[])[],
  request: Exclude<ChartRequest, 'none'> = 'auto',
): Chart {
  const outcome = chooseChart(input(spec, rows), request)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.chart
}

const width = textWidth()
export const screen: Screen = {
  width: 60,
  unicode: true,
  colour: false,
  widthOf: width.of,
  clip: width.clip,
  number: String,
}

/** "2025-01-01", "2025-02-01", … */
export function months(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => new Date(Date.UTC(2024, n)).toISOString().slice(0, 10))
}
