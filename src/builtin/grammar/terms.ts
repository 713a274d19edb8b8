import { baseOf } from '../grounding/roles.js'
import { type Aggregate, needsNumbers, type TimeGrain } from '../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers, slotFor } from './chart.js'
import { formulaAt } from './formula-terms.js'
import { isColumnLink, nounAt } from './nouns.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import { ratioAt } from './ratio-terms.js'
import type { SlotRole, Term } from './sketch.js'
import { spanAt } from './span-terms.js'
import { trendAt } from './trend-terms.js'

/** Something to show, group or order by: a noun, a count, one aggregate or several over one noun. */
export const termsAt = production<readonly Term[]>('terms', (chart, at) => [
  ...sameTerms(chart, at),
  ...moneyTerms(chart, at),
  ...countTerms(chart, at),
  ...aggregateTerms(chart, at),
  ...formulaAt(chart, at).map((found) => one(found.value, found.end, found.cost)),
  ...ratioAt(chart, at).map((found) => one(found.value, found.end, found.cost)),
  ...trendAt(chart, at).map((found) => one(found.value, found.end, found.cost)),
  ...spanAt(chart, at).map((found) => one(found.value, found.end, found.cost)),
  ...bareGrain(chart, at),
  ...bareCount(chart, at),
  ...bothTerms(chart, at),
  ...nounAt(chart, at, 'thing').map((noun) => one({ kind: 'noun', noun: noun.value }, noun.end, noun.cost)),
  ...nounAt(chart, at, 'value').map((noun) =>
    one({ kind: 'noun', noun: noun.value }, noun.end, noun.cost + 0.1),
  ),
])

/** A single measure: a count, an aggregate, or a numeric column. */
export const measureAt = production<Term>('measure', (chart, at) => [
  ...sameTerms(chart, at).map(first),
  ...moneyTerms(chart, at).map(first),
  ...countTerms(chart, at).map(first),
  ...aggregateTermAt(chart, at),
  ...formulaAt(chart, at),
  ...ratioAt(chart, at),
  ...spanAt(chart, at),
  ...nounAt(chart, at, 'extreme').map((noun) => ({
    value: { kind: 'noun', noun: noun.value } as Term,
    end: noun.end,
    cost: noun.cost,
  })),
])

/** "year, count and the difference": a period spoken of before. */
function bareGrain(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  return grainAt(chart, at)
    .filter((found) => found.value.kind === 'grain' && found.value.noun === null)
    .map((found) => one(found.value, found.end, 0.25))
}

/** "category, name and count": the number spoken of before. */
function bareCount(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  if (!['count', 'counts'].includes(lowAt(chart, at)) || at === 0) return []
  const next = chart.tokens[at + 1]
  return !next || next.kind === 'mark' || next.low === 'and' ? [one({ kind: 'same' }, at + 1, 0.2)] : []
}

/** "both last names": of the row and of the one it refers to. */
function bothTerms(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  if (lowAt(chart, at) !== 'both') return []
  return chart.mentionsAt(at + 1).flatMap((mention) => {
    const slot = slotFor(chart, mention, 'thing', isColumnLink)
    if (!slot) return []
    const part = (role: boolean) =>
      slot.mention.links.filter((link) => link.kind === 'column' && (baseOf(link.column) !== null) === role)
    const [own, referred] = [part(false), part(true)]
    if (own.length === 0 || referred.length === 0) return []
    const plain = { pre: none, distinct: false, extreme: null, owner: null, start: at, end: mention.end }
    const term = (links: typeof own): Term => ({
      kind: 'noun',
      noun: { ...plain, slot: { ...slot, mention: { ...slot.mention, links } } },
    })
    return [{ value: [term(own), term(referred)], end: mention.end, cost: -0.1 }]
  })
}

/** One aggregate over one noun. */
export const aggregateTermAt = production<Term>('aggregate', (chart, at) =>
  aggregateTerms(chart, at)
    .filter((found) => found.value.length === 1)
    .map(first),
)
/** "revenue", "total sales": only where no name of the schema says it better. */
function moneyTerms(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const start = skipDeterminers(chart, at)
  const named = (from: number, to: number) =>
    chart.tokens
      .slice(from, to)
      .some((token) =>
        chart
          .mentionsAt(token.index)
          .some((mention) => mention.links.some((link) => link.kind === 'column' && link.score >= 0.9)),
      )
  return phrasesAt(chart.tokens, start, 'money')
    .filter(({ end }) => !named(start, end))
    .map(({ end, sense }) =>
      one(
        {
          kind: 'money',
          word: chart.tokens
            .slice(start, end)
            .map((token) => token.text)
            .join(' '),
          fn: sense as Aggregate,
        },
        end,
        0.12,
      ),
    )
}

/** "that number", "how many there were", "the count". */
function sameTerms(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  return phrasesAt(chart.tokens, at, 'same')
    .filter(({ end }) => clauseEnds(chart, end))
    .map(({ end }) => one({ kind: 'same' }, end, 0.02))
}

/** "the most revenue", "the most money" */
export function moneyAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  return moneyTerms(chart, at).map(first)
}

function clauseEnds(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    token.kind === 'mark' ||
    ['and', 'in', 'first', 'from', 'descending', 'ascending'].includes(token.low)
  )
}

function one(term: Term, end: number, cost: number): Parsed<readonly Term[]> {
  return { value: [term], end, cost }
}

