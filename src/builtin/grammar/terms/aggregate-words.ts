import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, skipDeterminers } from '../chart.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'

/** Aggregates said one after another, none twice, and the place of the first word after them. */
export interface AggregateList {
  readonly fns: readonly Aggregate[]
  readonly end: number
}

/** Every list of aggregates that begins here: for "minimum and maximum budget" the minimum alone, and both. */
export function aggregateListsAt(chart: Chart, at: number): readonly AggregateList[] {
  const out: AggregateList[] = []
  const percentile = percentileAt(chart, at)
  if (percentile) out.push(percentile)
  for (const phrase of phrasesAt(chart.tokens, at, 'aggregate')) {
    let list: AggregateList = { fns: [phrase.sense as Aggregate], end: phrase.end }
    out.push(list)
    for (;;) {
      const joined = afterJoiner(chart, list.end)
      const next =
        joined === null ? null : phraseAt(chart.tokens, skipDeterminers(chart, joined), 'aggregate')
      if (!next || list.fns.includes(next.sense as Aggregate)) break
      list = { fns: [...list.fns, next.sense as Aggregate], end: next.end }
      out.push(list)
    }
  }
  return out
}

/** "90th percentile of". */
function percentileAt(chart: Chart, at: number): AggregateList | null {
  const nth = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(lowAt(chart, at))
  if (!nth || lowAt(chart, at + 1) !== 'percentile') return null
  return { fns: [`p${Number(nth[1])}`], end: lowAt(chart, at + 2) === 'of' ? at + 3 : at + 2 }
}

/** Past "and", a comma, or "as well as"; null when the list ends here. */
function afterJoiner(chart: Chart, at: number): number | null {
  if (lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'and') return at + 2
  return [',', 'and', '&', '/', 'as'].includes(lowAt(chart, at))
    ? lowAt(chart, at) === 'as'
      ? at + 3
      : at + 1
    : null
}
