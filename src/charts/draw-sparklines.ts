import type { Axis, Point, Series } from './chart.js'
import { coloured, padEnd, padStart, type Screen } from './screen.js'

const mostSigns = 40
const leastSigns = 8

/** A row for each series: its name, its course in small, and its first, least, greatest and last value. */
export function drawSparklines(x: Axis, series: readonly Series[], screen: Screen): readonly string[] {
  const facts = series.map(({ points }) => {
    const values = points.flatMap(({ y }) => y ?? [])
    const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
    const most = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
    return [values[0], least, most, values.at(-1)].map((value) =>
      value === undefined || !Number.isFinite(value) ? '-' : screen.number(value),
    )
  })
  const heads = ['first', 'least', 'most', 'last']
  const widths = heads.map((head, i) =>
    facts.reduce((most, row) => Math.max(most, (row[i] ?? '').length), head.length),
  )
  const nameWidth = Math.min(
    Math.floor(screen.width / 3),
    series.reduce((most, { name }) => Math.max(most, screen.widthOf(name)), 0),
  )
  while (heads.length > 0 && nameWidth + 1 + leastSigns + total(widths) > screen.width) {
    heads.pop()
    widths.pop()
  }
  const taken = nameWidth + 1 + total(widths)
  const columns = (cells: readonly string[]) =>
    cells.map((cell, i) => `  ${padStart(cell, widths[i] ?? 0, screen)}`).join('')
  const range = reachOf(series)
  const span = spanText(x, range)
  const wanted = Math.min(mostSigns, Math.max(range.places, span.length))
  const signs = Math.max(leastSigns, Math.min(wanted, screen.width - taken))
  return [
    `${padEnd('', nameWidth, screen)} ${padEnd(span, signs, screen)}${columns(heads)}`,
    ...series.map(({ name, points }, i) => {
      const line = sparkline(points, range, signs, screen)
      return `${padEnd(name, nameWidth, screen)} ${coloured(line, 0, screen)}${columns((facts[i] ?? []).slice(0, heads.length))}`
    }),
    ...(range.places > signs
      ? ['', `each sign is the mean of about ${Math.round(range.places / signs)} values`]
      : []),
  ]
}

/** Two spaces stand before each. */
function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + 2, 0)
}

interface Range {
  readonly from: number
  readonly to: number
  /** Places at which any series has a point. */
  readonly places: number
}

function reachOf(series: readonly Series[]): Range {
  const all = new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))
  const sorted = [...all].sort((a, b) => a - b)
  return { from: sorted[0] ?? 0, to: sorted.at(-1) ?? 0, places: sorted.length }
}

function spanText({ scale }: Axis, { from, to }: Range): string {
  const text = (at: number) => (scale === 'time' ? new Date(at).toISOString().slice(0, 10) : String(at))
  return `${text(from)} to ${text(to)}`
}

/** One sign for each place of the axis, or for the mean of those that share one; a space where there is no value. */
function sparkline(points: readonly Point[], range: Range, room: number, { unicode }: Screen): string {
  const signs = Math.min(room, range.places)
  const cells = Array.from({ length: signs }, () => ({ sum: 0, count: 0 }))
  const span = range.to - range.from || 1
  for (const { x, y } of points) {
    const cell = cells[Math.min(signs - 1, Math.round(((x - range.from) / span) * (signs - 1)))]
    if (cell === undefined || y === null) continue
    cell.sum += y
    cell.count += 1
  }
  const means = cells.map(({ sum, count }) => (count === 0 ? null : sum / count))
  const [low, high] = means
    .filter((mean) => mean !== null)
    .reduce<[number, number]>(
      ([least, most], mean) => [Math.min(least, mean), Math.max(most, mean)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    )
  const steps = unicode ? blocks : strokes
  const line = means.map((mean) => {
    if (mean === null) return ' '
    const level = high === low ? 0.5 : (mean - low) / (high - low)
    return steps[Math.round(level * (steps.length - 1))] ?? ' '
  })
  return line.join('').padEnd(room)
}

const blocks = [...'▁▂▃▄▅▆▇█']
const strokes = [..."_.-~='*#"]