function first(found: Parsed<readonly Term[]>): Parsed<Term> {
  return { ...found, value: found.value[0] as Term }
}

/** "number of employees", "total count of different cities"; "employee count" is a name pattern or a count. */
function countTerms(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const out: Parsed<readonly Term[]>[] = []
  const start = skipDeterminers(chart, at)
  for (const phrase of phrasesAt(chart.tokens, start, 'count')) {
    const weak =
      ['total', 'amount'].includes(lowAt(chart, start)) &&
      phrase.end <= start + 2 &&
      !lowAt(chart, start + 1).startsWith('n')
    for (const noun of nounAt(chart, phrase.end, 'count')) {
      if (weak && (noun.value.slot.mention.links[0]?.score ?? 0) < 0.95) continue
      out.push(one({ kind: 'count', noun: noun.value }, noun.end, noun.cost + (weak ? 0.1 : 0)))
    }
  }
  if (lowAt(chart, start) === 'headcount')
    for (const noun of nounAt(chart, start, 'count'))
      out.push(one({ kind: 'count', noun: noun.value }, noun.end, noun.cost - 0.1))
  const whole = ['total', 'overall'].includes(lowAt(chart, start)) ? start + 1 : start
  for (const noun of nounAt(chart, whole, 'count')) {
    const word = lowAt(chart, noun.end)
    if (['count', 'counts', 'total', 'totals'].includes(word) && !noun.value.extreme) {
      out.push(one({ kind: 'count', noun: noun.value }, noun.end + 1, noun.cost + 0.05))
    }
  }
  return out
}

/** "average age", "maximum and minimum budget", "average, minimum, and maximum capacity". */
function aggregateTerms(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const out: Parsed<readonly Term[]>[] = []
  const start = skipDeterminers(chart, at)
  for (const { fns, end } of aggregateLists(chart, start)) {
    const from = skipDeterminers(chart, end, true)
    for (const phrase of phrasesAt(chart.tokens, from, 'countStrict')) {
      for (const noun of nounAt(chart, phrase.end, 'number')) {
        const of: Term = { kind: 'noun', noun: noun.value }
        out.push({
          value: fns.map((fn) => ({ kind: 'aggregate', fn, of }) as const),
          end: noun.end,
          cost: noun.cost + 0.01,
        })
      }
    }
    for (const inner of countTerms(chart, from)) {
      const term = inner.value[0]
      if (fns.length === 1 && fns[0] === 'avg' && term)
        out.push(one({ kind: 'aggregate', fn: 'avg', of: term }, inner.end, inner.cost + 0.05))
    }
    const role = chart.tokens.slice(start, end).every((token) => !sizeWords.has(token.low))
      ? roleOf(fns)
      : 'number'
    for (const noun of nounAt(chart, from, role)) {
      const of: Term = { kind: 'noun', noun: noun.value }
      out.push({
        value: fns.map((fn) => ({ kind: 'aggregate', fn, of }) as const),
        end: noun.end,
        cost: noun.cost,
      })
    }
  }
  return out
}

/** Of sizes, not of dates: no date is large. */
const sizeWords = new Set([
  'highest',
  'largest',
  'lowest',
  'smallest',
  'greatest',
  'biggest',
  'best',
  'worst',
  'peak',
  'cheapest',
  'shortest',
  'longest',
  'top',
  'least',
])

function roleOf(fns: readonly Aggregate[]): SlotRole {
  return fns.some(needsNumbers) ? 'number' : 'extreme'
}

function aggregateLists(chart: Chart, at: number): readonly { fns: readonly Aggregate[]; end: number }[] {
  const out: { fns: readonly Aggregate[]; end: number }[] = []
  const percentile = percentileAt(chart, at)
  if (percentile) out.push(percentile)
  for (const phrase of phrasesAt(chart.tokens, at, 'aggregate')) {
    const fns = [phrase.sense as Aggregate]
    out.push({ fns, end: phrase.end })
    let end = phrase.end
    let all: readonly Aggregate[] = fns
    for (;;) {
      const joined = joiner(chart, end)
      const next =
        joined === null ? null : phraseAt(chart.tokens, skipDeterminers(chart, joined), 'aggregate')
      if (!next || all.includes(next.sense as Aggregate)) break
      all = [...all, next.sense as Aggregate]
      end = next.end
      out.push({ fns: all, end })
    }
  }
  return out
}

/** "90th percentile of". */
function percentileAt(chart: Chart, at: number): { fns: readonly Aggregate[]; end: number } | null {
  const nth = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(lowAt(chart, at))
  if (!nth || lowAt(chart, at + 1) !== 'percentile') return null
  return { fns: [`p${Number(nth[1])}`], end: lowAt(chart, at + 2) === 'of' ? at + 3 : at + 2 }
}

function joiner(chart: Chart, at: number): number | null {
  if (lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'and') return at + 2
  return [',', 'and', '&', '/', 'as'].includes(lowAt(chart, at))
    ? lowAt(chart, at) === 'as'
      ? at + 3
      : at + 1
    : null
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

/** "month", "calendar week", "month of order date", "order month". */
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

/** "monthly", "daily" before a measure. */
export function grainAdjectiveAt(chart: Chart, at: number): TimeGrain | null {
  const word = lowAt(chart, at)
  return /ly$|^annual$/.test(word)
    ? Object.hasOwn(grainWords, word)
      ? (grainWords[word] ?? null)
      : null
    : null
}
