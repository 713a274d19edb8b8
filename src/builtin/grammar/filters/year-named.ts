import { isYear } from '../../../linking/catalog.js'
import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import type { Filter, Noun } from '../sketch.js'

/** "in the 2026 season", "of the 2019 vintage": a year before the name of the column that keeps it. */
export function yearNamedFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const place = lowAt(chart, at) === 'the' ? at + 1 : at
  const amount = chart.tokens[place]?.number ?? null
  if (amount === null || !/^(?:1[4-9]|20)\d\d$/.test(lowAt(chart, place))) return none
  return chart.mentionsAt(place + 1).flatMap((mention): readonly Parsed<Filter>[] => {
    const slot = slotFor(chart, mention, 'number', (link) => {
      const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
      return column !== undefined && isYear(column) && link.score >= 0.8
    })
    if (!slot || slot.plural) return none
    const plain = { pre: none, distinct: false, extreme: null, owner: null }
    const noun: Noun = { slot, ...plain, start: place + 1, end: mention.end }
    return [
      {
        value: { kind: 'compare', term: { kind: 'noun', noun }, op: '=', amount, upper: null },
        end: mention.end,
        cost: -0.1,
      },
    ]
  })
}
