import { type Chart, lowAt, type Parsed } from './chart.js'
import type { Unit } from './units.js'

/** "in nights", "(in years)", at the end of a clause: how long a time is, in the calendar's units. */
export function timeUnitAt(chart: Chart, at: number): Parsed<Unit> | null {
  const open = lowAt(chart, at) === '('
  const from = open || lowAt(chart, at) === ',' ? at + 1 : at
  if (lowAt(chart, from) !== 'in') return null
  const word = lowAt(chart, from + 1)
  if (!/^(?:nights|days|weeks|months|years)$/.test(word)) return null
  const next = chart.tokens[from + 2]
  const ends = !next || next.kind === 'mark' || ['and', 'for', 'per', 'by', 'of'].includes(next.low)
  if (!ends || (open && next?.low !== ')')) return null
  return {
    value: { dimension: 'calendar', size: 0, word },
    end: open ? from + 3 : from + 2,
    cost: 0,
  }
}
