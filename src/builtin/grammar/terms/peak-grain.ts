import { type Chart, lowAt, type Parsed, skipDeterminers } from '../chart.js'
import { topOpenings } from '../nouns/top-openings.js'
import { phrasesAt } from '../phrase-book.js'
import type { Term } from '../sketch.js'
import { grainAt } from './grain.js'

/** "the top 3 months", "which three months": by what is said elsewhere; "the busiest day of the week": by how much happened. */
export function peakGrainAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const counted = topOpenings(chart, start).flatMap(({ end, extreme }) =>
    extreme && (extreme.word === 'common' || plainTop.has(extreme.word)) && extreme.hints.length === 0
      ? [{ end, limit: extreme.limit, descending: extreme.descending, busy: extreme.word === 'common' }]
      : [],
  )
  const limit = chart.tokens[start]?.number ?? null
  const from = limit === null ? start : start + 1
  const busy = phrasesAt(chart.tokens, from, 'busiest').map(({ end, sense }) => ({
    end,
    limit: limit ?? 1,
    descending: sense === 'desc',
    busy: true,
  }))
  return [...counted, ...busy].flatMap(({ end, ...peak }) =>
    grainAt(chart, end).flatMap((found): readonly Parsed<Term>[] => {
      const term = found.value
      if (term.kind !== 'grain' || term.noun !== null || limit === 0) return []
      const plural = /s$/.test(lowAt(chart, end))
      return peak.limit === 1 || plural
        ? [{ ...found, value: { ...term, peak }, cost: found.cost + 0.1 }]
        : []
    }),
  )
}

const plainTop: ReadonlySet<string> = new Set(['top', 'best', 'bottom', 'worst'])
