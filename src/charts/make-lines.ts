import type { Axis, ChartOutcome, Point, Series } from './chart.js'
import { measure } from './measure.js'
import { commonNotes, missingNote, thinned, undrawnNote } from './notes.js'
import { momentOf, numberOf } from './plot-values.js'
import { type ChartInput, labelOf, type Shape, shapeText } from './shape.js'

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

type Lines =
  | { readonly ok: false; readonly reason: string }
  | {
      readonly ok: true
      readonly x: Axis
      readonly series: readonly Series[]
      /** The one quantity drawn; null when each line is one of its own. */
      readonly value: string | null
      readonly notes: readonly string[]
    }

function linesOf(input: ChartInput, shape: Shape, what: string): Lines {
  const { columns, rows, clean } = input
  const name = (i: number) => clean(columns[i]?.name ?? '')
  const [first = null, ...others] = shape.numbers
  const along = shape.time ?? shape.step ?? (others.length > 0 ? first : null)
  const numbers = along === first ? others : shape.numbers
  const [only] = numbers
  if (along === null || only === undefined) {
    return {
      ok: false,
      reason: `${what} needs dates or ordered numbers and a quantity, not ${clean(shapeText(input))}`,
    }
  }
  const read = shape.time === along ? momentOf : numberOf
  const dated = rows.flatMap((row) => {
    const x = read(row[along] ?? null)
    return x === null ? [] : [{ x, row }]
  })
  const { points: placed, notes: thinning } = thinned(dated)
  if (new Set(placed.map(({ x }) => x)).size < 2) {
    return { ok: false, reason: `${what} needs more than one value of ${name(along)}` }
  }
  const { categories } = shape
  const point = ({ x, row }: (typeof placed)[number], i: number): Point => ({
    x,
    y: numberOf(row[i] ?? null),
  })
  const bySeries = new Map<string, Point[]>()
  for (const each of placed) {
    for (const i of categories.length > 0 ? [only] : numbers) {
      const key =
        categories.length > 0
          ? categories.map((c) => labelOf(each.row[c] ?? null, clean)).join(', ')
          : name(i)
      const points = bySeries.get(key) ?? []
      points.push(point(each, i))
      bySeries.set(key, points)
    }
  }
  const series = [...bySeries].map(([key, points]) => ({
    name: key,
    points: points.toSorted((a, b) => a.x - b.x),
  }))
  const empty = series.flatMap(({ points }) => points).filter(({ y }) => y === null).length
  return {
    ok: true,
    x: { ...measure(name(along)), scale: shape.time === along ? 'time' : 'number' },
    series,
    value: categories.length > 0 || numbers.length === 1 ? name(only) : null,
    notes: [
      ...missingNote(rows.length - dated.length, name(along)),
      ...thinning,
      ...(empty === 0
        ? []
        : [`${empty} ${empty === 1 ? 'value is' : 'values are'} missing: a gap in the line`]),
      ...undrawnNote(categories.length > 0 ? numbers.slice(1).map(name) : []),
    ],
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
