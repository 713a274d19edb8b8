import type { Bar } from './chart.js'
import { coloured, faint, padEnd, type Screen } from './screen.js'

const mostLabelShare = 0.4
const leastBar = 8

/** Horizontal bars from a common zero, each with its name before it and its value behind it. */
export function drawBars(bars: readonly Bar[], screen: Screen): readonly string[] {
  const values = bars.map(({ value }) => screen.number(value))
  const widest = (texts: readonly string[]) =>
    texts.reduce((most, text) => Math.max(most, screen.widthOf(text)), 0)
  const labelWidth = Math.min(
    widest(bars.map(({ label }) => label)),
    Math.floor(screen.width * mostLabelShare),
  )
  const room = Math.max(leastBar, screen.width - labelWidth - widest(values) - 3)
  const low = bars.reduce((least, { value }) => Math.min(least, value), 0)
  const high = bars.reduce((most, { value }) => Math.max(most, value), 0)
  // Halved, so that no difference of two doubles runs out of range.
  const span = high / 2 - low / 2 || 1
  const zero = Math.round((room * (-low / 2)) / span)
  return bars.map(({ label, value, adds }, i) => {
    const length = (Math.abs(value / 2) / span) * room
    const bar =
      value < 0 ? leftward(length, zero, screen) : ' '.repeat(zero) + rightward(length, room - zero, screen)
    const shown = adds === null ? coloured(bar, 0, screen) : faint(bar, screen)
    return `${padEnd(label, labelWidth, screen)} ${shown} ${values[i] ?? ''}`
  })
}

/** Eighths of a cell where the screen has them. A value that is not zero is never drawn as nothing. */
function rightward(length: number, room: number, { unicode }: Screen): string {
  const eighths = Math.min(room * 8, Math.max(length > 0 ? 1 : 0, Math.round(length * 8)))
  if (!unicode) return '#'.repeat(Math.min(room, Math.max(length > 0 ? 1 : 0, Math.round(length))))
  return '█'.repeat(Math.floor(eighths / 8)) + (partial[eighths % 8] ?? '')
}

const partial = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

function leftward(length: number, zero: number, { unicode }: Screen): string {
  const cells = Math.min(zero, Math.max(1, Math.round(length)))
  return ' '.repeat(zero - cells) + (unicode ? '█' : '#').repeat(cells)
}
