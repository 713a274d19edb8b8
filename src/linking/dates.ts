import type { ResolvedDate } from './briefing.js'
import type { Clock, Grain } from './calendar.js'
import { edgeRange } from './date-edges.js'
import { periodAt } from './date-points.js'
import { dayIn } from './date-words.js'
import type { Period } from './period.js'
import { type Token, tokenise } from './tokens.js'

/** A date phrase with its place in the question. */
export interface DateSpan extends ResolvedDate {
  readonly start: number
  readonly end: number
  readonly grain: Grain
  /** Only a four-digit number: needs a date column, a preposition or a verb beside it to count as a year. */
  readonly bare: boolean
}

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
    span(tokens, at, clock),
    bounded(tokens, at, clock),
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

const low = (tokens: readonly Token[], at: number) => tokens[at]?.low ?? ''

function made(
  tokens: readonly Token[],
  start: number,
  period: Pick<Period, 'grain' | 'end' | 'bare'>,
  from: string | null,
  to: string | null,
): DateSpan {
  const words = tokens.slice(start, period.end).map((token) => token.text)
  return {
    start,
    end: period.end,
    text: words.join(' ').replaceAll(' ,', ',').replaceAll(' of_', "'s"),
    from,
    to,
    grain: period.grain,
    bare: period.bare,
  }
}

/** "since the beginning of 2022", "the first three months of 2023". */
function edged(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
  const range = edgeRange(tokens, at, clock)
  return (
    range &&
    made(tokens, at, { ...range, end: bothInclusive(tokens, range.end), bare: false }, range.from, range.to)
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
    return made(
      tokens,
      at,
      { ...second, end: bothInclusive(tokens, second.end), bare: false },
      first,
      second.to,
    )
  }
  return null
}

/** "between A and B", "from A to B", "A to B", both ends included. */
function span(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
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
  return made(
    tokens,
    at,
    { ...second, end: bothInclusive(tokens, second.end), bare: first.bare && second.bare && start === at },
    first.from,
    second.to,
  )
}

function bothInclusive(tokens: readonly Token[], at: number): number {
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

const openers: readonly (readonly [readonly string[], 'from' | 'after' | 'before' | 'until'])[] = [
  [['on', 'or', 'after'], 'from'],
  [['on', 'or', 'before'], 'until'],
  [['no', 'later', 'than'], 'until'],
  [['not', 'before'], 'from'],
  [['starting', 'from'], 'from'],
  [['starting', 'in'], 'from'],
  [['later', 'than'], 'after'],
  [['earlier', 'than'], 'before'],
  [['prior', 'to'], 'before'],
  [['as', 'of'], 'from'],
  [['up', 'to'], 'until'],
  [['since'], 'from'],
  [['after'], 'after'],
  [['following'], 'after'],
  [['before'], 'before'],
  [['until'], 'until'],
  [['till'], 'until'],
  [['through'], 'until'],
]

/** "since 2019", "before March 2020", "2011 or later": one end open. */
function bounded(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
  for (const [words, kind] of openers) {
    if (!words.every((word, offset) => low(tokens, at + offset) === word)) continue
    const period = periodAt(tokens, skipIn(tokens, at + words.length), clock)
    if (!period) return null
    return open(tokens, at, { ...period, bare: false }, kind)
  }
  const opener = ['in', 'on', 'from', 'during'].includes(low(tokens, at)) ? at + 1 : at
  const period = periodAt(tokens, opener, clock)
  if (!period) return null
  const later =
    tailKind(tokens, period.end) ?? (low(tokens, at) === 'from' ? onTail(tokens, period.end) : null)
  if (later === null) return opener > at && low(tokens, at) === 'from' ? null : null
  return open(tokens, at, { ...period, end: later.end, bare: false }, later.kind)
}

function tailKind(tokens: readonly Token[], at: number): { kind: 'from' | 'until'; end: number } | null {
  const word = low(tokens, at)
  const next = low(tokens, at + 1)
  if (['onward', 'onwards'].includes(word)) return { kind: 'from', end: at + 1 }
  if (word === 'and' && ['onward', 'onwards', 'later', 'after'].includes(next))
    return { kind: 'from', end: at + 2 }
  if (word === 'or' && ['later', 'after', 'newer'].includes(next)) return { kind: 'from', end: at + 2 }
  if (['or', 'and'].includes(word) && ['earlier', 'before', 'older'].includes(next))
    return { kind: 'until', end: at + 2 }
  return null
}

/** "from 2018 on": nothing follows that it could belong to. */
function onTail(tokens: readonly Token[], at: number): { kind: 'from'; end: number } | null {
  const next = tokens[at + 1]
  return low(tokens, at) === 'on' && (!next || next.kind === 'mark' || next.low === 'and')
    ? { kind: 'from', end: at + 1 }
    : null
}

function open(
  tokens: readonly Token[],
  at: number,
  period: Period,
  kind: 'from' | 'after' | 'before' | 'until',
): DateSpan {
  switch (kind) {
    case 'from':
      return made(tokens, at, period, period.from, null)
    case 'after':
      return made(tokens, at, period, period.to, null)
    case 'before':
      return made(tokens, at, period, null, period.from)
    case 'until':
      return made(tokens, at, period, null, period.to)
    default:
      return kind satisfies never
  }
}

function skipIn(tokens: readonly Token[], at: number): number {
  return ['the', 'in'].includes(low(tokens, at)) && low(tokens, at + 1) !== 'last'
    ? at + (low(tokens, at) === 'in' ? 1 : 0)
    : at
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
  return made(tokens, at, { ...period, bare: period.bare && weak }, period.from, period.to)
}
