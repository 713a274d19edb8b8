import { add, type Clock, type Day, day, type Grain, isDay, isoWeek, startOf, today } from './calendar.js'
import type { Token } from './tokens.js'

/** A period named in the question, half open: from <= t < to. */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly grain: Grain
  /** Token after the last one of the phrase. */
  readonly end: number
  /** A lone four-digit number: a year only when its surroundings say so. */
  readonly bare: boolean
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const ordinals = ['first', 'second', 'third', 'fourth']
const grains: Readonly<Record<string, Grain>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
}

/** The period that starts at token `at`, longest reading first; null when none does. */
export function periodAt(tokens: readonly Token[], at: number, clock: Clock): Period | null {
  for (const read of [isoDay, quarterOf, halfOf, weekOf, monthPhrase, relativePhrase, decade, loneYear]) {
    const period = read(tokens, at, clock)
    if (period) return period
  }
  return null
}

/** The unit that a word counts in, "weeks" like "week"; null for any other word. */
export function grainOf(word: string): Grain | null {
  return Object.hasOwn(grains, word) ? (grains[word] ?? null) : null
}

type Reader = (tokens: readonly Token[], at: number, clock: Clock) => Period | null

const low = (tokens: readonly Token[], at: number) => tokens[at]?.low ?? ''

const isoDay: Reader = (tokens, at) => {
  const token = tokens[at]
  if (!token) return null
  const parts = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[t ].*)?$/.exec(token.low)
  if (parts) {
    const [year, month, date] = [
      Number(parts[1]),
      Number(parts[2]),
      parts[3] === undefined ? null : Number(parts[3]),
    ]
    if (month < 1 || month > 12) return null
    if (date === null) return period(day(year, month), 'month', at + 1)
    return isDay(year, month, date) ? period(day(year, month, date), 'day', at + 1) : null
  }
  return null
}

function period(from: Day, grain: Grain, end: number, bare = false): Period {
  return { from, to: add(from, 1, grain), grain, end, bare }
}

/** 1 for January or "Jan"; null for any other word. */
export function monthNumber(word: string): number | null {
  const clean = word.replace(/\.$/, '')
  if (clean.length < 3) return null
  const found = monthNames.findIndex(
    (name) =>
      name === clean ||
      (clean.length <= 4 && name.startsWith(clean) && (clean.length === 3 || clean === 'sept')),
  )
  return found < 0 ? null : found + 1
}

/** "10", "1 January" or "January 1" in a year; null when it is no day. */
export function dayIn(words: readonly string[], year: number, month: number | null): Day | null {
  const date = words
    .map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1])
    .find((digits) => digits !== undefined)
  const named = words.map(monthNumber).find((found) => found !== null) ?? month
  if (date === undefined || named === null || (month === null && words.length < 2)) return null
  return isDay(year, named, Number(date)) ? day(year, named, Number(date)) : null
}

/** A four-digit number that may be a year; null for any other token. */
export function yearNumber(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || token.number === null || !/^\d{4}$/.test(token.text)) return null
  return token.number >= 1500 && token.number <= 2200 ? token.number : null
}

function dateNumber(token: Token | undefined): number | null {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.low ?? '')
  const value = found ? Number(found[1]) : 0
  return value >= 1 && value <= 31 ? value : null
}

/** The year after an optional "of", "in" or comma. */
function yearAfter(tokens: readonly Token[], at: number): { year: number; end: number } | null {
  const skip = ['of', 'in', ',', 'for', 'the', 'year'].includes(low(tokens, at)) ? 1 : 0
  const more = skip === 1 && ['the', 'year'].includes(low(tokens, at + 1)) ? 1 : 0
  const most = more === 1 && low(tokens, at + 2) === 'year' ? 1 : 0
  const year = yearNumber(tokens[at + skip + more + most])
  return year === null ? null : { year, end: at + skip + more + most + 1 }
}

