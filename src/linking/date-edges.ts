import { add, type Clock, type Day, day, type Grain, startOf, today } from './calendar.js'
import { periodAt } from './date-points.js'
import { grainOf, low, monthNumber, yearNumber } from './date-words.js'
import type { Period } from './period.js'
import type { Token } from './tokens.js'

/** A date phrase by its ends, the later one exclusive; null is an open end. */
export interface Range {
  readonly from: Day | null
  readonly to: Day | null
  readonly grain: Grain
  /** The token after its last. */
  readonly end: number
}

/** Ranges that are said by an edge or by their parts: "since the beginning of 2022", "the first three months of 2023". */
export function edgeRange(tokens: readonly Token[], at: number, clock: Clock): Range | null {
  return (
    sinceEdge(tokens, at, clock) ??
    sinceMonth(tokens, at, clock) ??
    partOfYear(tokens, at) ??
    soFar(tokens, at, clock) ??
    agoBound(tokens, at, clock) ??
    sharedYear(tokens, at, clock)
  )
}

/** "since the beginning of 2022", "before the end of March 2023", "by the end of 2021". */
function sinceEdge(tokens: readonly Token[], at: number, clock: Clock): Range | null {
  const opener = low(tokens, at)
  if (!['since', 'from', 'after', 'before', 'until', 'till', 'by', 'to'].includes(opener)) return null
  const named = low(tokens, at + 1) === 'the' ? at + 2 : at + 1
  const edge = edges[low(tokens, named)]
  if (!edge || low(tokens, named + 1) !== 'of') return null
  const period = periodAt(tokens, named + 2, clock)
  if (!period) return null
  const point = edge === 'start' ? period.from : period.to
  const rest = { grain: period.grain, end: period.end }
  if (['since', 'after'].includes(opener)) return { from: point, to: null, ...rest }
  if (opener === 'from')
    return ['on', 'onward', 'onwards'].includes(low(tokens, period.end))
      ? { from: point, to: null, ...rest, end: period.end + 1 }
      : null
  return opener === 'to' ? null : { from: null, to: point, ...rest }
}

const edges: Readonly<Record<string, 'start' | 'end'>> = {
  beginning: 'start',
  start: 'start',
  outset: 'start',
  end: 'end',
}

/** "since March": of this year, or of the last one while that month is still to come. */
function sinceMonth(tokens: readonly Token[], at: number, clock: Clock): Range | null {
  if (low(tokens, at) !== 'since') return null
  const start = ['the', 'last'].includes(low(tokens, at + 1)) ? at + 2 : at + 1
  const month = monthNumber(low(tokens, start))
  if (month === null || yearNumber(tokens[start + 1]) !== null || tokens[start + 1]?.kind === 'number')
    return null
  if (['of', 'in', ','].includes(low(tokens, start + 1)) && yearNumber(tokens[start + 2]) !== null)
    return null
  const now = today(clock)
  const year = Number(now.slice(0, 4)) - (day(Number(now.slice(0, 4)), month) > now ? 1 : 0)
  return { from: day(year, month), to: null, grain: 'month', end: start + 1 }
}

const counts: Readonly<Record<string, number>> = { month: 12, quarter: 4, day: 365, week: 52 }

/** "the first three months of 2023", "the last quarter of 2023", "the final month of 2022". */
function partOfYear(tokens: readonly Token[], at: number): Range | null {
  let next = at
  while (['in', 'during', 'for', 'over', 'of', 'the', 'within'].includes(low(tokens, next)) && next < at + 2)
    next++
  const side = low(tokens, next)
  if (!['first', 'last', 'final'].includes(side)) return null
  const count = tokens[next + 1]?.number ?? null
  const grain = grainOf(low(tokens, count === null ? next + 1 : next + 2))
  if (grain !== 'month' && grain !== 'quarter') return null
  if (count !== null && (!Number.isInteger(count) || count < 1 || count > (counts[grain] ?? 0))) return null
  let after = count === null ? next + 2 : next + 3
  if (!['of', 'in'].includes(low(tokens, after))) return null
  after++
  if (low(tokens, after) === 'the') after++
  if (low(tokens, after) === 'year') after++
  const year = yearNumber(tokens[after])
  if (year === null) return null
  const length = count ?? 1
  const from = side === 'first' ? day(year) : add(day(year + 1), -length, grain)
  return { from, to: add(from, length, grain), grain, end: after + 1 }
}

