import type { Aggregate, TimeUnit } from '../../planning/plan.js'
import { type Chart, lowAt, skipDeterminers } from '../chart.js'
import { phraseAt } from '../phrase-book.js'

/** What the words before the two dates say: what to make of many spans, and the unit to count in (days unless said). */
export interface SpanOpening {
  readonly fn: Aggregate | null
  readonly unit: TimeUnit
  readonly end: number
}

/** "average number of days", "how long did it take", "time in hours that passed". Null when no span begins here. */
export function openingAt(chart: Chart, at: number): SpanOpening | null {
  const averaged = lowAt(chart, at) === 'on' && lowAt(chart, at + 1) === 'average'
  const after = averaged ? (lowAt(chart, at + 2) === ',' ? at + 3 : at + 2) : at
  let next = skipDeterminers(chart, after)
  let fn: Aggregate | null = averaged ? 'avg' : null
  const aggregate = phraseAt(chart.tokens, next, 'aggregate')
  if (aggregate) {
    fn = aggregate.sense as Aggregate
    next = aggregate.end
  }
  const counted = phraseAt(chart.tokens, next, 'howMany') ?? phraseAt(chart.tokens, next, 'countStrict')
  const length = lengthAt(chart, counted?.end ?? next, counted !== null)
  if (!length) return null
  return afterFillers(chart, { ...length, fn })
}

/** "days", "how long", "time", "time difference in hours" */
function lengthAt(chart: Chart, at: number, counted: boolean): { unit: TimeUnit; end: number } | null {
  const word = lowAt(chart, at)
  const after = lowAt(chart, at + 1)
  let unit: TimeUnit = 'day'
  let end = at + 1
  const said = spanUnitOf(word)
  if (said) unit = said
  else if (word === 'how' && after === 'long') end = at + 2
  else if (counted || !lengths.has(word)) return null
  else if (after === 'difference' || after === 'span') end = at + 2
  const inUnit = lowAt(chart, end) === 'in' ? spanUnitOf(lowAt(chart, end + 1)) : null
  return inUnit ? { unit: inUnit, end: end + 2 } : { unit, end }
}

/** "on average did it take": skipped, eight words at most. */
function afterFillers(chart: Chart, opening: SpanOpening): SpanOpening {
  let { fn, end, unit } = opening
  for (let guard = 0; guard < 8; guard++) {
    if (lowAt(chart, end) === 'on' && lowAt(chart, end + 1) === 'average') {
      fn = 'avg'
      end += 2
    } else if (lowAt(chart, end) === 'in' && spanUnitOf(lowAt(chart, end + 1))) {
      unit = spanUnitOf(lowAt(chart, end + 1)) ?? unit
      end += 2
    } else if (fillers.has(lowAt(chart, end))) end++
    else break
  }
  return { fn, end, unit }
}

/** The unit of time a word names, in either number; null for any other word. */
export function spanUnitOf(word: string): TimeUnit | null {
  return Object.hasOwn(units, word) ? (units[word] ?? null) : null
}

const units: Readonly<Record<string, TimeUnit>> = {
  day: 'day',
  days: 'day',
  hour: 'hour',
  hours: 'hour',
  minute: 'minute',
  minutes: 'minute',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
}

const lengths: ReadonlySet<string> = new Set([
  'time',
  'duration',
  'interval',
  'delay',
  'gap',
  'lag',
  'difference',
  'period',
  'timespan',
])

const fillers: ReadonlySet<string> = new Set([
  ',',
  'did',
  'does',
  'do',
  'it',
  'take',
  'takes',
  'took',
  'taken',
  'takes',
  'passed',
  'pass',
  'passes',
  'elapsed',
  'elapse',
  'elapses',
  'are',
  'is',
  'there',
  'was',
  'were',
  'usually',
  'typically',
  'go',
  'goes',
  'by',
  'that',
  'lie',
  'lies',
  'has',
  'have',
  'been',
  'went',
  'spent',
  'the',
  'for',
  'needed',
])
