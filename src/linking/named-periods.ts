import { add, day, isDay, isoWeek } from './calendar.js'
import { dateNumber, low, monthNumber, ordinalAt, relativeYear, yearAfter, yearNumber } from './date-words.js'
import { type PeriodReader, period } from './period.js'
import type { Token } from './tokens.js'

/** "2024-03-07" and "2024/03", a time of day behind it left aside. */
export const isoDay: PeriodReader = (tokens, at) => {
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

/** "March 2024", "7 March 2024", "March 7th, 2024"; a month without a year is none. */
export const monthPhrase: PeriodReader = (tokens, at) => {
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

/** "Q3 2024", "2024 Q3", "the third quarter of last year". */
export const quarterOf: PeriodReader = (tokens, at, clock) => {
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

/** "H1 2024", "the second half of this year". */
export const halfOf: PeriodReader = (tokens, at, clock) => {
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

/** "Week 7 of 2024", as ISO 8601 counts weeks. */
export const weekOf: PeriodReader = (tokens, at) => {
  if (low(tokens, at) !== 'week') return null
  const week = tokens[at + 1]?.number ?? null
  const found = yearAfter(tokens, at + 2)
  if (week === null || !found || week < 1 || week > 53) return null
  return period(isoWeek(found.year, week), 'week', found.end)
}

/** "The 1990s": ten years. */
export const decade: PeriodReader = (tokens, at) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const found = /^(\d{3}0)s$/.exec(low(tokens, start))
  if (!found) return null
  const from = day(Number(found[1]))
  return { from, to: add(from, 10, 'year'), grain: 'year', end: start + 1, bare: false }
}

/** "2024", `bare` unless it says "the year". */
export const loneYear: PeriodReader = (tokens, at) => {
  const start = low(tokens, at) === 'the' ? at + 1 : at
  const named = ['year', 'years'].includes(low(tokens, start))
  const year = yearNumber(tokens[named ? start + 1 : start])
  if (year === null || (start > at && !named)) return null
  return period(day(year), 'year', (named ? start + 1 : start) + 1, !named)
}
