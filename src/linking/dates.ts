import type { Clock } from './calendar.js'
import { bothInclusive, closedDates } from './closed-dates.js'
import { edgeRange } from './date-edges.js'
import { periodAt } from './date-points.js'
import { type DateSpan, dateSpan } from './date-span.js'
import { low } from './date-words.js'
import { onTail, openDates } from './open-dates.js'
import { type Token, tokenise } from './tokens.js'

export type { DateSpan } from './date-span.js'

/** The date phrases of a question as absolute half-open ranges; longest phrase at each place, left to right. */
export function findDates(question: string, clock: Clock): readonly DateSpan[] {
  const tokens = tokenise(question)
  const out: DateSpan[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = dateSpansAt(tokens, at, clock)[0]
    if (!found || found.bare) continue
    out.push(found)
    at = found.end - 1
  }
  return out
}

/** Every reading of a date phrase that begins at a token, longest first. */
export function dateSpansAt(tokens: readonly Token[], at: number, clock: Clock): readonly DateSpan[] {
  const found = [
    edged(tokens, at, clock),
    closedDates(tokens, at, clock),
    openDates(tokens, at, clock),
    single(tokens, at, clock),
  ].filter((each) => each !== null)
  const seen = new Set<string>()
  return found
    .filter((each) => {
      const key = `${each.end}:${each.from}:${each.to}`
      return seen.has(key) ? false : seen.add(key)
    })
    .sort((a, b) => b.end - a.end)
}

/** "since the beginning of 2022", "the first three months of 2023". */
function edged(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
  const range = edgeRange(tokens, at, clock)
  return (
    range &&
    dateSpan(
      tokens,
      at,
      { ...range, end: bothInclusive(tokens, range.end), bare: false },
      range.from,
      range.to,
    )
  )
}

const prepositions = new Set([
  'in',
  'on',
  'during',
  'for',
  'of',
  'from',
  'within',
  'over',
  'at',
  'by',
  'throughout',
])

function single(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
  let start = at
  while (prepositions.has(low(tokens, start)) && start < at + 2) start++
  const period = periodAt(tokens, start, clock)
  const opensFrom = [at, at - 1].some((place) => low(tokens, place) === 'from')
  if (!period || (opensFrom && onTail(tokens, period.end))) return null
  const weak = tokens
    .slice(at, start)
    .every((token) => ['of', 'for', 'by', 'at', 'over', 'from'].includes(token.low))
  return dateSpan(tokens, at, { ...period, bare: period.bare && weak }, period.from, period.to)
}