const monthPhrase: Reader = (tokens, at) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const month = monthNumber(low(tokens, start))
  if (month !== null) {
    if (isNoSuchDay(tokens, start, month)) return null
    const date = dateNumber(tokens[start + 1])
    if (date !== null) {
      const found = yearAfter(tokens, start + 2)
      return found && isDay(found.year, month, date)
        ? period(day(found.year, month, date), 'day', found.end)
        : null
    }
    const found = yearAfter(tokens, start + 1)
    return found ? period(day(found.year, month), 'month', found.end) : null
  }
  const date = dateNumber(tokens[start])
  const ofAt = low(tokens, start + 1) === 'of' ? start + 2 : start + 1
  const later = monthNumber(low(tokens, ofAt))
  if (date === null || later === null) return null
  const found = yearAfter(tokens, ofAt + 1)
  return found && isDay(found.year, later, date)
    ? period(day(found.year, later, date), 'day', found.end)
    : null
}

/** "30 February 2024" is no day, and not all of that month either. */
function isNoSuchDay(tokens: readonly Token[], at: number, month: number): boolean {
  const before = dateNumber(tokens[low(tokens, at - 1) === 'of' ? at - 2 : at - 1])
  const year = yearAfter(tokens, at + 1)
  return before !== null && year !== null && !isDay(year.year, month, before)
}

const quarterOf: Reader = (tokens, at, clock) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const code = /^q([1-4])$/.exec(low(tokens, start))
  const named = ordinalAt(tokens, start)
  const number = code
    ? Number(code[1])
    : named !== null && low(tokens, start + 1) === 'quarter'
      ? named
      : null
  const after = code ? start + 1 : start + 2
  if (number === null || number > 4) {
    const year = yearNumber(tokens[start])
    const tail = /^q([1-4])$/.exec(low(tokens, start + 1))
    return year !== null && tail ? period(day(year, Number(tail[1]) * 3 - 2), 'quarter', start + 2) : null
  }
  const found = yearAfter(tokens, after) ?? relativeYear(tokens, after, clock)
  return found ? period(day(found.year, number * 3 - 2), 'quarter', found.end) : null
}

const halfOf: Reader = (tokens, at, clock) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const code = /^h([12])$/.exec(low(tokens, start))
  const named = ordinalAt(tokens, start)
  const number = code ? Number(code[1]) : named !== null && low(tokens, start + 1) === 'half' ? named : null
  if (number === null || number > 2) return null
  const found =
    yearAfter(tokens, code ? start + 1 : start + 2) ??
    relativeYear(tokens, code ? start + 1 : start + 2, clock)
  if (!found) return null
  const from = day(found.year, number * 6 - 5)
  return { from, to: add(from, 6, 'month'), grain: 'month', end: found.end, bare: false }
}

function ordinalAt(tokens: readonly Token[], at: number): number | null {
  const word = low(tokens, at)
  const found = ordinals.indexOf(word)
  if (found >= 0) return found + 1
  if (word === 'last') return null
  const digits = /^([1-4])(?:st|nd|rd|th)$/.exec(word)
  return digits ? Number(digits[1]) : null
}

function relativeYear(
  tokens: readonly Token[],
  at: number,
  clock: Clock,
): { year: number; end: number } | null {
  const start = low(tokens, at) === 'of' ? at + 1 : at
  const shift = { this: 0, last: -1, previous: -1, next: 1 }[low(tokens, start)]
  if (shift === undefined || low(tokens, start + 1) !== 'year') return null
  return { year: Number(today(clock).slice(0, 4)) + shift, end: start + 2 }
}

const weekOf: Reader = (tokens, at) => {
  if (low(tokens, at) !== 'week') return null
  const week = tokens[at + 1]?.number ?? null
  const found = yearAfter(tokens, at + 2)
  if (week === null || !found || week < 1 || week > 53) return null
  return period(isoWeek(found.year, week), 'week', found.end)
}

const decade: Reader = (tokens, at) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const found = /^(\d{3}0)s$/.exec(low(tokens, start))
  if (!found) return null
  const from = day(Number(found[1]))
  return { from, to: add(from, 10, 'year'), grain: 'year', end: start + 1, bare: false }
}

const loneYear: Reader = (tokens, at) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const named = ['year', 'years'].includes(low(tokens, start))
  const year = yearNumber(tokens[named ? start + 1 : start])
  if (year === null || (start > at && !named)) return null
  return period(day(year), 'year', (named ? start + 1 : start) + 1, !named)
}

