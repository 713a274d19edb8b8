import { isTemporal } from '../../../linking/catalog.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import type { Filter, Slot } from '../sketch.js'

/** "due next month", "scheduled for 3 May", "expected before June 2025": the date that is called so, whatever came of it. */
export function dueFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const column = dueSlot(chart, at)
  if (!column) return none
  const from = ['for', 'to', 'back'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  return [...new Set([at + 1, from])].flatMap((place) =>
    chart
      .datesAt(place)
      .map((span) => ({ value: { kind: 'date', span, column }, end: span.end, cost: -0.4 })),
  )
}

/** Whether "due" stands here for a date that is kept: no word to pass over. "Due to" says why. */
export function saysDue(chart: Chart, at: number): boolean {
  return lowAt(chart, at) === 'due' && lowAt(chart, at + 1) !== 'to' && dueSlot(chart, at) !== null
}

const ahead: ReadonlySet<string> = new Set(['due', 'scheduled', 'planned', 'expected'])

function dueSlot(chart: Chart, at: number): Slot | null {
  const token = chart.tokens[at]
  if (!token || !ahead.has(token.low)) return null
  const links = [...chart.columnById.values()]
    .filter((column) => isTemporal(column) && column.words.includes(token.low))
    .map(({ id, words }) => ({
      kind: 'column' as const,
      column: id,
      score: 0.9,
      reason: 'derived' as const,
      readAs: words.join(' '),
    }))
  if (links.length === 0) return null
  return {
    mention: { start: at, end: at + 1, links },
    role: 'any',
    text: token.text,
    plural: false,
    literal: null,
  }
}
