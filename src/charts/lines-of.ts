import type { Cell } from '../events.js'
import type { Axis, Point, Series } from './chart.js'
import { measure } from './measure.js'
import { missingNote, thinned, undrawnNote } from './notes.js'
import { momentOf, numberOf } from './plot-values.js'
import { type ChartInput, labelOf, type Shape, shapeText } from './shape.js'

/** Rows as lines along one axis, or why they are none. */
export type Lines =
  | { readonly ok: false; readonly reason: string }
  | {
      readonly ok: true
      readonly x: Axis
      readonly series: readonly Series[]
      /** The one quantity drawn; null when each line is one of its own. */
      readonly value: string | null
      readonly notes: readonly string[]
    }

/** A line for each category, else for each quantity, over the dates, steps or first numbers of the rows. */
export function linesOf(input: ChartInput, shape: Shape, what: string): Lines {
  const { columns, rows, clean } = input
  const name = (i: number) => clean(columns[i]?.name ?? '')
  const [first = null, ...others] = shape.numbers
  const along = shape.time ?? shape.step ?? (others.length > 0 ? first : null)
  const numbers = along === first ? others : shape.numbers
  const [only] = numbers
  if (along === null || only === undefined) {
    const needs = `${what} needs dates or ordered numbers and a quantity`
    return { ok: false, reason: `${needs}, not ${clean(shapeText(input))}` }
  }
  const dated = placed(rows, along, shape.time === along ? momentOf : numberOf)
  const { points, notes } = thinned(dated)
  if (new Set(points.map(({ x }) => x)).size < 2) {
    return { ok: false, reason: `${what} needs more than one value of ${name(along)}` }
  }
  const named = shape.categories.length > 0
  const drawn = named ? [only] : numbers
  const series = grouped(points, drawn, (row, i) =>
    named ? shape.categories.map((c) => labelOf(row[c] ?? null, clean)).join(', ') : name(i),
  )
  return {
    ok: true,
    x: { ...measure(name(along)), scale: shape.time === along ? 'time' : 'number' },
    series,
    value: drawn.length === 1 ? name(only) : null,
    notes: [
      ...missingNote(rows.length - dated.length, name(along)),
      ...notes,
      ...gapNote(series),
      ...sharedNote(series, name(along)),
      ...undrawnNote(named ? numbers.slice(1).map(name) : []),
    ],
  }
}

interface Placed {
  readonly x: number
  readonly row: readonly Cell[]
}

function placed(
  rows: ChartInput['rows'],
  along: number,
  read: (cell: Cell) => number | null,
): readonly Placed[] {
  return rows.flatMap((row) => {
    const x = read(row[along] ?? null)
    return x === null ? [] : [{ x, row }]
  })
}

function grouped(
  points: readonly Placed[],
  numbers: readonly number[],
  nameOf: (row: readonly Cell[], i: number) => string,
): readonly Series[] {
  const found = new Map<string, Point[]>()
  for (const { x, row } of points) {
    for (const i of numbers) {
      const name = nameOf(row, i)
      const line = found.get(name) ?? []
      line.push({ x, y: numberOf(row[i] ?? null) })
      found.set(name, line)
    }
  }
  return [...found].map(([name, line]) => ({ name, points: line.toSorted((a, b) => a.x - b.x) }))
}

function gapNote(series: readonly Series[]): readonly string[] {
  const gaps = series.flatMap(({ points }) => points).filter(({ y }) => y === null).length
  if (gaps === 0) return []
  return [`${gaps} ${gaps === 1 ? 'value is' : 'values are'} missing: a gap in the line`]
}

/** Rows that nobody grouped make a line that goes up and down in one place. */
function sharedNote(series: readonly Series[], along: string): readonly string[] {
  const shared = series.some(({ points }) => new Set(points.map(({ x }) => x)).size < points.length)
  return shared ? [`several rows share one value of ${along}`] : []
}
