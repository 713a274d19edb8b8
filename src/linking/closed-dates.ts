import type { Clock } from './calendar.js'
import { periodAt } from './date-points.js'
import { type DateSpan, dateSpan } from './date-span.js'
import { dayIn, low } from './date-words.js'
import type { Token } from './tokens.js'

/** "between A and B", "from A to B", "A to B", both ends included. */
export function closedDates(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
  const opener = low(tokens, at)
  const start = ['between', 'from'].includes(opener) ? at + 1 : at
  const first = periodAt(tokens, start, clock)
  if (!first) return shortSpan(tokens, at, start, clock)
  const joiner = low(tokens, first.end)
  const joins =
    opener === 'between' ? ['and', '-', 'to'] : ['to', 'until', 'till', 'through', 'thru', '-', 'up']
  if (!joins.includes(joiner)) return null
  let next = first.end + 1
  if (['to', 'and', 'the'].includes(low(tokens, next))) next++
  const second = periodAt(tokens, next, clock)
  if (!second || second.from < first.from || second.grain !== first.grain) return null
  return dateSpan(
    tokens,
    at,
    { ...second, end: bothInclusive(tokens, second.end), bare: first.bare && second.bare && start === at },
    first.from,
    second.to,
  )
}

/** "between 1 January and 30 April 2023", "from 10 to 20 June 2023": the first date takes its year from the second. */
function shortSpan(tokens: readonly Token[], at: number, start: number, clock: Clock): DateSpan | null {
  for (const length of [1, 2]) {
    const joiner = low(tokens, start + length)
    if (!['and', 'to', '-', 'until', 'through'].includes(joiner)) continue
    const second = periodAt(tokens, start + length + 1, clock)
    if (second?.grain !== 'day') continue
    const words = tokens.slice(start, start + length).map((token) => token.low)
    const [year = '', month = ''] = second.from.split('-')
    const first =
      words.length === 1 ? dayIn(words, Number(year), Number(month)) : dayIn(words, Number(year), null)
    if (first === null || first > second.from) continue
    return dateSpan(
      tokens,
      at,
      { ...second, end: bothInclusive(tokens, second.end), bare: false },
      first,
      second.to,
    )
  }
  return null
}

/** The token after "(both inclusive)" and the like, which say of a range what it is anyway; `at` where none follows. */
export function bothInclusive(tokens: readonly Token[], at: number): number {
  let next = ['(', ','].includes(low(tokens, at)) ? at + 1 : at
  const start = next
  while (
    [
      'both',
      'inclusive',
      'including',
      'of',
      'start',
      'end',
      'and',
      'dates',
      ')',
      'inclusively',
      'included',
      'days',
      'ends',
      'endpoints',
    ].includes(low(tokens, next))
  )
    next++
  const said = tokens.slice(start, next).some((token) => token.low.startsWith('incl'))
  return said ? next : at
}
