import type { TimeGrain } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Noun, Slot, Term } from '../sketch.js'
import { momentsAt } from '../spans/moments.js'

/** Periods to show or group by: "month", "calendar week", "day of the week"; "month of order date" also says of which column. */
export function grainAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const cycle = phraseAt(chart.tokens, start, 'cycle')
  if (cycle) return withMoment(chart, { grain: cycle.sense as TimeGrain, end: cycle.end, cost: 0 })
  const skip = ['calendar', 'iso', 'single'].includes(lowAt(chart, start)) ? start + 1 : start
  const grain = grainWords[lowAt(chart, skip)]
  if (grain === undefined || lowAt(chart, skip) === 'date') return momentGrain(chart, start)
  return withMoment(chart, { grain, end: skip + 1, cost: 0.03 })
}

interface Grained {
  readonly grain: TimeGrain
  readonly end: number
  readonly cost: number
}

/** "month", "month of the order date", "weekday of publication". */
function withMoment(chart: Chart, { grain, end, cost }: Grained): readonly Parsed<Term>[] {
  const out: Parsed<Term>[] = [{ value: { kind: 'grain', grain, noun: null }, end, cost }]
  if (lowAt(chart, end) !== 'of') return out
  const nouns = nounAt(chart, end + 1, 'group')
  for (const noun of nouns)
    out.push({ value: { kind: 'grain', grain, noun: noun.value }, end: noun.end, cost: noun.cost })
  if (nouns.length === 0)
    for (const moment of momentsAt(chart, end + 1)) out.push(cutTerm(grain, moment, moment.end))
  return out
}

/** "hire year", "birth month", "purchase year" where the whole date is kept. */
function momentGrain(chart: Chart, at: number): readonly Parsed<Term>[] {
  const grain = grainWords[lowAt(chart, at + 1)]
  if (!grain || !cut.has(lowAt(chart, at + 1)) || relative.has(lowAt(chart, at))) return []
  if (chart.tokens[at]?.kind !== 'word' || isOneName(chart, at)) return []
  return momentsAt(chart, at)
    .filter(({ value, end }) => value.mention.start === at && end === at + 1)
    .map((moment) => cutTerm(grain, moment, at + 2))
}

/** What a whole date is cut to. */
const cut: ReadonlySet<string> = new Set('year years month months quarter quarters'.split(' '))
const relative: ReadonlySet<string> = new Set(
  'last next this first past previous current each every per by of same'.split(' '),
)

function isOneName(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some(
      ({ end, links }) => end > at + 1 && links.some((link) => link.kind !== 'table' && link.score >= 0.8),
    )
}

function cutTerm(grain: TimeGrain, { value: slot, cost }: Parsed<Slot>, end: number): Parsed<Term> {
  const noun: Noun = {
    slot: { ...slot, role: 'group' },
    pre: none,
    distinct: false,
    extreme: null,
    owner: null,
    start: slot.mention.start,
    end,
  }
  return { value: { kind: 'grain', grain, noun }, end, cost: cost + 0.02 }
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
