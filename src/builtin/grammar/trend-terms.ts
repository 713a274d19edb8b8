import type { TimeGrain } from '../planning/plan.js'
import { type Chart, lowAt, type Parsed, production, skipDeterminers } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Term } from './sketch.js'
import { grainAdjectiveAt } from './terms/grain.js'
import { measureAt } from './terms/terms.js'

type TrendTerm = Extract<Term, { kind: 'trend' }>

/** "running total of sales", "year over year growth in the number of orders", "the difference to the previous year". */
export const trendAt = production<Term>('trend', (chart, at) => {
  const start = skipDeterminers(chart, at)
  return [...running(chart, start), ...changes(chart, start)]
})

function running(chart: Chart, at: number): readonly Parsed<Term>[] {
  return phrasesAt(chart.tokens, at, 'running').flatMap((phrase) =>
    [...measured(chart, phrase.end), { value: { kind: 'same' } as const, end: phrase.end, cost: 0.1 }].map(
      (found) =>
        trend({ ...found, end: upToThen(chart, found.end) }, { how: 'running', percent: 'abs', grain: null }),
    ),
  )
}

function changes(chart: Chart, at: number): readonly Parsed<Term>[] {
  const before = phraseAt(chart.tokens, at, 'overPeriod')
  const adjective = before ? null : grainAdjectiveAt(chart, at)
  const start = before?.end ?? (adjective ? at + 1 : at)
  const given = (before?.sense as TimeGrain | undefined) ?? adjective
  const out: Parsed<Term>[] = []
  for (const phrase of phrasesAt(chart.tokens, start, 'changeOf')) {
    const percent = phrase.sense as TrendTerm['percent']
    const close = (found: Parsed<Term>) => {
      const after = phraseAt(chart.tokens, found.end, 'overPeriod')
      const grain = given ?? (after?.sense as TimeGrain | undefined) ?? null
      out.push(trend({ ...found, end: after?.end ?? found.end }, { how: 'change', percent, grain }))
    }
    for (const found of measured(chart, phrase.end)) close(found)
    close({ value: { kind: 'same' }, end: phrase.end, cost: 0.1 })
  }
  return out
}

function measured(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, lowAt(chart, at) === 'of' ? at + 1 : at)
  const counts = nounAt(chart, start, 'count').map((noun) => ({
    value: { kind: 'count', noun: noun.value } as Term,
    end: noun.end,
    cost: noun.cost + 0.03,
  }))
  return [
    ...measureAt(chart, start).filter(
      (found) => found.value.kind !== 'trend' && found.value.kind !== 'ratio',
    ),
    ...counts,
  ]
}

function trend(found: Parsed<Term>, rest: Pick<TrendTerm, 'how' | 'percent' | 'grain'>): Parsed<Term> {
  return { value: { kind: 'trend', of: found.value, ...rest }, end: found.end, cost: found.cost }
}

/** "up to that year", "until then", "so far": what a running total is anyway. */
function upToThen(chart: Chart, at: number): number {
  return phraseAt(chart.tokens, at, 'upToThen')?.end ?? at
}
