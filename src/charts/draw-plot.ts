import { brailleCanvas, type Canvas, markLine, seriesSign, signCanvas } from './canvas.js'
import type { Axis, Series } from './chart.js'
import { coloured, padStart, type Screen } from './screen.js'
import { niceTicks, tickTexts } from './ticks.js'
import { timeTicks } from './time-ticks.js'

/** Series to be drawn in one frame, as lines or as dots. */
export interface Plot {
  readonly x: Axis
  readonly series: readonly Series[]
  readonly joined: boolean
}

const lines = 12
const cellsPerTimeTick = 11
const cellsPerTick = 10

/** A frame with round numbers at its side, and dates or round numbers below. */
export function drawPlot({ x, series, joined }: Plot, screen: Screen): readonly string[] {
  const points = series.flatMap((each) => each.points)
  const [left, right] = reach(points.map((point) => point.x))
  const [lowest, highest] = reach(points.flatMap(({ y }) => y ?? []))
  // Quantities that begin near nothing are measured from nothing.
  const low = lowest > 0 && lowest < highest / 2 ? 0 : lowest
  const high = highest < 0 && highest > lowest / 2 ? 0 : highest
  const yTicks = niceTicks(low, high, 4)
  const [bottom, top] = reach(yTicks)
  const texts = tickTexts(yTicks)
  const margin = texts.reduce((most, text) => Math.max(most, text.length), 0)
  const columns = Math.max(10, screen.width - margin - 2)
  const braille = screen.unicode && (screen.colour || series.length === 1)
  const canvas = braille ? brailleCanvas(columns, lines) : signCanvas(columns, lines)
  markAll(canvas, series, { left, right, bottom, top }, joined)
  const names = new Map(
    yTicks.map((tick, n) => [lines - 1 - Math.round(share(tick, bottom, top) * (lines - 1)), texts[n] ?? '']),
  )
  const bar = screen.unicode ? '│' : '|'
  const tick = screen.unicode ? '┤' : '+'
  const frame = canvas.rows().map((cells, line) => {
    const name = names.get(line)
    const drawn = cells
      .map(({ sign, series: of }) => (of === null ? sign : coloured(sign, of, screen)))
      .join('')
    return `${padStart(name ?? '', margin, screen)} ${name === undefined ? bar : tick}${drawn}`
  })
  return [
    ...legend(series, braille, screen),
    ...frame,
    ...xAxis(x, left, right, { columns, margin: margin + 1 }, screen),
  ]
}

interface Frame {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

function markAll(canvas: Canvas, series: readonly Series[], frame: Frame, joined: boolean): void {
  const { left, right, bottom, top } = frame
  for (const [n, { points }] of series.entries()) {
    let before: { readonly x: number; readonly y: number } | null = null
    for (const point of points) {
      if (point.y === null) {
        before = null
        continue
      }
      const here = {
        x: Math.round(share(point.x, left, right) * (canvas.across - 1)),
        y: Math.round(share(point.y, bottom, top) * (canvas.down - 1)),
      }
      if (joined && before !== null) markLine(canvas, before, here, n)
      else canvas.mark(here.x, here.y, n)
      before = here
    }
  }
}

function xAxis(
  x: Axis,
  left: number,
  right: number,
  { columns, margin }: { readonly columns: number; readonly margin: number },
  screen: Screen,
): readonly string[] {
  const ticks =
    x.scale === 'time'
      ? timeTicks(left, right, Math.floor(columns / cellsPerTimeTick))
      : numberTicks(left, right, Math.floor(columns / cellsPerTick))
  const rule: string[] = Array.from({ length: columns }, () => (screen.unicode ? '─' : '-'))
  let names = ''
  for (const { at, text } of ticks) {
    const place = Math.round(share(at, left, right) * (columns - 1))
    rule[place] = screen.unicode ? '┬' : '+'
    const start = Math.min(Math.max(0, place - Math.floor(text.length / 2)), columns - text.length)
    if (names === '' || start > names.length) names = names.padEnd(start) + text
  }
  const corner = screen.unicode ? '└' : '+'
  return [`${' '.repeat(margin)}${corner}${rule.join('')}`, `${' '.repeat(margin + 1)}${names}`]
}

function numberTicks(left: number, right: number, most: number) {
  const ticks = niceTicks(left, right, Math.max(2, most)).filter((tick) => tick >= left && tick <= right)
  const texts = tickTexts(ticks)
  return ticks.map((at, n) => ({ at, text: texts[n] ?? '' }))
}

function legend(series: readonly Series[], braille: boolean, screen: Screen): readonly string[] {
  if (series.length < 2) return []
  // A sign and a space before each name, three spaces between two.
  const room = Math.floor((screen.width + 3) / series.length) - 5
  const names = series.map(({ name }, n) => {
    const sign = braille ? '━' : seriesSign(n)
    return `${coloured(sign, n, screen)} ${screen.clip(name, Math.max(1, room))}`
  })
  return [names.join('   '), '']
}

function reach(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1]
  return values.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}

/** Where a value lies between two others, 0 to 1. Halves keep the largest doubles in range. */
function share(value: number, low: number, high: number): number {
  const span = high / 2 - low / 2
  return span === 0 ? 0.5 : (value / 2 - low / 2) / span
}