/** "this year to date", "year to date", "so far this month", "this year so far". */
function soFar(tokens: readonly Token[], at: number, clock: Clock): Range | null {
  const skip = ['in', 'for', 'during', 'the'].includes(low(tokens, at)) ? at + 1 : at
  const words = (from: number, length: number) =>
    tokens
      .slice(from, from + length)
      .map((token) => token.low)
      .join(' ')
  let found: { grain: Grain | null; end: number } | null = null
  if (words(skip, 3) === 'so far this') found = { grain: grainOf(low(tokens, skip + 3)), end: skip + 4 }
  const own = ['this', 'current'].includes(low(tokens, skip)) ? skip + 1 : skip
  if (words(own + 1, 2) === 'to date') found = { grain: grainOf(low(tokens, own)), end: own + 3 }
  if (own > skip && words(own + 1, 2) === 'so far') found = { grain: grainOf(low(tokens, own)), end: own + 3 }
  if (!found?.grain || low(tokens, own).endsWith('s')) return null
  const now = today(clock)
  return { from: startOf(now, found.grain), to: add(now, 1, 'day'), grain: 'day', end: found.end }
}

/** "more than two years ago", "less than 30 days ago", "at least a year ago". */
function agoBound(tokens: readonly Token[], at: number, clock: Clock): Range | null {
  const opener = [low(tokens, at), low(tokens, at + 1)].join(' ')
  const older = ['more than', 'longer than', 'at least'].includes(opener)
  const newer = opener === 'less than'
  const short = low(tokens, at) === 'over'
  if (!older && !newer && !short) return null
  const start = short ? at + 1 : at + 2
  const count = ['a', 'an'].includes(low(tokens, start)) ? 1 : (tokens[start]?.number ?? null)
  const grain = grainOf(low(tokens, start + 1))
  if (count === null || !Number.isInteger(count) || grain === null || low(tokens, start + 2) !== 'ago')
    return null
  const point = add(today(clock), -count, grain)
  const rest = { grain: 'day' as const, end: start + 3 }
  if (newer) return { from: add(point, 1, 'day'), to: null, ...rest }
  return { from: null, to: opener === 'at least' ? add(point, 1, 'day') : point, ...rest }
}

/** "between March and May 2024", "from January to March 2023", "Q1 to Q3 2023": the year is said once. */
function sharedYear(tokens: readonly Token[], at: number, clock: Clock): Range | null {
  const opener = low(tokens, at)
  const start = ['between', 'from'].includes(opener) ? at + 1 : at
  const joiners = opener === 'between' ? ['and', 'to', '-'] : ['to', 'until', 'till', 'through', '-']
  if (!joiners.includes(low(tokens, start + 1))) return null
  const second = periodAt(tokens, start + 2, clock)
  if (!second || (second.grain !== 'month' && second.grain !== 'quarter')) return null
  const from = sameGrain(low(tokens, start), second)
  return from !== null && from < second.from
    ? { from, to: second.to, grain: second.grain, end: second.end }
    : null
}

function sameGrain(word: string, { grain, from }: Period): Day | null {
  const year = Number(from.slice(0, 4))
  if (grain === 'month') {
    const month = monthNumber(word)
    return month === null ? null : day(year, month)
  }
  const quarter = /^q([1-4])$/.exec(word)
  return quarter ? day(year, Number(quarter[1]) * 3 - 2) : null
}
