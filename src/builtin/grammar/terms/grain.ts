import type { TimeGrain } from '../../planning/plan.js'
import { type Chart, lowAt, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Term } from '../sketch.js'

/** Periods to show or group by: "month", "calendar week", "day of the week"; "month of order date" also says of which column. */
export function grainAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const cycle = phraseAt(chart.tokens, start, 'cycle')
  if (cycle)
    return [
      { value: { kind: 'grain', grain: cycle.sense as TimeGrain, noun: null }, end: cycle.end, cost: 0 },
    ]
  const skip = ['calendar', 'iso', 'single'].includes(lowAt(chart, start)) ? start + 1 : start
  const grain = grainWords[lowAt(chart, skip)]
  if (grain === undefined || lowAt(chart, skip) === 'date') return []
  const out: Parsed<Term>[] = [{ value: { kind: 'grain', grain, noun: null }, end: skip + 1, cost: 0.03 }]
  if (lowAt(chart, skip + 1) === 'of') {
    for (const noun of nounAt(chart, skip + 2, 'group'))
      out.push({ value: { kind: 'grain', grain, noun: noun.value }, end: noun.end, cost: noun.cost })
  }
  return out
}

/** The period that an adjective before a measure asks for ("monthly", "annual"); null for any other word. */
export function grainAdjectiveAt(chart: Chart, at: number): TimeGrain | null {
  const word = lowAt(chart, at)
  return /ly$|^annual$/.test(word)
    ? Object.hasOwn(grainWords, word)
      ? (grainWords[word] ?? null)
      : null
    : null
}

/** The period a word names ("month", "years"); null for any other word. */
export function grainOfWord(word: string): TimeGrain | null {
  return Object.hasOwn(grainWords, word) && word !== 'date' ? (grainWords[word] ?? null) : null
}

const grainWords: Readonly<Record<string, TimeGrain>> = {
  day: 'day',
  days: 'day',
  date: 'day',
  daily: 'day',
  week: 'week',
  weeks: 'week',
  weekly: 'week',
  month: 'month',
  months: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  quarterly: 'quarter',
  year: 'year',
  years: 'year',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
}
