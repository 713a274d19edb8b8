import type { ChartOutcome, Series } from './chart.js'
import { linesOf } from './lines-of.js'
import { measure } from './measure.js'
import { commonNotes } from './notes.js'
import type { ChartInput, Shape } from './shape.js'

const mostLines = 6
const mostSparklines = 20

/** A line for each category, or for each quantity, over dates or ordered numbers. */
export function lineChart(input: ChartInput, shape: Shape): ChartOutcome {
  const lines = linesOf(input, shape, 'a line')
  if (!lines.ok) return lines
  const { x, series, value, notes } = lines
  const kept = largest(series, mostLines)
  return {
    ok: true,
    chart: {
      kind: 'line',
      title: titleOf(input),
      x,
      y: value === null ? { name: series.map(({ name }) => name).join(', '), unit: null } : measure(value),
      series: kept,
      notes: [...leftOut(series, kept), ...notes, ...commonNotes(input)],
    },
  }
}

/** The same lines, each small and to its own scale. */
export function sparklines(input: ChartInput, shape: Shape): ChartOutcome {
  const lines = linesOf(input, shape, 'a sparkline')
  if (!lines.ok) return lines
  const kept = lines.series.slice(0, mostSparklines)
  return {
    ok: true,
    chart: {
      kind: 'sparkline',
      title: titleOf(input),
      x: lines.x,
      lines: kept,
      notes: [...leftOut(lines.series, kept), ...lines.notes, ...commonNotes(input)],
    },
  }
}

/** The lines that reach furthest, in the order of the rows. */
function largest(series: readonly Series[], most: number): readonly Series[] {
  const reach = ({ points }: Series) => points.reduce((sum, { y }) => sum + Math.abs(y ?? 0), 0)
  const kept = new Set([...series].sort((a, b) => reach(b) - reach(a)).slice(0, most))
  return series.filter((each) => kept.has(each))
}

function leftOut(series: readonly Series[], kept: readonly Series[]): readonly string[] {
  const others = series.length - kept.length
  return others === 0
    ? []
    : [`other (${others}): not drawn; these are ${kept.length} of ${series.length} lines`]
}

function titleOf({ title, clean }: ChartInput): string {
  return title === null ? '' : clean(title)
}
