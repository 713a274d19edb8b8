import { isTemporal, isYear } from '../../../linking/catalog.js'
import { saysVerb } from '../../grounding/dates/called-after.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import type { Filter, Slot } from '../sketch.js'

/** "who became members before 2019": by the date that is called after what they became. */
export function becameFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  if (!['became', 'become', 'becoming'].includes(lowAt(chart, at))) return none
  const place = ['a', 'an', 'our'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  const token = chart.tokens[place]
  if (token?.kind !== 'word') return none
  const links = [...chart.columnById.values()]
    .filter((column) => (isTemporal(column) || isYear(column)) && saysVerb(column.words, token.stem))
    .map(({ id, words }) => ({
      kind: 'column' as const,
      column: id,
      score: 0.9,
      reason: 'derived' as const,
      readAs: words.join(' '),
    }))
  if (links.length === 0) return none
  const mention = { start: place, end: place + 1, links }
  const column: Slot = { mention, role: 'any', text: token.text, plural: false, literal: null }
  return chart
    .datesAt(place + 1)
    .map((span) => ({ value: { kind: 'date', span, column }, end: span.end, cost: -0.25 }))
}
