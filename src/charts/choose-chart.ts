import type { ChartKind, ChartOutcome, ChartRequest } from './chart.js'
import { barChart } from './make-bars.js'
import { histogram } from './make-histogram.js'
import { lineChart, sparklines } from './make-lines.js'
import { scatterPlot } from './make-scatter.js'
import { momentOf, numberOf } from './plot-values.js'
import { type ChartInput, type Shape, shapeOf, shapeText } from './shape.js'

/** The chart of a result: the kind asked for, or the one that its types and shape suggest; else why there is none. */
export function chooseChart(input: ChartInput, request: Exclude<ChartRequest, 'none'>): ChartOutcome {
  const { rows } = input
  if (rows.length === 0) return no('there are no rows')
  const shape = shapeOf(input)
  if (shape.numbers.length === 0) return no(`no column holds quantities: ${input.clean(shapeText(input))}`)
  if (rows.length === 1) return no('a single row is read faster than drawn')
  if (request !== 'auto') return draw(request, input, shape)
  const kind = suggested(input, shape)
  return kind === null
    ? no(`${rows.length} numbers without names or dates are too few for a histogram`)
    : draw(kind, input, shape)
}

function no(reason: string): ChartOutcome {
  return { ok: false, reason }
}

function draw(kind: ChartKind, input: ChartInput, shape: Shape): ChartOutcome {
  switch (kind) {
    case 'bar':
      return barChart(input, shape)
    case 'line':
      return lineChart(input, shape)
    case 'histogram':
      return histogram(input, shape)
    case 'scatter':
      return scatterPlot(input, shape)
    case 'sparkline':
      return sparklines(input, shape)
    default:
      return kind satisfies never
  }
}

function suggested(input: ChartInput, shape: Shape): ChartKind | null {
  const { rows } = input
  const { numbers, categories, keys } = shape
  const steps = stepCount(input, shape)
  if (steps > (shape.time === null ? mostStepBars : 1)) return overTime(input, shape)
  if (categories.length > 0 || steps > 0) return 'bar'
  if (numbers.length > 1 && rows.length > 2) return 'scatter'
  if (keys.length > 0) return 'bar'
  return rows.length >= fewestForHistogram ? 'histogram' : null
}

/** Months of a year and days of a week compare well as bars. */
const mostStepBars = 12
const mostLines = 6
const fewestForHistogram = 8

function stepCount({ rows }: ChartInput, { time, step }: Shape): number {
  const at = time ?? step
  if (at === null) return 0
  const read = time === null ? numberOf : momentOf
  return new Set(rows.map((row) => read(row[at] ?? null)).filter((value) => value !== null)).size
}

/** Several lines share an axis only where they are few and of one size. */
function overTime({ rows }: ChartInput, { numbers, categories }: Shape): ChartKind {
  if (categories.length > 0) {
    const names = new Set(rows.map((row) => JSON.stringify(categories.map((i) => row[i] ?? null))))
    return names.size <= mostLines ? 'line' : 'sparkline'
  }
  const sizes = numbers.map((i) =>
    rows.reduce((most, row) => Math.max(most, Math.abs(numberOf(row[i] ?? null) ?? 0)), 0),
  )
  const alike = Math.max(...sizes) <= 10 * Math.min(...sizes)
  return numbers.length <= 1 || (numbers.length <= 4 && alike) ? 'line' : 'sparkline'
}