/** today, yesterday, this/last/next week, the past 30 days, 3 days ago. */
const relativePhrase: Reader = (tokens, at, clock) => {
  const now = today(clock)
  const word = low(tokens, at)
  if (word === 'today') return period(now, 'day', at + 1)
  if (word === 'yesterday') return period(add(now, -1, 'day'), 'day', at + 1)
  if (word === 'tomorrow') return period(add(now, 1, 'day'), 'day', at + 1)
  const start =
    word === 'the' || (word === 'over' && low(tokens, at + 1) === 'the') ? at + (word === 'the' ? 1 : 2) : at
  return shifted(tokens, start, now) ?? rolling(tokens, start, now) ?? ago(tokens, start, now)
}

function shifted(tokens: readonly Token[], at: number, now: Day): Period | null {
  const whole =
    low(tokens, at) === 'whole' && low(tokens, at + 1) === 'of'
      ? low(tokens, at + 2) === 'the'
        ? at + 3
        : at + 2
      : at
  const shift = { this: 0, current: 0, last: -1, previous: -1, preceding: -1, next: 1 }[low(tokens, whole)]
  const unitAt = ['iso', 'calendar', 'full'].includes(low(tokens, whole + 1)) ? whole + 2 : whole + 1
  const grain = grainOf(low(tokens, unitAt))
  if (shift === undefined || grain === null || low(tokens, unitAt).endsWith('s')) return null
  const noted = shift < 0 ? excludesCurrent(tokens, unitAt + 1, grain) : null
  return period(add(startOf(now, grain), shift, grain), grain, noted ?? unitAt + 1)
}

/** "past 30 days" reaches back from today and includes it; with "excluding the current month" it is whole months. */
function rolling(tokens: readonly Token[], at: number, now: Day): Period | null {
  if (!['past', 'last', 'previous', 'preceding', 'recent'].includes(low(tokens, at))) return null
  const count = tokens[at + 1]?.number ?? null
  let unitAt = count === null ? at + 1 : at + 2
  let whole = false
  if (['calendar', 'full', 'complete', 'whole', 'iso'].includes(low(tokens, unitAt))) {
    whole = true
    unitAt++
  }
  const grain = grainOf(low(tokens, unitAt))
  if (
    grain === null ||
    (count === null && low(tokens, at) !== 'past') ||
    (count !== null && !Number.isInteger(count))
  )
    return null
  const steps = count ?? 1
  const excluded = excludesCurrent(tokens, unitAt + 1, grain)
  if (whole || excluded !== null) {
    const to = startOf(now, grain)
    return { from: add(to, -steps, grain), to, grain, end: excluded ?? unitAt + 1, bare: false }
  }
  return {
    from: add(now, -steps, grain),
    to: add(now, 1, 'day'),
    grain: 'day',
    end: inclusiveNote(tokens, unitAt + 1),
    bare: false,
  }
}

/** "(excluding the current month)": the token after it, or null. */
function excludesCurrent(tokens: readonly Token[], at: number, grain: Grain): number | null {
  let next = ['(', ','].includes(low(tokens, at)) ? at + 1 : at
  if (!['excluding', 'exclusive', 'not'].includes(low(tokens, next))) return null
  next++
  while (['of', 'including', 'the', 'counting'].includes(low(tokens, next))) next++
  if (!['current', 'this', 'present'].includes(low(tokens, next)) || grainOf(low(tokens, next + 1)) !== grain)
    return null
  next += 2
  return low(tokens, next) === ')' ? next + 1 : next
}

/** ", inclusive of today's date": said of the range as it is anyway. */
function inclusiveNote(tokens: readonly Token[], at: number): number {
  let next = [',', '('].includes(low(tokens, at)) ? at + 1 : at
  if (!['inclusive', 'including'].includes(low(tokens, next))) return at
  next++
  while (
    [
      'of',
      'the',
      'today',
      'date',
      'of_',
      'ago',
      'day',
      'days',
      'month',
      'months',
      'week',
      'weeks',
      ')',
    ].includes(low(tokens, next)) ||
    tokens[next]?.kind === 'number'
  )
    next++
  return next
}

function ago(tokens: readonly Token[], at: number, now: Day): Period | null {
  const count = tokens[at]?.number ?? null
  const grain = grainOf(low(tokens, at + 1))
  if (count === null || grain === null || low(tokens, at + 2) !== 'ago') return null
  return period(add(now, -count, grain), 'day', at + 3)
}
